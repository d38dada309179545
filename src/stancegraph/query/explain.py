"""The evidence behind a position, a statement or an actor, in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.records import (
    Attribution,
    DerivedPosition,
    Document,
    Evidence,
    Link,
    Position,
    Statement,
    Text,
)
from stancegraph.tables import Tables

CONTEXT = 160
"""Characters shown on each side of a passage."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence; `before` and `after` are the text around it, where it is at hand."""

    evidence: Evidence
    document: Document
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Another report of a statement: as its document tells it, and where."""

    statement: Statement
    proof: Proof
    link: Link
    """What says that it is one statement."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A position or statement with who says so and what proves it."""

    node: Position | Statement
    attribution: Attribution | None
    proofs: tuple[Proof, ...]
    reports: tuple[Report, ...] = ()
    """The other reports of a statement."""


def explain(tables: Tables, identifier: str) -> Iterator[Explained]:
    """Explain a position, a statement with its positions, or all positions of an actor.

    `identifier` is relative to the base (`position/3f2a…`, `country/PAK`). Raises UsageError
    where the graph has no such node.
    """
    statements = _statements(tables, pl.col("id") == identifier)
    of_statement = pl.col("statement") == identifier
    asked = (pl.col("id") == identifier) | (pl.col("holder") == identifier) | of_statement
    positions = _positions(tables, asked)
    if not statements and not positions:
        statements = _statements(
            tables,
            (pl.col("spokesperson") == identifier)
            | pl.col("speakers").list.contains(identifier)
            | pl.col("on_behalf_of").list.contains(identifier),
        )
    if not statements and not positions:
        raise UsageError(
            f"the graph has no position, statement or speaking actor {identifier!r}",
            hint="find identifiers with: stancegraph query DIR everything-said --param country=…",
        )
    attributions = {record.id: record for record in tables.records(Attribution)}
    others = _reports(tables, [statement.id for statement in statements])
    told = [statement for same in others.values() for statement, _ in same]
    cited = [one for statement in statements for one in statement.passages]
    cited += [statement.passages[0] for statement in told if statement.passages]
    cited += [one for position in positions for one in position.evidence]
    proofs = _Proofs(tables, cited)
    for statement in statements:
        reports = (
            Report(other, proofs.of(other.passages[:1])[0], link)
            for other, link in others.get(statement.id, ())
            if other.passages
        )
        yield Explained(statement, None, proofs.of(statement.passages), tuple(reports))
    for position in positions:
        attribution = attributions[position.attribution]
        yield Explained(position, attribution, proofs.of(position.evidence))


def _statements(tables: Tables, where: pl.Expr) -> list[Statement]:
    return list(tables.records(Statement, where))


def _reports(tables: Tables, identifiers: list[str]) -> dict[str, list[tuple[Statement, Link]]]:
    """The other reports of statements that several documents report, by identifier."""
    ones = tables.where(Link, pl.col("item").is_in(identifiers))
    same = {link.item: link for link in tables.records(Link, _among("same_as", ones["same_as"]))}
    statements = {one.id: one for one in tables.records(Statement, _among("id", list(same)))}
    return {
        item: [
            (statements[other], link)
            for other, link in sorted(same.items())
            if link.same_as == first and other != item and other in statements
        ]
        for item, first in ones.select("item", "same_as").iter_rows()
    }


def _among(column: str, values: Iterable[str]) -> pl.Expr:
    return pl.col(column).is_in(list(values))


def _positions(tables: Tables, where: pl.Expr) -> list[Position]:
    own, derived = tables.records(Position, where), tables.records(DerivedPosition, where)
    return [*own, *derived]


class _Proofs:
    def __init__(self, tables: Tables, cited: list[str]) -> None:
        found = tables.records(Evidence, pl.col("id").is_in(cited))
        self._evidence = {record.id: record for record in found}
        self._documents = {record.id: record for record in tables.records(Document)}
        self._texts = {record.id: record.text for record in tables.records(Text)}

    def of(self, identifiers: tuple[str, ...]) -> tuple[Proof, ...]:
        return tuple(self._proof(self._evidence[one]) for one in identifiers)

    def _proof(self, evidence: Evidence) -> Proof:
        document = self._documents[evidence.source]
        text = self._texts.get(evidence.source)
        if text is None or evidence.start is None or evidence.end is None:
            return Proof(evidence, document)
        before = text[max(0, evidence.start - CONTEXT) : evidence.start]
        after = text[evidence.end : evidence.end + CONTEXT]
        return Proof(evidence, document, before, after)
