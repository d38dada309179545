"""A graph as nodes and edges with typed attributes: what GraphML, GEXF and Neo4j are written from.

Attributes and relations follow from the fields of the records: a link becomes an edge that bears
the local name of its property (`holder`, `onBehalfOf`), everything else an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from stancegraph.export.flat import wide_positions
from stancegraph.export.view import Level, View
from stancegraph.records import (
    As,
    Attribution,
    Bloc,
    Coalition,
    Country,
    DerivedPosition,
    Document,
    Event,
    Evidence,
    Issue,
    Link,
    Organ,
    Person,
    Position,
    Property,
    Record,
    RollCall,
    Statement,
)
from stancegraph.tables import schema

ACTORS: tuple[type[Record], ...] = (Country, Bloc, Organ, Coalition, Person)
FULL: tuple[type[Record], ...] = (*ACTORS, Statement, Position, Event, RollCall, Issue, Document)
"""The kinds that are nodes of the level `full`."""
SIGNS = {"support": 1, "oppose": -1, "neutral": 0}

_VERBS = {"support": "supports", "oppose": "opposes", "neutral": "is neutral on"}
_SIGNED = {"target": "polarity", "targetActor": "polarity", "issue": "issue_polarity"}
_EDGE = ("source", "target", "relation")


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes: `id`, `label`, `kind`, `iri` and attributes. Edges: see `edges_of`.

    Lists stay lists of strings; no column is empty; both frames are sorted.
    """

    nodes: pl.DataFrame
    edges: pl.DataFrame


def network(view: View, level: Level, *, derived: bool = False) -> Network:
    """The network of a level; edges have `source target relation weight sign signed_weight`.

    `full`: one edge a (source, target, relation), weight 1; edges from a position to its target
    bear the sign of the polarity, other edges 0.
    `affiliation`: holder → issue, or target where there is no issue; `countries`: country →
    country at which the position is directed. There the relation is the polarity (towards the
    issue where there is one), the weight the number of asserted positions (not drafts, not
    conditions), `positions` their identifiers, `days` the days from which to which each holds.
    With `derived`, positions that follow for known members of a group count too.
    """
    kinds = FULL
    if derived:
        kinds += (DerivedPosition,)
    nodes = nodes_of(view, kinds)
    if level is Level.FULL:
        edges = edges_of(view, kinds)
    else:
        edges = _aggregated(view, level, derived)
        used = pl.concat([edges["source"], edges["target"]]).unique()
        nodes = nodes.filter(pl.col("id").is_in(used.implode()))
    return Network(_filled(nodes), edges)


def nodes_of(view: View, kinds: Sequence[type[Record]]) -> pl.DataFrame:
    """The records of some kinds as nodes, by identifier; attributes are the fields' names.

    A list without elements is null. A position also has `start`, `end` and `exact` of its first
    evidence, and the document's title.
    """
    frames = [_nodes(view, kind) for kind in kinds]
    nodes = pl.concat(frames, how="diagonal").sort("id")
    lists = pl.col(pl.List(pl.String))
    nodes = nodes.with_columns(pl.when(lists.list.len() > 0).then(lists))
    first = ["id", "label", "kind", "iri"]
    return nodes.select(*first, pl.exclude(first))


def edges_of(view: View, kinds: Sequence[type[Record]]) -> pl.DataFrame:
    """The links between records of some kinds: source, target, relation, weight, sign, days."""
    ids = pl.concat(view.tables[kind]["id"] for kind in kinds)
    parts = [edge for kind in kinds for edge in _links(view, kind)]
    if DerivedPosition in kinds:
        parts.append(_same(view))
    edges = pl.concat([*parts, *_detours(view, kinds)], how="diagonal")
    return (
        edges.filter(pl.col("target").is_in(ids.implode()))
        .unique(_EDGE, keep="first", maintain_order=True)
        .with_columns(weight=pl.lit(1.0), sign=pl.col("sign").fill_null(0))
        .with_columns(signed_weight=pl.col("sign").cast(pl.Float64))
        .select(*_EDGE, "weight", "sign", "signed_weight", "days")
        .sort(_EDGE)
    )


def attribute_name(kind: type[Record], name: str, mapped: Property) -> str:
    """The field's name; where every node has one of that name, that of the property."""
    if name in ("kind", "name"):
        local = mapped.name.split(":")[1]
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local).lower()
    return name


def _nodes(view: View, kind: type[Record]) -> pl.DataFrame:
    columns = {"id": pl.col("id"), "label": pl.lit(None, pl.String)}
    frame = view.tables[kind]
    if issubclass(kind, Position):
        frame = _with_words(view, kind, frame)
        columns |= {name: pl.col(name) for name in ("document_title", "start", "end", "exact")}
    for name, _, mapped in kind.mapped():
        if mapped.form is not As.LINK:
            columns[attribute_name(kind, name, mapped)] = pl.col(name)
    for name in ("earliest", "latest", "label"):
        if name in frame.columns:
            columns[name] = pl.col(name)
    columns["kind"] = pl.lit(kind_name(kind))
    columns["iri"] = view.base + pl.col("id")
    return frame.select(**columns)


def kind_name(kind: type[Record]) -> str:
    """The name of a kind of node: `country`, `roll_call`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _with_words(view: View, kind: type[Record], frame: pl.DataFrame) -> pl.DataFrame:
    words = wide_positions(view.tables, derived=kind is DerivedPosition).select(
        "id", "holder_label", "document_title", "start", "end", "exact"
    )
    verb = pl.col("polarity").replace(_VERBS)
    return frame.join(words, on="id", how="left").with_columns(
        label=pl.concat_str("holder_label", verb, "target_text", separator=" ")
    )


def _links(view: View, kind: type[Record]) -> Iterator[pl.DataFrame]:
    frame = view.tables[kind].with_columns(_days(kind))
    for name, _, mapped in kind.mapped():
        if mapped.form is not As.LINK:
            continue
        relation = mapped.name.split(":")[1]
        sign = pl.lit(0)
        if issubclass(kind, Position) and relation in _SIGNED:
            sign = pl.col(_SIGNED[relation]).replace_strict(SIGNS, default=0)
        rows = frame
        if isinstance(schema(kind)[name], pl.List):
            rows = frame.explode(name, empty_as_null=False, keep_nulls=False)
        yield rows.select(
            "days",
            source="id",
            target=name,
            relation=pl.lit(relation),
            sign=sign.cast(pl.Int64),
        ).drop_nulls("target")


def _same(view: View) -> pl.DataFrame:
    """Reports of one thing, each linked to the one that stands for all of them."""
    relations = {kind.value: one.name.split(":")[1] for kind, one in Link.properties.items()}
    links = view.tables[Link].filter(pl.col("item") != pl.col("same_as"))
    relation = pl.col("kind").replace_strict(relations, return_dtype=pl.String)
    day = pl.Struct({"earliest": pl.Date(), "latest": pl.Date()})
    links = links.with_columns(relation=relation, days=pl.lit([], pl.List(day)))
    return links.select(
        "days", "relation", source="item", target="same_as", sign=pl.lit(0, pl.Int64)
    ).select("days", "source", "target", "relation", "sign")


def _detours(view: View, kinds: Sequence[type[Record]]) -> Iterator[pl.DataFrame]:
    """Links that lead through a record that is no node: attribution and evidence."""
    if Attribution not in kinds:
        said = view.tables[Attribution].select(
            attribution="id", reportedBy="reported_by", accordingTo="according_to"
        )
        for kind in (Position, DerivedPosition):
            if kind in kinds:
                frame = view.tables[kind].with_columns(_days(kind)).join(said, on="attribution")
                for relation in ("reportedBy", "accordingTo"):
                    yield _plain(frame, "id", relation, relation)
    if Evidence not in kinds:
        sources = view.tables[Evidence].select(passages="id", document="source")
        frame = view.tables[Statement].with_columns(_days(Statement)).explode("passages")
        yield _plain(frame.join(sources, on="passages"), "id", "document", "source")


def _plain(frame: pl.DataFrame, source: str, target: str, relation: str) -> pl.DataFrame:
    return frame.select(
        "days", source=source, target=target, relation=pl.lit(relation), sign=pl.lit(0, pl.Int64)
    ).drop_nulls("target")


def _days(kind: type[Record]) -> pl.Expr:
    """The days from which to which a record holds, as a list of one; none without a date."""
    day = pl.Struct({"earliest": pl.Date(), "latest": pl.Date()})
    if kind in ACTORS or "earliest" not in schema(kind):
        return pl.lit([], pl.List(day)).alias("days")
    dated = pl.col("earliest").is_not_null() & pl.col("latest").is_not_null()
    one = pl.concat_list(pl.struct("earliest", "latest"))
    return pl.when(dated).then(one).otherwise(pl.lit([], pl.List(day))).alias("days")


def _aggregated(view: View, level: Level, derived: bool) -> pl.DataFrame:
    kinds = (Position, DerivedPosition) if derived else (Position,)
    columns = (
        "id",
        "holder",
        "polarity",
        "issue_polarity",
        "issue",
        "target",
        "target_actor",
        "modality",
        "days",
    )
    positions = pl.concat(
        view.tables[kind].with_columns(_days(kind)).select(columns) for kind in kinds
    ).filter(pl.col("modality") == "asserted")
    if level is Level.COUNTRIES:
        countries = view.tables[Country]["id"].implode()
        edges = positions.filter(
            pl.col("holder").is_in(countries), pl.col("target_actor").is_in(countries)
        ).with_columns(target="target_actor", relation="polarity")
    else:
        towards_issue = pl.col("issue").is_not_null()
        edges = positions.with_columns(
            target=pl.coalesce("issue", "target"),
            relation=pl.when(towards_issue).then("issue_polarity").otherwise("polarity"),
        )
    return (
        edges.rename({"holder": "source"})
        .group_by(_EDGE)
        .agg(
            weight=pl.len().cast(pl.Float64),
            positions=pl.col("id").sort(),
            days=pl.col("days").explode(empty_as_null=False, keep_nulls=False).unique().sort(),
        )
        .with_columns(sign=pl.col("relation").replace_strict(SIGNS, return_dtype=pl.Int64))
        .with_columns(signed_weight=pl.col("weight") * pl.col("sign"))
        .select(*_EDGE, "weight", "sign", "signed_weight", "positions", "days")
        .sort(_EDGE)
    )


def _filled(frame: pl.DataFrame) -> pl.DataFrame:
    """Without the columns in which no row has a value."""
    return frame.select(
        column
        for column in frame.iter_columns()
        if column.name in ("id", "label", "kind", "iri") or column.null_count() < len(column)
    )
