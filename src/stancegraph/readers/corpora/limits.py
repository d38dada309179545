"""How much of a corpus is unpacked: an archive of some kilobytes may hold terabytes."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from stancegraph.errors import SourceError
from stancegraph.readers.files import MAX_BYTES

MAX_MEMBERS = 1_000_000
"""Documents of one corpus."""
MAX_TOTAL = 50_000_000_000
"""Bytes of one corpus after unpacking."""
MAX_RATIO = 200
"""How many bytes one packed byte may give; text gives 3 to 20."""
FREE = 50_000_000
"""Bytes after unpacking up to which the ratio does not count."""
MEMBER = MAX_BYTES
"""Bytes of one document, as for one that is given alone."""
_SPLIT = "unpack it and split it"
_AGAIN = "download it again"


class Unpacked(io.RawIOBase):
    """A stream of unpacked bytes that refuses to give more than the limits allow."""

    def __init__(self, stream: IO[bytes], at: str, packed: int) -> None:
        self._stream, self._at, self._packed = stream, at, packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        """At most `size` bytes; raises SourceError beyond the limits."""
        return self._counted(self._stream.read, size)

    def readline(self, size: int | None = -1) -> bytes:
        """A line of at most `size` bytes; raises SourceError beyond the limits."""
        return self._counted(self._stream.readline, size)

    def _counted(self, read: Callable[[int], bytes], size: int | None) -> bytes:
        try:
            data = read(-1 if size is None else size)
        except EOFError as error:  # which readers of archives take for the end
            raise SourceError("it is cut off", at=self._at, hint=_AGAIN) from error
        self._given += len(data)
        refuse_bomb(self._given, self._packed, self._at)
        return data


@contextmanager
def unpacked(path: Path) -> Iterator[Unpacked]:
    """The bytes of a file, unpacked where its name ends in `.gz`."""
    with ExitStack() as stack:
        file: IO[bytes] = stack.enter_context(path.open("rb"))
        if path.name.casefold().endswith(".gz"):
            file = cast("IO[bytes]", stack.enter_context(gzip.open(file)))
        yield Unpacked(file, str(path), path.stat().st_size)


def refuse_bomb(given: int, packed: int, at: str) -> None:
    """Raise SourceError where so few packed bytes give so many."""
    if given > MAX_TOTAL:
        raise SourceError(f"it unpacks to more than {MAX_TOTAL:,} bytes", at=at, hint=_SPLIT)
    if given > FREE and given > MAX_RATIO * max(packed, 1):
        raise SourceError(
            f"it unpacks to more than {MAX_RATIO} times its size, as no text does",
            at=at,
            hint="leave it out, or unpack it yourself if you trust it",
        )


def refuse_many(number: int, at: str) -> None:
    """Raise SourceError from one document too many on."""
    if number > MAX_MEMBERS:
        raise SourceError(f"it holds more than {MAX_MEMBERS:,} documents", at=at, hint=_SPLIT)


def refuse_large(size: int, at: str) -> None:
    """Raise SourceError for a document that would not be read alone either."""
    if size > MEMBER:
        raise SourceError(
            f"the document is too large: more than {MEMBER:,} bytes", at=at, hint="split it"
        )
