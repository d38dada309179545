"""Claims about one point, and which of them cannot all be true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations


class ConflictKind(StrEnum):
    """What sources contradict each other on."""

    SIZE = "size"
    MEMBER = "member"
    TOTAL = "total"
    VOTE = "vote"
    POLARITY = "polarity"
    DATE = "date"
    SPOKESPERSON = "spokesperson"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says on a point."""

    value: str
    document: str | None
    node: str
    """The statement, coalition, event or roll call that says so."""
    evidence: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Of several pieces of evidence the first that has one of these tells of the claim."""
    least: float = float("-inf")
    most: float = float("inf")
    """What it leaves possible, where it is a number or a day."""
    when: tuple[date, date] | None = None
    """When it was told."""

    def meets(self, other: Claim) -> bool:
        """Whether a number or day that both leave possible exists."""
        return self.least <= other.most and other.least <= self.most


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims about one point of one thing that cannot all be true."""

    kind: ConflictKind
    about: str
    """What reports are compared of: the one that stands for all of them."""
    point: str
    """What is disputed, in words: a choice of a vote, an issue, a member."""
    claims: tuple[Claim, ...]


def ranged(
    kind: ConflictKind,
    about: str,
    point: str,
    claims: Iterable[Claim],
    excused: Callable[[Claim, Claim], bool] = lambda one, other: False,
) -> Iterator[Conflict]:
    """Yield the claims whose range that of another does not meet, unless that is excused."""
    every = list(claims)
    against = [
        pair for pair in combinations(every, 2) if not pair[0].meets(pair[1]) and not excused(*pair)
    ]
    if against:
        disputed = {id(one) for pair in against for one in pair}
        yield Conflict(kind, about, point, tuple(one for one in every if id(one) in disputed))


def valued(
    kind: ConflictKind, about: str, point: str, claims: Sequence[Claim]
) -> Iterator[Conflict]:
    """Yield all claims where they do not have one value."""
    if len({one.value for one in claims}) > 1:
        yield Conflict(kind, about, point, tuple(claims))
