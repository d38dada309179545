"""Documents in zip and tar archives, and archives that mean harm."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.corpora import Member, documents, kind_of
from stancegraph.readers.corpora import limits as limits_module
from stancegraph.readers.skips import Skip

TEXT = b"Kenya welcomed the plan for the lake.\n"


def packed(path: Path, files: dict[str, bytes], mode: str = "w") -> Path:
    """A tar archive of some files."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            one = tarfile.TarInfo(name)
            one.size = len(data)
            archive.addfile(one, io.BytesIO(data))
    return path


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    """A zip archive of some files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read(path: Path) -> tuple[list[Member], list[Skip]]:
    kind = kind_of(path)
    assert kind is not None
    items = list(documents(path, kind))
    members = [one for one in items if isinstance(one, Member)]
    return members, [one for one in items if isinstance(one, Skip)]


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("news.tar", "w"),
        ("news.tar.gz", "w:gz"),
        ("news.tgz", "w:gz"),
        ("news.tar.xz", "w:xz"),
        ("news.tar.bz2", "w:bz2"),
        ("NEWS.ZIP", ""),
    ],
)
def test_every_kind_of_archive_gives_its_documents(tmp_path: Path, name: str, mode: str) -> None:
    files = {"./march/a.txt": TEXT, "b.txt": b"Peru agreed."}
    path = packed(tmp_path / name, files, mode) if mode else zipped(tmp_path / name, files)
    members, skips = read(path)
    assert {(one.name, one.data) for one in members} == {
        ("march/a.txt", TEXT),
        ("b.txt", b"Peru agreed."),
    }
    assert {one.at for one in members} == {f"{path}!march/a.txt", f"{path}!b.txt"}
    assert skips == []


def test_hidden_files_are_left_out_in_silence(tmp_path: Path) -> None:
    files = {"a.txt": TEXT, ".git/b.txt": TEXT, "__MACOSX/c.txt": TEXT, "._d.txt": TEXT}
    for path in (zipped(tmp_path / "n.zip", files), packed(tmp_path / "n.tar", files)):
        members, skips = read(path)
        assert ([one.name for one in members], skips) == (["a.txt"], [])


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_read(tmp_path: Path, name: str) -> None:
    files = {name: TEXT, "good.txt": TEXT}
    for path in (zipped(tmp_path / "n.zip", files), packed(tmp_path / "n.tar", files)):
        members, (skip,) = read(path)
        assert [one.name for one in members] == ["good.txt"]
        assert "leads out of the archive" in skip.what


@pytest.mark.parametrize(
    ("kind", "complaint"),
    [
        (tarfile.SYMTYPE, "a link"),
        (tarfile.LNKTYPE, "a link"),
        (tarfile.CHRTYPE, "a device"),
        (tarfile.FIFOTYPE, "pipe"),
    ],
)
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes, complaint: str) -> None:
    path = tmp_path / "n.tar"
    with tarfile.open(path, "w") as archive:
        one = tarfile.TarInfo("passwords.txt")
        one.type, one.linkname = kind, "/etc/passwd"
        archive.addfile(one)
        two = tarfile.TarInfo("good.txt")
        two.size = len(TEXT)
        archive.addfile(two, io.BytesIO(TEXT))
    members, (skip,) = read(path)
    assert [one.data for one in members] == [TEXT]
    assert complaint in skip.what
    assert skip.at == f"{path}!passwords.txt"


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "n.zip"
    with zipfile.ZipFile(path, "w") as archive:
        one = zipfile.ZipInfo("passwords.txt")
        one.external_attr = 0o120777 << 16
        archive.writestr(one, "/etc/passwd")
    members, (skip,) = read(path)
    assert (members, skip.what) == ([], "a link is not followed")


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "n.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(SourceError, match="encrypted") as caught:
        read(path)
    assert caught.value.hint


def test_a_document_beyond_the_limit_is_skipped_and_the_next_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"long.txt": b"Peru agreed. " * 2_000_000, "short.txt": TEXT}
    for path in (zipped(tmp_path / "n.zip", files), packed(tmp_path / "n.tar", files)):
        members, (skip,) = read(path)
        assert [one.name for one in members] == ["short.txt"]
        assert "too large" in skip.what or "packed as no text" in skip.what


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    zeros = {f"{n}.txt": bytes(19_000_000) for n in range(4)}
    with pytest.raises(SourceError, match="200 times its size"):
        read(zipped(tmp_path / "n.zip", zeros))
    with pytest.raises(SourceError, match="200 times its size"):
        read(packed(tmp_path / "n.tar.gz", zeros, "w:gz"))


def test_the_number_of_documents_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits_module, "MAX_MEMBERS", 2)
    files = {f"{n}.txt": TEXT for n in range(3)}
    for path in (zipped(tmp_path / "n.zip", files), packed(tmp_path / "n.tar", files)):
        with pytest.raises(SourceError, match="more than 2 documents"):
            read(path)


def test_what_stands_before_the_damage_is_yielded(tmp_path: Path) -> None:
    path = packed(tmp_path / "n.tar", {"a.txt": TEXT, "b.txt": TEXT * 100})
    path.write_bytes(path.read_bytes()[:2000])
    items = documents(path, "tar")
    first = next(items)
    assert isinstance(first, Member)
    assert first.data == TEXT
    with pytest.raises(SourceError, match="damaged"):
        list(items)


@pytest.mark.parametrize("name", ["n.zip", "n.tar", "n.tar.gz", "n.tar.xz", "n.tar.bz2"])
@pytest.mark.parametrize("data", [b"", b"Kenya agreed.", b"PK\x03\x04", b"\x1f\x8b\x08\x00"])
def test_no_archive_at_all_is_an_error_and_no_crash(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    try:
        members, _ = read(path)
    except SourceError as error:
        assert error.hint  # noqa: PT017  # an empty tar is an archive without documents
    else:
        assert members == []


def test_a_zip_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "n.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 120
    path.write_bytes(data)
    with pytest.raises(SourceError, match="no zip archive"):
        read(path)
