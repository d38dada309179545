"""A document of the graph back as a fact sheet that a person corrects and builds from.

The sheet gives the statements, roll calls and positions of the document the identifiers that they
have in the graph. Who was absent from a vote is not in the graph, and so in no sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stancegraph.export.ballots import roll_call_entry
from stancegraph.export.sheet_actors import ActorRecords, ActorWords
from stancegraph.export.sheet_records import SheetRecords
from stancegraph.records import Document, FactSheet, Position, Statement
from stancegraph.records.factsheet import (
    FactSheetDocument,
    FactSheetEvent,
    FactSheetPosition,
    FactSheetRollCall,
    FactSheetStatement,
    Group,
)
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.tables import Tables

_WHAT = set(Position.model_fields) - {"id", "holder"}


class FactSheets:
    """The fact sheets of the documents of a graph that have statements or roll calls."""

    def __init__(self, tables: Tables, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._graph = SheetRecords(tables)
        self._actors = ActorRecords(tables)

    def documents(self) -> list[Document]:
        """The documents that have a sheet, by identifier."""
        graph = self._graph
        return [graph.documents[one] for one in sorted({*graph.statements, *graph.votes})]

    def sheet(self, document: str) -> FactSheet:
        """The sheet of one document; statements are `s1`, `s2` … and events `e1`, `e2` …

        Where the text is stored, `path` is the file name: the sheet belongs beside the file.
        Names are labels where the gazetteer takes them for the same actor, else codes.
        """
        record = self._graph.documents[document]
        on = record.date.earliest if record.date else None
        return _SheetOf(self._graph, record, ActorWords(self._actors, self._gazetteer, on)).build()


class _SheetOf:
    """One sheet in the making."""

    def __init__(self, graph: SheetRecords, document: Document, words: ActorWords) -> None:
        self._graph, self._document, self._words = graph, document, words
        self._statements = graph.statements.get(document.id, [])
        self._keys = {one.id: f"s{n}" for n, one in enumerate(self._statements, 1)}
        used = [one.event for one in self._statements] + [
            position.target
            for one in self._statements
            for position in graph.positions.get(one.id, ())
        ]
        events = [one for one in dict.fromkeys(used) if one in graph.events]
        self._event_keys = {one: f"e{n}" for n, one in enumerate(events, 1) if one}

    def build(self) -> FactSheet:
        record = self._document
        return FactSheet(
            document=FactSheetDocument.of(record, at_hand=record.id in self._graph.texts),
            events=tuple(self._event(one) for one in self._event_keys),
            statements=tuple(self._statement(one) for one in self._statements),
            roll_calls=tuple(self._roll_calls()),
        )

    def _event(self, identifier: str) -> FactSheetEvent:
        event = self._graph.events[identifier]
        return FactSheetEvent(
            id=self._event_keys[identifier],
            kind=event.kind,
            label=event.label,
            organ=self._words.name(event.organ) if event.organ else None,
            session=event.session,
            meeting=event.meeting,
            place=event.place,
            date=event.date,
        )

    def _roll_calls(self) -> Iterator[FactSheetRollCall]:
        """Yield the recorded votes in reading order."""
        calls = self._graph.votes.get(self._document.id, {})
        placed = {call: sorted(votes, key=self._graph.place) for call, votes in calls.items()}
        for call in sorted(placed, key=lambda one: self._graph.place(placed[one][0])):
            yield roll_call_entry(
                self._graph.roll_calls[call], placed[call], self._graph, self._words
            )

    def _statement(self, one: Statement) -> FactSheetStatement:
        return FactSheetStatement(
            id=self._keys[one.id],
            kind=one.kind,
            speakers=tuple(self._words.speaker(speaker) for speaker in one.speakers),
            spokesperson=self._words.name(one.spokesperson) if one.spokesperson else None,
            on_behalf_of=self._behalf(one),
            event=self._event_keys.get(one.event or ""),
            date=one.date,
            in_reply_to=self._known(one.in_reply_to),
            addressed_to=tuple(self._words.name(actor) for actor in one.addressed_to),
            known_from=self._keys.get(one.known_from or ""),
            passages=self._graph.spans(one.passages),
            positions=tuple(self._entries(one)),
        )

    def _known(self, statements: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._keys[one] for one in statements if one in self._keys)

    def _entries(self, statement: Statement) -> Iterator[FactSheetPosition]:
        """Yield the positions; what all those hold who make the statement is one entry."""
        makers = self._makers(statement)
        entries: dict[str, list[Position]] = {}
        held = self._graph.positions.get(statement.id, [])
        for position in sorted(held, key=self._graph.place):
            entries.setdefault(position.model_dump_json(include=_WHAT), []).append(position)
        for positions in entries.values():
            by_makers = set(makers) <= {one.holder for one in positions}
            if by_makers:
                yield self._position(positions[0], by_makers=True)
            for one in positions:
                if not (by_makers and one.holder in makers):
                    yield self._position(one, by_makers=False)

    def _makers(self, statement: Statement) -> list[str]:
        """Who holds a position of which the sheet names no holder."""
        behalf = [*statement.on_behalf_of, *([statement.spokesperson or ""])]
        persons = self._words.actors.persons
        speakers = [
            persons[one].speaks_for if one in persons else one for one in statement.speakers
        ]
        return [one for one in behalf if one][:1] or [one for one in speakers if one]

    def _position(self, one: Position, *, by_makers: bool) -> FactSheetPosition:
        said = self._graph.attributions[one.attribution]
        according = self._words.name(said.according_to) if said.according_to else None
        if said.according_to_other:
            according = said.according_to_text or "other"
        issue, sense = self._graph.issue(one)
        return FactSheetPosition(
            **self._graph.span(one.evidence[0]).model_dump(),
            holder=None if by_makers else self._words.party(one.holder),
            polarity=one.polarity,
            act=one.act,
            target=one.target_text,
            target_actor=self._words.name(one.target_actor) if one.target_actor else None,
            target_statement=self._keys.get(one.target),
            target_event=self._event_keys.get(one.target),
            issue=issue,
            issue_sense=sense,
            basis=one.basis,
            modality=one.modality,
            tier=one.tier,
            according_to=according,
            cue=one.cue,
            rule=one.rule,
        )

    def _behalf(self, statement: Statement) -> str | Group | None:
        return self._words.party(statement.on_behalf_of[0]) if statement.on_behalf_of else None
