"""A roll call of the graph as an entry of a fact sheet."""

from __future__ import annotations

from collections.abc import Sequence

from stancegraph.export.sheet_actors import ActorWords
from stancegraph.export.sheet_records import SheetRecords
from stancegraph.records import Issue, Position, RollCall
from stancegraph.records.factsheet import FactSheetRollCall, FactSheetVote
from stancegraph.records.values import CAST, DECIDED, Act, Choice, Outcome, Polarity

_OUTCOMES: dict[Polarity, Outcome] = {side: one for one, (side, _) in DECIDED.items()}
_CHOICES: dict[Polarity, tuple[Choice, Act]] = {
    side: (choice, act) for choice, (side, act) in CAST.items()
}


def roll_call_entry(
    call: RollCall, votes: Sequence[Position], graph: SheetRecords, words: ActorWords
) -> FactSheetRollCall:
    """A roll call with its votes, in reading order; the organ's own position is the outcome."""
    decisions = [one for one in votes if one.holder == call.organ]
    entries: dict[object, list[Position]] = {}
    for one in votes:
        if one.holder != call.organ:
            told = (one.act, one.polarity, one.evidence, one.tier, one.cue, one.rule)
            entries.setdefault(told, []).append(one)
    first = votes[0]
    issue, sense = graph.issue(first)
    if call.resolution and first.issue == Issue.of_text(call.resolution):
        issue = None  # the text itself, which no codebook has
    return FactSheetRollCall(
        organ=words.name(call.organ),
        session=call.session,
        record_number=call.record_number,
        date=call.date,
        resolution=call.resolution,
        motion=call.motion,
        target_actor=words.name(first.target_actor) if first.target_actor else None,
        issue=issue,
        issue_sense=sense,
        in_favour=call.yes,
        against=call.no,
        abstaining=call.abstain,
        absent=call.absent,
        outcome=_OUTCOMES[decisions[0].polarity] if decisions else None,
        passages=graph.spans(decisions[0].evidence) if decisions else (),
        votes=tuple(_vote(group, graph, words) for group in entries.values()),
    )


def _vote(votes: Sequence[Position], graph: SheetRecords, words: ActorWords) -> FactSheetVote:
    """Those who made one choice in the same passages."""
    one = votes[0]
    choice, act = _CHOICES[one.polarity]
    return FactSheetVote(
        choice=choice,
        by=tuple(words.party(vote.holder) for vote in votes),
        act=one.act if one.act is not act else None,
        tier=one.tier,
        passages=graph.spans(one.evidence),
        cue=one.cue,
        rule=one.rule,
    )
