"""The printed result of a recorded vote: "In favour: … Against: … Abstaining: … Absent: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from stancegraph.extraction.voting.state_lists import StateList, states_in
from stancegraph.records.values import Choice
from stancegraph.resolution.gazetteer import Gazetteer

_HEAD = re.compile(
    r"(?m)(?:^|(?<=[.;)]))[ \t*•-]*(?:"
    r"(?P<in_favour>Vot(?:ing|es?|ed)\s+(?:[Ii]n\s+[Ff]avou?r|[Ff]or)|In\s+[Ff]avou?r|IN\s+FAVOU?R"
    r"|Yes|For|YES)"
    r"|(?P<against>(?:Vot(?:ing|es?|ed)\s+)?[Aa]gainst|AGAINST|No|NO)"
    r"|(?P<abstaining>Abstain(?:ing|ed)?|Abstentions?|ABSTAIN(?:ING)?|ABSTENTIONS?)"
    r"|(?P<absent>Absent|ABSENT|Not\s+(?:voting|present|participating)|Did\s+not\s+vote"
    r"|Non-?[Vv]oting))"
    r"[ \t]*(?:\(\s*(?P<count>\d{1,3})\s*(?:votes?|States?|countries)?\s*\))?[ \t]*[:.—–-]+[ \t]*"
)
_TAIL = re.compile(r"\n\s*\n")
_LONGEST = 12_000
_NONE = re.compile(r"\s*(?:None|NONE|Nil|none|[-–—]+|0)\b[.]?")


@dataclass(frozen=True, slots=True)
class Ballot:
    """The names under one heading; `text[start:end]` is heading and list."""

    choice: Choice
    start: int
    end: int
    states: tuple[str, ...]
    announced: int | None
    """The number in brackets behind the heading."""


@dataclass(slots=True)
class Ballots:
    """The lists of one vote, in the order in which they are printed."""

    lists: list[Ballot] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the first heading begins."""
        return self.lists[0].start

    @property
    def end(self) -> int:
        """Where the last list ends."""
        return self.lists[-1].end

    def count(self, choice: Choice) -> int | None:
        """How many names one side has; None where there is no such list."""
        found = [len(one.states) for one in self.lists if one.choice is choice]
        return found[0] if found else None


def ballots(text: str, gazetteer: Gazetteer, on: date | None = None) -> Iterator[Ballots]:
    """Yield each printed result; a heading that stands there already begins another vote.

    At least one list must hold names of states. Nothing printed between two lists of one vote
    may be longer than a page header.
    """
    current = Ballots()
    for one in _lists(text, gazetteer, on):
        sides = {known.choice for known in current.lists}
        apart = current.lists and one.start - current.end > 200
        if one.choice in sides or apart:
            yield from _printed(current)
            current = Ballots()
        current.lists.append(one)
    yield from _printed(current)


def _printed(found: Ballots) -> Iterator[Ballots]:
    is_pair = len(found.lists) > 1 or (found.lists and found.lists[0].announced is not None)
    if is_pair and any(one.states for one in found.lists):
        yield found


def _lists(text: str, gazetteer: Gazetteer, on: date | None) -> Iterator[Ballot]:
    heads = list(_HEAD.finditer(text))
    for n, head in enumerate(heads):
        limit = heads[n + 1].start() if n + 1 < len(heads) else len(text)
        limit = min(limit, head.end() + _LONGEST)
        end, states = _names(text, head.end(), limit, gazetteer, on)
        empty = _NONE.match(text, head.end(), limit)
        if not states and empty is not None:
            end = empty.end()
        elif not states:
            continue
        choice = next(side for side in Choice if head[side.value])
        count = int(head["count"]) if head["count"] else None
        start = head.start() + len(head.group()) - len(head.group().lstrip())
        yield Ballot(choice, start, end, states, count)


def _names(
    text: str, start: int, limit: int, gazetteer: Gazetteer, on: date | None
) -> tuple[int, tuple[str, ...]]:
    """Where a list ends and whom it names.

    It ends with its paragraph; where that ends in a comma or amid a name, or where the next
    paragraph is names alone (a page ended), it goes on.
    """
    end, is_open = start, False
    states: tuple[str, ...] = ()
    for first, last in _paragraphs(text, start, limit):
        piece = text[first:last]
        found = states_in(piece, gazetteer, on)
        if not found.readable and not (is_open and _passes(piece)):
            stop = _stop(piece)
            found = states_in(piece[:stop], gazetteer, on)
            if not stop or not found.readable:
                break
            last = first + stop
        if found.readable:
            states = tuple(dict.fromkeys((*states, *found.states)))
            end = last
        is_open = text[first:last].rstrip().endswith((",", "and"))
        closes = text[first:last].rstrip().endswith(".")
        if closes or (found.readable and not is_open and _ends_list(text, last, limit, found)):
            break
    return end, states


def _paragraphs(text: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    place = start
    while place < limit:
        gap = _TAIL.search(text, place + 1, limit)
        end = gap.start() if gap is not None else limit
        if text[place:end].strip():
            yield place, place + len(text[place:end].rstrip())
        place = gap.end() if gap is not None else limit


def _passes(piece: str) -> bool:
    """True for a page header amid a list."""
    return len(piece) < 160 and piece.count("\n") < 4


def _stop(piece: str) -> int:
    """Where a list ends that runs into prose: at its full stop, or before a line of prose."""
    found = re.search(r"\.\s*(?:\n|$)|\.\s+(?=[A-Z])", piece)
    return found.end() if found is not None and not piece[: found.start()].endswith("St") else 0


def _ends_list(text: str, end: int, limit: int, last: StateList) -> bool:
    """True when the paragraph behind a list is none of its names."""
    after = next(_paragraphs(text, end, limit), None)
    if after is None:
        return True
    ahead = re.match(r"\s*[^,\n]{2,60},", text[after[0] : after[1]])
    return ahead is None or len(last.states) == 0
