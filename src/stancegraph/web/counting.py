"""Counting the rows of results as they are written, whatever their format.

Oxigraph writes results natively and does not say how many they are. Each counter takes the bytes
in pieces of any size and reads just enough of the format to know a row where it sees one.
"""

from __future__ import annotations

import re
from typing import Protocol

_ESCAPED = re.compile(rb"\\.", re.DOTALL)


class Counter(Protocol):
    """Counts the rows in the bytes that it was fed."""

    rows: int

    def feed(self, data: bytes) -> None:
        """Take the next piece."""


class TsvRows:
    """One line a row after that of the variables: breaks within a term are escaped."""

    def __init__(self) -> None:
        self.rows = -1

    def feed(self, data: bytes) -> None:
        """Take the next piece."""
        self.rows += data.count(b"\n")


class CsvRows:
    """As for TSV, but a line may also break between quotation marks."""

    def __init__(self) -> None:
        self.rows = -1
        self._quoted = False

    def feed(self, data: bytes) -> None:
        """Take the next piece."""
        parts = data.split(b'"')
        self.rows += sum(part.count(b"\n") for part in parts[self._quoted :: 2])
        self._quoted ^= len(parts) % 2 == 0


class XmlRows:
    """One element `result` a row; in a text its bracket would be escaped."""

    _TAG = b"<result>"

    def __init__(self) -> None:
        self.rows = 0
        self._rest = b""

    def feed(self, data: bytes) -> None:
        """Take the next piece."""
        data = self._rest + data
        self.rows += data.count(self._TAG)
        self._rest = data[1 - len(self._TAG) :]


class JsonRows:
    """One object in the list of bindings a row: outside strings, a brace after `[` or `,`.

    A term is an object too, but stands after the colon behind its variable.
    """

    def __init__(self) -> None:
        self.rows = 0
        self._rest = b""
        self._quoted = False
        self._before = b""

    def feed(self, data: bytes) -> None:
        """Take the next piece."""
        data = _ESCAPED.sub(b"", self._rest + data)
        self._rest = data[-1:] if data.endswith(b"\\") else b""
        parts = data.removesuffix(b"\\").split(b'"')
        outside = self._before + b"".join(parts[self._quoted :: 2])
        self._quoted ^= len(parts) % 2 == 0
        self.rows += outside.count(b"[{") + outside.count(b",{")
        self._before = outside[-1:]


COUNTERS: dict[str, type[Counter]] = {
    "csv": CsvRows,
    "json": JsonRows,
    "tsv": TsvRows,
    "xml": XmlRows,
}
