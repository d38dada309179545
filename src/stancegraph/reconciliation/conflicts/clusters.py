"""What is compared: reports of one statement, event or coalition, by the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from stancegraph.records import (
    Coalition,
    Country,
    Document,
    Event,
    Evidence,
    Membership,
    Position,
    Statement,
)
from stancegraph.records.values import EvidenceKind, LinkKind
from stancegraph.tables import Tables

Row = dict[str, Any]
When = tuple[date, date] | None


@dataclass(slots=True)
class Reports:
    """The rows of tables that linked statements, events and coalitions need.

    `statements`, `events` and `coalitions` are by identifier; `positions` of a statement by the
    statement. Each cluster is the identifier that stands for it and its members.
    """

    statements: dict[str, Row] = field(default_factory=dict)
    events: dict[str, Row] = field(default_factory=dict)
    coalitions: dict[str, Row] = field(default_factory=dict)
    positions: dict[str, list[Row]] = field(default_factory=dict)
    memberships: dict[str, list[Row]] = field(default_factory=dict)
    clusters: dict[LinkKind, dict[str, list[str]]] = field(default_factory=dict)
    told_in: dict[str, str] = field(default_factory=dict)
    """Statement or coalition → the document that tells of it."""
    behind: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Statement, event or coalition → its evidence, in reading order."""
    sources: dict[str, str] = field(default_factory=dict)
    """Evidence → document."""
    words: dict[str, str] = field(default_factory=dict)
    """Evidence that is a passage → its words."""
    days: dict[str, When] = field(default_factory=dict)
    """Document → its date."""
    names: dict[str, str] = field(default_factory=dict)
    """Country → its name."""
    same: dict[str, str] = field(default_factory=dict)
    """Coalition → the one that stands for its cluster."""
    made_for: dict[str, str] = field(default_factory=dict)
    """Coalition → the statement made for it; of linked ones that which stands for them."""

    def when(self, node: str) -> When:
        """The date of the document that tells of a statement or coalition."""
        return self.days.get(self.told_in.get(node, ""))

    def passages(self, node: str) -> list[str] | None:
        """The words that tell of a node; None where a person or a table does, not a text."""
        evidence = self.behind.get(node, ())
        told = [self.words[one] for one in evidence if one in self.words]
        return told if len(told) == len(evidence) else None

    def name(self, actor: str) -> str:
        """The name of a country; of any other actor its identifier."""
        return self.names.get(actor, actor)


def reports(tables: Tables, links: pl.DataFrame) -> Reports:
    """What linked reports say; of a coalition also that it belongs to a linked statement."""
    found = Reports(clusters=_clusters(links))
    linked = _members(found, LinkKind.STATEMENT)
    events = _members(found, LinkKind.EVENT)
    grouped = _members(found, LinkKind.COALITION)
    statements = tables[Statement]
    wanted = (
        pl.col("id").is_in(linked)
        | pl.col("event").is_in(events)
        | pl.col("on_behalf_of").list.eval(pl.element().is_in(grouped)).list.any()
    )
    found.statements = _by_id(statements.filter(wanted.fill_null(False)))
    found.events = _by_id(tables.where(Event, pl.col("id").is_in(events)))
    _unite(found, linked)
    held = pl.col("statement").is_in(list(found.statements)) | pl.col("holder").is_in(grouped)
    positions = tables[Position].filter(held.fill_null(False))
    for row in positions.sort("id").iter_rows(named=True):
        if row["statement"] is not None:
            found.positions.setdefault(row["statement"], []).append(row)
    coalitions = sorted({*found.same, *grouped})
    found.coalitions = _by_id(tables.where(Coalition, pl.col("id").is_in(coalitions)))
    ours = tables.where(Membership, pl.col("group").is_in(coalitions)).sort("id")
    for row in ours.iter_rows(named=True):
        found.memberships.setdefault(row["group"], []).append(row)
    _evidence(found, tables, positions)
    documents = tables[Document].select("id", "earliest", "latest")
    found.days = {
        one: (first, last) if first is not None and last is not None else None
        for one, first, last in documents.iter_rows()
    }
    found.names = dict(tables[Country].select("id", "label").iter_rows())
    return found


def _clusters(links: pl.DataFrame) -> dict[LinkKind, dict[str, list[str]]]:
    found: dict[LinkKind, dict[str, list[str]]] = {kind: {} for kind in LinkKind}
    for kind, item, same_as in links.select("kind", "item", "same_as").sort("item").iter_rows():
        found[LinkKind(kind)].setdefault(same_as, []).append(item)
    return found


def _members(found: Reports, kind: LinkKind) -> list[str]:
    return sorted(item for items in found.clusters[kind].values() for item in items)


def _by_id(frame: pl.DataFrame) -> dict[str, Row]:
    return {row["id"]: row for row in frame.iter_rows(named=True)}


def _unite(found: Reports, linked: Iterable[str]) -> None:
    """Coalitions that are linked, or for which linked statements are made, become clusters."""
    parent: dict[str, str] = {}
    stands = {*found.clusters[LinkKind.COALITION]}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    together = list(found.clusters[LinkKind.COALITION].values())
    for items in found.clusters[LinkKind.STATEMENT].values():
        gathered = [_only_coalition(found.statements.get(one)) for one in items]
        together.append([one for one in gathered if one is not None])
    for items in together:
        for one in items:
            ends = root(items[0]), root(one)
            first, other = sorted(ends, key=lambda end: (end not in stands, end))
            parent[other] = first
    clusters: dict[str, list[str]] = defaultdict(list)
    for one in sorted(parent):
        clusters[root(one)].append(one)
    found.clusters[LinkKind.COALITION] = {k: v for k, v in clusters.items() if len(v) > 1}
    found.same = {one: rep for rep, items in clusters.items() for one in items}


def _only_coalition(statement: Row | None) -> str | None:
    """The coalition for which a statement is made, where it is made for nobody else."""
    groups = statement["on_behalf_of"] if statement else []
    return groups[0] if len(groups) == 1 and groups[0].startswith("coalition/") else None


def _evidence(found: Reports, tables: Tables, positions: pl.DataFrame) -> None:
    """What stands behind each node, and in which document."""
    cited: dict[str, list[str]] = defaultdict(list)
    stands = {
        one: rep for rep, items in found.clusters[LinkKind.STATEMENT].items() for one in items
    }
    for identifier, row in found.statements.items():
        cited[identifier] += row["passages"]
        for group in row["on_behalf_of"]:
            cited[group] += row["passages"]
            found.made_for[group] = stands.get(identifier, identifier)
        if row["event"]:
            cited[row["event"]] += row["passages"]
    for holder, statement, evidence in positions.select(
        "holder", "statement", "evidence"
    ).iter_rows():
        if holder.startswith("coalition/"):
            cited[holder] += evidence
        if statement:
            cited[statement] += evidence
    wanted = sorted({one for many in cited.values() for one in many})
    rows = tables.where(Evidence, pl.col("id").is_in(wanted))
    found.sources = dict(rows.select("id", "source").iter_rows())
    passages = rows.filter(pl.col("kind") == EvidenceKind.PASSAGE)
    found.words = dict(passages.select("id", "exact").iter_rows())
    for node, evidence in cited.items():
        found.behind[node] = tuple(dict.fromkeys(evidence))
        if evidence and not node.startswith("event/"):
            found.told_in[node] = found.sources[evidence[0]]
