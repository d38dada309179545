"""Coalitions follow from the statements that are made for them: one statement, one coalition."""

from __future__ import annotations

import polars as pl

from stancegraph.reconciliation.clusters import Cluster
from stancegraph.reconciliation.kinds import Joined, published
from stancegraph.reconciliation.scoring import SAME
from stancegraph.records.values import Decided, LinkKind


def coalitions(profiles: pl.DataFrame, links: pl.DataFrame, judged: pl.DataFrame) -> Joined:
    """The coalitions of statements, joined as `links` join the statements, and by judgements."""
    made = profiles.select("published", statement="id", id="coalition").drop_nulls("id").sort("id")
    ends = made.select("statement", end="id")
    # The statement that stands for a cluster may be one whose document names no group.
    tied = (
        links.select("score", "decided", "same_as", statement="item")
        .join(ends, on="statement")
        .sort("same_as", pl.col("statement") != pl.col("same_as"), "statement")
        .with_columns(first=pl.col("end").first().over("same_as"))
        .filter(pl.col("first") != pl.col("end"))
        .select(
            "score",
            "decided",
            left=pl.min_horizontal("first", "end"),
            right=pl.max_horizontal("first", "end"),
        )
    )
    by_person = pl.col("decided") == Decided.JUDGEMENT.value
    same = pl.lit(SAME)
    told = tied.filter(by_person).select(
        "left", "right", kind=pl.lit(LinkKind.COALITION.value), verdict=same
    )
    own = judged.select("kind", "left", "right", "verdict")
    told = told.select(own.columns).join(own, on=["kind", "left", "right"], how="anti")
    return Joined(
        LinkKind.COALITION,
        tied.filter(~by_person).select("left", "right", "score", verdict=same),
        {one: Cluster([one], set()) for one in made["id"]},
        published(made),
        pl.concat([own, told]),
    )
