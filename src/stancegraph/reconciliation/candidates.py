"""Which pairs are compared at all: those that share a block, so that most pairs never meet.

A block is what a statement may share with another report of it, in one stretch of days. Statements
of one document do not meet. A block that is too large is parted by what its statements are
towards; a part that is still too large, by their words; what then remains too large is not
compared. So a statement meets a number of others that does not grow with the graph.
"""

from __future__ import annotations

import polars as pl

from stancegraph.reconciliation.clusters import FEW

WINDOW = 3
"""Days that two reports of one statement may differ by."""
CAP = 50
"""Rows of a block above which it is parted."""
_LONG = 45
"""Days above which a date is a year or the like, which would meet the statements of every day."""
_STEP = 1.15
"""Two sizes of which one is at most so many times the other may be one size told in two ways."""
_SMALL = 17
"""So may sizes below this that differ by `FEW`; of larger ones that is less than a step."""


def statement_pairs(profiles: pl.DataFrame) -> pl.DataFrame:
    """`left` and `right`, row numbers of profiles: each pair once, of different documents."""
    rows = profiles.with_row_index("row").filter(pl.col("document").is_not_null())
    group = pl.col("family") == "group"
    sized = group & (pl.col("size_min") > 1)
    span = (pl.col("last") - pl.col("first")).dt.total_days()
    timed = pl.col("first").is_not_null() & (span < _LONG)
    by_days = rows.filter(timed).with_columns(stretch=stretches())
    by_voice = by_days.filter(pl.col("voice").is_not_null()).with_columns(key="voice")
    by_size = _stepped(by_days.filter(sized))
    unsized = by_days.filter(group & ~(pl.col("size_min") > 1).fill_null(False)).with_columns(
        key=pl.lit("some")
    )
    by_body = by_days.filter(group & pl.col("organ").is_not_null()).with_columns(key="organ")
    voiceless = by_days.filter(group & pl.col("voice").is_null()).with_columns(key="names")
    called = by_days.filter(pl.col("voice").is_not_null()).with_columns(key="called")
    by_name = pl.concat([voiceless, called]).explode("key", empty_as_null=False, keep_nulls=False)
    letters = _stepped(rows.filter(sized & (pl.col("kind") == "letter"))).with_columns(
        stretch=pl.lit([-1], pl.List(pl.Int64))
    )
    vague = ~timed | (~pl.col("dated") & (pl.col("kind") == "letter"))
    return pairs_by_key(
        rows.with_columns(vague=vague.fill_null(True)),
        by_voice,
        by_name,
        by_size,
        unsized,
        by_body,
        letters,
    )


def pairs_by_key(rows: pl.DataFrame, *keyed: pl.DataFrame) -> pl.DataFrame:
    """`left` < `right`: rows of different documents that share a key in a stretch of days.

    `keyed` are rows with a `key` and their stretches of days (`stretch`). Rows whose date tells
    little are `vague`: they meet others of any day.
    """
    columns = ["row", "document", "key", "stretch", "topics", "words"]
    entries = (
        pl.concat(part.select(columns) for part in keyed)
        .explode("stretch", empty_as_null=False, keep_nulls=False)
        .with_columns(block=pl.struct("key", "stretch").hash())
    )
    days = rows.select("row", "first", "last", "vague")
    return (
        _within(entries)
        .join(days.select(pl.all().name.suffix("_l")), left_on="left", right_on="row_l")
        .join(days.select(pl.all().name.suffix("_r")), left_on="right", right_on="row_r")
        .filter((gap() <= WINDOW) | pl.col("vague_l") | pl.col("vague_r"))
        .select("left", "right")
        .sort("left", "right")
    )


def _within(entries: pl.DataFrame) -> pl.DataFrame:
    """`left` < `right`: each two rows of different documents that share a block of bearable size.

    `entries` have `row`, `document` and `block`, and lists `topics` and `words` by which a block
    that is too large is parted.
    """
    found = []
    for parting in ("topics", "words", None):
        within = pl.col("row").n_unique().over("block")
        several = pl.col("document").n_unique().over("block") > 1
        entries = entries.filter(several).with_columns(within=within)
        found.append(_joined(entries.filter(pl.col("within") <= CAP)))
        entries = entries.filter(pl.col("within") > CAP)
        if parting is None or entries.is_empty():
            break
        entries = (
            entries.with_columns(part=parting)
            .explode("part", empty_as_null=True, keep_nulls=True)
            .with_columns(block=pl.struct("block", "part").hash())
            .unique(["row", "block"])
        )
    return pl.concat(found).unique().sort("left", "right")


def _joined(entries: pl.DataFrame) -> pl.DataFrame:
    one = entries.select("block", "document", row=pl.col("row").cast(pl.UInt32))
    return (
        one.join(one, on="block", suffix="_right")
        .filter(pl.col("row") < pl.col("row_right"), pl.col("document") != pl.col("document_right"))
        .select(left="row", right="row_right")
        .unique()
    )


def stretches() -> pl.Expr:
    """The stretches of days that a statement stands in: of two that are near one is the same."""
    first, last = (pl.col(one).cast(pl.Int32) // (WINDOW + 1) for one in ("first", "last"))
    return pl.int_ranges(first, last + 2)


def _stepped(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with their size as key, in two neighbouring steps: near sizes share one."""
    size = pl.col("size_min")
    by_part = (size.log() / pl.lit(_STEP).log()).floor().cast(pl.Int64)
    by_count = -1 - size // (FEW + 1)
    keys = [by_part, by_part + 1, *(pl.when(size < _SMALL).then(by_count - n) for n in (0, 1))]
    steps = rows.with_columns(key=pl.concat_list(keys).list.drop_nulls())
    steps = steps.explode("key", empty_as_null=False, keep_nulls=False)
    return steps.with_columns(key=pl.format("size {}", "key"))


def gap() -> pl.Expr:
    """Days between the dates of a pair: 0 where one day may be that of both."""
    between = pl.max_horizontal(
        pl.col("first_r") - pl.col("last_l"), pl.col("first_l") - pl.col("last_r")
    ).dt.total_days()
    return pl.max_horizontal(between, pl.lit(0, pl.Int64))
