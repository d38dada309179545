"""What a genre's form tells before any parse: who speaks where, and what is content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.passages import Voice
from stancegraph.records.article import Block
from stancegraph.records.factsheet import FactSheetEvent
from stancegraph.records.values import StatementKind, Tier


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch `text[start:end]` of a document in which one speaker has the floor.

    Sentences in it that name no other voice are the speaker's own words: literally where
    `first_person` (a speech), else retold (a summary record).
    """

    start: int
    end: int
    who: Who | None
    """None where the document itself speaks; NOBODY for one who speaks for no state."""
    first_person: bool = False
    kind: StatementKind | None = None
    event: str | None = None
    """Id of the event, one of the outline's, at which the turn was taken."""
    named: tuple[int, int] | None = None
    """The words that introduce the speaker: a subject among them is the speaker."""
    others: tuple[Who, ...] = ()
    """Those who say the same in the same words: "Mr. A (Peru) and Ms. B (Togo) said"."""

    @property
    def voice(self) -> Voice | None:
        """The speaker as a voice; None where the document itself speaks."""
        if self.who is None:
            return None
        return Voice(
            (self.who, *self.others),
            quoted=self.first_person,
            tier=Tier.CARRIED,
            text=self.who.person or self.who.described(),
            floor=True,
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of one document; all offsets are in its text, turns do not overlap."""

    blocks: tuple[Block, ...]
    """What is read sentence by sentence."""
    turns: tuple[Turn, ...] = ()
    events: tuple[FactSheetEvent, ...] = ()
    """Events that turns refer to; their ids are the genre's own."""
    candidates: tuple[Candidate, ...] = ()
    """Positions that grammar alone finds: votes, signatures."""
    done: tuple[tuple[int, int], ...] = ()
    """Stretches that grammar has read wholly: no sentence that begins there is searched."""
    asides: tuple[tuple[int, int], ...] = ()
    """Stretches within blocks that are left out of the parse: on whose behalf somebody speaks."""
    home: str | None = None
    """The state whose "government" and "president" need no name."""


@dataclass(slots=True)
class Turns:
    """Finds the turn of a place; the turns may be given in any order."""

    turns: tuple[Turn, ...]
    _starts: list[int] = field(init=False, repr=False)
    _latest: Turn | None = field(default=None, init=False, repr=False)
    _voice: Voice | None = field(default=None, init=False, repr=False)
    """The turn that was asked for last, and its voice."""

    def __post_init__(self) -> None:
        self.turns = tuple(sorted(self.turns, key=lambda turn: turn.start))
        self._starts = [turn.start for turn in self.turns]

    def at(self, place: int) -> Turn | None:
        """The turn that covers an offset."""
        if not self.turns:
            return None
        k = bisect_right(self._starts, place) - 1
        return self.turns[k] if k >= 0 and place < self.turns[k].end else None

    def own_words(self, start: int, end: int) -> bool:
        """Whether anybody speaks in his own words somewhere in a stretch."""
        last = bisect_left(self._starts, end)
        first = max(0, bisect_right(self._starts, start) - 1)
        return any(one.first_person and one.end > start for one in self.turns[first:last])

    def voice_at(self, place: int) -> Voice | None:
        """The voice of whoever has the floor at an offset; None where the document speaks."""
        turn = self.at(place)
        if turn is None:
            return None
        if turn is not self._latest:
            self._latest, self._voice = turn, turn.voice
        return self._voice

    def named_at(self, place: int) -> tuple[Who, ...]:
        """Those whom the words at an offset introduce as having the floor; else empty."""
        turn = self.at(place)
        if turn is None or turn.who is None or turn.named is None:
            return ()
        return (turn.who, *turn.others) if turn.named[0] <= place < turn.named[1] else ()
