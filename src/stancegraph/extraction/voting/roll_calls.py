"""Roll calls as they take shape: what several passages tell of one vote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from stancegraph.extraction.voting.motion import Motion
from stancegraph.extraction.voting.named_votes import NamedVote
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import FactSheetRollCall, FactSheetVote, Group, Span
from stancegraph.records.values import Choice, Outcome, Tier

Place = tuple[int, int]

_OTHER_VOTE = re.compile(
    r"\b(?:previous(?:ly)?|earlier|last\s+(?:year|month|week)|similar|ago|past|in\s+(?:19|20)\d\d"
    r"|another)\b",
    re.I,
)
_ASIDE = re.compile(r",\s+wh(?:ich|o)\b[^,]*,")
_PART = re.compile(
    r"\b(?P<part>paragraphs?|amendments?|motion|section|words)\b(?:\s+(?P<n>\d+))?", re.I
)
_NUMBER = re.compile(r"\bL\.\d+\b")
_BACK, _AHEAD = 60, 4
"""How many roll calls before and behind a place can be meant there."""
_UNNAMED = "draft"
"""What a motion is called that the document does not name."""


@dataclass(slots=True)
class _Named:
    """How one state is said to have voted, and where."""

    spans: list[Place] = field(default_factory=list)
    tier: Tier = Tier.EXPLICIT
    cue: str | None = None
    rule: str | None = None


@dataclass(slots=True)
class Call:
    """One roll call that is still being read."""

    organ: str
    counts: dict[Choice, int] = field(default_factory=dict)
    motions: list[Motion] = field(default_factory=list)
    told: list[Place] = field(default_factory=list)
    """Sentences that give the counts."""
    decided: list[Place] = field(default_factory=list)
    """Sentences that give the outcome."""
    is_printed: bool = False
    _named: dict[Choice, dict[str, _Named]] = field(default_factory=dict)
    _whole: dict[Choice, int] = field(default_factory=dict)
    """Sides of which a list was printed that should be whole → its length."""
    _gathered: list[tuple[Choice, Group, Place, str, str]] = field(default_factory=list)

    @property
    def begins(self) -> int:
        """Where it is first told of."""
        return min(self.told)[0] if self.told else 0

    def tell(self, motion: Motion, counts: Mapping[Choice, int], span: Place) -> None:
        """Add a sentence with the counts."""
        self.motions.append(motion)
        for choice, number in counts.items():
            self.counts.setdefault(choice, number)
        if span not in self.told:
            self.told.append(span)
        if motion.outcome is not None and span not in self.decided:
            self.decided.append(span)

    def announce(self, choice: Choice, count: int) -> None:
        """Add the total that stands at the head of a list."""
        self.counts.setdefault(choice, count)

    def name(
        self,
        choice: Choice,
        states: tuple[str, ...],
        span: Place,
        *,
        cue: str,
        rule: str,
        tier: Tier = Tier.EXPLICIT,
        whole: bool = False,
    ) -> None:
        """Add states that made a choice; `whole` for a list that is meant to name all."""
        side = self._named.setdefault(choice, {})
        if whole:
            self._whole[choice] = max(len(states), self._whole.get(choice, 0))
            announced = self.counts.get(choice)
            if announced is not None and announced != len(states):
                rule = f"{rule} ({len(states)} named, {announced} announced)"
        self.is_printed = self.is_printed or tier is Tier.TABLE
        for state in states:
            known = side.setdefault(state, _Named([], tier, cue, rule))
            if tier is Tier.EXPLICIT and known.tier is Tier.TABLE:
                known.tier = tier
            if span not in known.spans:
                known.spans.append(span)

    def gather(
        self,
        choice: Choice,
        count: int,
        states: tuple[str, ...],
        span: Place,
        *,
        cue: str,
        rule: str,
    ) -> None:
        """Add states that are counted and partly named."""
        if self.counts.setdefault(choice, count) == count:
            if span not in self.told:
                self.told.append(span)
            self.name(choice, states, span, cue=cue, rule=rule)
            return
        group = Group(count=count, members=states)
        self._gathered.append((choice, group, span, cue, rule))

    def choice_of(self, state: str) -> Choice | None:
        """How a state is said to have voted."""
        return next((side for side, names in self._named.items() if state in names), None)

    @property
    def motion(self) -> str:
        """What was voted on, in the words that tell it best from other motions."""
        named = [one for one in self.motions if one.designation is not None]
        best = sorted(named, key=lambda one: (one.rank, one.place))
        return (best[0].designation if best else None) or _UNNAMED

    @property
    def symbol(self) -> str | None:
        """Symbol of the text, where a sentence with the counts gives it."""
        return next((one.symbol for one in self.motions if one.symbol), None)

    @property
    def outcome(self) -> Outcome | None:
        """What was decided, where a sentence tells it."""
        if not self.decided:
            return None
        return next((one.outcome for one in self.motions if one.outcome), None)

    def is_same(self, organ: str, counts: Mapping[Choice, int], motion: Motion) -> bool:
        """True when a sentence can be about this vote: no count and no name differs."""
        shared = counts.keys() & self.counts.keys()
        if organ != self.organ or any(counts[side] != self.counts[side] for side in shared):
            return False
        if len(shared) < 2:
            return False
        titles = {one.title for one in (*self.motions, motion) if one.title}
        symbols = {one.symbol for one in (*self.motions, motion) if one.symbol}
        parts = {_part(one.text) for one in (*self.motions, motion) if one.text}
        return len(parts) < 2 and (len(titles) < 2 or len(symbols) == 1)

    def fits(self, vote: NamedVote, sentence: str) -> bool:
        """True when states can have voted so in this roll call."""
        total = self.counts.get(vote.choice)
        number = vote.count or len(vote.states)
        if total is not None and number > total:
            return False
        numbers = set(_NUMBER.findall(sentence))
        if numbers and not any(n in (self.symbol or self.motion) for n in numbers):
            return False
        part = _PART.search(sentence)
        if part is not None and part["part"].lower().rstrip("s") not in self.motion.lower():
            return False
        if part is None and _PART.search(self.motion) and "motion" not in self.motion:
            return False
        return all(self.choice_of(one) in (None, vote.choice) for one in vote.states)

    def finished(self, when: PartialDate | None) -> FactSheetRollCall:
        """As a fact sheet holds it."""
        proposers = {one.proposer for one in self.motions if one.proposer}
        return FactSheetRollCall(
            organ=self.organ,
            date=when,
            resolution=self.symbol,
            motion=self.motion,
            target_actor=next(iter(proposers)) if len(proposers) == 1 else None,
            in_favour=self.counts.get(Choice.IN_FAVOUR),
            against=self.counts.get(Choice.AGAINST),
            abstaining=self.counts.get(Choice.ABSTAINING),
            absent=self.counts.get(Choice.ABSENT),
            outcome=self.outcome,
            passages=_spans(self.decided),
            votes=(*self._coalitions(), *self._states()),
        )

    def _coalitions(self) -> Iterator[FactSheetVote]:
        """Yield each side of which no list names all; who is named has a vote of his own."""
        for choice, count in self.counts.items():
            named = self._named.get(choice, {})
            is_counted = choice is not Choice.ABSENT and count > 0 and self.told
            if is_counted and choice not in self._whole and len(named) < count:
                yield FactSheetVote(
                    choice=choice,
                    by=(Group(count=count),),
                    passages=_spans(self.told),
                    cue=f"{count} {choice.replace('_', ' ')}",
                    rule="vote: totals",
                )
        for choice, group, span, cue, rule in self._gathered:
            yield FactSheetVote(
                choice=choice, by=(group,), passages=_spans([span]), cue=cue, rule=rule
            )

    def _states(self) -> Iterator[FactSheetVote]:
        """Yield the named states, those of one choice and the same passages together."""
        for choice, names in self._named.items():
            grouped: dict[object, tuple[_Named, list[str]]] = {}
            for state, one in names.items():
                key = (tuple(one.spans), one.tier, one.cue, one.rule)
                grouped.setdefault(key, (one, []))[1].append(state)
            for one, states in grouped.values():
                yield FactSheetVote(
                    choice=choice,
                    by=tuple(states),
                    tier=one.tier,
                    passages=_spans(one.spans),
                    cue=one.cue,
                    rule=one.rule,
                )


class Calls:
    """The roll calls of one document."""

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._by_count: dict[tuple[str, Choice, int], list[Call]] = {}

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    @property
    def any(self) -> bool:
        """True when the document tells of a recorded vote."""
        return bool(self._calls)

    def begin(self, organ: str, motion: Motion) -> Call:
        """A roll call of which nothing else is known."""
        call = Call(organ, motions=[motion])
        self._calls.append(call)
        return call

    def find(self, organ: str, counts: Mapping[Choice, int], motion: Motion) -> Call:
        """The roll call that a sentence is about, a new one where none was told of before."""
        keys = [(organ, choice, count) for choice, count in counts.items()]
        for key in keys:
            for call in self._by_count.get(key, ()):
                if call.is_same(organ, counts, motion):
                    return call
        call = Call(organ)
        self._calls.append(call)
        for key in keys:
            self._by_count.setdefault(key, []).append(call)
        return call

    def near(self, place: int) -> list[Call]:
        """The roll calls told of before a place, the last ones, and the next few behind it."""
        k = bisect_right(self._calls, place, key=lambda call: call.begins)
        return self._calls[max(0, k - _BACK) : k + _AHEAD]

    def fitting(self, vote: NamedVote, sentence: str, place: int) -> Call | None:
        """The roll call in which named states voted: the last one told before that can be it."""
        if _OTHER_VOTE.search(_ASIDE.sub(",", sentence)):
            return None
        fit = [call for call in self.near(place) if call.fits(vote, sentence)]
        listed = [call for call in fit if any(call.choice_of(one) for one in vote.states)]
        before = [c for c in listed or fit if c.told and min(c.told)[0] <= place]
        return before[-1] if before else next(iter(fit), None)

    def finished(
        self, when: PartialDate | None, day: Callable[[Place], PartialDate | None]
    ) -> Iterator[FactSheetRollCall]:
        """Yield the roll calls in which anybody is said to have voted, each once.

        `day` is when a sentence says that it was, `when` the date of the document.
        """
        seen: set[object] = set()
        for call in sorted(self._calls, key=lambda one: min([*one.told, (1 << 60, 0)])):
            days = (found for span in sorted(call.told) if (found := day(span)) is not None)
            sheet = call.finished(next(days, when))
            tally = (sheet.in_favour, sheet.against, sheet.abstaining, sheet.absent)
            identity = (sheet.organ, sheet.resolution, sheet.motion, *tally)
            if (sheet.votes or sheet.outcome) and identity not in seen:
                seen.add(identity)
                yield sheet


def _part(motion: str | None) -> str:
    """Which part of a text a motion is about: "paragraph 6", "amendment", the whole ("")."""
    found = _PART.search(motion or "")
    return f"{found['part'].lower().rstrip('s')} {found['n'] or ''}" if found is not None else ""


def _spans(places: list[Place]) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in sorted(places))
