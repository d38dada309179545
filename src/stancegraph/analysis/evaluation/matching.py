"""Which position of a system is which of a coder: the largest one-to-one matching."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum

from stancegraph.analysis.evaluation.likeness import same_holder, same_passage, same_target
from stancegraph.analysis.evaluation.lines import Line

Test = Callable[[Line, Line], bool]
"""Whether a gold line and a system line may be matched."""


class Level(StrEnum):
    """How much must be right; each level asks for what the one before asks for, and more."""

    SPOT = "spot"
    """The passage and the holder."""
    STANCE = "stance"
    """And the polarity."""
    FULL = "full"
    """And the target."""


def on_spot(gold: Line, system: Line) -> bool:
    """Passage and holder agree."""
    return same_passage(gold, system) and same_holder(gold, system)


def in_stance(gold: Line, system: Line) -> bool:
    """Passage, holder and polarity agree."""
    return gold.polarity == system.polarity and on_spot(gold, system)


def in_full(gold: Line, system: Line) -> bool:
    """Passage, holder, polarity and target agree."""
    return in_stance(gold, system) and same_target(gold, system)


TESTS: dict[Level, Test] = {Level.SPOT: on_spot, Level.STANCE: in_stance, Level.FULL: in_full}


class Places:
    """Where the passages of some lines are, so that few need to be looked at for each other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        placed = sorted(
            (one.passage[0], index) for index, one in enumerate(lines) if one.passage is not None
        )
        self._starts = [start for start, _ in placed]
        self._indices = [index for _, index in placed]
        self._longest = max((b - a for a, b in (one.passage or (0, 0) for one in lines)), default=0)

    def touching(self, line: Line) -> list[int]:
        """Indices, in order, of lines whose passage can overlap that of `line`."""
        if line.passage is None:
            return []
        start, end = line.passage
        first = bisect_right(self._starts, start - self._longest)
        return sorted(self._indices[first : bisect_left(self._starts, end)])


def matching(gold: Sequence[Line], system: Sequence[Line], test: Test) -> dict[int, int]:
    """Index of a system line → index of its gold line: as many pairs as there can be.

    System lines are offered in order, and each is matched where that leaves all earlier ones
    matched (augmenting paths: Kuhn 1955). So the matched system lines are the same whatever path
    is taken, which counts of what is left over rely on.
    """
    places = Places(gold)
    fitting = [[g for g in places.touching(one) if test(gold[g], one)] for one in system]
    owner: dict[int, int] = {}
    held: dict[int, int] = {}
    for s in range(len(system)):
        _augment(s, fitting, owner, held)
    return dict(sorted(held.items()))


def _augment(
    first: int, fitting: Sequence[Sequence[int]], owner: dict[int, int], held: dict[int, int]
) -> None:
    """Match `first`, if need be by moving others to gold lines that fit them too."""
    reached_from: dict[int, int] = {}
    waiting = [first]
    for s in waiting:
        for g in fitting[s]:
            if g in reached_from:
                continue
            reached_from[g] = s
            if g in owner:
                waiting.append(owner[g])
                continue
            # From the free line back to the first: each gives up what it held.
            free: int | None = g
            while free is not None:
                taker = reached_from[free]
                given_up = held.get(taker)
                held[taker], owner[free] = free, taker
                free = given_up
            return


def expansions(
    gold: Sequence[Line], system: Sequence[Line], matched: dict[int, int]
) -> dict[int, int]:
    """Index of an unmatched system line → index of a gold coalition that it names a member of.

    Passage, polarity and target must agree; each member counts once for each coalition. Such a
    line is neither a hit nor an error: it says of one member what gold says of all.
    """
    places = Places(gold)
    taken: set[tuple[int, str]] = set()
    found: dict[int, int] = {}
    for s, line in enumerate(system):
        if s in matched:
            continue
        for g in places.touching(line):
            one = gold[g]
            if (
                (g, line.holder) not in taken
                and line.holder in one.members
                and line.polarity == one.polarity
                and same_passage(one, line)
                and same_target(one, line)
            ):
                taken.add((g, line.holder))
                found[s] = g
                break
    return found
