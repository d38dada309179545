"""A document of the graph back as a fact sheet that a person corrects and builds from.

The sheet gives the statements, roll calls and positions of the document the identifiers that they
have in the graph. Who was absent from a vote is not in the graph, and so in no sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

from stancegraph.export.ballots import roll_call_entry
from stancegraph.records import (
    Attribution,
    Bloc,
    Coalition,
    Country,
    Document,
    Event,
    Evidence,
    FactSheet,
    Issue,
    Membership,
    Organ,
    Person,
    Position,
    Record,
    RollCall,
    Statement,
    Text,
)
from stancegraph.records.factsheet import (
    FactSheetDocument,
    FactSheetEvent,
    FactSheetPosition,
    FactSheetRollCall,
    FactSheetStatement,
    Group,
    Member,
    Span,
    Speaker,
)
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.groups import group_size, wording
from stancegraph.tables import Tables

R = TypeVar("R", bound=Record)

_LONGEST_QUOTE = 20_000
"""What the schema of a fact sheet allows; a longer passage is given by its offsets alone."""
_WHAT = set(Position.model_fields) - {"id", "holder"}


class FactSheets:
    """The fact sheets of the documents of a graph that have statements or roll calls."""

    def __init__(self, tables: Tables, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._documents = _by_id(tables, Document)
        self._texts = set(tables[Text]["id"])
        self._evidence = _by_id(tables, Evidence)
        self._attributions = _by_id(tables, Attribution)
        self._events = _by_id(tables, Event)
        self._issues = _by_id(tables, Issue)
        self._persons = _by_id(tables, Person)
        self._coalitions = _by_id(tables, Coalition)
        self._actors = {
            one.id: one for kind in (Country, Bloc, Organ) for one in tables.records(kind)
        }
        self._memberships: dict[tuple[str, str], Membership] = {}
        for one in tables.records(Membership):
            self._memberships.setdefault((one.group, one.member), one)
        self._roll_calls = _by_id(tables, RollCall)
        self._votes: dict[str, dict[str, list[Position]]] = {}
        """Document → roll call → the votes that the document tells of."""
        self._positions: dict[str, list[Position]] = {}
        for position in tables.records(Position):
            if position.statement:
                self._positions.setdefault(position.statement, []).append(position)
            elif position.roll_call:
                source = self._attributions[position.attribution].reported_by
                votes = self._votes.setdefault(source, {})
                votes.setdefault(position.roll_call, []).append(position)
        self._statements: dict[str, list[Statement]] = {}
        for statement in sorted(tables.records(Statement), key=self._place):
            if statement.passages:
                source = self._evidence[statement.passages[0]].source
                self._statements.setdefault(source, []).append(statement)

    def documents(self) -> list[Document]:
        """The documents that have a sheet, by identifier."""
        return [self._documents[one] for one in sorted({*self._statements, *self._votes})]

    def sheet(self, document: str) -> FactSheet:
        """The sheet of one document; statements are `s1`, `s2` … and events `e1`, `e2` …

        Where the text is stored, `path` is the file name: the sheet belongs beside the file.
        Names are labels where the gazetteer takes them for the same actor, else codes.
        """
        record = self._documents[document]
        return _SheetOf(self, record, self._statements.get(document, [])).build()

    def _place(self, record: Statement | Position) -> tuple[tuple[int, ...], str]:
        """Where a record stands: its entry in the sheet, else its offset in the text."""
        proofs = record.passages if isinstance(record, Statement) else record.evidence
        if not proofs:
            return (), record.id
        proof = self._evidence[proofs[0]]
        if proof.pointer is not None:
            return tuple(int(n) for n in re.findall(r"\d+", proof.pointer)), record.id
        return (proof.start or 0, proof.end or 0), record.id


class _SheetOf:
    """One sheet in the making."""

    def __init__(self, graph: FactSheets, document: Document, statements: list[Statement]) -> None:
        self._graph, self._document, self._made = graph, document, statements
        self._on = document.date.earliest if document.date else None
        self._keys = {one.id: f"s{n}" for n, one in enumerate(statements, 1)}
        used = [one.event for one in statements] + [
            position.target for one in statements for position in graph._positions.get(one.id, ())
        ]
        events = [one for one in dict.fromkeys(used) if one in graph._events]
        self._event_keys = {one: f"e{n}" for n, one in enumerate(events, 1) if one}

    def build(self) -> FactSheet:
        record = self._document
        at_hand = record.id in self._graph._texts
        return FactSheet(
            document=FactSheetDocument(
                title=record.label,
                publisher=record.publisher,
                date=record.date,
                language=record.language,
                url=record.url,
                licence=record.licence,
                path=record.name if at_hand else None,
                sha256=record.sha256 if at_hand else None,
            ),
            events=tuple(self._event(one) for one in self._event_keys),
            statements=tuple(self._statement(one) for one in self._made),
            roll_calls=tuple(self._roll_calls()),
        )

    def _event(self, identifier: str) -> FactSheetEvent:
        event = self._graph._events[identifier]
        return FactSheetEvent(
            id=self._event_keys[identifier],
            kind=event.kind,
            label=event.label,
            organ=self.name(event.organ) if event.organ else None,
            session=event.session,
            meeting=event.meeting,
            place=event.place,
            date=event.date,
        )

    def _roll_calls(self) -> Iterator[FactSheetRollCall]:
        """Yield the recorded votes in reading order."""
        calls = self._graph._votes.get(self._document.id, {})
        placed = {call: sorted(votes, key=self._graph._place) for call, votes in calls.items()}
        for call in sorted(placed, key=lambda one: self._graph._place(placed[one][0])):
            yield roll_call_entry(self._graph._roll_calls[call], placed[call], self)

    def spans(self, proofs: Sequence[str]) -> tuple[Span, ...]:
        """The passages of some evidence, but for those that say nothing."""
        return tuple(self._span(proof) for proof in proofs if self._says(proof))

    def _statement(self, one: Statement) -> FactSheetStatement:
        return FactSheetStatement(
            id=self._keys[one.id],
            kind=one.kind,
            speakers=tuple(self._speaker(speaker) for speaker in one.speakers),
            spokesperson=self.name(one.spokesperson) if one.spokesperson else None,
            on_behalf_of=self._behalf(one),
            event=self._event_keys.get(one.event or ""),
            date=one.date,
            in_reply_to=self._known(one.in_reply_to),
            addressed_to=tuple(self.name(actor) for actor in one.addressed_to),
            known_from=self._keys.get(one.known_from or ""),
            passages=self.spans(one.passages),
            positions=tuple(self._entries(one)),
        )

    def _known(self, statements: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._keys[one] for one in statements if one in self._keys)

    def _entries(self, statement: Statement) -> Iterator[FactSheetPosition]:
        """Yield the positions; what all those hold who make the statement is one entry."""
        makers = self._makers(statement)
        entries: dict[str, list[Position]] = {}
        held = self._graph._positions.get(statement.id, [])
        for position in sorted(held, key=self._graph._place):
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
        persons = self._graph._persons
        speakers = [
            persons[one].speaks_for if one in persons else one for one in statement.speakers
        ]
        return [one for one in behalf if one][:1] or [one for one in speakers if one]

    def _position(self, one: Position, *, by_makers: bool) -> FactSheetPosition:
        said = self._graph._attributions[one.attribution]
        according = self.name(said.according_to) if said.according_to else None
        if said.according_to_other:
            according = said.according_to_text or "other"
        issue, sense = self.issue(one)
        return FactSheetPosition(
            **self._span(one.evidence[0]).model_dump(),
            holder=None if by_makers else self.party(one.holder),
            polarity=one.polarity,
            act=one.act,
            target=one.target_text,
            target_actor=self.name(one.target_actor) if one.target_actor else None,
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

    def issue(self, one: Position) -> tuple[str | None, Literal["same", "reversed"]]:
        """The issue of the codebook that a position is about, and in which sense."""
        issue = self._graph._issues.get(one.issue or "")
        if issue is None or issue.scope is not None:
            return None, "same"
        turned = one.issue_polarity is not one.polarity
        return issue.id.removeprefix("issue/"), "reversed" if turned else "same"

    def _says(self, proof: str) -> bool:
        """Whether a span has anything to say: an entry without a quotation has not."""
        return self._span(proof) != Span()

    def _span(self, proof: str) -> Span:
        evidence = self._graph._evidence[proof]
        quote = evidence.exact or None
        if quote and len(quote) > _LONGEST_QUOTE:
            quote = None
        return Span(start=evidence.start, end=evidence.end, quote=quote)

    def _speaker(self, identifier: str) -> str | Speaker:
        person = self._graph._persons.get(identifier)
        if person is None:
            return self.name(identifier)
        return Speaker(
            name=person.label,
            office=next(iter(person.offices), None),
            speaks_for=self.name(person.speaks_for) if person.speaks_for else None,
        )

    def _behalf(self, statement: Statement) -> str | Group | None:
        return self.party(statement.on_behalf_of[0]) if statement.on_behalf_of else None

    def party(self, identifier: str) -> str | Group:
        """An actor by name, a coalition as a group."""
        coalition = self._graph._coalitions.get(identifier)
        if coalition is None:
            return self.name(identifier)
        members = tuple(self._member(coalition.id, one) for one in coalition.members)
        group = Group.model_validate({**group_size(coalition.size_text), "members": members})
        if coalition.label == wording(group, coalition.size_text):
            return group
        return group.model_copy(update={"text": coalition.label})

    def _member(self, group: str, member: str) -> str | Member:
        dated = self._graph._memberships.get((group, member))
        name = self.name(member)
        if dated is None:
            return name
        return Member(name=name, joined=dated.joined, left=dated.left, source=dated.source)

    def name(self, identifier: str) -> str:
        """The label of an actor, or its code where the label means nobody or somebody else."""
        actor = self._graph._actors.get(identifier)
        if actor is None:
            return identifier
        if not isinstance(actor, Country):
            return str(getattr(actor, "label", identifier))
        found = self._graph._gazetteer.resolve(actor.label, on=self._on)
        return actor.label if found.code == actor.code else actor.code


def _by_id(tables: Tables, kind: type[R]) -> dict[str, R]:
    return {record.id: record for record in tables.records(kind)}
