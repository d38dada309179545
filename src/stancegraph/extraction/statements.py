"""Speech acts as they take shape: who speaks, when, where, in which passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from stancegraph.extraction.actors.who import Who
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import (
    FactSheetPosition,
    FactSheetStatement,
    Group,
    Name,
    Span,
    Speaker,
)
from stancegraph.records.values import StatementKind

_MOST_POSITIONS = 10_000
"""What a fact sheet holds of one statement; only tables turned to text would have more."""


@dataclass(slots=True)
class Draft:
    """A statement that is still being read."""

    id: str
    who: Who
    kind: StatementKind
    event: str | None = None
    date: PartialDate | None = None
    dated: bool = False
    """Whether its own words tell the date; else it is that of the document or its meeting."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """In reading order, none touching another."""
    positions: list[FactSheetPosition] = field(default_factory=list)
    in_reply_to: list[str] = field(default_factory=list)
    addressed_to: list[str] = field(default_factory=list)
    known_from: str | None = None
    others: list[Who] = field(default_factory=list)
    """Those who speak for the same actor in the same words."""
    _expressed: set[object] = field(default_factory=set)

    def carries(self, start: int, end: int) -> None:
        """Add a sentence to the passages; neighbours grow together."""
        first = last = bisect_left(self.spans, (start, end))
        while first > 0 and self.spans[first - 1][1] >= start - 1:
            first -= 1
        while last < len(self.spans) and self.spans[last][0] <= end + 1:
            last += 1
        near = self.spans[first:last]
        start, end = min([start, *(s for s, _ in near)]), max([end, *(e for _, e in near)])
        self.spans[first:last] = [(start, end)]

    def express(self, position: FactSheetPosition) -> None:
        """Add a position, unless the same words already express it."""
        words = (
            position.holder, position.polarity, position.target, position.start, position.end
        )  # fmt: skip
        if words not in self._expressed and len(self.positions) < _MOST_POSITIONS:
            self._expressed.add(words)
            self.positions.append(position)

    def take_in(self, other: Draft) -> None:
        """Unite with what is the same statement, of the same actor."""
        for start, end in other.spans:
            self.carries(start, end)
        for position in other.positions:
            self.express(position)
        self.in_reply_to += other.in_reply_to
        self.addressed_to += other.addressed_to
        if other.who.person is not None or self.who.person is None:
            self.others.append(other.who)

    def finished(self) -> FactSheetStatement:
        """As a fact sheet holds it."""
        represented: Name | Group | None = None
        spokesperson = self.who.spokesperson
        if self.who.group is not None:
            represented = self.who.group
        elif spokesperson is not None:
            represented = self.who.key
        speakers: list[str | Speaker | None] = [one.speaker() for one in (self.who, *self.others)]
        if spokesperson is not None:
            speakers = [spokesperson]
        elif self.who.group is not None:
            speakers = []
        return FactSheetStatement(
            id=self.id,
            kind=self.kind,
            speakers=tuple(dict.fromkeys(one for one in speakers if one is not None)),
            spokesperson=spokesperson,
            on_behalf_of=represented,
            event=self.event,
            date=self.date,
            in_reply_to=tuple(dict.fromkeys(self.in_reply_to)),
            addressed_to=tuple(dict.fromkeys(self.addressed_to)),
            known_from=self.known_from,
            passages=tuple(Span(start=start, end=end) for start, end in sorted(self.spans)),
            positions=tuple(self.positions),
        )


class Drafts:
    """The statements of an article, by who speaks and in what kind of act."""

    def __init__(self) -> None:
        self._drafts: dict[object, Draft] = {}

    def __iter__(self) -> Iterator[Draft]:
        """The statements in the order in which they began."""
        return iter(self._drafts.values())

    def get(self, key: object) -> Draft | None:
        """The statement under a key."""
        return self._drafts.get(key)

    def open(self, key: object, who: Who, kind: StatementKind) -> Draft:
        """The statement under a key, begun if there is none."""
        if key not in self._drafts:
            self._drafts[key] = Draft(f"s{len(self._drafts) + 1}", who, kind)
        return self._drafts[key]
