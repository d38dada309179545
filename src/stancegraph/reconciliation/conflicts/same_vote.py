"""Which roll calls of different documents are one vote.

By body and record number they have one identifier already. Reports seldom give the number; theirs
are one vote where body and text agree: both name the resolution, or on one day what it is about.
Nothing is compared where a document tells of two votes that would both fit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

import polars as pl

from stancegraph.readers.datasets.motions import WHOLE, kind_of_motion
from stancegraph.reconciliation.conflicts.clusters import Row
from stancegraph.records import RollCall
from stancegraph.tables import Tables

APART = 31
"""Days between two dates of one vote at most; it is put to a body once in a session."""
EARLIER = 3
"""Days before a report within which a vote took place whose day it does not tell."""
ALIKE = 0.5
"""Least Jaccard similarity of the words by which two reports name a text."""
_LEAST_WORDS = 2
_PART = r"(?i)\b(?:amendments?|paragraphs?|words|phrase|section|procedural)\b"
"""What tells a vote on a part of a text; one text may be put to several of them."""
_SYMBOL = re.compile(r"^(?:[A-Z]+/)?(?:RES/|R/)?(?=\S*\d)", re.I)
_YEAR = re.compile(r"\s*\(\d{4}\)$")
_EMPTY = frozenset(
    "about against amended draft entitled final general assembly its motion of on orally "
    "resolution resolutions revised situation text texts the title titled whole and for in to a an"
    " its vote un united nations council committee security january february march april june july"
    " august september october november december jan feb mar apr aug sep sept oct nov dec monday"
    " tuesday wednesday thursday friday saturday sunday".split()
)


def same_votes(
    tables: Tables,
    told: Mapping[str, Collection[str]],
    about: Mapping[str, tuple[str, str | None]],
    assumed: Collection[str] = (),
) -> Iterator[list[str]]:
    """Yield roll calls that are one vote, sorted; those that have nothing to be compared with too.

    `told` gives the documents of a roll call, `about` the words and the issue of its target. The
    date of those `assumed` is that of their document: they took place then or days before.
    """
    calls = tables[RollCall].filter(pl.col("id").is_in(list(told))).sort("id")
    motion = pl.col("motion")
    calls = calls.with_columns(
        assumed=pl.col("id").is_in(sorted(assumed)),
        whole=(kind_of_motion(motion) == WHOLE) & ~motion.str.contains(_PART),
    )
    rows = {row["id"]: row for row in calls.iter_rows(named=True)}
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one, row in rows.items():
        if row["whole"]:
            for key in _keys(row):
                blocks[key].append(one)
    pairs: list[tuple[str, str]] = []
    for key, items in sorted(blocks.items()):
        if len({document for one in items for document in told[one]}) > 1:
            same = _same_text if key[0] == "text" else _same_day
            found = [
                (one, other)
                for one, other in combinations(items, 2)
                if set(told[one]).isdisjoint(told[other])
                and len({rows[one]["session"], rows[other]["session"]} - {None}) < 2
                and same(rows[one], rows[other], about.get(one), about.get(other))
            ]
            pairs += found
    yield from _grouped(list(rows), pairs, told)


def _keys(row: Row) -> Iterator[tuple[str, ...]]:
    symbol = resolution(row["resolution"])
    if symbol:
        yield "text", row["organ"], symbol
    if row["earliest"] is not None and row["earliest"] == row["latest"]:
        for days in range(EARLIER + 1 if row["assumed"] else 1):
            yield "day", row["organ"], (row["earliest"] - timedelta(days)).isoformat()


def resolution(symbol: str | None) -> str:
    """A symbol without what some sources leave out: `A/RES/68/262` and `68/262` are one."""
    plain = _YEAR.sub("", "".join((symbol or "").split()).upper())
    return _SYMBOL.sub("", plain) if "L." not in plain else plain


def _same_text(one: Row, other: Row, *_: object) -> bool:
    days: list[date | None] = [one["earliest"], other["latest"], other["earliest"], one["latest"]]
    first, last, second, end = days
    if first is None or last is None or second is None or end is None:
        return True
    return (first - last).days <= APART and (second - end).days <= APART


def _same_day(
    one: Row,
    other: Row,
    words: tuple[str, str | None] | None,
    others: tuple[str, str | None] | None,
) -> bool:
    symbols = {resolution(one["resolution"]), resolution(other["resolution"])} - {""}
    if len(symbols) > 1 and not any("L." in each for each in symbols):
        return False
    if one["record_number"] and other["record_number"]:
        return False
    if words and others and words[1] is not None and words[1] == others[1]:
        return True
    mine = _words(f"{one['motion']} {words[0] if words else ''}")
    theirs = _words(f"{other['motion']} {others[0] if others else ''}")
    shared = mine & theirs
    return len(shared) >= _LEAST_WORDS and len(shared) >= ALIKE * len(mine | theirs)


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return frozenset(found) - _EMPTY


def _grouped(
    calls: list[str], pairs: list[tuple[str, str]], told: Mapping[str, Collection[str]]
) -> Iterator[list[str]]:
    """Yield the connected roll calls; where two are of one document, each for itself."""
    parent = {one: one for one in calls}

    def root(one: str) -> str:
        while parent[one] != one:
            one = parent[one]
        return one

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for one in calls:
        groups[root(one)].append(one)
    for items in groups.values():
        documents = [document for one in items for document in set(told[one])]
        if len(items) == 1 or len(documents) == len(set(documents)):
            yield sorted(items)
        else:
            yield from ([one] for one in items)
