"""Groups of states that are counted, not named: "many developing countries"."""

from __future__ import annotations

from collections.abc import Iterable

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.words import words
from stancegraph.records.factsheet import Group

_FURTHEST = 6
"""Pieces between "many" and "countries"."""


def group(line: Line, i: int) -> tuple[Who, int] | None:
    """The group whose words begin at a piece, and where they end."""
    lists = words()
    size = line.begins(i, lists.quantities)
    number = lists.numbers.get(line.low(i)) if not size else None
    if not size and number is None:
        return None
    k = i + (size or 1)
    last = min(len(line), k + _FURTHEST)
    noun = next((n for n in range(k, last) if line.low(n) in lists.states), None)
    if noun is None or not all(_may_qualify(line, n) for n in range(k, noun)):
        if size != 1 or line.low(k + (line.low(k) == ",")) != "including":
            return None
        noun = i  # "some, including A"
    if number is not None:
        return Who(group=Group(count=number), plural=True), noun + 1
    text = lists.sizes[" ".join(line.low(n) for n in range(i, i + size))]
    return Who(group=Group(text=text), plural=True), noun + 1


def alone(line: Line, i: int) -> tuple[Who, int] | None:
    """The group of "supported by many", who are not named or counted further."""
    size = line.begins(i, words().others)
    if not size:
        return None
    text = "many" if line.low(i) in ("many", "most") else "some"
    return Who(group=Group(text=text), plural=True), i + size


def states_among(who: Who, named: Iterable[Who]) -> list[Who]:
    """A group with the states named as its members, and beside it all who are named.

    "Many parties, including the EU and CHAD" tells of the EU and of Chad that they spoke.
    """
    keys = tuple(dict.fromkeys(one.key for one in named if one.key is not None))
    members = tuple(key for key in keys if ":" not in key)
    size = who.group.count if who.group is not None else None
    update = {"members": members[:size]}
    whole = who.group.model_copy(update=update) if who.group is not None else None
    return [Who(group=whole, plural=True), *(Who(key) for key in keys)]


def _may_qualify(line: Line, i: int) -> bool:
    piece = line.at(i)
    return piece.is_word and piece.actor is None and not piece.has("D") and piece.low != "of"
