"""Whether what new sources tell of may be told of by a graph already, seen from a few columns."""

from __future__ import annotations

import polars as pl

from stancegraph.records import Document, Event, Person, Statement
from stancegraph.tables import SOURCE, Tables

_DAYS = 8
"""Days by which the dates of two reports are widened on each side: more than they may differ by."""
_ANY = -1
"""The month of what has no date, or one that spans years."""
_LONG = 60


def meet(held: Tables, new: Tables) -> bool:
    """Whether a statement or event of the one could be compared with one of the other.

    It may say so where nothing will be; it never overlooks what would. Of the graph it reads the
    statements, and neither their positions nor their evidence.
    """
    if new[Statement].is_empty() or held[Statement].is_empty():
        return False
    both = [tables[Person].select("id", "speaks_for") for tables in (held, new)]
    persons = pl.concat(both).unique("id")
    ours, theirs = (_keys(tables, persons) for tables in (held, new))
    ours = ours.join(theirs, on="key", how="semi")
    theirs = theirs.join(ours, on="key", how="semi")
    vague = (ours["month"] == _ANY).any() or (theirs["month"] == _ANY).any()
    return ours.height > 0 and (
        vague or ours.join(theirs, on=["key", "month"], how="semi").height > 0
    )


def _keys(tables: Tables, persons: pl.DataFrame) -> pl.DataFrame:
    """`key` and `month`: who speaks, and where, when; of what several say together, only when."""
    documents = (
        tables[Document]
        .group_by(SOURCE)
        .agg(appeared=pl.col("earliest").min(), until=pl.col("latest").max())
    )
    told = (
        tables[Statement]
        .join(documents, on=SOURCE, how="left")
        .join(tables[Event].select("organ", event="id").unique("event"), on="event", how="left")
        .with_columns(
            first=pl.coalesce("earliest", "appeared"), last=pl.coalesce("latest", "until")
        )
    )
    several = pl.col("kind").is_in(["joint", "letter", "sponsorship"])
    several |= pl.col("on_behalf_of").list.len() > 0
    keys = pl.concat_list(
        "speakers",
        "on_behalf_of",
        pl.concat_list("spokesperson", "organ", pl.when(several).then(pl.lit("several"))),
        pl.concat_list(pl.concat_str(pl.lit("event "), "event")),
    )
    months = pl.int_ranges(_month(pl.col("first"), -_DAYS), _month(pl.col("last"), _DAYS) + 1)
    span = (pl.col("last") - pl.col("first")).dt.total_days()
    timed = pl.col("first").is_not_null() & pl.col("last").is_not_null() & (span < _LONG)
    found = (
        told.select(key=keys, month=pl.when(timed).then(months).otherwise(pl.lit([_ANY])))
        .explode("key", empty_as_null=False, keep_nulls=False)
        .explode("month", empty_as_null=False, keep_nulls=False)
    )
    spoken = found.join(persons, left_on="key", right_on="id").drop_nulls("speaks_for")
    spoken = spoken.select("month", key="speaks_for").select("key", "month")
    return pl.concat([found, spoken]).unique()


def _month(day: pl.Expr, days: int) -> pl.Expr:
    moved = day.dt.offset_by(f"{days}d")
    return moved.dt.year().cast(pl.Int64) * 12 + moved.dt.month()
