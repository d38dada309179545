"""What follows from a coalition's or bloc's position for each member that is known.

That a member is not named never means that a state is not in: only known members are derived.
"""

from __future__ import annotations

import polars as pl

from stancegraph.records import Coalition, DerivedPosition, Link, Membership, Position
from stancegraph.records.values import LinkKind
from stancegraph.tables import Tables, schema


def derive(tables: Tables) -> pl.DataFrame:
    """The positions of groups seen from each known member: the table `derived_positions`.

    A state that joined a coalition after the position was taken holds it from the day it joined;
    one that had left before does not hold it. The position of a bloc is held by those who belonged
    to it on its date: joining the bloc later is not joining what it once said. Where several
    reports tell of one coalition, whom one of them names holds what the others say it said.
    """
    members = _members(tables)
    late = pl.col("joined_on") > pl.col("latest")
    over = pl.col("left_on") < pl.col("earliest")
    dated_term = pl.col("joined_on").is_not_null() | pl.col("left_on").is_not_null()
    undated = pl.col("earliest").is_null() & dated_term
    stranger = pl.col("holder").str.starts_with("bloc/") & (late.fill_null(False) | undated)
    return (
        tables[Position]
        .join(members, left_on="holder", right_on="group", how="inner")
        .filter(~over.fill_null(False) & ~stranger)
        .with_columns(
            via="holder",
            inferred_from="id",
            holder="member",
            id=pl.col("id") + "/" + pl.col("member").str.split("/").list.last(),
            date=pl.when(late).then("joined").otherwise("date"),
            earliest=pl.when(late).then("joined_on").otherwise("earliest"),
            latest=pl.when(late).then(_last_day(pl.col("joined"))).otherwise("latest"),
        )
        .sort("id", "earliest")
        .unique("id", keep="first", maintain_order=True)
        .select(list(schema(DerivedPosition)))
    )


def _members(tables: Tables) -> pl.DataFrame:
    """Groups with each known member, and the days it joined and left where they are told."""
    members = (
        tables[Coalition]
        .select(group="id", member="members")
        .explode("member", empty_as_null=False, keep_nulls=False)
    )
    dated = tables[Membership].select(
        "member", "group", "joined", "left", joined_on="earliest", left_on="latest"
    )
    one = tables.where(Link, pl.col("kind") == LinkKind.COALITION.value).select("item", "same_as")
    if one.height:
        members, dated = _of_any_report(members, one), _left_in_any(_of_any_report(dated, one))
    return (
        pl.concat([members, dated.select("group", "member")])
        .unique()
        .join(dated, on=["group", "member"], how="left")
    )


def _of_any_report(told: pl.DataFrame, one: pl.DataFrame) -> pl.DataFrame:
    """What is told of coalitions: of each of several reports of one, what all of them tell."""
    several = told.join(one, left_on="group", right_on="item")
    shared = several.drop("group").join(one.rename({"item": "group"}), on="same_as")
    alone = told.join(one, left_on="group", right_on="item", how="anti")
    return pl.concat([alone, shared.select(told.columns)]).unique()


def _left_in_any(dated: pl.DataFrame) -> pl.DataFrame:
    """A member that one report tells to have left did so whichever report says that it joined."""
    last = pl.col("left_on").max().over("group", "member")
    gone = pl.col("left").sort_by("left_on").drop_nulls().last().over("group", "member")
    again = (pl.col("joined_on") > last).fill_null(False)
    open_end = pl.col("left_on").is_null() & ~again
    return dated.with_columns(
        left=pl.when(open_end).then(gone).otherwise("left"),
        left_on=pl.when(open_end).then(last).otherwise("left_on"),
    )


def _last_day(text: pl.Expr) -> pl.Expr:
    """The last day that a partial date can mean."""
    first = (text + "-01-01").str.slice(0, 10).str.to_date(strict=False)
    span = pl.when(text.str.len_chars() == 4).then(pl.lit("1y")).otherwise(pl.lit("1mo"))
    last = first.dt.offset_by(span).dt.offset_by("-1d")
    return pl.when(text.str.len_chars() == 10).then(text.str.to_date(strict=False)).otherwise(last)
