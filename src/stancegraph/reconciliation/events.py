"""The events that statements were made at: compared, and joined where they are one meeting.

Their identifiers follow from all that a report knows of them, so two reports that know different
things give two events; here they come together.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from stancegraph.reconciliation.candidates import gap, pairs_by_key, stretches
from stancegraph.reconciliation.clusters import Cluster
from stancegraph.reconciliation.comparing import scored
from stancegraph.reconciliation.features import alike, features, same
from stancegraph.reconciliation.words import meaning
from stancegraph.records import Event
from stancegraph.tables import Tables

FEATURES: dict[str, pl.DataType] = {
    "days_apart": pl.Int64(),
    "same_kind": pl.Boolean(),
    "same_organ": pl.Boolean(),
    "same_session": pl.Boolean(),
    "same_meeting": pl.Boolean(),
    "same_place": pl.Boolean(),
    "labels_alike": pl.Float64(),
    "statements_shared": pl.Int64(),
}
"""Feature → type; `statements_shared` counts the statements made at both."""
_FACTS = ("kind", "organ", "session", "meeting")
"""What two reports of one event cannot differ in."""


def event_profiles(tables: Tables, statements: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """A row for each event that a statement was made at: what is known of it, the documents that
    tell of it, and its statements, those that are one under one identifier."""
    first = links.select(id="item", told="same_as")
    made = (
        statements.select("id", "event", "document", "published")
        .drop_nulls(["event", "document"])
        .join(first, on="id", how="left")
        .group_by(id="event")
        .agg(
            documents=pl.col("document").unique().sort(),
            published=pl.col("published").min(),
            statements=pl.coalesce("told", "id").unique().sort(),
        )
    )
    return (
        tables[Event]
        .select(
            "id",
            "kind",
            "organ",
            "session",
            "meeting",
            "place",
            first="earliest",
            last="latest",
            words=meaning(pl.col("label")),
        )
        .join(made, on="id")
        .with_columns(
            document=pl.col("documents").list.first(), dated=pl.col("first").is_not_null()
        )
        .sort("id")
    )


def compared_events(profiles: pl.DataFrame) -> pl.DataFrame:
    """The candidates with identifiers, features, score and verdict by score."""
    rows = profiles.with_row_index("row").with_columns(
        family=pl.lit("event"), topics=pl.lit([], pl.List(pl.String)), vague=pl.lit(False)
    )
    dated = rows.filter(pl.col("first").is_not_null()).with_columns(stretch=stretches())
    by_body = dated.with_columns(key=pl.coalesce("organ", "kind"))
    by_statement = (
        rows.with_columns(stretch=pl.lit([-1], pl.List(pl.Int64)), vague=pl.lit(True))
        .with_columns(key="statements")
        .explode("key", empty_as_null=False, keep_nulls=False)
    )
    pairs = pairs_by_key(rows, by_body, by_statement)
    common = pl.col("statements_l").list.set_intersection("statements_r").list.len()
    columns = {
        "days_apart": gap(),
        "same_kind": same("kind"),
        "same_organ": same("organ"),
        "same_session": same("session"),
        "same_meeting": same("meeting"),
        "same_place": same("place"),
        "labels_alike": alike("words"),
        "statements_shared": common,
    }
    rows = rows.drop("row")
    return scored(features(rows, pairs, columns, FEATURES), ["event"], FEATURES)


def single_events(profiles: pl.DataFrame) -> dict[str, Cluster]:
    """Each event as a cluster of its own, with what others may contradict."""
    found = {}
    for row in profiles.iter_rows(named=True):
        told = {name: {row[name]} for name in _FACTS if row[name] is not None}
        found[row["id"]] = Cluster(
            members=[row["id"]],
            documents=set(row["documents"]),
            facts=told,
            first=row["first"] or date.min,
            last=row["last"] or date.max,
        )
    return found
