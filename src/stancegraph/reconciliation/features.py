"""What two statements have in common, one column a feature; null where either does not tell.

A feature looks at the two statements alone. What is unknown speaks neither for nor against.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from stancegraph.reconciliation.candidates import gap

_FEW = 11.0
"""Of fewer states than this a difference counts as it does of so many: two of six are few."""
FEATURES: dict[str, pl.DataType] = {
    "days_apart": pl.Int64(),
    "published_apart": pl.Int64(),
    "same_event": pl.Boolean(),
    "same_organ": pl.Boolean(),
    "same_kind": pl.Boolean(),
    "same_voice": pl.Boolean(),
    "voice_named": pl.Boolean(),
    "both_joint": pl.Boolean(),
    "same_speaker": pl.Boolean(),
    "size_apart": pl.Float64(),
    "members_shared": pl.Float64(),
    "members_common": pl.Int64(),
    "same_addressee": pl.Boolean(),
    "same_answered": pl.Boolean(),
    "topics_shared": pl.Float64(),
    "targets_alike": pl.Float64(),
    "sides_agree": pl.Float64(),
    "words_alike": pl.Float64(),
    "names_shared": pl.Float64(),
    "quotes_alike": pl.Float64(),
}
"""Feature → type.

Days between the dates of the statements, and of their documents. `voice_named`: where one report
does not tell who speaks, whether it names him whom the other says to speak. `both_joint`: whether
both are made for others, or neither. Sizes apart as a part of the larger one, 0 where they may be
one (`more than 30` and 34); how many members both name. Shares from 0 to 1: of the members, topics,
names and words for targets of the one that tells fewer, those that the other tells too; of what is
common in topics and targets the part towards which both stand alike. Likeness of words as the
cosine of the two sets.
"""


def statement_features(profiles: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """A row for each pair of row numbers: `left`, `right` and the columns of `FEATURES`."""
    columns = {
        "days_apart": pl.when(pl.col("dated_l") & pl.col("dated_r")).then(gap()),
        "published_apart": (pl.col("published_l") - pl.col("published_r")).dt.total_days().abs(),
        "same_event": same("event"),
        "same_organ": same("organ"),
        "same_kind": same("kind"),
        "same_voice": same("voice"),
        "voice_named": _voice_named(),
        "both_joint": same("family"),
        "same_speaker": shared("persons") > 0,
        "size_apart": _size_apart(),
        "members_shared": shared("members"),
        "members_common": pl.when(_lists("members")[2]).then(_lists("members")[3]),
        "same_addressee": shared("addressees") > 0,
        "same_answered": shared("answered") > 0,
        "topics_shared": shared("topics"),
        "targets_alike": shared("targets"),
        "sides_agree": _sides_agree(),
        "words_alike": alike("words"),
        "names_shared": shared("names"),
        "quotes_alike": alike("quoted"),
    }
    return features(profiles, pairs, columns, FEATURES)


def features(
    profiles: pl.DataFrame,
    pairs: pl.DataFrame,
    columns: Mapping[str, pl.Expr],
    types: Mapping[str, pl.DataType],
) -> pl.DataFrame:
    """Pairs of row numbers with columns of what both have: `name_l` of the left, `name_r`."""
    rows = profiles.with_row_index("row")
    one, other = (rows.select("row", pl.exclude("row").name.suffix(f"_{side}")) for side in "lr")
    both = pairs.join(one, left_on="left", right_on="row")
    both = both.join(other, left_on="right", right_on="row")
    typed = (columns[name].cast(type_).alias(name) for name, type_ in types.items())
    # Where one report names only who spoke, the other tells for whom.
    family = pl.when(pl.col("family_l") == pl.col("family_r")).then("family_l")
    return both.select(
        "left",
        "right",
        *typed,
        left_id="id_l",
        right_id="id_r",
        family=family.otherwise(pl.lit("group")),
    ).sort("left", "right")


def same(name: str) -> pl.Expr:
    """Whether both have the same; null where either has nothing."""
    return pl.col(f"{name}_l") == pl.col(f"{name}_r")


def _lists(name: str) -> tuple[pl.Expr, pl.Expr, pl.Expr, pl.Expr]:
    """The two lists, whether neither is empty, and how many elements both have."""
    one, other = pl.col(f"{name}_l"), pl.col(f"{name}_r")
    known = (one.list.len() > 0) & (other.list.len() > 0)
    return one, other, known, one.list.set_intersection(other).list.len()


def shared(name: str) -> pl.Expr:
    """The part of the shorter list that stands in the other."""
    one, other, known, common = _lists(name)
    fewer = pl.min_horizontal(one.list.len(), other.list.len())
    return pl.when(known).then(common / fewer)


def alike(name: str) -> pl.Expr:
    """The cosine of two lists, each seen as a set."""
    one, other, known, common = _lists(name)
    return pl.when(known).then(common / (one.list.len() * other.list.len()).cast(pl.Float64).sqrt())


def _voice_named() -> pl.Expr:
    """Whether a report that does not tell who speaks names him whom the other says to speak.

    To be named as what is spoken about is not enough; where nobody is named, nothing is known.
    """
    left, right = (
        pl.when(
            pl.col(f"voice_{other}").is_null(),
            pl.col(f"voice_{one}").is_not_null(),
            pl.col(f"names_{other}").list.len() > 0,
        ).then(
            (pl.col(f"called_{one}").list.set_intersection(f"names_{other}").list.len() > 0)
            & ~pl.col(f"topics_{other}").list.contains(f"voice_{one}").fill_null(False)
        )
        for one, other in ("lr", "rl")
    )
    return pl.coalesce(left, right)


def _size_apart() -> pl.Expr:
    """By how much two ranges of sizes miss each other; an open range reaches any size above."""
    lower = [pl.col(f"size_min_{side}").cast(pl.Float64) for side in "lr"]
    upper = [pl.col(f"size_max_{side}").cast(pl.Float64).fill_null(float("inf")) for side in "lr"]
    known = lower[0].is_not_null() & lower[1].is_not_null()
    miss = pl.max_horizontal(lower[0] - upper[1], lower[1] - upper[0], pl.lit(0.0))
    return pl.when(known).then(miss / pl.max_horizontal(*lower, pl.lit(_FEW)))


def _sides_agree() -> pl.Expr:
    """Of what both are towards, by topics and words, the part towards which they stand alike."""
    *_, known, sides = _lists("sides")
    common = pl.sum_horizontal(_lists("topics")[-1], _lists("targets")[-1])
    # One report may have two sides of a topic (for its measures, against its accusers).
    return pl.when(known & (common > 0)).then(pl.min_horizontal(sides / common, pl.lit(1.0)))
