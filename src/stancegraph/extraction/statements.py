"""Speech acts as they take shape: who speaks, when, where, in which passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from stancegraph.extraction.who import Who
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


@dataclass(slots=True)
class Draft:
    """A statement that is still being read."""

    id: str
    who: Who
    kind: StatementKind
    event: str | None = None
    date: PartialDate | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    positions: list[FactSheetPosition] = field(default_factory=list)
    in_reply_to: list[str] = field(default_factory=list)
    addressed_to: list[str] = field(default_factory=list)
    known_from: str | None = None

    def carries(self, start: int, end: int) -> None:
        """Add a sentence to the passages; neighbours grow together."""
        near = [span for span in self.spans if start <= span[1] + 1 and end >= span[0] - 1]
        self.spans = [span for span in self.spans if span not in near]
        self.spans.append(
            (min([start, *(s for s, _ in near)]), max([end, *(e for _, e in near)]))
        )

    def finished(self) -> FactSheetStatement:
        """As a fact sheet holds it."""
        represented: Name | Group | None = None
        spokesperson = self.who.spokesperson
        if self.who.group is not None:
            represented = self.who.group
        elif spokesperson is not None:
            represented = self.who.key
        speaker: str | Speaker | None = spokesperson or self.who.speaker()
        if self.who.group is not None and spokesperson is None:
            speaker = None
        return FactSheetStatement(
            id=self.id,
            kind=self.kind,
            speakers=(speaker,) if speaker is not None else (),
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
        return iter(self._drafts.values())

    def get(self, key: object) -> Draft | None:
        """The statement under a key."""
        return self._drafts.get(key)

    def open(self, key: object, who: Who, kind: StatementKind) -> Draft:
        """The statement under a key, begun if there is none."""
        if key not in self._drafts:
            self._drafts[key] = Draft(f"s{len(self._drafts) + 1}", who, kind)
        return self._drafts[key]
