"""The statements of tables: compared, and joined into clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from stancegraph.reconciliation.candidates import statement_pairs
from stancegraph.reconciliation.clusters import Cluster
from stancegraph.reconciliation.features import FEATURES, statement_features
from stancegraph.reconciliation.scoring import weights

FAMILIES = ("group", "own")


def compared(profiles: pl.DataFrame) -> pl.DataFrame:
    """The candidates with identifiers, `left` < `right`, features, score and verdict by score."""
    pairs = statement_features(profiles, statement_pairs(profiles))
    return scored(pairs, FAMILIES, FEATURES)


def scored(
    pairs: pl.DataFrame, families: Sequence[str], types: Mapping[str, pl.DataType]
) -> pl.DataFrame:
    """Pairs with `left` and `right` as identifiers, score, features and verdict, sorted."""
    parts = []
    for family in families:
        rule = weights(family)
        parts.append(
            pairs.filter(pl.col("family") == family)
            .with_columns(score=rule.score())
            .select("score", *types, left="left_id", right="right_id", verdict=rule.verdict())
        )
    return (
        pl.concat(parts).select("left", "right", "score", *types, "verdict").sort("left", "right")
    )


def singles(profiles: pl.DataFrame) -> dict[str, Cluster]:
    """Each statement as a cluster of its own, with what others may contradict."""
    found = {}
    for row in profiles.select(
        "id", "document", "voice", "size_min", "size_max", "dated", "first", "last"
    ).iter_rows(named=True):
        sized = row["size_min"] is not None
        found[row["id"]] = Cluster(
            members=[row["id"]],
            documents={row["document"]} if row["document"] else set(),
            facts={"voice": {row["voice"]}} if row["voice"] else {},
            least=row["size_min"] if sized else 0.0,
            most=row["size_max"] if sized and row["size_max"] is not None else float("inf"),
            first=row["first"] if row["dated"] else date.min,
            last=row["last"] if row["dated"] else date.max,
        )
    return found
