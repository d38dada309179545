"""One flat table of positions with all their variables: `positions.csv` and `graph.positions()`."""

from __future__ import annotations

import polars as pl

from stancegraph.records import (
    Attribution,
    Bloc,
    Coalition,
    Country,
    DerivedPosition,
    Document,
    Event,
    Evidence,
    Issue,
    Organ,
    Person,
    Position,
    Record,
    RollCall,
    Statement,
)
from stancegraph.resolution.groups import coalition_key
from stancegraph.tables import Tables

COLUMNS = (
    "id",
    "holder",
    "holder_label",
    "holder_kind",
    "polarity",
    "act",
    "target",
    "target_text",
    "target_actor",
    "issue",
    "issue_label",
    "issue_polarity",
    "basis",
    "modality",
    "tier",
    "date",
    "earliest",
    "latest",
    "statement",
    "statement_kind",
    "spokesperson",
    "speaker",
    "event",
    "event_label",
    "according_to",
    "document",
    "document_title",
    "publisher",
    "start",
    "end",
    "exact",
    "cue",
    "rule",
    "via",
    "inferred_from",
)
"""The public columns, in order."""


def flat_positions(tables: Tables, derived: bool) -> pl.DataFrame:
    """One row a position, in reading order of each document; columns are `COLUMNS`.

    `holder`, `target_actor`, `spokesperson`, `according_to` and `via` are keys as in position
    lines (`CHN`, `bloc:European Union`, `coalition:54`); `issue` is the last part of the issue's
    identifier; `target`, `statement`, `event`, `document` and `inferred_from` are identifiers.
    With `derived`, positions that follow for the known members of a group stand beside the
    asserted ones: only they have `via`. A vote has its roll call as `event`.
    """
    return wide_positions(tables, derived).select(COLUMNS)


def wide_positions(tables: Tables, derived: bool) -> pl.DataFrame:
    """`flat_positions` with the identifiers `holder_id`, `target_actor_id` and `via_id` too."""
    wide = (
        _positions(tables, derived)
        .join(_evidence(tables), left_on=pl.col("evidence").list.first(), right_on="id", how="left")
        .join(_attributions(tables), left_on="attribution", right_on="id", how="left")
        .join(_statements(tables), left_on="statement", right_on="id", how="left")
        .with_columns(event=pl.coalesce("event", "roll_call"))
        .join(_labels(tables, Event, RollCall, into="event_label"), on="event", how="left")
        .join(_labels(tables, Issue, into="issue_label"), on="issue", how="left")
        .with_columns(
            issue=pl.col("issue").str.strip_prefix("issue/"),
            holder_id="holder",
            target_actor_id="target_actor",
            via_id="via",
        )
    )
    actors = actor_keys(tables)
    kinds = actors.select(holder_id="id", holder_label="label", holder_kind="kind")
    wide = wide.join(kinds, on="holder_id", how="left")
    for column in ("holder", "target_actor", "spokesperson", "according_to", "via"):
        wide = keyed(wide, column, actors)
    return wide.with_columns(according_to=pl.coalesce("according_to", "according_to_other")).sort(
        "document", "start", "id", nulls_last=True
    )


def actor_keys(tables: Tables) -> pl.DataFrame:
    """Every actor: `id`, `key` as position lines write it, `label`, `kind`; a person has no key."""
    sizes = tables[Coalition]["size_text"].unique()
    keys: dict[type[Record], pl.Expr] = {
        Country: pl.col("code"),
        Bloc: "bloc:" + pl.col("label"),
        Organ: "organ:" + pl.col("label"),
        Coalition: pl.col("size_text").replace_strict(
            {size: coalition_key(size) for size in sizes}, return_dtype=pl.String
        ),
        Person: pl.lit(None, pl.String),
    }
    return pl.concat(
        tables[kind].select("id", "label", key=key, kind=pl.lit(kind.__name__.lower()))
        for kind, key in keys.items()
    ).select("id", "key", "label", "kind")


def keyed(frame: pl.DataFrame, column: str, actors: pl.DataFrame) -> pl.DataFrame:
    """The frame with the identifiers of actors in one column turned into their keys."""
    keys = actors.select(pl.col("id").alias(column), "key")
    joined = frame.join(keys, on=column, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("key", column).alias(column)).drop("key")


def speaker_names(tables: Tables) -> pl.DataFrame:
    """The persons who speak in each statement: `id` and `speaker`, names joined by `; `."""
    return (
        tables[Statement]
        .select("id", "speakers")
        .explode("speakers", empty_as_null=False, keep_nulls=False)
        .join(
            tables[Person].select(speakers="id", speaker="label"),
            on="speakers",
            maintain_order="left",
        )
        .group_by("id", maintain_order=True)
        .agg(pl.col("speaker").str.join("; "))
    )


def _positions(tables: Tables, derived: bool) -> pl.DataFrame:
    follows = tables[DerivedPosition]
    own = tables[Position].with_columns(
        pl.lit(None, pl.String).alias(name) for name in ("inferred_from", "via")
    )
    if not derived:
        follows = follows.clear()
    return pl.concat([own.select(follows.columns), follows])


def _evidence(tables: Tables) -> pl.DataFrame:
    return tables[Evidence].select("id", "start", "end", "exact")


def _attributions(tables: Tables) -> pl.DataFrame:
    other = pl.when(pl.col("according_to_other").is_not_null()).then(pl.lit("other"))
    documents = tables[Document].select("id", "publisher", document_title="label")
    return (
        tables[Attribution]
        .select("id", "according_to", document="reported_by", according_to_other=other)
        .join(documents, left_on="document", right_on="id", how="left")
    )


def _statements(tables: Tables) -> pl.DataFrame:
    return (
        tables[Statement]
        .select("id", "spokesperson", "event", statement_kind="kind")
        .join(speaker_names(tables), on="id", how="left")
    )


def _labels(tables: Tables, *kinds: type[Event | RollCall | Issue], into: str) -> pl.DataFrame:
    """The labels of some kinds, keyed by the name of what `into` labels."""
    key = into.removesuffix("_label")
    return pl.concat(
        tables[kind].select(pl.col("id").alias(key), pl.col("label").alias(into)) for kind in kinds
    )
