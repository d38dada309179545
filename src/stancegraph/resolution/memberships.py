"""Who belongs to which bloc on which day: the table of memberships, and lists made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from stancegraph.errors import UsageError
from stancegraph.records.actors import Membership
from stancegraph.records.dates import PartialDate
from stancegraph.records.identifiers import actor_id, mint
from stancegraph.resolution.datafiles import rows
from stancegraph.resolution.gazetteer import Gazetteer

_PHRASE = re.compile(
    r"\s*(?:the\s+)?members?\s+(?:states\s+)?of\s+(?:the\s+)?(?P<bloc>.+?)"
    r"(?:\s*,?\s+(?:on|at|in)\s+(?P<date>\d{4}(?:-\d\d){0,2}))?\s*",
    re.IGNORECASE,
)
_SHORT = 200
"""Longer texts are no country lists."""


@dataclass(frozen=True, slots=True)
class Term:
    """A state's time in a bloc; open where a date is missing."""

    country: str
    joined: PartialDate | None
    left: PartialDate | None
    """The last day in it."""
    source: str

    def holds_on(self, when: date) -> bool:
        """Whether the day can be one of the term: a month or year counts as a whole."""
        begun = self.joined is None or self.joined.earliest <= when
        return begun and (self.left is None or when <= self.left.latest)


@dataclass(frozen=True, slots=True)
class _Roll:
    """What the table says of one bloc."""

    terms: tuple[Term, ...]
    suspended: tuple[Term, ...]
    complete_from: PartialDate | None


@dataclass(frozen=True, slots=True)
class Members:
    """The states that a list such as `members of ASEAN on 2001` stands for."""

    bloc: str
    """The name of the bloc, as in `bloc:ASEAN`."""
    on: date | None
    """The day asked for; None for the members that have not left."""
    countries: tuple[str, ...]
    """Their codes, sorted."""


def blocs_with_members() -> tuple[str, ...]:
    """The names of the blocs whose members are known, sorted."""
    return tuple(sorted(_table()))


def members(bloc: str, on: date | None = None) -> tuple[str, ...]:
    """The codes of the states that belong to a bloc on a day, suspended ones too, sorted.

    `bloc` is its key with or without `bloc:`. Without a day they are those that have not left.
    Raises UsageError where the members of the bloc are not known, or not all of that day.
    """
    name = bloc.removeprefix("bloc:")
    roll = _table().get(name)
    if roll is None:
        raise UsageError(
            f"the members of {name!r} are not known",
            hint=f"they are known of: {', '.join(blocs_with_members())}",
        )
    if on and roll.complete_from and on < roll.complete_from.earliest:
        raise UsageError(
            f"not all members of {name} on {on} are known",
            hint=f"ask for a day from {roll.complete_from} on, or list the states",
        )
    held = (one for one in roll.terms if (one.left is None if on is None else one.holds_on(on)))
    return tuple(sorted({one.country for one in held}))


def members_named(text: str, gazetteer: Gazetteer, on: date | None = None) -> Members | None:
    """The states that `members of BLOC`, with or without `on DATE`, stands for; else None.

    A date in the text counts before `on`; a month or a year means its first day. Raises
    UsageError for a group that is unknown, or whose members of that day are.
    """
    found = _PHRASE.fullmatch(text) if len(text) <= _SHORT else None
    if found is None:
        return None
    known = gazetteer.resolve(found["bloc"])
    if known.code is None or not known.code.startswith("bloc:"):
        reason = known.reason if known.code is None else "it is no group of states"
        raise UsageError(f"{found['bloc']!r} has no members: {reason}", hint="name a bloc")
    if found["date"]:
        try:
            on = PartialDate(found["date"]).earliest
        except ValueError as error:
            raise UsageError(str(error)) from error
    bloc = known.code.removeprefix("bloc:")
    return Members(bloc, on, members(bloc, on))


def codes_named(text: str) -> tuple[str, ...] | None:
    """The codes of the states that `members of BLOC` stands for by the shipped names; else None."""
    if _PHRASE.fullmatch(text[: _SHORT + 1]) is None:
        return None  # without loading the names
    found = members_named(text, Gazetteer.load())
    return None if found is None else found.countries


def listed(names: Iterable[str], gazetteer: Gazetteer, on: date | None) -> list[str]:
    """A list of countries in which each `members of …` is replaced by the codes of the members."""
    found: list[str] = []
    for name in names:
        group = members_named(name, gazetteer, on)
        found.extend([name] if group is None else group.countries)
    return found


@cache
def membership_records(bloc: str) -> tuple[Membership, ...]:
    """The records of a bloc's memberships, without the time of suspensions; none if unknown."""
    name = bloc.removeprefix("bloc:")
    roll = _table().get(name)
    if roll is None:
        return ()
    group = actor_id(f"bloc:{name}")
    return tuple(
        Membership(
            id=mint("membership", group, one.country, one.joined, one.left),
            member=f"country/{one.country}",
            group=group,
            joined=one.joined,
            left=one.left,
            source=one.source,
        )
        for term in roll.terms
        for one in _active(term, roll.suspended)
    )


def _active(term: Term, suspensions: Iterable[Term]) -> Iterator[Term]:
    """The parts of a term in which the state took part: what lies between its suspensions."""
    begun = term.joined
    for one in suspensions:
        start = one.joined
        if one.country != term.country or start is None or not term.holds_on(start.earliest):
            continue
        yield Term(term.country, begun, _beside(start, -1), f"{term.source}; suspended {start}")
        if one.left is None:
            return
        begun = _beside(one.left, 1)
    if begun is None or term.left is None or begun.earliest <= term.left.latest:
        yield Term(term.country, begun, term.left, term.source)


def _beside(when: PartialDate, days: int) -> PartialDate:
    """The day before or after a day; a month or a year stays what it is."""
    if len(when.text) < len("2019-10-29"):
        return when
    return PartialDate.read(when.earliest + timedelta(days=days))


@cache
def _table() -> Mapping[str, _Roll]:
    found: dict[str, list[tuple[str, str, str, str, str]]] = {}
    for bloc, *rest in rows("memberships.csv"):
        status, joined, left, codes, source = rest
        found.setdefault(bloc, []).append((status, joined, left, codes, source))
    rolls = {bloc: _roll(entries) for bloc, entries in found.items()}
    for bloc, entries in found.items():
        for status, _, _, other, _ in entries:
            if status == "same":
                rolls[bloc] = rolls[other]
    return MappingProxyType(rolls)


def _roll(entries: list[tuple[str, str, str, str, str]]) -> _Roll:
    terms: dict[str, list[Term]] = {"member": [], "suspended": []}
    complete = None
    for status, joined, left, codes, source in entries:
        begun = PartialDate(joined) if joined else None
        ended = PartialDate(left) if left else None
        if status == "complete":
            complete = begun
        terms.setdefault(status, []).extend(
            Term(code, begun, ended, source) for code in codes.split()
        )
    return _Roll(tuple(terms["member"]), tuple(terms["suspended"]), complete)
