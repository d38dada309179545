"""Rows that share an identifier become one."""

from __future__ import annotations

import polars as pl

from stancegraph.errors import DuplicateId
from stancegraph.records import Record
from stancegraph.tables.schema import SOURCE, schema


def merged(kind: type[Record], frame: pl.DataFrame) -> pl.DataFrame:
    """One row an identifier, sorted by it: lists of shared nodes are united.

    Raises DuplicateId where two sources say different things under one identifier.
    """
    frame = frame.sort("id")
    if frame["id"].n_unique() == frame.height:
        return frame
    several = pl.col("id").is_duplicated()
    united = _united(kind, frame.filter(several))
    return pl.concat([frame.filter(~several), united]).sort("id")


def _united(kind: type[Record], frame: pl.DataFrame) -> pl.DataFrame:
    columns = schema(kind)
    lists = [name for name, type_ in columns.items() if isinstance(type_, pl.List)]
    scalars = [name for name in columns if name not in ("id", SOURCE, *lists, *kind.spellings)]
    united = lists if kind.shared else []
    exact = scalars if kind.shared else [*scalars, *lists]
    differing = (
        frame.group_by("id")
        .agg(pl.col(exact).n_unique() > 1)
        .filter(pl.any_horizontal(exact))
        .sort("id")
    )
    for row in differing.head(1).iter_rows(named=True):
        fields = [name for name in kind.model_fields if row.get(name) is True]
        raise DuplicateId(
            f"two sources say different things under {row['id']}: not the same {', '.join(fields)}",
            hint="make them agree, give the entries different words or spans, or leave one out",
        )
    return (
        frame.group_by("id")
        .agg(
            pl.col([*exact, SOURCE]).sort_by(SOURCE).first(),
            pl.col(kind.spellings).min(),
            pl.col(united).explode().drop_nulls().unique().sort(),
        )
        .select(list(columns))
    )
