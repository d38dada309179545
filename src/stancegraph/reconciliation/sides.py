"""The two sides of a pair as a person needs to see them: who, when, for whom, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from stancegraph.reconciliation.anchors import anchors
from stancegraph.reconciliation.judgements import Anchor
from stancegraph.records import (
    KINDS,
    Coalition,
    Document,
    Event,
    Evidence,
    Position,
    Statement,
    Text,
)
from stancegraph.records.values import LinkKind
from stancegraph.tables import Tables

CONTEXT = 160
"""Characters shown on each side of a passage."""
_QUOTES = 3
_MOST = 12
"""Members, positions or statements that are listed."""


@dataclass(frozen=True, slots=True)
class Side:
    """A statement, event or coalition as one document tells of it."""

    id: str
    label: str
    anchor: Anchor | None
    document: Document | None
    facts: tuple[tuple[str, str], ...]
    """What is known of it, each with its name."""
    before: str = ""
    words: str = ""
    """The passage, or what a fact sheet quotes; `before` and `after` are the text around it."""
    after: str = ""


class Sides:
    """Shows things of a graph; what each needs is read when it is asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._labels: dict[str, str] = {}
        for kind in KINDS:
            if "label" in kind.model_fields:
                self._labels.update(tables[kind].select("id", "label").iter_rows())

    def label(self, identifier: str) -> str:
        """The label of a node; its identifier where it has none."""
        return self._labels.get(identifier, identifier)

    def of(self, kind: LinkKind, identifiers: Iterable[str]) -> dict[str, Side]:
        """The sides of some statements, events or coalitions, by identifier."""
        wanted = sorted(set(identifiers))
        places = anchors(self._tables, kind, wanted)
        hashes = pl.col("sha256").is_in(sorted({one.document for one in places.values()}))
        documents = {one.sha256: one for one in self._tables.records(Document, hashes)}
        ids = pl.col("id").is_in([one.id for one in documents.values()])
        texts = dict(self._tables.where(Text, ids).select("id", "text").iter_rows())
        return {one: self._side(kind, one, places.get(one), documents, texts) for one in wanted}

    def _side(
        self,
        kind: LinkKind,
        identifier: str,
        anchor: Anchor | None,
        documents: dict[str, Document],
        texts: dict[str, str],
    ) -> Side:
        document = documents.get(anchor.document) if anchor else None
        text = texts.get(document.id) if document else None
        parts = ("", anchor.quote or "" if anchor else "", "")
        if anchor and text is not None and anchor.start is not None and anchor.end is not None:
            parts = (
                text[max(0, anchor.start - CONTEXT) : anchor.start],
                text[anchor.start : anchor.end],
                text[anchor.end : anchor.end + CONTEXT],
            )
        elif anchor and not anchor.quote:
            parts = ("", self._quoted(identifier), "")
        facts = tuple(self._facts(kind, identifier))
        return Side(identifier, self.label(identifier), anchor, document, facts, *parts)

    def _quoted(self, identifier: str) -> str:
        """What a fact sheet without a text quotes for the positions of a statement or coalition."""
        held = pl.col("statement").eq(identifier) | pl.col("holder").eq(identifier)
        positions = self._tables.where(Position, held.fill_null(False)).sort("id")
        ids = positions["evidence"].explode(keep_nulls=False, empty_as_null=False)
        rows = self._tables.where(Evidence, pl.col("id").is_in(ids.implode()))
        quotes = rows.sort("pointer", "start")["exact"].drop_nulls().unique(maintain_order=True)
        return " … ".join(quotes.head(_QUOTES))

    def _facts(self, kind: LinkKind, identifier: str) -> Iterator[tuple[str, str]]:
        these = pl.col("id") == identifier
        if kind is LinkKind.STATEMENT:
            for statement in self._tables.records(Statement, these):
                yield from self._statement(statement)
        elif kind is LinkKind.COALITION:
            for coalition in self._tables.records(Coalition, these):
                yield from self._coalition(coalition)
        else:
            for event in self._tables.records(Event, these):
                yield from self._event(event)

    def _statement(self, one: Statement) -> Iterator[tuple[str, str]]:
        if one.date:
            yield "date", str(one.date)
        if one.speakers:
            yield "speaker", self._listed(one.speakers)
        if one.spokesperson:
            yield "spoken by", self.label(one.spokesperson)
        groups = pl.col("id").is_in(list(one.on_behalf_of))
        coalitions = list(self._tables.records(Coalition, groups))
        for group in (each for each in one.on_behalf_of if not each.startswith("coalition/")):
            yield "for", self.label(group)
        for coalition in coalitions:
            yield "for", coalition.label
            yield from self._coalition(coalition)
        if one.event:
            yield "made at", self.label(one.event)
        held = list(self._tables.records(Position, pl.col("statement") == one.id))
        for position in held[:_MOST]:
            act = f" ({position.act.replace('_', ' ')})" if position.act else ""
            yield "position", f"{position.polarity}{act} · {position.target_text}"
        if len(held) > _MOST:
            yield "position", f"and {len(held) - _MOST} more"

    def _coalition(self, one: Coalition) -> Iterator[tuple[str, str]]:
        yield "size", one.size_text
        if one.members:
            yield "members", self._listed(one.members)

    def _event(self, one: Event) -> Iterator[tuple[str, str]]:
        facts = {
            "kind": one.kind,
            "date": one.date,
            "organ": self.label(one.organ) if one.organ else None,
            "session": one.session,
            "meeting": one.meeting,
            "place": one.place,
        }
        yield from ((name, str(value)) for name, value in facts.items() if value)
        made = self._tables.where(Statement, pl.col("event") == one.id)
        labels = made.sort("id")["label"].to_list()
        yield from (("statement", label) for label in labels[:_MOST])

    def _listed(self, identifiers: tuple[str, ...]) -> str:
        names = sorted(self.label(one) for one in identifiers)
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        return ", ".join(names[:_MOST]) + more
