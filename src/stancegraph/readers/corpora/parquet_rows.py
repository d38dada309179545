"""The rows of a Parquet file as JSON Lines, in a process of their own: `… PATH COLUMN…`.

A damaged file may end the process that decodes it, with no error of Python to catch; then it ends
this one. The first line lists the columns of the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import polars as pl

_SLICE = 500
"""Rows that are held at once."""


def main(path: str, wanted: Sequence[str]) -> None:
    """Write the rows, with those of the wanted columns that there are."""
    scan = pl.scan_parquet(path, glob=False)
    columns = scan.collect_schema().names()
    print(json.dumps(columns))
    known = scan.select(name for name in wanted if name in columns)
    for start in range(0, scan.select(pl.len()).collect().item(), _SLICE):
        for row in known.slice(start, _SLICE).collect().iter_rows(named=True):
            print(json.dumps(row, default=_day))


def _day(value: object) -> str | None:
    return value.isoformat() if hasattr(value, "isoformat") else None


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
