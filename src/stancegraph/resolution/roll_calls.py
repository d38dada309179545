"""The roll calls of a fact sheet → records: one position for each vote that was cast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from stancegraph.records import Collection, Position, RollCall
from stancegraph.records.factsheet import (
    FactSheetPosition,
    FactSheetRollCall,
    FactSheetVote,
    Group,
    Span,
)
from stancegraph.records.identifiers import mint
from stancegraph.records.values import CAST, DECIDED, Act, Basis, Choice, Polarity, Tier
from stancegraph.resolution.actors import Actors
from stancegraph.resolution.passages import Passages
from stancegraph.resolution.targets import Targets


@dataclass(frozen=True, slots=True)
class _Held:
    """A position that follows from a roll call, before it has a holder in the graph."""

    holder: str | Group
    polarity: Polarity
    act: Act
    tier: Tier
    passages: tuple[Span, ...]
    cue: str | None
    rule: str | None
    pointer: str


class RollCalls:
    """Makes the records of the roll calls of one document."""

    def __init__(
        self,
        document: str,
        actors: Actors,
        passages: Passages,
        targets: Targets,
        records: Collection,
    ) -> None:
        self._document, self._actors, self._records = document, actors, records
        self._passages, self._targets = passages, targets

    def add(
        self,
        entry: FactSheetRollCall,
        pointer: str,
        place: Callable[[str], str],
        attribution: str,
    ) -> None:
        """Add a roll call and its votes; `place` tells where in the sheet a pointer is.

        Raises DuplicateId where one holder makes the same choice twice, or where two entries
        are the same roll call and differ.
        """
        at = place(pointer)
        call = self._roll_call(entry, at)
        for held in self._each(_held(entry, pointer), place):
            self._position(entry, call, held, place(held.pointer), attribution)

    def _each(self, votes: Iterator[_Held], place: Callable[[str], str]) -> Iterator[_Held]:
        """The votes of single holders; a list such as `members of ASEAN` is one vote of each."""
        for one in votes:
            if isinstance(one.holder, str):
                for name in self._actors.each([one.holder], place(one.pointer)):
                    yield replace(one, holder=name)
            else:
                yield one

    def _roll_call(self, entry: FactSheetRollCall, at: str) -> RollCall:
        organ = self._actors.named(entry.organ, f"{at}/organ")
        tally = (entry.in_favour, entry.against, entry.abstaining, entry.absent)
        described = (self._document, entry.resolution, entry.motion, entry.date, *tally)
        dated = f", {entry.date}" if entry.date else ""
        record = RollCall(
            id=RollCall.identify(organ, entry.session, entry.record_number, *described),
            label=f"{self._actors.label(organ)}: vote on {entry.motion}{dated}",
            organ=organ,
            session=entry.session,
            record_number=entry.record_number,
            date=entry.date,
            resolution=entry.resolution,
            motion=entry.motion,
            yes=entry.in_favour,
            no=entry.against,
            abstain=entry.abstaining,
            absent=entry.absent,
        )
        return self._records.add(record, at=at)

    def _position(
        self, entry: FactSheetRollCall, call: RollCall, held: _Held, at: str, attribution: str
    ) -> None:
        evidence = tuple(
            dict.fromkeys(
                self._passages.evidence(span, pointer, at)
                for span, pointer in _pointed(held.passages, held.pointer)
            )
        )
        owner = mint("holder", call.id, self._document, held.polarity)
        holder = self._actors.party(held.holder, owner, evidence, at)
        self._actors.keep_members(holder)
        actor = None
        if entry.target_actor:
            actor = self._actors.named(entry.target_actor, f"{at}/target_actor")
        about = FactSheetPosition(
            polarity=held.polarity,
            target=entry.motion,
            issue=entry.issue,
            issue_sense=entry.issue_sense,
        )
        target = self._targets.find(about, actor, at)
        position = Position(
            id=Position.cast_by(call.id, attribution, holder, held.polarity),
            holder=holder,
            polarity=held.polarity,
            act=held.act,
            target=target.id,
            target_text=entry.motion,
            target_actor=actor,
            issue=target.issue,
            issue_polarity=target.issue_polarity,
            basis=Basis.RECORDED,
            tier=held.tier,
            date=call.date,
            roll_call=call.id,
            evidence=evidence,
            attribution=attribution,
            cue=held.cue,
            rule=held.rule,
        )
        self._records.add_new(
            position,
            f"{self._actors.label(holder)} votes twice in this roll call",
            at=at,
            hint="name each state once, with every passage that tells of its vote",
        )


def _pointed(spans: tuple[Span, ...], pointer: str) -> Iterator[tuple[Span | None, str]]:
    """Yield each passage with its place in the sheet; the entry itself where it has none."""
    if not spans:
        yield None, pointer
    for n, span in enumerate(spans):
        yield span, f"{pointer}/passages/{n}"


def _held(entry: FactSheetRollCall, pointer: str) -> Iterator[_Held]:
    """Yield the organ's position and those of the voters."""
    if entry.outcome is not None:
        polarity, act = DECIDED[entry.outcome]
        yield _Held(entry.organ, polarity, act, Tier.EXPLICIT, entry.passages, None, None, pointer)
    for n, vote in enumerate(entry.votes):
        if vote.choice is not Choice.ABSENT:
            yield from _votes(vote, f"{pointer}/votes/{n}")


def _votes(vote: FactSheetVote, pointer: str) -> Iterator[_Held]:
    polarity, act = CAST[vote.choice]
    for holder in vote.by:
        yield _Held(
            holder,
            polarity,
            vote.act or act,
            vote.tier,
            vote.passages,
            vote.cue,
            vote.rule,
            pointer,
        )
