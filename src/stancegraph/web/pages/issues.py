"""The page of an issue: what it means, who is said to stand where, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from stancegraph.records import Issue, RollCall
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.claims import Claim, Link, claims, link
from stancegraph.web.pages.filters import Condition, selected, short
from stancegraph.web.pages.lists import listing
from stancegraph.web.pages.page import NotFound, Page, Query
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.profile import data, fields
from stancegraph.web.pages.site import Site

HOLDERS = 15
"""Holders that a side shows."""
NARROWER = 15
"""Narrower issues and roll calls that the page shows."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A holder on one side: how many positions, and the newest (of its own, if any) as example."""

    holder: Link
    key: str
    count: int
    bases: tuple[tuple[str, int], ...]
    newest: Claim


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an issue: its holders, those with most positions of their own first."""

    polarity: str
    standings: tuple[Standing, ...]
    holders: int
    positions: int


def issue(site: Site, query: Query, identifier: str) -> Page:
    """The page of an issue."""
    catalogue = site.catalogue
    record = catalogue.record(Issue, identifier)
    if record is None:
        raise NotFound(f"the graph has no issue {identifier.partition('/')[2]!r}")
    list_ = listing(catalogue, query, [Condition("issue", (identifier,))])
    narrower = _narrower(catalogue, identifier)
    calls = _calls(site, identifier)
    shown: dict[str, Any] = {
        "record": record,
        "fields": fields(catalogue, record, ("definition",)),
        "sides": sides(catalogue, list_.frame),
        "narrower": narrower[:NARROWER],
        "more_narrower": max(0, len(narrower) - NARROWER),
        "calls": calls[:NARROWER],
        "more_calls": max(0, len(calls) - NARROWER),
        "listing": list_,
    }
    return Page(
        template="issue.html",
        title=record.label,
        shown=shown,
        data=lambda: {"node": data(record), **list_.data(catalogue)},
        rows=lambda: list_.rows(catalogue),
        part=lambda: part(catalogue, list_.shown, [identifier]),
        sparql=list_.sparql,
    )


def sides(catalogue: Catalogue, frame: pl.DataFrame) -> list[Side]:
    """Support and opposition (and neutral holders, where there are) of some positions."""
    found = [_side(catalogue, frame, polarity) for polarity in ("support", "oppose", "neutral")]
    return [one for one in found if one.positions or one.polarity != "neutral"]


def _side(catalogue: Catalogue, frame: pl.DataFrame, polarity: str) -> Side:
    rows = frame.filter(catalogue.among("polarity", [polarity]))
    holders = (
        rows.with_row_index("place")
        .group_by(pl.col("holder").cast(pl.String))
        .agg(
            pl.len().alias("count"),
            pl.col("place").sort_by(pl.col("via").is_not_null(), "place").first(),
            own=pl.col("via").is_null().sum(),
        )
        .sort("own", "count", "holder", descending=[True, True, False])
        .select("holder", "count", "place")
    )
    top = holders.head(HOLDERS)
    newest = claims(catalogue, rows[top["place"]])
    bases = _bases(rows, top["holder"].to_list(), catalogue)
    standings = tuple(
        Standing(
            link(catalogue, holder),
            short(holder),
            count,
            tuple(sorted(bases.get(holder, {}).items())),
            claim,
        )
        for (holder, count, _), claim in zip(top.iter_rows(), newest, strict=True)
    )
    return Side(polarity, standings, holders.height, rows.height)


def _bases(
    rows: pl.DataFrame, holders: list[str], catalogue: Catalogue
) -> dict[str, dict[str, int]]:
    own = rows.filter(catalogue.among("holder", holders))
    found: dict[str, dict[str, int]] = {}
    counts = own.group_by(pl.col("holder", "basis").cast(pl.String)).len()
    for holder, basis, count in counts.iter_rows():
        found.setdefault(holder, {})[basis] = count
    return found


def _narrower(catalogue: Catalogue, identifier: str) -> list[Link]:
    found = catalogue.tables[Issue].filter(pl.col("broader").list.contains(identifier))
    return [link(catalogue, one) for one in found.sort("label", "id")["id"]]


def _calls(site: Site, identifier: str) -> list[Link]:
    """The roll calls that are filed under the issue, or were about it, newest first."""
    catalogue = site.catalogue
    there = selected(catalogue, [Condition("issue", (identifier,))])["event"].cast(pl.String)
    filed = pl.col("issues").list.contains(identifier).fill_null(value=False)
    voted = pl.col("id").is_in(there.drop_nulls().unique().implode())
    found = catalogue.tables[RollCall].filter(filed | voted)
    ids = found.sort("latest", "id", descending=[True, False], nulls_last=True)["id"]
    return [link(catalogue, one) for one in ids]
