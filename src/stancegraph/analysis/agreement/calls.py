"""Roll calls as the columns of a vote matrix."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.readers.knowledge import knowledge
from stancegraph.records import RollCall
from stancegraph.tables import Tables

COLUMNS = (
    "id",
    "organ",
    "session",
    "date",
    "earliest",
    "record_number",
    "resolution",
    "motion",
    "kind",
    "issues",
    "unanimous",
    "sitting",
)
OTHER = "other"
"""The kind of a motion in words that no reader of tables writes."""


def roll_calls(tables: Tables, cast: pl.DataFrame) -> pl.DataFrame:
    """The roll calls in which these votes were cast, with `COLUMNS`, in order.

    `issues` are keys of issues: those that the roll call is tagged with, and those of its votes.
    A roll call is unanimous where neither its votes nor the totals that it announces differ.
    """
    own = pl.col("issue").drop_nulls().unique().sort()
    voted = cast.group_by("roll_call").agg(own=own, choices=pl.col("polarity").n_unique())
    totals = pl.sum_horizontal((pl.col(name) > 0).fill_null(value=False) for name in _TOTALS)
    key = pl.element().str.strip_prefix("issue/")
    year = pl.col("earliest").dt.year().cast(pl.String)
    return (
        tables[RollCall]
        .join(voted, left_on="id", right_on="roll_call")
        .with_columns(
            kind=_kind(),
            issues=pl.col("issues").list.set_union("own").list.eval(key).list.sort(),
            unanimous=(pl.col("choices") < 2) & (totals < 2),
            sitting=pl.concat_str(
                "organ", pl.coalesce("session", year).fill_null(""), separator=" "
            ),
        )
        .sort("organ", *in_order("session"), "earliest", *in_order("record_number"), "id")
        .select(COLUMNS)
    )


_TOTALS = ("yes", "abstain", "no")


def in_order(name: str) -> tuple[pl.Expr, pl.Expr]:
    """Numbers written as text in the order of numbers, other texts behind them by letters."""
    return pl.col(name).cast(pl.Int64, strict=False).fill_null(2**62), pl.col(name)


def kinds_of_motion(calls: pl.DataFrame, wanted: Sequence[str]) -> list[str]:
    """The kinds wanted; raises UsageError for one that no roll call has."""
    known = calls["kind"].unique().sort().to_list()
    for kind in wanted:
        if kind not in known:
            hint = f"known: {', '.join(known)}"
            raise UsageError(f"no roll call is on the kind of motion {kind!r}", hint=hint)
    return list(wanted)


def _kind() -> pl.Expr:
    kind = pl.lit(OTHER)
    for name in sorted({entry["motion"] for entry in knowledge("motions")["motions"]}):
        kind = pl.when(pl.col("motion").str.starts_with(name)).then(pl.lit(name)).otherwise(kind)
    return kind
