"""Positions as they are found, before they are put into statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.passages import Voice
from stancegraph.extraction.targets.targets import Target
from stancegraph.records.values import Act, Basis, Modality, Polarity, Tier

_LONGEST_MEMORY = 100
"""Positions of one holder that a passage is compared with; only tables turned to text have more."""
_EMPTY = frozenset("the a an of its their this that".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A position found in one sentence; `start` and `end` are the limits of its evidence."""

    who: Who
    polarity: Polarity
    act: Act
    target: Target
    basis: Basis
    modality: Modality
    tier: Tier
    start: int
    end: int
    cue: str
    rule: str
    place: int
    """Where the cue stands."""
    told_by: Voice | None = None
    """Whose words it is known from, when the holder does not speak."""


def distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Drop what one passage says twice: same holder and polarity, and the same target."""
    kept: list[Candidate] = []
    of_holder: dict[object, list[Candidate]] = {}
    for one in sorted(candidates, key=lambda c: (c.place, c.target.start)):
        known = of_holder.setdefault((one.who.holder, one.polarity), [])
        if not any(_same(one, other) for other in known[-_LONGEST_MEMORY:]):
            known.append(one)
            kept.append(one)
    return kept


def _same(one: Candidate, other: Candidate) -> bool:
    if not one.who.same_actor(other.who) or one.polarity is not other.polarity:
        return False
    if one.modality is not other.modality:
        return False
    same_actor = one.target.actor == other.target.actor
    if one.place == other.place and one.target.actor and other.target.actor and not same_actor:
        return False  # "thanked Japan and Peru for": each of them
    if one.target.anaphoric:
        return True
    both_offences = one.rule.startswith("offence") and other.rule.startswith("offence")
    if both_offences and one.start == other.start and same_actor:
        return True
    if one.target.start < other.target.end and other.target.start < one.target.end:
        return True
    if one.told_by is not None and other.told_by is not None and one.target.actor:
        return same_actor
    words, others = _words(one.target.text), _words(other.target.text)
    return words <= others or others <= words


def _words(text: str) -> frozenset[str]:
    plain = "".join(c if c.isalnum() else " " for c in text.lower())
    return frozenset(plain.split()) - _EMPTY
