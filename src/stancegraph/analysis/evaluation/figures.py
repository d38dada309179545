"""Precision, recall and F1 with their intervals, for the whole and for parts of it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stancegraph.analysis.evaluation.judging import JudgedDocument, Verdict, judge
from stancegraph.analysis.evaluation.lines import Line
from stancegraph.analysis.evaluation.matching import Level

ROUNDS = 1000
SEED = 7
UNKNOWN = "unknown"
"""The genre of a document of which nobody says what it is."""

Interval = tuple[float, float]


class Part(StrEnum):
    """What an evaluation can be divided by."""

    DOC = "doc"
    GENRE = "genre"
    TIER = "tier"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts: `correct` of `system` positions are in gold, `found` of `gold` are in the system.

    Over whole documents `correct` and `found` are the same number.
    """

    correct: int = 0
    system: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.correct + other.correct,
            self.system + other.system,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """correct / system; 0 where the system found nothing."""
        return self.correct / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """found / gold; 0 where gold has nothing."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """A tally over some documents, with 95 % intervals where there are at least two of them."""

    name: str
    documents: int
    tally: Tally
    precision_95: Interval | None = None
    recall_95: Interval | None = None
    f1_95: Interval | None = None

    @property
    def precision(self) -> float | None:
        """The precision, where the system found anything."""
        return self.tally.precision if self.tally.system else None

    @property
    def recall(self) -> float | None:
        """The recall, where gold has anything."""
        return self.tally.recall if self.tally.gold else None

    @property
    def f1(self) -> float | None:
        """F1, where both have something."""
        return self.tally.f1 if self.tally.system and self.tally.gold else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A system held against gold, document by document."""

    documents: tuple[JudgedDocument, ...]

    def levels(self) -> list[Figures]:
        """The figures of each level."""
        held = [one for one in self.documents if one.judged]
        return [figures(level, [_tally(one, level) for one in held]) for level in Level]

    def by(self, part: Part) -> list[Figures]:
        """The figures at level full for each document, genre, tier or basis, by name.

        Tier and basis are those of the system for precision, and those of gold for recall.
        """
        tallies: dict[str, list[Tally]] = defaultdict(list)
        for document in self.documents:
            for name, tally in _parts(document, part):
                tallies[name].append(tally)
        return [figures(name, found) for name, found in sorted(tallies.items())]

    def verdicts(self) -> dict[Verdict, int]:
        """How often each verdict was given."""
        counts = Counter(one.verdict for document in self.documents for one in document.judged)
        return {verdict: counts[verdict] for verdict in Verdict}


def evaluate(
    gold: Iterable[Line],
    system: Iterable[Line],
    *,
    docs: Iterable[str] = (),
    genres: Mapping[str, str] | None = None,
) -> Evaluation:
    """Hold the lines of a system against those of a coder.

    Lines that are not asserted are left out. `docs` are documents that count even where neither
    has a line; `genres` says what documents are, and defaults to the `genre` of gold lines.
    Order: documents as gold names them, then as the system does, then the others.
    """
    lines: dict[str, tuple[list[Line], list[Line]]] = {}
    named = dict(genres or {})
    for side, given in enumerate((gold, system)):
        for line in given:
            if line.asserted:
                lines.setdefault(line.doc, ([], []))[side].append(line)
                if side == 0 and line.genre:
                    named.setdefault(line.doc, line.genre)
    for doc in docs:
        lines.setdefault(doc, ([], []))
    return Evaluation(
        tuple(judge(doc, named.get(doc, UNKNOWN), *both) for doc, both in lines.items())
    )


def figures(name: str, tallies: Sequence[Tally]) -> Figures:
    """The sum of tallies of documents, with the intervals of a bootstrap over the documents.

    Documents are drawn with replacement, `ROUNDS` times with a fixed seed; the interval runs from
    the 2.5th to the 97.5th percentile of what is drawn.
    """
    total = sum(tallies, Tally())
    if len(tallies) < 2:
        return Figures(name, len(tallies), total)
    chance = random.Random(SEED)  # noqa: S311  # a bootstrap that anybody can repeat, no secret
    drawn = [sum((chance.choice(tallies) for _ in tallies), Tally()) for _ in range(ROUNDS)]
    return Figures(
        name,
        len(tallies),
        total,
        _middle([one.precision for one in drawn]) if total.system else None,
        _middle([one.recall for one in drawn]) if total.gold else None,
        _middle([one.f1 for one in drawn]) if total.system and total.gold else None,
    )


def _middle(values: list[float]) -> Interval:
    values.sort()
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


def _tally(document: JudgedDocument, level: Level) -> Tally:
    hits = document.hits[level]
    return Tally(hits, document.system - document.members[level], hits, document.gold)


def _parts(document: JudgedDocument, part: Part) -> Iterator[tuple[str, Tally]]:
    if part is Part.DOC:
        yield document.doc, _tally(document, Level.FULL)
    elif part is Part.GENRE:
        if document.judged:
            yield document.genre, _tally(document, Level.FULL)
    else:
        found: dict[str, Tally] = defaultdict(Tally)
        for one in document.judged:
            hit = one.verdict is Verdict.MATCHED
            if one.system and one.verdict is not Verdict.MEMBER:
                found[_value(one.system, part)] += Tally(correct=int(hit), system=1)
            if one.gold and (part is not Part.TIER or one.gold.tier):
                found[_value(one.gold, part)] += Tally(found=int(hit), gold=1)
        yield from found.items()


def _value(line: Line, part: Part) -> str:
    value = line.tier if part is Part.TIER else line.basis
    return value or UNKNOWN
