"""From the places that judgements name to what a graph holds there, and back.

A judgement made under older rules holds on: its passage is bound to what now overlaps it best. What
cannot be told for certain is not bound, and reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from stancegraph.reconciliation.judgements import (
    QUOTED,
    Anchor,
    Judgement,
    Judgements,
    Verdict,
)
from stancegraph.records import (
    Coalition,
    Document,
    Event,
    Evidence,
    Person,
    Position,
    Statement,
    Text,
)
from stancegraph.records.values import LinkKind
from stancegraph.resolution.groups import coalition_key
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


def anchors(tables: Tables, kind: LinkKind, identifiers: Iterable[str]) -> dict[str, Anchor]:
    """Where the documents speak of some statements, events or coalitions: the first place of each.

    What no document has a place for is left out.
    """
    wanted = sorted(set(identifiers))
    rows = _places(tables, kind, pl.col("id").is_in(wanted))
    documents = _documents(tables, rows["source"].unique().to_list())
    whats = _whats(tables, kind, rows["id"].unique().to_list())
    found: dict[str, Anchor] = {}
    for row in rows.sort("id", "nth", "source", "start", "pointer", "row").iter_rows(named=True):
        if row["id"] not in found and row["source"] in documents:
            sha256, name = documents[row["source"]]
            quote = " ".join((row["exact"] or "").split())[:QUOTED].strip()
            found[row["id"]] = Anchor(
                document=sha256,
                start=row["start"],
                end=row["end"],
                entry=row["pointer"],
                row=row["row"],
                quote=quote or None,
                what=whats.get(row["id"]),
                name=name[:300],
            )
    return found


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
            frame = _places(self._tables, kind, None, self._ids)
            rows: dict[str, list[dict[str, object]]] = defaultdict(list)
            for row in frame.iter_rows(named=True):
                rows[row["source"]].append(row)
            self._rows[kind] = rows
            self._whats[kind] = _whats(self._tables, kind, frame["id"].unique().to_list())
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


def _places(
    tables: Tables, kind: LinkKind, only: pl.Expr | None, documents: list[str] | None = None
) -> pl.DataFrame:
    """Places of things of a kind: id, nth, source, start, end, row, pointer, exact.

    Of those that `only` holds for, or in some documents. `nth` counts the passages of a statement;
    a statement tells of its event and coalition first, a position of its own holder.
    """
    parts = []
    for frame in _cited(tables, kind):
        rows = frame if only is None else frame.filter(only)
        parts.append(
            rows.with_columns(nth=pl.int_ranges(pl.col("evidence").list.len()))
            .explode("evidence", "nth", empty_as_null=False, keep_nulls=False)
            .select("id", "nth", "evidence")
        )
    cited = pl.concat(parts).unique()
    where = pl.col("id").is_in(cited["evidence"].unique().implode())
    if documents is not None:
        where &= pl.col("source").is_in(documents)
    evidence = tables.where(Evidence, where).select(
        "source", "start", "end", "row", "pointer", "exact", evidence="id"
    )
    return cited.join(evidence, on="evidence", how="inner").drop("evidence")


def _cited(tables: Tables, kind: LinkKind) -> Iterator[pl.DataFrame]:
    statements, positions = tables[Statement], tables[Position]
    if kind is LinkKind.STATEMENT:
        own = statements.filter(pl.col("known_from").is_null())  # others are never compared
        yield own.select("id", evidence="passages")
    elif kind is LinkKind.EVENT:
        yield statements.select(id="event", evidence="passages").drop_nulls("id")
    else:
        yield (
            statements.select(id="on_behalf_of", evidence="passages")
            .explode("id", empty_as_null=False, keep_nulls=False)
            .filter(pl.col("id").str.starts_with("coalition/"))
        )
        yield positions.select(id="holder", evidence="evidence").filter(
            pl.col("id").str.starts_with("coalition/")
        )


def _documents(tables: Tables, identifiers: list[str]) -> dict[str, tuple[str, str]]:
    rows = tables.where(Document, pl.col("id").is_in(identifiers)).select("id", "sha256", "name")
    return {identifier: (sha256, name) for identifier, sha256, name in rows.iter_rows()}


def _whats(tables: Tables, kind: LinkKind, identifiers: list[str]) -> dict[str, str]:
    """What tells a thing from others at its place, by identifier, at most 300 characters."""
    these = pl.col("id").is_in(identifiers)
    if kind is LinkKind.EVENT:
        labels = tables.where(Event, these).select("id", "label")
        return {one: label[:300] for one, label in labels.iter_rows() if label.strip()}
    if kind is LinkKind.COALITION:
        sizes = tables.where(Coalition, these).select("id", "size_text")
        return {one: coalition_key(size)[:300] for one, size in sizes.iter_rows()}
    parties = tables.where(Statement, these).select(
        "id",
        party=pl.coalesce(
            pl.col("on_behalf_of").list.get(0, null_on_oob=True),
            "spokesperson",
            pl.col("speakers").list.get(0, null_on_oob=True),
        ),
    )
    wanted = pl.col("id").is_in(parties["party"].drop_nulls().unique().implode())
    sizes = tables.where(Coalition, wanted).select("id", "size_text")
    called = {one: coalition_key(size) for one, size in sizes.iter_rows()}
    called |= dict(tables.where(Person, wanted).select("id", "label").iter_rows())
    return {
        one: called.get(party, party)[:300]
        for one, party in parties.iter_rows()
        if party is not None
    }
