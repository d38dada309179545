"""From the places that judgements name to what a graph holds there.

A judgement made under older rules holds on: its passage is bound to what now overlaps it best. What
cannot be told for certain is not bound, and reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from stancegraph.reconciliation.anchors import places, whats
from stancegraph.reconciliation.judgements import (
    QUOTED,
    Anchor,
    Judgement,
    Judgements,
    Verdict,
)
from stancegraph.records import (
    Document,
    Text,
)
from stancegraph.records.values import LinkKind
from stancegraph.tables import Tables

LEAST = 0.5
"""Of the shorter of two passages that must lie in the other if both are of one thing."""
PAIRS = {"kind": pl.String(), "left": pl.String(), "right": pl.String(), "verdict": pl.String()}


@dataclass(frozen=True, slots=True)
class Unbound:
    """A judgement that cannot be applied, and why."""

    judgement: Judgement
    line: int
    reason: str

    def __str__(self) -> str:
        one = self.judgement
        return f"line {self.line} ({one.verdict}, by {one.by} on {one.on}): {self.reason}"


@dataclass(frozen=True, slots=True)
class Disputed:
    """A pair that two people judged in contrary ways; the later judgement holds."""

    earlier: Judgement
    line: int
    later: Judgement
    later_line: int

    def __str__(self) -> str:
        return (
            f"line {self.line} says {self.earlier.verdict} (by {self.earlier.by} on "
            f"{self.earlier.on}), line {self.later_line} {self.later.verdict} (by "
            f"{self.later.by} on {self.later.on}); the later line holds"
        )


@dataclass(frozen=True, slots=True)
class Bound:
    """Judgements as they apply to a graph.

    `pairs` has the columns kind, left, right (identifiers, left < right) and verdict, one row a
    pair, sorted.
    """

    pairs: pl.DataFrame
    unbound: tuple[Unbound, ...] = ()
    disputed: tuple[Disputed, ...] = ()


def bind(judgements: Judgements | None, tables: Tables) -> Bound:
    """What the judgements are about in these tables; of two on one pair the later holds."""
    holding: dict[tuple[str, str, str], tuple[int, Judgement]] = {}
    unbound: list[Unbound] = []
    disputed: list[Disputed] = []
    numbered = list(zip(judgements.lines, judgements.items, strict=True)) if judgements else []
    places = _Places(tables, [side for _, one in numbered for side in (one.left, one.right)])
    for line, one in numbered:
        found = places.of(one.kind, one.left), places.of(one.kind, one.right)
        reasons = [
            f"{name}: {side}: {what.reason}"
            for name, side, what in zip(
                ("left", "right"), (one.left, one.right), found, strict=True
            )
            if what.reason
        ]
        left, right = sorted(what.id for what in found)
        if not reasons and left == right:
            if one.verdict is not Verdict.SAME:
                unbound.append(Unbound(one, line, f"both places are now one {one.kind}"))
            continue
        if reasons:
            unbound.append(Unbound(one, line, "; ".join(reasons)))
            continue
        pair = (one.kind.value, left, right)
        if pair in holding:
            before_line, before = holding.pop(pair)
            if before.verdict is not one.verdict and before.by != one.by:
                disputed.append(Disputed(before, before_line, one, line))
        holding[pair] = line, one
    rows = sorted((*pair, one.verdict.value) for pair, (_, one) in holding.items())
    return Bound(pl.DataFrame(rows, schema=PAIRS, orient="row"), tuple(unbound), tuple(disputed))


@dataclass(frozen=True, slots=True)
class _Found:
    id: str = ""
    reason: str = ""


class _Places:
    """What stands where in the documents that some anchors name."""

    def __init__(self, tables: Tables, named: Iterable[Anchor]) -> None:
        self._tables = tables
        sides = list(named)
        self._documents: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        hashes, names = {one.document for one in sides}, {one.name for one in sides if one.entry}
        frame = tables[Document].filter(
            pl.col("sha256").is_in(sorted(hashes))
            | pl.col("name").is_in(sorted(name for name in names if name))
        )
        for identifier, sha256, name in frame.select("id", "sha256", "name").sort("id").iter_rows():
            self._documents[sha256].append(identifier)
            self._by_name[name].append(identifier)
        ids = frame["id"].to_list()
        self._texts = dict(
            tables.where(Text, pl.col("id").is_in(ids)).select("id", "text").iter_rows()
        )
        self._rows: dict[LinkKind, dict[str, list[dict[str, object]]]] = {}
        self._whats: dict[LinkKind, dict[str, str]] = {}
        self._ids = ids

    def of(self, kind: LinkKind, anchor: Anchor) -> _Found:
        """The statement, event or coalition at an anchor, or why there is none."""
        documents = self._documents.get(anchor.document, [])
        edited = not documents and anchor.entry is not None and anchor.name is not None
        if edited:
            documents = self._by_name.get(anchor.name or "", [])
        if not documents:
            return _Found(reason="no document of the graph has this hash")
        scored: dict[str, float] = {}
        for document in documents:
            for identifier, score in self._scored(kind, anchor, document, edited=edited):
                scored[identifier] = max(score, scored.get(identifier, 0.0))
        if not scored:
            return _Found(reason=f"no {kind} is found there any more")
        known = self._whats[kind]
        named = {one: score for one, score in scored.items() if known.get(one) == anchor.what}
        if anchor.what is not None and named:
            scored = named
        best = max(scored.values())
        first, *others = sorted(one for one, score in scored.items() if score == best)
        if others:
            return _Found(reason=f"{1 + len(others)} {kind}s are found there; say which by `what`")
        return _Found(first)

    def _scored(
        self, kind: LinkKind, anchor: Anchor, document: str, *, edited: bool
    ) -> Iterator[tuple[str, float]]:
        rows = self._of(kind).get(document, [])
        if anchor.start is not None and anchor.end is not None:
            span = self._span(anchor, document)
            for row in rows:
                if span and row["start"] is not None and (score := _overlap(span, row)):
                    yield str(row["id"]), score
        elif anchor.row is not None:
            for row in rows:
                if row["row"] == anchor.row:
                    yield str(row["id"]), 1.0
        else:
            for row in rows:
                score = _entry_score(anchor, row)
                if edited and (self._whats[kind].get(str(row["id"])) != anchor.what):
                    continue  # of a sheet that was edited since, only what is plainly the same
                if score:
                    yield str(row["id"]), score

    def _of(self, kind: LinkKind) -> Mapping[str, list[dict[str, object]]]:
        if kind not in self._rows:
            frame = places(self._tables, kind, None, self._ids)
            rows: dict[str, list[dict[str, object]]] = defaultdict(list)
            for row in frame.iter_rows(named=True):
                rows[row["source"]].append(row)
            self._rows[kind] = rows
            self._whats[kind] = whats(self._tables, kind, frame["id"].unique().to_list())
        return self._rows[kind]

    def _span(self, anchor: Anchor, document: str) -> tuple[int, int] | None:
        """The passage, moved to where its words now stand; None where they stand nowhere."""
        start, end = anchor.start or 0, anchor.end or 0
        text = self._texts.get(document)
        if text is None or not anchor.quote:
            return start, end
        words = re.compile(r"\s+".join(map(re.escape, anchor.quote.split())))
        passage = text[start:end]
        if words.match(text, start + len(passage) - len(passage.lstrip())):
            return start, end
        found = [match.start() for match in words.finditer(text)]
        if not found:
            return None
        nearest = min(found, key=lambda one: (abs(one - start), one))
        return nearest, nearest + end - start


def _overlap(span: tuple[int, int], row: Mapping[str, object]) -> float:
    """Jaccard similarity of two passages; 0 where too little of the shorter lies in the other."""
    start, end = int(str(row["start"])), int(str(row["end"]))
    shared = min(end, span[1]) - max(start, span[0])
    if shared < LEAST * min(end - start, span[1] - span[0]):
        return 0.0
    return shared / (max(end, span[1]) - min(start, span[0]))


def _entry_score(anchor: Anchor, row: Mapping[str, object]) -> float:
    pointer, quote = row["pointer"], " ".join(str(row["exact"] or "").split())[:QUOTED].strip()
    if pointer is None or anchor.entry is None:
        return 0.0
    if pointer == anchor.entry:
        return 1.0
    if anchor.quote and quote == anchor.quote:
        return 0.75
    inside = str(pointer).startswith(f"{anchor.entry}/")
    return 0.5 if inside or anchor.entry.startswith(f"{pointer}/") else 0.0
