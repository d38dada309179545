"""Pairs that are one, joined into clusters that nothing within contradicts.

Pairs are taken from the most alike to the least, what a person said before all. Two clusters become
one only where nothing tells a member of the one from a member of the other: no judgement, no other
voice, no size or date far off, no document that speaks of both, and no low score of such a pair. So
nothing is joined over a third that is like both. A judgement joins whatever contradicts it but
another judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

FAR = 0.2
"""Part of the larger of two sizes by which they may differ and still be one."""
FEW = 2
"""By so many they may differ in any case: of six states another report counts four."""
DAYS = 3
"""Days by which the dates in a cluster may differ."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that is one; without a score where a person said so."""

    left: str
    right: str
    score: float | None


@dataclass(slots=True)
class Cluster:
    """Reports of one thing, and what they say that others may contradict."""

    members: list[str]
    documents: set[str]
    facts: dict[str, set[str]] = field(default_factory=dict)
    """Fact → its values, of which all reports that tell it must share one: the voice, the organ."""
    least: float = 0.0
    """The largest of the least sizes told."""
    most: float = float("inf")
    """The smallest of the greatest sizes told."""
    first: date = date.min
    """The latest of the first days told."""
    last: date = date.max
    """The earliest of the last days told."""
    foes: set[str] = field(default_factory=set)
    """What a person said to be something else."""
    unlike: set[str] = field(default_factory=set)
    """What was compared with a member and is too little like it."""

    def contradicts(self, other: Cluster) -> bool:
        """Whether reports of the two cannot be of one thing."""
        if not self.documents.isdisjoint(other.documents):
            return True
        if not self.unlike.isdisjoint(other.members):
            return True
        for fact in self.facts.keys() & other.facts.keys():
            if self.facts[fact].isdisjoint(other.facts[fact]):
                return True
        least, most = max(self.least, other.least), min(self.most, other.most)
        if _far(least, most) and self.agrees() and other.agrees():
            return True
        apart = max(self.first, other.first) - min(self.last, other.last)
        return apart.days > DAYS

    def agrees(self) -> bool:
        """Whether its own sizes may be one; where a person joined others, they do not count."""
        return not _far(self.least, self.most)

    def parted(self, other: Cluster) -> bool:
        """Whether a person told a member of the one from a member of the other."""
        return not (self.foes.isdisjoint(other.members) and other.foes.isdisjoint(self.members))

    def take(self, other: Cluster) -> None:
        """Become one with another."""
        self.members += other.members
        self.documents |= other.documents
        self.foes |= other.foes
        self.unlike |= other.unlike
        for fact, values in other.facts.items():
            self.facts[fact] = self.facts.get(fact, set()) | values
        self.least, self.most = max(self.least, other.least), min(self.most, other.most)
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)


class Clusters:
    """Items, each a cluster of its own at first."""

    def __init__(self, items: Mapping[str, Cluster]) -> None:
        self._of = dict(items)
        self._edges: dict[str, list[Edge]] = {}

    def join(self, edges: Iterable[Edge]) -> None:
        """Join what pairs say, best first, but for what contradicts."""
        for edge in sorted(edges, key=_rank):
            one, other = self._of[edge.left], self._of[edge.right]
            judged = edge.score is None
            if one is other or one.parted(other) or (not judged and one.contradicts(other)):
                continue
            if len(one.members) < len(other.members):
                one, other = other, one
            one.take(other)
            for member in other.members:
                self._of[member] = one
            for end in (edge.left, edge.right):
                self._edges.setdefault(end, []).append(edge)

    def together(self, left: str, right: str) -> bool:
        """Whether two items are of one cluster."""
        return self._of[left] is self._of[right]

    def share(self, left: str, right: str) -> bool:
        """Whether a document tells of the clusters of both."""
        return not self._of[left].documents.isdisjoint(self._of[right].documents)

    def several(self) -> Iterator[list[str]]:
        """The members of each cluster of two or more, sorted; clusters by their first member."""
        found = {id(one): one for one in self._of.values() if len(one.members) > 1}
        yield from sorted(sorted(one.members) for one in found.values())

    def held(self, start: str) -> Iterator[tuple[str, float | None, bool]]:
        """Each other member of a cluster: the lowest score on its way to `start`, and whether a
        judgement is on that way."""
        waiting: list[tuple[str, float | None, bool]] = [(start, None, False)]
        seen = {start}
        while waiting:
            here, lowest, judged = waiting.pop()
            if here != start:
                yield here, lowest, judged
            for edge in self._edges.get(here, ()):
                there = edge.right if edge.left == here else edge.left
                if there not in seen:
                    seen.add(there)
                    scores = [one for one in (lowest, edge.score) if one is not None]
                    low = min(scores, default=None)
                    waiting.append((there, low, judged or edge.score is None))


def _far(least: float, most: float) -> bool:
    """Whether a size of so many at least is not one of so many at most, told wrongly."""
    return least - most > max(FEW, FAR * least)


def _rank(edge: Edge) -> tuple[float, str, str]:
    return (-2.0 if edge.score is None else -edge.score, edge.left, edge.right)
