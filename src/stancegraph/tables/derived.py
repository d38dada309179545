"""What follows from a coalition's or bloc's position for each member that is known.

That a member is not named never means that a state is not in: only known members are derived.
"""

from __future__ import annotations

import polars as pl

from stancegraph.records import Coalition, DerivedPosition, Membership, Position
from stancegraph.tables.schema import schema
from stancegraph.tables.tables import Tables


def derive(tables: Tables) -> pl.DataFrame:
    """The positions of groups seen from each known member: the table `derived_positions`.

    A state that joined a coalition after the position was taken holds it from the day it joined;
    one that had left before does not hold it. The position of a bloc is held by those who belonged
    to it on its date: joining the bloc later is not joining what it once said.
    """
    members = (
        tables[Coalition]
        .select(group="id", member="members")
        .explode("member", empty_as_null=False, keep_nulls=False)
    )
    dated = tables[Membership].select(
        "member", "group", "joined", "left", joined_on="earliest", left_on="latest"
    )
    members = (
        pl.concat([members, dated.select("group", "member")])
        .unique()
        .join(dated, on=["group", "member"], how="left")
    )
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


def _last_day(text: pl.Expr) -> pl.Expr:
    """The last day that a partial date can mean."""
    first = (text + "-01-01").str.slice(0, 10).str.to_date(strict=False)
    span = pl.when(text.str.len_chars() == 4).then(pl.lit("1y")).otherwise(pl.lit("1mo"))
    last = first.dt.offset_by(span).dt.offset_by("-1d")
    return pl.when(text.str.len_chars() == 10).then(text.str.to_date(strict=False)).otherwise(last)
