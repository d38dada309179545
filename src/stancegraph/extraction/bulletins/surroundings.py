"""What stands around a name: offices, persons and chairs, whose state may not be speaking."""

from __future__ import annotations

from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.speakers import Speakers
from stancegraph.extraction.bulletins.words import words

_PREPOSITIONS = frozenset(
    "by from of to between among for with including against in on at like as than".split()
)
_STAFF = frozenset({"secretariat", "president", "executive"})
_NO_OFFICERS = frozenset({"cop", "representative"})
_OPENING = 40
_FURTHEST = 10
"""Pieces back to a chair's title."""


def is_titled(line: Line, i: int) -> bool:
    """True for B in "President N. N. of B"."""
    if line.low(i - 1) not in ("of", "from"):
        return False
    titles = {line.low(k) for k in range(max(0, i - _FURTHEST), i)}
    return bool(titles & words().titles)


def is_behind_person(line: Line, i: int, who: Speakers) -> bool:
    """True for B in "Prime Minister N. N., B, said"."""
    is_person = line.at(i - 2).text[:1].isupper() and line.at(i - 2).actor is None
    if line.low(who.end) != ",":
        return False
    is_list = len(who.whos) > 1  # "A, B and others, said"
    return is_list or is_titled(line, i) or (line.low(i - 1) == "," and is_person)


def is_chair(line: Line, i: int) -> bool:
    """True for B in "Co-Chair N. N., B, said"."""
    if line.low(i - 1) not in (",", "of", "from"):
        return False
    for k in range(i - 2, max(-1, i - _FURTHEST), -1):
        if line.low(k) in (";", "while"):
            return False
        if line.low(k) in words().chairing:
            return True
    return False


def ends_a_phrase(line: Line, i: int) -> bool:
    """True for B in "following statements by A, B and C": a preposition stands before."""
    k = i - 1
    while k >= 0 and (
        line.at(k).actor is not None or line.low(k) in (",", "and", "the", "&", "others")
    ):
        k -= 1
    return 0 <= k < i - 1 and line.low(k) in _PREPOSITIONS


def begins_with_chair(text: str, start: int) -> bool:
    """True for a sentence whose subject is an officer of the meeting: "Chair N. N. noted"."""
    opening = text[start : start + _OPENING].lower().split(maxsplit=2)
    first = opening[1:2] if opening[:1] == ["the"] else opening[:1]
    return bool(set(first) & (words().chairing | _STAFF) - _NO_OFFICERS)
