"""The CSV files of this package: comment lines first, then a header, then rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a data file as lists, without comments and header."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(line for line in lines if not line.startswith("#"))
        next(reader)
        yield from reader


def day(text: str) -> date | None:
    """The date in an optional cell."""
    return date.fromisoformat(text) if text else None
