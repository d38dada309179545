"""Loading files from outside: refused early and plainly where they are not what they should be."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from stancegraph.errors import SourceError

MAX_BYTES = 20_000_000
"""The largest article or fact sheet that is read."""
MAX_TABLE = 500_000_000
"""The largest data file that is read, in bytes after unpacking."""
_HEAD = 65_536
"""Bytes after unpacking by which a data file is recognised."""
_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"

_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3", "a database"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, with the name it is known by and the path as the user gave it."""

    name: str
    at: str
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data, plain or gzip: known by its first bytes, read whole when it is needed."""

    name: str
    """Without folders."""
    at: str
    """The path as the user gave it."""
    sha256: str
    """Of the bytes as they lie on the disk."""
    head: bytes
    """The first bytes after unpacking."""

    @property
    def suffix(self) -> str:
        """The suffix in small letters, that of `votes.csv.gz` being `.csv`."""
        return Path(self.name.removesuffix(".gz")).suffix.casefold()

    @classmethod
    def open(cls, path: str | Path) -> DataFile:
        """The file at a path, as far as its beginning tells.

        Raises SourceError for what is missing, no file, too large, or no gzip although it says so.
        """
        data = _bytes(path, MAX_TABLE)
        return cls(
            Path(path).name,
            str(path),
            hashlib.sha256(data).hexdigest(),
            _unpacked(data, str(path), _HEAD, whole=False),
        )

    @staticmethod
    def check(path: str | Path) -> None:
        """Raise SourceError for what is missing or no file; nothing is read."""
        _refuse_other(path)

    def read(self) -> bytes:
        """All bytes after unpacking.

        Raises SourceError where they are more than 500 MB, where the archive is damaged, and where
        the file is no longer what it was when it was opened.
        """
        data = _bytes(self.at, MAX_TABLE)
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise SourceError("the file changed while it was read", at=self.at, hint="try again")
        return _unpacked(data, self.at, MAX_TABLE, whole=True)


def load(path: str | Path, *, limit: int = MAX_BYTES) -> Source:
    """The bytes of a text file of at most `limit` bytes.

    Raises SourceError for what is missing, no file, empty, too large, or not text.
    """
    at, path = str(path), Path(path)
    data = _bytes(path, limit)
    refuse_binary(data, at)
    if not data.strip():
        raise SourceError("the file is empty", at=at, hint="save the text into it, or leave it out")
    return Source(path.name, at, data, hashlib.sha256(data).hexdigest())


def _bytes(path: str | Path, limit: int) -> bytes:
    at = str(path)
    _refuse_other(path)
    path = Path(path)
    try:
        _refuse_large(path.stat().st_size, limit, at)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(error, at) from error
    _refuse_large(len(data), limit, at)
    return data


def _refuse_other(path: str | Path) -> None:
    """Raise SourceError for a path at which there is no regular file."""
    at, path = str(path), Path(path)
    if not _is_unicode(path.name):
        raise SourceError("the name of the file is not UTF-8", at=at, hint="rename it")
    try:
        if path.is_dir():
            raise SourceError("this is a folder, not a file", at=at, hint="name the files in it")
        if not path.exists():
            raise SourceError("there is no such file", at=at, hint="check the path")
        if not path.is_file():
            raise SourceError("this is no regular file", at=at, hint="copy it to a file first")
    except (OSError, ValueError) as error:
        raise _unreadable(error, at) from error


def _unreadable(error: OSError | ValueError, at: str) -> SourceError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return SourceError(f"the file cannot be read: {reason}", at=at)


def _unpacked(data: bytes, at: str, limit: int, *, whole: bool) -> bytes:
    """At most `limit` bytes of what is packed; a gzip that unpacks to more is refused if whole."""
    if not data.startswith(_GZIP):
        return data[:limit]
    try:
        with gzip.open(BytesIO(data)) as stream:
            parts, size = [], 0
            while size <= limit and (part := stream.read(min(_CHUNK, limit + 1 - size))):
                parts.append(part)
                size += len(part)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(
            f"the gzip archive is damaged: {error}", at=at, hint="download the file again"
        ) from error
    if whole:
        _refuse_large(size, limit, at)
    return b"".join(parts)[:limit]


def _is_unicode(name: str) -> bool:
    """Whether a file name is text: Python keeps its foreign bytes as half characters."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def _refuse_large(size: int, limit: int, at: str) -> None:
    if size > limit:
        raise SourceError(
            f"the file is too large: {size:,} bytes, where {limit:,} are read at most",
            at=at,
            hint="split it",
        )


def refuse_binary(data: bytes, at: str) -> None:
    """Raise SourceError for bytes that are no text, saying what they are."""
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise SourceError(
                f"this is {kind}, not a text file", at=at, hint="save its text as UTF-8 first"
            )
    if data.startswith(_UTF16):
        return
    nul = data.find(b"\x00")
    if nul >= 0:
        raise SourceError(
            f"this is no text file: byte {nul} is zero", at=at, hint="save its text as UTF-8 first"
        )


def decode(source: Source) -> str:
    """The file as text: UTF-8, without a byte-order mark and otherwise unchanged.

    Raises SourceError with the offset of the first byte that is not UTF-8.
    """
    if source.data.startswith(_UTF16):
        raise SourceError(
            "the file is UTF-16, and articles are read as UTF-8",
            at=source.at,
            hint=f"convert it: iconv -f UTF-16 -t UTF-8 {source.name} > utf8.txt",
        )
    mark = len(_UTF8_BOM) if source.data.startswith(_UTF8_BOM) else 0
    try:
        text = source.data[mark:].decode()
    except UnicodeDecodeError as error:
        offset = mark + error.start
        raise SourceError(
            f"byte {offset} (0x{source.data[offset]:02x}) is not UTF-8",
            at=source.at,
            hint="convert the file, for example: "
            f"iconv -f WINDOWS-1252 -t UTF-8 {source.name} > utf8.txt",
        ) from error
    if not text.strip():
        raise SourceError("the file holds no text", at=source.at, hint="leave it out")
    return text
