"""What is refused before anything is read from a file."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.files import MAX_BYTES, decode, load


def test_a_file_is_known_by_its_name_and_the_hash_of_its_bytes(save):
    path = save("brief.txt", "Kenya welcomed the plan.\r\n")
    source = load(path)
    assert source.name == "brief.txt"
    assert source.sha256 == hashlib.sha256(b"Kenya welcomed the plan.\r\n").hexdigest()
    assert decode(source) == "Kenya welcomed the plan.\r\n"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 word/document.xml", "office document"),
        (b"The vote\x00was close.", "byte 8 is zero"),
    ],
)
def test_what_is_no_text_is_refused(save, content, complaint):
    path = save("brief.txt", content)
    with pytest.raises(SourceError, match=complaint) as caught:
        load(path)
    assert caught.value.at == str(path)
    assert caught.value.hint


def test_a_missing_file_is_named_as_the_user_wrote_it():
    with pytest.raises(SourceError, match="no such file") as caught:
        load("reports/../nowhere.txt")
    assert caught.value.at == "reports/../nowhere.txt"


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(SourceError, match="folder"):
        load(tmp_path)


def test_an_impossible_name_is_refused():
    with pytest.raises(SourceError):
        load("brief\x00.txt")
    with pytest.raises(SourceError):
        load("b" * 5000)


def test_a_file_of_100_megabytes_is_refused_unread(save, monkeypatch):
    path = save("long.txt", "")
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("the file was opened"))
    with pytest.raises(SourceError, match=f"100,000,000 bytes, where {MAX_BYTES:,}"):
        load(path)


def test_the_offset_of_the_first_undecodable_byte_is_told(save):
    source = load(save("latin.txt", "Die Erklärung".encode("latin-1")))
    with pytest.raises(SourceError, match=r"byte 8 \(0xe4\) is not UTF-8") as caught:
        decode(source)
    assert "iconv" in str(caught.value)


def test_offsets_in_a_file_count_its_byte_order_mark(save):
    source = load(save("marked.txt", b"\xef\xbb\xbfabc\xff"))
    with pytest.raises(SourceError, match="byte 6 "):
        decode(source)


def test_a_byte_order_mark_is_no_part_of_the_text(save):
    assert decode(load(save("marked.txt", b"\xef\xbb\xbfKenya\r\nagreed."))) == "Kenya\r\nagreed."


def test_utf_16_is_refused_with_the_way_out(save):
    source = load(save("wide.txt", "Kenya agreed.".encode("utf-16")))
    with pytest.raises(SourceError, match="UTF-16") as caught:
        decode(source)
    assert "iconv -f UTF-16" in str(caught.value)


def test_a_byte_order_mark_alone_is_no_text(save):
    with pytest.raises(SourceError, match="no text"):
        decode(load(save("marked.txt", b"\xef\xbb\xbf")))


def test_a_name_that_is_no_text_is_refused(tmp_path: Path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/brief-\xff.txt"))
    path.write_text("Kenya welcomed the plan.", encoding="utf-8")
    with pytest.raises(SourceError, match="name of the file is not UTF-8"):
        load(path)
