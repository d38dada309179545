"""What a system got right in one document, and in which way each other position is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from stancegraph.analysis.evaluation.likeness import same_passage, same_target
from stancegraph.analysis.evaluation.lines import Line
from stancegraph.analysis.evaluation.matching import (
    TESTS,
    Level,
    Test,
    expansions,
    in_full,
    in_stance,
    matching,
    on_spot,
)


class Verdict(StrEnum):
    """How a position of gold, of the system, or a pair of both came out."""

    MATCHED = "matched"
    WRONG_TARGET = "wrong target"
    """Passage, holder and polarity are right."""
    WRONG_POLARITY = "wrong polarity"
    """Passage and holder are right."""
    WRONG_HOLDER = "wrong holder"
    """Passage, polarity and target are right."""
    MISSED = "missed cue"
    """Gold alone: the system has nothing for it."""
    NOT_A_POSITION = "not a position"
    """The system alone: gold has nothing for it."""
    MEMBER = "member of a coalition"
    """The system alone, and neither right nor wrong: gold has the coalition."""


def _all_but_holder(gold: Line, system: Line) -> bool:
    return (
        gold.polarity == system.polarity
        and same_passage(gold, system)
        and same_target(gold, system)
    )


_NEAR: tuple[tuple[Verdict, Test], ...] = (
    (Verdict.WRONG_TARGET, in_stance),
    (Verdict.WRONG_POLARITY, on_spot),
    (Verdict.WRONG_HOLDER, _all_but_holder),
)
"""What is left after the full matches is paired by these in turn; each pair is one error."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on a gold line, a system line, or the two together."""

    verdict: Verdict
    gold: Line | None
    system: Line | None

    @property
    def passage(self) -> tuple[int, int]:
        """Where it stands in the text, by the gold line if there is one."""
        line = self.gold or self.system
        return (line.passage if line else None) or (0, 0)


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """One document with all its positions judged, in the order of the text."""

    doc: str
    genre: str
    judged: tuple[Judged, ...]
    hits: dict[Level, int]
    members: dict[Level, int]
    """Expansions, which do not count as the system's at that level."""

    @property
    def gold(self) -> int:
        """Positions that the coder found."""
        return sum(one.gold is not None for one in self.judged)

    @property
    def system(self) -> int:
        """Positions that the system found."""
        return sum(one.system is not None for one in self.judged)


def judge(doc: str, genre: str, gold: Sequence[Line], system: Sequence[Line]) -> JudgedDocument:
    """Hold the positions that a system found in one document against a coder's."""
    hits, members = {}, {}
    for level, test in TESTS.items():
        matched = matching(gold, system, test)
        hits[level] = len(matched)
        members[level] = len(expansions(gold, system, matched))
    judged = sorted(_verdicts(gold, system), key=lambda one: one.passage)
    return JudgedDocument(doc, genre, tuple(judged), hits, members)


def _verdicts(gold: Sequence[Line], system: Sequence[Line]) -> list[Judged]:
    matched = matching(gold, system, in_full)
    named = expansions(gold, system, matched)
    found = [Judged(Verdict.MATCHED, gold[g], system[s]) for s, g in matched.items()]
    found += [Judged(Verdict.MEMBER, None, system[s]) for s in named]
    left_gold = [g for g in range(len(gold)) if g not in set(matched.values())]
    left_system = [s for s in range(len(system)) if s not in matched and s not in named]
    for verdict, test in _NEAR:
        pairs = matching([gold[g] for g in left_gold], [system[s] for s in left_system], test)
        found += [
            Judged(verdict, gold[left_gold[g]], system[left_system[s]]) for s, g in pairs.items()
        ]
        paired = set(pairs.values())
        left_gold = [g for i, g in enumerate(left_gold) if i not in paired]
        left_system = [s for i, s in enumerate(left_system) if i not in pairs]
    found += [Judged(Verdict.MISSED, gold[g], None) for g in left_gold]
    found += [Judged(Verdict.NOT_A_POSITION, None, system[s]) for s in left_system]
    return found
