"""The records of a graph as fact sheets look them up: by identifier and by document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeVar

from stancegraph.records import (
    Attribution,
    Document,
    Event,
    Evidence,
    Issue,
    Position,
    Record,
    RollCall,
    Statement,
    Text,
)
from stancegraph.records.factsheet import Span
from stancegraph.tables import Tables

R = TypeVar("R", bound=Record)

_LONGEST_QUOTE = 20_000
"""What the schema of a fact sheet allows; a longer passage is given by its offsets alone."""


class SheetRecords:
    """What the documents of a graph tell of, with the passages and issues of it."""

    def __init__(self, tables: Tables) -> None:
        self.documents = by_id(tables, Document)
        self.texts = set(tables[Text]["id"])
        self.attributions = by_id(tables, Attribution)
        self.events = by_id(tables, Event)
        self.roll_calls = by_id(tables, RollCall)
        self._issues = by_id(tables, Issue)
        self._evidence = by_id(tables, Evidence)
        self.votes: dict[str, dict[str, list[Position]]] = {}
        """Document → roll call → the votes that the document tells of."""
        self.positions: dict[str, list[Position]] = {}
        """Statement → the positions in it."""
        for position in tables.records(Position):
            if position.statement:
                self.positions.setdefault(position.statement, []).append(position)
            elif position.roll_call:
                source = self.attributions[position.attribution].reported_by
                votes = self.votes.setdefault(source, {})
                votes.setdefault(position.roll_call, []).append(position)
        self.statements: dict[str, list[Statement]] = {}
        """Document → its statements, in reading order."""
        for statement in sorted(tables.records(Statement), key=self.place):
            if statement.passages:
                source = self._evidence[statement.passages[0]].source
                self.statements.setdefault(source, []).append(statement)

    def place(self, record: Statement | Position) -> tuple[tuple[int, ...], str]:
        """Where a record stands: its entry in the sheet, else its offset in the text."""
        proofs = record.passages if isinstance(record, Statement) else record.evidence
        if not proofs:
            return (), record.id
        proof = self._evidence[proofs[0]]
        if proof.pointer is not None:
            return tuple(int(n) for n in re.findall(r"\d+", proof.pointer)), record.id
        return (proof.start or 0, proof.end or 0), record.id

    def span(self, proof: str) -> Span:
        """The passage of a piece of evidence."""
        evidence = self._evidence[proof]
        quote = evidence.exact or None
        if quote and len(quote) > _LONGEST_QUOTE:
            quote = None
        return Span(start=evidence.start, end=evidence.end, quote=quote)

    def spans(self, proofs: Sequence[str]) -> tuple[Span, ...]:
        """The passages of some evidence, but for those that say nothing.

        An entry without a quotation has nothing to say.
        """
        found = (self.span(proof) for proof in proofs)
        return tuple(span for span in found if span != Span())

    def issue(self, one: Position) -> tuple[str | None, Literal["same", "reversed"]]:
        """The issue of the codebook that a position is about, and in which sense."""
        issue = self._issues.get(one.issue or "")
        if issue is None or issue.definition is None:
            return None, "same"  # known by its words: they make it anew
        turned = one.issue_polarity is not one.polarity
        return issue.id.removeprefix("issue/"), "reversed" if turned else "same"


def by_id(tables: Tables, kind: type[R]) -> dict[str, R]:
    """The records of a kind by identifier."""
    return {record.id: record for record in tables.records(kind)}
