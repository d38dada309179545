"""Tables as one JSON object: how they were made, and their rows."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from stancegraph.analysis.results import Table


def table_json(table: Table, name: str) -> dict[str, Iterator[str]]:
    """`made` and `rows`, a list of objects; what is not a number is null, a day is text."""
    frame = table.frame.with_columns(pl.col(pl.Float32, pl.Float64).fill_nan(None))
    return {
        name: iter(['{"made": ', table.made.to_json(), ',\n "rows": ', frame.write_json(), "}\n"])
    }
