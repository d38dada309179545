"""Holds what was reconciled, and what is told of conflicts, against a corpus of known truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from stancegraph.reconciliation.profiles import profiles
from stancegraph.records import Document, Evidence, Statement
from stancegraph.tables import Tables

from .synthetic import Corpus, Planted, Utterance


@dataclass(frozen=True)
class Figures:
    """Pairs of reports of one utterance in two documents."""

    right: int
    """Joined, and rightly."""
    wrong: int
    """Joined statements that tell of no utterance in common."""
    recalled: int
    """Of those found, joined."""
    found: int
    """Of which extraction found both: a statement in the passage with the right maker."""
    told: int
    """All of them."""

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the pairs that extraction found."""
        return self.recalled / max(1, self.found)

    @property
    def recall_of_all(self) -> float:
        """Of all pairs, what extraction lost included."""
        return self.right / max(1, self.told)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.4f}, recall {self.recall:.4f}, of all "
            f"{self.recall_of_all:.4f}; pairs joined rightly {self.right}, wrongly {self.wrong}; "
            f"found {self.found}, told {self.told}"
        )


@dataclass(frozen=True)
class Truth:
    """What the statements of tables tell of."""

    utterances: dict[str, set[str]]
    """Statement → the utterances in whose passages its own stand. Extraction may take several of
    one speaker, or of two, for one statement."""
    makers: dict[str, set[str]]
    """The same, of utterances whose maker it has."""
    documents: dict[str, str]
    """Statement → its document."""
    names: dict[str, str]
    """Document → the article."""

    @classmethod
    def of(cls, made: Corpus, tables: Tables) -> Truth:
        """The truth about the statements of a corpus."""
        names = {one.id for one in made.articles}
        documents = {
            identifier: next(part for part in (name, name.rpartition("/")[2]) if part in names)
            for identifier, name in tables[Document].select("id", "name").iter_rows()
            if name in names or name.rpartition("/")[2] in names
        }
        spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for report in made.reports:
            spans[report.document] += [(*span, report.utterance) for span in report.spans]
        told = profiles(tables)
        makers = {
            one: (voice, size)
            for one, voice, size in told.select("id", "voice", "size_min").iter_rows()
        }
        places = (
            tables[Statement]
            .join(told.select("id"), on="id")
            .select("id", "passages")
            .explode("passages", empty_as_null=False, keep_nulls=False)
            .join(tables[Evidence].select("source", "start", "end", passages="id"), on="passages")
            .sort("id", "start")
        )
        utterances: dict[str, set[str]] = defaultdict(set)
        rightly: dict[str, set[str]] = defaultdict(set)
        for statement, _, source, start, end in places.iter_rows():
            for first, last, utterance in spans[documents.get(source, "")]:
                if min(end, last) > max(start, first):
                    utterances[statement].add(utterance)
                    if _made_by(made.utterances[utterance], *makers[statement]):
                        rightly[statement].add(utterance)
        sources = dict(told.select("id", "document").iter_rows())
        return cls(dict(utterances), dict(rightly), sources, documents)


def _made_by(meant: Utterance, voice: str | None, size: int | None) -> bool:
    """Whether a statement has the maker of an utterance; sizes may be told wrongly."""
    if voice is not None:
        return voice == f"country/{meant.voice}"
    return meant.size is not None and size is not None and abs(size - meant.size) <= 2


Pair = tuple[str, str, str]
"""An utterance, and two documents that report it."""


def figures(
    made: Corpus, tables: Tables, links: pl.DataFrame, kinds: Iterable[str] = ()
) -> Figures:
    """How well the links of statements join the reports of the utterances (of some kinds)."""
    truth = Truth.of(made, tables)
    wanted = {one.id for one in made.utterances.values() if not kinds or one.kind in set(kinds)}
    clusters: dict[str, list[str]] = defaultdict(list)
    of_kind = links.filter(pl.col("kind") == "statement")
    for item, same_as in of_kind.select("item", "same_as").iter_rows():
        clusters[same_as].append(item)
    joined: set[Pair] = set()
    wrong = 0
    for members in clusters.values():
        for one, other in combinations(members, 2):
            ours, theirs = (truth.utterances.get(each, set()) for each in (one, other))
            ends = sorted((truth.documents[one], truth.documents[other]))
            joined |= {(said, ends[0], ends[1]) for said in ours & theirs & wanted}
            wrong += not ours & theirs and (not kinds or bool((ours | theirs) & wanted))
    found: dict[str, set[str]] = defaultdict(set)
    for statement, ways in truth.makers.items():
        for said in ways & wanted:
            found[said].add(truth.documents[statement])
    told: dict[str, set[str]] = defaultdict(set)
    for report in made.reports:
        if report.utterance in wanted:
            told[report.utterance].add(report.document)
    known = _pairs(found)
    return Figures(len(joined), wrong, len(joined & known), len(known), len(_pairs(told)))


@dataclass(frozen=True)
class Told:
    """Planted disagreements, and what conflicts tell of them."""

    found: list[Planted]
    missed: list[Planted]
    unplanted: list[str]
    """Conflicts that tell of none, in words."""

    def __str__(self) -> str:
        kinds = sorted({one.kind for one in (*self.found, *self.missed)})
        parts = [
            f"{kind} {_of(self.found, kind)} of {_of(self.found + self.missed, kind)}"
            for kind in kinds
        ]
        every = len(self.found) + len(self.missed)
        more = "".join(f"; {one}" for one in self.unplanted)
        return f"{len(self.found)} of {every} planted conflicts: {', '.join(parts)}{more}"


def _of(planted: Iterable[Planted], kind: str) -> int:
    return sum(one.kind == kind for one in planted)


def told(made: Corpus, tables: Tables, frame: pl.DataFrame) -> Told:
    """Which disagreements of a corpus the frame of `conflicts` tells of.

    One is found where a conflict of its kind has passages of two documents that tell the utterance,
    and that disagree on it by what was planted.
    """
    names = Truth.of(made, tables).names
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for report in made.reports:
        spans[report.document, report.utterance] += report.spans
    by_kind: dict[str, dict[str, list[tuple[str, int, int]]]] = defaultdict(dict)
    words: dict[str, str] = {}
    rows = frame.drop_nulls(["document", "start", "end"])
    for conflict, kind, point, label, document, start, end in rows.select(
        "conflict", "kind", "point", "about_label", "document", "start", "end"
    ).iter_rows():
        by_kind[kind].setdefault(conflict, []).append((names[document], start, end))
        words[conflict] = f"{kind} of {label}: {point} ({names[document]})"
    found, missed = [], []
    meant: set[str] = set()
    for one in made.planted:
        sides: dict[str, set[str]] = defaultdict(set)
        for conflict, passages in by_kind[one.kind].items():
            for name, start, end in passages:
                places = spans[name, one.utterance]
                if name in one.told and any(min(end, b) > max(start, a) for a, b in places):
                    sides[conflict].add(one.told[name])
        telling = {conflict for conflict, values in sides.items() if len(values) > 1}
        meant |= telling
        (found if telling else missed).append(one)
    unplanted = sorted(words[conflict] for conflict in words.keys() - meant)
    return Told(found, missed, unplanted)


def _pairs(reports: dict[str, set[str]]) -> set[Pair]:
    return {
        (said, one, other)
        for said, documents in reports.items()
        for one, other in combinations(sorted(documents), 2)
    }
