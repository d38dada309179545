"""A fact sheet, by a person or from a text, becomes records: names resolved, identifiers minted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stancegraph.errors import DuplicateId, FactSheetError
from stancegraph.records import (
    Attribution,
    Collection,
    Document,
    Event,
    Evidence,
    FactSheet,
    PartialDate,
    Position,
    Run,
    Statement,
    Text,
)
from stancegraph.records.factsheet import (
    FactSheetEvent,
    FactSheetPosition,
    FactSheetStatement,
    Group,
)
from stancegraph.records.identifiers import mint
from stancegraph.records.values import StatementKind
from stancegraph.resolution.actors import Actors, Voice
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.passages import Passages
from stancegraph.resolution.roll_calls import RollCalls
from stancegraph.resolution.targets import Targets

_SPEECH = {StatementKind.JOINT: "joint statement", StatementKind.NATIONAL: "statement"}
"""What labels call a kind of statement, where that is not the kind's own name."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a sheet is about: the document, its text where it is at hand, and who read it."""

    document: Document
    name: str
    """How errors call the source."""
    text: str | None = None
    run: Run | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """Where a table or list says what stands at a place of the sheet (`statements/0`)."""


def assemble(
    sheet: FactSheet, source: Source, gazetteer: Gazetteer, codebook: Codebook | None = None
) -> Collection:
    """The records of a sheet.

    Raises NameRefused for a name that stands for no actor, EvidenceMismatch where a quotation is
    not what stands in the text, DuplicateId for two entries with one identity, FactSheetError
    for keys that name nothing. Each names the place in the sheet.
    """
    records = Collection([source.document])
    if source.text is not None:
        records.add(Text(id=source.document.id, text=source.text))
    if source.run:
        records.add(source.run)
    on = source.document.date.earliest if source.document.date else None
    assembly = _Assembly(source, Actors(gazetteer, records, on=on), codebook, records)
    assembly.run(sheet)
    return records


class _Assembly:
    """One pass over a sheet, in the order of its entries."""

    def __init__(
        self, source: Source, actors: Actors, codebook: Codebook | None, records: Collection
    ) -> None:
        self._source, self._actors, self._records = source, actors, records
        document = source.document.id
        self._passages = Passages(document, source.text, records, source.evidence)
        self._targets = Targets(document, codebook, actors, records)
        self._events: dict[str, str] = {}
        self._statements: dict[str, str] = {}

    def run(self, sheet: FactSheet) -> None:
        self._events = self._keyed(
            (event.id, self._event(event, self._at("events", n)))
            for n, event in enumerate(sheet.events)
        )
        spans = [self._spans(one, f"statements/{n}") for n, one in enumerate(sheet.statements)]
        identifiers = [
            self._identify(one, spans[n], self._at("statements", n))
            for n, one in enumerate(sheet.statements)
        ]
        self._statements = self._keyed(
            (one.id, identifiers[n]) for n, one in enumerate(sheet.statements) if one.id
        )
        for n, one in enumerate(sheet.statements):
            self._statement(one, identifiers[n], spans[n], f"statements/{n}")
        self._roll_calls(sheet)

    def _roll_calls(self, sheet: FactSheet) -> None:
        calls = RollCalls(
            self._source.document.id, self._actors, self._passages, self._targets, self._records
        )
        for n, one in enumerate(sheet.roll_calls):
            calls.add(one, f"roll_calls/{n}", self._at, self._attribution(None))

    def _at(self, *pointer: object) -> str:
        return f"{self._source.name}: {'/'.join(map(str, pointer))}"

    def _keyed(self, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
        keys: dict[str, str] = {}
        for key, identifier in pairs:
            if key in keys:
                raise DuplicateId(
                    f"two entries have the id {key!r}",
                    at=self._source.name,
                    hint="give each event and each statement an id of its own",
                )
            keys[key] = identifier
        return keys

    def _event(self, event: FactSheetEvent, at: str) -> str:
        organ = self._actors.named(event.organ, f"{at}/organ") if event.organ else None
        label = event.label
        if organ and self._actors.label(organ).casefold() not in label.casefold():
            label = f"{self._actors.label(organ)}: {label}"
        details = (organ, event.session, event.meeting, event.place, event.date)
        record = Event(
            id=Event.identify(event.kind, label, *details),
            label=label,
            kind=event.kind,
            organ=organ,
            session=event.session,
            meeting=event.meeting,
            place=event.place,
            date=event.date,
        )
        return self._records.add(record).id

    def _spans(self, statement: FactSheetStatement, pointer: str) -> tuple[str, ...]:
        """Evidence of the statement itself: its passages, else those of its positions."""
        if self._source.text is None:
            quote = statement.passages[0] if statement.passages else None
            return (self._passages.evidence(quote, pointer, self._at(pointer)),)
        spans = statement.passages or statement.positions or (None,)
        return tuple(
            dict.fromkeys(
                self._passages.evidence(span, pointer, self._at(pointer)) for span in spans
            )
        )

    def _identify(self, statement: FactSheetStatement, spans: tuple[str, ...], at: str) -> str:
        """Statements of one passage differ by their party, and by being told by others or not."""
        who = statement.on_behalf_of or statement.spokesperson or next(iter(statement.speakers), "")
        if isinstance(who, Group):
            party = self._actors.called(who)
        elif isinstance(who, str):
            party = self._actors.named(who, at) if who else ""
        else:
            party = self._actors.speaker(who, at).actor or who.name
        told = statement.known_from is not None
        return mint("statement", self._source.document.id, spans[0], party, told)

    def _statement(
        self, entry: FactSheetStatement, identifier: str, spans: tuple[str, ...], pointer: str
    ) -> None:
        at = self._at(pointer)
        speakers = [
            self._actors.speaker(one, f"{at}/speakers/{n}") for n, one in enumerate(entry.speakers)
        ]
        spokesperson = behalf = None
        if entry.spokesperson:
            spokesperson = self._actors.named(entry.spokesperson, f"{at}/spokesperson")
            if not spokesperson.startswith("country/"):  # only a country is a spokesperson
                speakers.append(Voice(spokesperson, spokesperson))
                spokesperson = None
        if entry.on_behalf_of:
            at_group = f"{at}/on_behalf_of"
            behalf = self._actors.party(entry.on_behalf_of, identifier, spans, at_group)
        actors = dict.fromkeys(one.actor for one in speakers if one.actor)
        holders = [one for one in (behalf, spokesperson) if one][:1] or list(actors)
        if not holders:
            raise FactSheetError(
                "nobody makes this statement", at=at, hint="give speakers or on_behalf_of"
            )
        event = self._key(self._events, entry.event, at)
        known_event = self._records.get(Event, event) if event else None
        date = entry.date or (known_event.date if known_event else None)
        statement = Statement(
            id=identifier,
            label=self._label(entry, holders[0], spokesperson, date),
            kind=entry.kind,
            speakers=tuple(dict.fromkeys(one.id for one in speakers)),
            spokesperson=spokesperson,
            on_behalf_of=(behalf,) if behalf else (),
            event=event,
            date=date,
            in_reply_to=tuple(self._lookup(self._statements, k, at) for k in entry.in_reply_to),
            addressed_to=tuple(
                self._actors.named(name, f"{at}/addressed_to") for name in entry.addressed_to
            ),
            passages=spans,
            known_from=self._key(self._statements, entry.known_from, at),
            run=self._source.run.id if self._source.run else None,
        )
        self._records.add_new(
            statement,
            "the same party makes two statements in the same passage",
            at=at,
            hint="join their positions in one statement, or give them passages of their own",
        )
        for n, position in enumerate(entry.positions):
            self._positions(position, statement, holders, f"{pointer}/positions/{n}")

    def _label(
        self,
        entry: FactSheetStatement,
        holder: str,
        spokesperson: str | None,
        date: PartialDate | None,
    ) -> str:
        who = self._actors.label(holder)
        if spokesperson and spokesperson != holder:
            who = f"{self._actors.label(spokesperson)} on behalf of {who}"
        kind = _SPEECH.get(entry.kind) or entry.kind.replace("_", " ")
        return f"{who}: {kind}" + (f", {date}" if date else "")

    def _positions(
        self, entry: FactSheetPosition, statement: Statement, holders: list[str], pointer: str
    ) -> None:
        at = self._at(pointer)
        evidence = self._passages.evidence(entry, pointer, at)
        if entry.holder is not None:
            owner = mint("holder", statement.id, evidence)
            holders = [self._actors.party(entry.holder, owner, (evidence,), f"{at}/holder")]
        actor = None
        if entry.target_actor:
            actor = self._actors.named(entry.target_actor, f"{at}/target_actor")
        target = self._targets.find(entry, actor, at)
        aimed_at = self._key(self._statements, entry.target_statement, at) or self._key(
            self._events, entry.target_event, at
        )
        attribution = self._attribution(entry.according_to)
        for holder in holders:
            self._actors.keep_members(holder)
            words = (entry.polarity, entry.target, attribution, evidence)
            position = Position(
                id=mint("position", statement.id, holder, *words),
                holder=holder,
                polarity=entry.polarity,
                act=entry.act,
                target=aimed_at or target.id,
                target_text=entry.target,
                target_actor=actor,
                issue=target.issue,
                issue_polarity=target.issue_polarity,
                basis=entry.basis,
                modality=entry.modality,
                tier=entry.tier,
                date=statement.date,
                statement=statement.id,
                evidence=(evidence,),
                attribution=attribution,
                cue=entry.cue,
                rule=entry.rule,
            )
            self._records.add_new(
                position,
                "the same position stands twice in this statement",
                at=at,
                hint="remove one, or give it its own words or span",
            )

    def _attribution(self, claimant: str | None) -> str:
        actor = self._actors.known(claimant) if claimant else None
        other = claimant is not None and actor is None
        record = Attribution(
            id=mint("attribution", self._source.document.id, actor or claimant),
            reported_by=self._source.document.id,
            according_to=actor,
            according_to_other="other_source" if other else None,
            according_to_text=claimant if other and claimant != "other" else None,
        )
        return self._records.add(record).id

    def _key(self, keys: dict[str, str], key: str | None, at: str) -> str | None:
        return None if key is None else self._lookup(keys, key, at)

    @staticmethod
    def _lookup(keys: dict[str, str], key: str, at: str) -> str:
        if key not in keys:
            known = ", ".join(sorted(keys)) or "none"
            raise FactSheetError(
                f"nothing in this sheet has the id {key!r}", at=at, hint=f"ids here: {known}"
            )
        return keys[key]
