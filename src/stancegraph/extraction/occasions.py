"""Where and when statements were made: the events that an article names, and its dates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from stancegraph.records.article import Article, Block
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import FactSheetEvent
from stancegraph.records.values import EventKind
from stancegraph.resolution.dates import find_dates
from stancegraph.resolution.events import EventMention, find_events
from stancegraph.resolution.gazetteer import Gazetteer

_Dated = tuple[int, int, PartialDate]
_LEAD = 4
"""Blocks in which a report names the meeting that it is about."""
_HELD = (EventKind.MEETING, EventKind.SUMMIT)


class Occasions:
    """The events of an article by what they are, each under one key of its fact sheet."""

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        """The article is searched when it is first asked for, as most reports make no statement."""
        self._article, self._gazetteer = article, gazetteer
        self._dateline = article.day
        self._events: dict[tuple[str, str], FactSheetEvent] = {}
        self._mentions: dict[Block, list[EventMention]] = {}
        self._dates: dict[Block, list[_Dated]] = {}
        """What the blocks name that have been searched: each when it is first asked for."""

    def _mentioned(self, block: Block) -> list[EventMention]:
        if block not in self._mentions:
            found = find_events(self._article.text[block.start : block.end], self._gazetteer)
            self._mentions[block] = [_moved(one, block.start) for one in found]
        return self._mentions[block]

    def _dated(self, block: Block) -> list[_Dated]:
        if self._dateline is None:
            return []
        if block not in self._dates:
            found = find_dates(self._article.text[block.start : block.end], self._dateline)
            self._dates[block] = [(a + block.start, b + block.start, day) for a, b, day in found]
        return self._dates[block]

    def _within(self, start: int, end: int) -> Iterator[Block]:
        """The blocks that a stretch touches."""
        return (one for one in self._article.blocks if one.start < end and one.end > start)

    @cached_property
    def _main(self) -> EventMention | None:
        return next(
            (
                one
                for block in self._article.blocks[:_LEAD]
                for one in self._mentioned(block)
                if EventKind(one.kind) in _HELD and one.organ
            ),
            None,
        )

    def date_in(self, start: int, end: int) -> PartialDate | None:
        """The first date named in a stretch, not later than the report itself."""
        for left, right, day in (one for b in self._within(start, end) for one in self._dated(b)):
            is_past = self._dateline is None or day.earliest <= self._dateline
            if start <= left and right <= end and is_past:
                return day
        return None

    def main(self) -> str | None:
        """Key of the meeting that the article reports; None when it reports none."""
        if self._main is None:
            return None
        return self._key(self._main, self._first_date)

    def main_date(self) -> PartialDate | None:
        """The day of the meeting."""
        return self._first_date if self._main is not None else None

    def letter_in(self, start: int, end: int, day: PartialDate | None) -> FactSheetEvent | None:
        """The letter named in a stretch."""
        found = self._letter(start, end)
        if found is None:
            return None
        key = self._key(found, day)
        return next(event for event in self._events.values() if event.id == key)

    def addressees_in(self, start: int, end: int) -> tuple[str, ...]:
        """To whom a letter named in a stretch is addressed."""
        found = self._letter(start, end)
        return found.addressed_to if found is not None else ()

    def events(self) -> list[FactSheetEvent]:
        """All events that statements refer to, in the order in which they were first needed."""
        return list(self._events.values())

    def _letter(self, start: int, end: int) -> EventMention | None:
        for one in (one for b in self._within(start, end) for one in self._mentioned(b)):
            if one.kind == "letter" and start <= one.start < end:
                return one
        return None

    @cached_property
    def _first_date(self) -> PartialDate | None:
        """The day on which the reported meeting took place: the first one named.

        A report names it in its lead ("on Tuesday"); month-long dates are background.
        """
        for _, _, day in (one for b in self._article.blocks for one in self._dated(b)):
            if len(day.text) == len("2019-10-29") and self._is_past(day):
                return day
        return None

    def _is_past(self, day: PartialDate) -> bool:
        return self._dateline is None or 0 <= (self._dateline - day.earliest).days <= 14

    def _key(self, found: EventMention, day: PartialDate | None) -> str:
        identity = (found.kind, found.label)
        if identity not in self._events:
            self._events[identity] = FactSheetEvent(
                id=f"e{len(self._events) + 1}",
                kind=EventKind(found.kind),
                label=found.label,
                organ=found.organ,
                session=found.session,
                meeting=found.meeting,
                date=day,
            )
        return self._events[identity].id


def _moved(found: EventMention, offset: int) -> EventMention:
    return EventMention(
        start=found.start + offset,
        end=found.end + offset,
        kind=found.kind,
        organ=found.organ,
        label=found.label,
        session=found.session,
        meeting=found.meeting,
        addressed_to=found.addressed_to,
    )
