"""What a document tells of votes, and which positions of its sentences tell it again."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.passages import Passage
from stancegraph.records.factsheet import FactSheetRollCall, Group, Span
from stancegraph.records.values import CAST, DECIDED, Act, Polarity, Tier

_VOTES = frozenset({Act.VOTE_YES, Act.VOTE_NO, Act.VETO, Act.ABSTAIN})
_MATTERS = frozenset(
    "draft resolution text amendment motion proposal paragraph move measure".split()
)


class Places:
    """Stretches of a text that do not overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def cover(self, place: int) -> bool:
        """True when one of them covers an offset."""
        k = bisect_right(self._spans, (place, sys.maxsize)) - 1
        return k >= 0 and place < self._spans[k][1]


class Voted:
    """What a document tells of votes, and which positions it would tell again."""

    def __init__(
        self,
        calls: tuple[FactSheetRollCall, ...],
        decisions: tuple[Candidate, ...] = (),
        lists: tuple[Candidate, ...] = (),
        formulas: Iterable[tuple[int, int]] = (),
    ) -> None:
        self.roll_calls = calls
        self.decisions = tuple(sorted(decisions, key=lambda one: one.place))
        self.lists = lists
        told = Counter((one.who.key, one.start) for one in self.decisions)
        self._several = {
            (one.who.key, one.place) for one in self.decisions if told[one.who.key, one.start] > 1
        }
        """Where a body decides several matters at once, which a parse takes for one."""
        self._held: dict[object, list[tuple[int, int, str]]] = {}
        self._by_state: dict[str, list[tuple[int, int, str]]] = {}
        self._cast: list[tuple[int, int, Polarity]] = []
        printed = list(formulas)
        for call in calls:
            if call.outcome is not None:
                polarity, _ = DECIDED[call.outcome]
                self._keep(call, call.organ, polarity, call.passages)
            for vote in call.votes:
                if vote.tier is Tier.TABLE:
                    printed += _places(vote.passages)
                if vote.choice in CAST:
                    for holder in vote.by:
                        self._keep(call, holder, CAST[vote.choice][0], vote.passages)
        self._printed = Places(printed)

    @property
    def any(self) -> bool:
        """Whether the document tells of votes or other decisions."""
        return bool(self.roll_calls or self.decisions or self.lists)

    def _keep(
        self,
        call: FactSheetRollCall,
        holder: str | Group,
        polarity: Polarity,
        passages: tuple[Span, ...],
    ) -> None:
        key = holder.count if isinstance(holder, Group) else holder
        places = [(start, end, call.motion) for start, end in _places(passages)]
        self._held.setdefault((key, polarity), []).extend(places)
        if isinstance(holder, str) and holder != call.organ:
            self._by_state.setdefault(holder, []).extend(places)
        if holder != call.organ:
            self._cast += [(start, end, polarity) for start, end, _ in places]

    def has(self, one: Candidate) -> bool:
        """True for a position that is a vote, or a decision by one, told there."""
        if one.act in _VOTES and any(
            start <= one.place < end and polarity is one.polarity
            for start, end, polarity in self._cast
        ):
            return True  # the grammar of votes has read the sentence
        if (one.who.key, one.place) in self._several:
            return True
        if any(
            start <= one.place < end and _is_about(one.target.text, motion)
            for start, end, motion in self._by_state.get(one.who.key or "", ())
        ):
            return True  # it is named in the list of those who voted
        group = one.who.group
        key = group.count if group is not None else one.who.key
        return any(
            start <= one.place < end
            and (one.act in _VOTES or one.target.anaphoric or _is_about(one.target.text, motion))
            for start, end, motion in self._held.get((key, one.polarity), ())
        )

    def decided_in(self, passage: Passage, found: list[Candidate]) -> Iterator[Candidate]:
        """The decisions that the sentences of a passage tell, but for those `found` in them."""
        told = passage.sentences
        if not told:
            return
        known = {(one.place, one.who.key) for one in found}
        first = bisect_left(self.decisions, told[0].start, key=lambda one: one.place)
        last = bisect_left(self.decisions, told[-1].end, key=lambda one: one.place)
        for one in self.decisions[first:last]:
            if (one.place, one.who.key) not in known:
                yield one

    def covers(self, start: int, end: int) -> bool:
        """True for a stretch that is names of a printed list, or a formula, and nothing else."""
        return self._printed.cover(start) and self._printed.cover(end - 1)

    def is_printed(self, place: int) -> bool:
        """True inside a printed list of names or a formula of voting."""
        return self._printed.cover(place)


def _places(passages: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in passages if one.start is not None and one.end]


def _is_about(target: str, motion: str) -> bool:
    """True when a target can be what was voted on."""
    words = set(re.findall(r"[a-z]{4,}", target.lower()))
    return bool(words & set(re.findall(r"[a-z]{4,}", motion.lower())) or words & _MATTERS)
