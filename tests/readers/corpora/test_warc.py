"""Pages in web archives."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.corpora import Member, documents, kind_of, read_member
from stancegraph.readers.skips import Skip
from stancegraph.records.article import Article

pytest.importorskip("warcio")

PAGE = (
    b"<!DOCTYPE html><html lang='en'><head><title>Envoys differ over the lake treaty</title>"
    b"</head><body><article><h1>Envoys differ over the lake treaty</h1>"
    b"<p>Chile on Tuesday praised the lake treaty in a meeting of envoys in Geneva.</p>"
    b"<p>The talks on the treaty had begun in the spring and went on for many weeks.</p>"
    b"</article></body></html>"
)


def record(address: str, status: str, kind: str, data: bytes) -> bytes:
    """An answer of a server, as a web archive keeps it."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        "WARC-Date: 2024-03-05T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.fixture(params=["crawl.warc", "crawl.warc.gz"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A page, a picture and a page that was not found; packed record by record, or not."""
    path = tmp_path / str(request.param)
    records = [
        record("https://example.org/lake", "200 OK", "text/html; charset=utf-8", PAGE),
        record("https://example.org/lake.png", "200 OK", "image/png", b"\x89PNG"),
        record("https://example.org/gone", "404 Not Found", "text/html", b"<html>gone</html>"),
    ]
    packed = map(gzip.compress, records) if path.suffix == ".gz" else records
    path.write_bytes(b"".join(packed))
    return path


def test_a_page_is_a_document_and_other_answers_are_counted(archive: Path) -> None:
    assert kind_of(archive) == "warc"
    member, note = documents(archive, "warc")
    assert isinstance(member, Member)
    assert isinstance(note, Skip)
    assert (member.at, member.data) == (f"{archive}!https://example.org/lake", PAGE)
    assert (note.count, note.dropped) == (2, False)


def test_a_page_is_read_by_the_reader_of_pages(archive: Path) -> None:
    pytest.importorskip("trafilatura")
    member = next(documents(archive, "warc"))
    assert isinstance(member, Member)
    article = read_member(member)
    assert isinstance(article, Article)
    assert "Chile on Tuesday praised" in article.text
    assert article.document.url == "https://example.org/lake"
    assert article.document.label == "Envoys differ over the lake treaty"


@pytest.mark.parametrize("cut", [0, 40, 300, 450])
def test_a_damaged_archive_gives_no_half_a_page(archive: Path, cut: int) -> None:
    archive.write_bytes(archive.read_bytes()[:cut] + b"not an archive")
    told: list[object] = []
    try:
        told += documents(archive, "warc")
    except SourceError as error:
        told.append(error.hint)
    assert told
    assert not any(isinstance(one, Member) for one in told)


def test_a_wrong_length_is_noted_and_the_rest_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "crawl.warc"
    one = record("https://example.org/1", "200 OK", "text/html", PAGE)
    two = record("https://example.org/2", "200 OK", "text/html", PAGE)
    path.write_bytes(one[:-4] + b"more\r\n\r\n" + two)
    items = list(documents(path, "warc"))
    assert [one.at for one in items if isinstance(one, Member)] == [
        f"{path}!https://example.org/1",
        f"{path}!https://example.org/2",
    ]
    (note,) = (one for one in items if isinstance(one, Skip))
    assert (note.what, note.dropped) == ("the length of a record is wrong", False)
    assert capfd.readouterr().err == ""
