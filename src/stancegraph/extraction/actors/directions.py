"""Towards whom a position goes that does not name it: the other of two, or who was named beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stancegraph.extraction.candidates import Candidate
from stancegraph.records.values import Act, Polarity

_MUTUAL = frozenset(
    f"verb:{verb}" for verb in "agree conclude establish normalise normalize reach resolve".split()
)
"""Verbs of what two states do with each other."""


def directed(found: Iterable[Candidate], beside: Iterable[Candidate] = ()) -> list[Candidate]:
    """The positions of a sentence with the actors that follow from those beside them.

    Of two states that sign or agree, each does so with the other. What a holder opposes without
    a name, beside acts of one state alone that it opposes, is that state's as well; positions
    that only lead to others count for that (`beside`): "summoned the Chilean envoy to protest".
    """
    known = list(found)
    around = [*known, *(one for one in beside if one not in known)]
    return [_towards(one, around) for one in known]


def _towards(one: Candidate, known: list[Candidate]) -> Candidate:
    if one.target.actor is not None:
        return one
    actor = _other_of_two(one, known) or _opposed_beside(one, known)
    return replace(one, target=replace(one.target, actor=actor)) if actor is not None else one


def _other_of_two(one: Candidate, known: list[Candidate]) -> str | None:
    is_mutual = one.act is Act.SIGN or ":".join(one.rule.split(":")[:2]) in _MUTUAL
    if not is_mutual:
        return None
    keys = {o.who.key for o in known if o.place == one.place and o.rule == one.rule}
    others = keys - {one.who.key}
    return others.pop() if len(keys) == 2 and len(others) == 1 and None not in keys else None


def _opposed_beside(one: Candidate, known: list[Candidate]) -> str | None:
    if one.polarity is not Polarity.OPPOSE or one.target.states:
        return None
    actors = {
        o.target.actor
        for o in known
        if o.start == one.start and o.polarity is one.polarity and o.who.same_actor(one.who)
    } - {None}
    actor = actors.pop() if len(actors) == 1 else None
    is_state = actor is not None and ":" not in actor and actor != one.who.key
    return actor if is_state else None
