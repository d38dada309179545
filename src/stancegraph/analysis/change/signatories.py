"""Joins and withdrawals: who came into a coalition after it had spoken, and who left it."""

from __future__ import annotations

import polars as pl

from stancegraph.analysis.keys import actor_nodes, concept_nodes
from stancegraph.analysis.stances import VALUES, Stances
from stancegraph.records import DerivedPosition, Membership, PartialDate, Position, Statement
from stancegraph.records.values import StatementKind
from stancegraph.tables import Tables


def joined_and_left(stances: Stances, tables: Tables) -> pl.DataFrame:
    """The moves of members of coalitions whose positions are among the stances.

    Columns as in `movers`, with the evidence of memberships in `attested_by`. A member joined if
    its date is after that of the group's position; then the position before is null. One that
    withdrew holds none afterwards; its statement of withdrawal, if there is one, is the position
    after.
    """
    held = _held(stances, tables)
    rows = pl.concat([_joins(held), _withdrawals(held, stances, tables)], how="diagonal")
    actors = actor_nodes(tables).select("key", "id")
    concepts = concept_nodes(tables).select(concept="id", named="key").unique("concept")
    return (
        rows.join(actors.select(holder="id", actor="key"), on="holder", how="left")
        .join(actors.select(group="id", via="key"), on="group", how="left")
        .join(concepts, on="concept", how="left")
        .with_columns(issue=pl.coalesce("named", "concept"), actor=pl.coalesce("actor", "holder"))
        .select(MOVES)
        .unique(maintain_order=True)
    )


MOVES = (
    "actor",
    "issue",
    "kind",
    "before",
    "after",
    "day_before",
    "day_after",
    "position_before",
    "position_after",
    "via",
    "certain",
    "attested_by",
)


def withdrawals(tables: Tables) -> pl.DataFrame:
    """The positions of statements of withdrawal: `position_after`, `holder`, `target`, `concept`,
    `said` (the first day)."""
    statements = tables[Statement].filter(pl.col("kind") == StatementKind.WITHDRAWAL)["id"]
    told = tables.where(Position, pl.col("statement").is_in(statements.implode()))
    return told.select(
        "holder",
        "target",
        position_after="id",
        concept=pl.coalesce("issue", "target"),
        said="earliest",
    )


def _held(stances: Stances, tables: Tables) -> pl.DataFrame:
    """What each known member of a coalition holds through it, with the dates of its membership."""
    counted = stances.frame["position"].unique().implode()
    wanted = pl.col("id").is_in(counted) | pl.col("inferred_from").is_in(counted)
    followed = tables.where(DerivedPosition, wanted & pl.col("via").str.starts_with("coalition/"))
    told_on = tables.where(Position, pl.col("id").is_in(followed["inferred_from"].implode()))
    return (
        followed.join(told_on.select(inferred_from="id", told_on="latest"), on="inferred_from")
        .join(_terms(tables), left_on=["holder", "via"], right_on=["member", "group"], how="left")
        .select(
            "holder",
            "target",
            "statement",
            "earliest",
            "latest",
            "told_on",
            "joined_first",
            "joined_last",
            "left_first",
            "attested_by",
            position="id",
            group="via",
            concept=pl.coalesce("issue", "target"),
            value=pl.coalesce("issue_polarity", "polarity").replace_strict(
                VALUES, return_dtype=pl.Float64
            ),
        )
    )


def _terms(tables: Tables) -> pl.DataFrame:
    terms = tables.where(Membership, pl.col("group").str.starts_with("coalition/"))
    joined = [None if one is None else PartialDate(one) for one in terms["joined"]]
    left = [None if one is None else PartialDate(one) for one in terms["left"]]
    return terms.select(
        "member",
        "group",
        "attested_by",
        joined_first=pl.Series([one and one.earliest for one in joined], dtype=pl.Date),
        joined_last=pl.Series([one and one.latest for one in joined], dtype=pl.Date),
        left_first=pl.Series([one and one.earliest for one in left], dtype=pl.Date),
    )


def _joins(held: pl.DataFrame) -> pl.DataFrame:
    certain = pl.col("joined_first") > pl.col("told_on")
    return held.filter(pl.col("joined_last") > pl.col("told_on")).select(
        "holder",
        "concept",
        "group",
        "attested_by",
        certain=certain,
        kind=pl.lit("join"),
        after="value",
        day_before=pl.when(certain).then("told_on"),
        day_after="earliest",
        position_after="position",
    )


def _withdrawals(held: pl.DataFrame, stances: Stances, tables: Tables) -> pl.DataFrame:
    said = withdrawals(tables)
    events = tables[Statement].select(statement="id", event="event")
    ways = held.join(events, on="statement", how="left").select(
        "position", "holder", target=pl.concat_list("statement", "event", "target", "concept")
    )
    ways = (
        ways.explode("target", empty_as_null=False, keep_nulls=True).drop_nulls("target").unique()
    )
    told = (
        ways.join(said.drop("concept"), on=["holder", "target"])
        .sort("said", "position_after")
        .unique("position", keep="first", maintain_order=True)
        .select("position", "position_after", "said")
    )
    left = held.join(told, on="position", how="left").filter(
        pl.col("left_first").is_not_null() | pl.col("position_after").is_not_null()
    )
    # A letter of a month may be left within it: it was held until then, not to the month's end.
    day = pl.max_horizontal(pl.coalesce("said", "left_first"), "earliest")
    rows = left.select(
        "holder",
        "concept",
        "group",
        "attested_by",
        "position_after",
        before="value",
        day_before=pl.min_horizontal("latest", day),
        day_after=day,
        position_before="position",
    )
    # What was withdrawn from is not in the graph: the withdrawal is told nevertheless.
    alone = said.filter(
        pl.col("position_after").is_in(stances.frame["position"].implode())
        & ~pl.col("position_after").is_in(told["position_after"].implode())
    ).select("holder", "concept", "position_after", day_after="said")
    rows = pl.concat([rows, alone], how="diagonal")
    return rows.with_columns(kind=pl.lit("withdrawal"), certain=pl.lit(value=True))
