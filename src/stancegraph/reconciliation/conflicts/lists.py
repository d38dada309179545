"""Members that one list names and another, which is whole, does not; and names easily confused."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

import yaml

from stancegraph.reconciliation.conflicts.claims import Claim, Conflict, ConflictKind

_ALIKE = 0.75
"""Least similarity (difflib's ratio) of two names that one may be written for the other."""
_BEGINNING = 3
"""Letters with which two such names may begin alike."""
_SHARED = 2
"""Names that two lists share at least if one name in each may stand for that in the other."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The members that one report names, and how many there can be by it."""

    names: dict[str, str]
    """Member → its name."""
    most: int | None
    claim: Claim
    """Who says so; its value is what is listed, such as `54 countries`."""
    others: frozenset[str] = frozenset()
    """States of which the report says that they are on none or on another list."""

    @property
    def whole(self) -> bool:
        """Whether nobody else can be on the list."""
        return self.most is not None and len(self.names) == self.most


def member_conflicts(
    about: str,
    point: str,
    lists: Sequence[Listed],
    excused: Callable[[str, Listed], bool] = lambda member, without: False,
) -> Iterator[Conflict]:
    """Yield the members on which lists of one thing contradict each other.

    That is: a member named by one where another is whole without it; members that are together
    more than another leaves room for; and, of lists that are otherwise the same, two names of
    which one may be written for the other, where no list has both.
    """
    told: set[frozenset[str]] = set()
    for one, other in combinations(lists, 2):
        swapped = _swapped(one, other, lists)
        if swapped and frozenset(swapped) not in told:
            told.add(frozenset(swapped))
            names = {**one.names, **other.names}
            claims = tuple(
                _naming(each, member, names[member])
                for each in lists
                for member in sorted(swapped)
                if member in each.names
            )
            both = " or ".join(sorted(names[member] for member in swapped))
            yield Conflict(ConflictKind.MEMBER, about, _pointed(point, both), claims)
    swaps = set().union(*told) if told else set()
    names = {member: name for each in lists for member, name in each.names.items()}
    for member in sorted(names, key=lambda one: (names[one], one)):
        having = [each for each in lists if member in each.names]
        full = [
            each
            for each in lists
            if member not in each.names
            and member not in each.others
            and each.whole
            and not excused(member, each)
        ]
        if full and member not in swaps:
            sides = [_naming(each, member, names[member]) for each in having]
            sides += [_without(each) for each in full]
            yield Conflict(ConflictKind.MEMBER, about, _pointed(point, names[member]), tuple(sides))
    yield from _too_many(about, point, lists, excused)


def _too_many(
    about: str,
    point: str,
    lists: Sequence[Listed],
    excused: Callable[[str, Listed], bool],
) -> Iterator[Conflict]:
    """Two lists with gaps, of one size, that are together longer than that."""
    for one, other in combinations([each for each in lists if not each.whole], 2):
        for short, long in ((one, other), (other, one)):
            if short.most is None or long.most not in (short.most, None):
                continue
            more = {each for each in long.names if each not in short.names}
            more = {each for each in more if not excused(each, short)} - short.others
            if more and len(short.names) + len(more) > short.most:
                named = ", ".join(sorted(long.names[each] for each in more))
                claims = (
                    _said(short, f"names {len(short.names)} of at most {short.most}"),
                    _said(long, f"names besides: {named}"),
                )
                where = _pointed(point, f"{len(short.names) + len(more)} names")
                yield Conflict(ConflictKind.MEMBER, about, where, claims)
                break


def _swapped(one: Listed, other: Listed, lists: Sequence[Listed]) -> tuple[str, str] | None:
    """The two members by which alone two lists differ, where one may be written for the other."""
    mine, theirs = one.names.keys() - other.names.keys(), other.names.keys() - one.names.keys()
    shared = one.names.keys() & other.names.keys()
    if len(mine) != 1 or len(theirs) != 1 or len(shared) < _SHARED:
        return None
    (left,), (right,) = mine, theirs
    if left in other.others or right in one.others:
        return None
    if any(left in each.names and right in each.names for each in lists):
        return None
    alike = confusable(one.names[left], other.names[right])
    return (left, right) if alike or frozenset((left, right)) in _confused() else None


def confusable(one: str, other: str) -> bool:
    """Whether a name may be written for another: Liberia and Libya, Sudan and South Sudan."""
    first, second = one.casefold(), other.casefold()
    if first[:_BEGINNING] == second[:_BEGINNING]:
        return True
    words, others = set(first.split()), set(second.split())
    if words < others or others < words:
        return True
    return difflib.SequenceMatcher(None, first, second).ratio() >= _ALIKE


@cache
def _confused() -> frozenset[frozenset[str]]:
    """Pairs of states whose names are mixed up although they are spelled otherwise."""
    text = (files(__package__) / "confused.yaml").read_text(encoding="utf-8")
    pairs = yaml.safe_load(text)["pairs"]
    return frozenset(frozenset(f"country/{code}" for code in pair) for pair in pairs)


def _pointed(point: str, name: str) -> str:
    return f"{point}: {name}" if point else name


def _naming(listed: Listed, member: str, name: str) -> Claim:
    return _said(listed, f"names {name}", name)


def _without(listed: Listed) -> Claim:
    number = len(listed.names)
    return _said(listed, f"names {number} of {number}, this one not")


def _said(listed: Listed, value: str, *words: str) -> Claim:
    one = listed.claim
    return Claim(value, one.document, one.node, one.evidence, (*words, *one.words), when=one.when)
