"""Pages of actors: countries, blocs, organs, persons and coalitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import polars as pl

from stancegraph.records import (
    Bloc,
    Coalition,
    Country,
    Event,
    Membership,
    Organ,
    Person,
    Record,
    RollCall,
    Statement,
)
from stancegraph.web.pages.addresses import page_of, with_query
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.claims import Link, link
from stancegraph.web.pages.filters import Condition, selected, short
from stancegraph.web.pages.lists import listing
from stancegraph.web.pages.page import NotFound, Page, Query
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.profile import data, fields
from stancegraph.web.pages.site import Site

_KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {"country": Country, "bloc": Bloc, "organ": Organ, "person": Person, "coalition": Coalition}
)
_APART = ("members", "size_min", "size_max", "size_text", "complete")
ISSUES, STATEMENTS, MEETINGS = 12, 12, 20
"""Issues, statements and meetings that a page of an actor shows."""


@dataclass(frozen=True, slots=True)
class Member:
    """A known member of a group, with its dates where they are told."""

    actor: Link
    joined: str
    left: str


@dataclass(frozen=True, slots=True)
class Size:
    """How large a coalition says it is, and how much of it is known."""

    claimed: str
    least: int | None
    most: int | None
    known: int
    """Members named that have not left."""
    complete: bool

    @property
    def unknown_least(self) -> int | None:
        """How many members are not named at least; none where no size is claimed."""
        return None if self.least is None else max(self.least - self.known, 0)

    @property
    def unknown_most(self) -> int | None:
        """How many are not named at most; none where the size is open."""
        return None if self.most is None else max(self.most - self.known, 0)


def actor(site: Site, query: Query, identifier: str) -> Page:
    """The page of an actor: who it is, what it is said to hold, and what it said."""
    catalogue, kind = site.catalogue, identifier.partition("/")[0]
    record = catalogue.record(_KINDS[kind], identifier)
    if record is None:
        raise NotFound(f"the graph has no {kind} {identifier.partition('/')[2]!r}")
    held = identifier in catalogue.occurring("holder") or kind != "person"
    fixed = Condition("country" if held else "speaker", (identifier,))
    list_ = listing(catalogue, query, [fixed])
    own = selected(catalogue, list_.fixed)
    statements = _statements(catalogue, identifier)
    members = _members(catalogue, record)
    size = _size(record, members) if isinstance(record, Coalition) else None
    about = selected(catalogue, [Condition("about", (identifier,))]).height
    shown: dict[str, Any] = {
        "record": record,
        "kind": kind,
        "fields": fields(catalogue, record, _APART),
        "members": members,
        "size": size,
        "groups": _groups(catalogue, identifier),
        "sums": _sums(own),
        "topics": _topics(site, own, query),
        "statements": statements[:STATEMENTS],
        "more_statements": max(0, len(statements) - STATEMENTS),
        "held": held,
        "meetings": _meetings(catalogue, identifier) if kind == "organ" else [],
        "about": about,
        "about_address": with_query("/positions", [("about", short(identifier))]),
        "listing": list_,
    }
    told = {"size": size and _told(size)} if size else {}
    return Page(
        template="actor.html",
        title=catalogue.label(identifier),
        shown=shown,
        data=lambda: {
            "node": data(record),
            **told,
            "statements": [one.id for one in statements],
            **list_.data(catalogue),
        },
        rows=lambda: list_.rows(catalogue),
        part=lambda: part(catalogue, list_.shown, [identifier]),
        sparql=list_.sparql,
    )


def _told(size: Size) -> dict[str, Any]:
    return {
        "claimed": size.claimed,
        "least": size.least,
        "most": size.most,
        "known": size.known,
        "unknown_at_least": size.unknown_least,
        "unknown_at_most": size.unknown_most,
        "complete": size.complete,
    }


def _statements(catalogue: Catalogue, identifier: str) -> list[Link]:
    """Statements that an actor made, or that were made for it, newest first."""
    persons = catalogue.tables[Person].filter(pl.col("speaks_for") == identifier)["id"]
    spoke = pl.any_horizontal(
        pl.col("spokesperson") == identifier,
        pl.col("on_behalf_of").list.contains(identifier),
        *(pl.col("speakers").list.contains(one) for one in (identifier, *persons)),
    ).fill_null(value=False)
    found = catalogue.tables[Statement].filter(spoke)
    ids = found.sort("latest", "id", descending=[True, False], nulls_last=True)["id"]
    return [link(catalogue, one) for one in ids]


def _members(catalogue: Catalogue, record: Record) -> list[Member]:
    """The members of a group that the graph knows, with their dates."""
    dated = catalogue.tables[Membership].filter(pl.col("group") == record.id)
    dates = {
        row["member"]: (row["joined"] or "", row["left"] or "")
        for row in dated.iter_rows(named=True)
    }
    named = {*dates, *(record.members if isinstance(record, Coalition) else ())}
    return [
        Member(link(catalogue, one), *dates.get(one, ("", "")))
        for one in sorted(named, key=catalogue.label)
    ]


def _size(record: Coalition, members: list[Member]) -> Size:
    present = sum(1 for one in members if not one.left)
    return Size(record.size_text, record.size_min, record.size_max, present, record.complete)


def _groups(catalogue: Catalogue, identifier: str) -> list[Link]:
    """The coalitions and blocs that the graph knows an actor as a member of."""
    named = catalogue.tables[Coalition].filter(pl.col("members").list.contains(identifier))["id"]
    dated = catalogue.tables[Membership].filter(pl.col("member") == identifier)["group"]
    groups = {*named, *dated}
    return [link(catalogue, one) for one in sorted(groups, key=catalogue.label)]


def _meetings(catalogue: Catalogue, organ: str) -> list[Link]:
    """The newest meetings and votes of an organ."""
    columns = ("id", "latest")
    found = pl.concat(
        catalogue.tables[kind].filter(pl.col("organ") == organ).select(columns)
        for kind in (Event, RollCall)
    ).sort("latest", "id", descending=[True, False], nulls_last=True)
    return [link(catalogue, one) for one in found["id"].head(MEETINGS)]


def _sums(own: pl.DataFrame) -> dict[str, dict[str, int]]:
    """How many positions of each basis point which way."""
    counts = own.group_by(pl.col("basis", "polarity").cast(pl.String)).len()
    sums: dict[str, dict[str, int]] = {}
    for basis, polarity, count in counts.sort("basis", "polarity").iter_rows():
        sums.setdefault(basis, {})[polarity] = count
    return sums


def _topics(site: Site, own: pl.DataFrame, query: Query) -> list[dict[str, Any]]:
    """The issues of most positions, with how many point which way."""
    catalogue = site.catalogue
    sides = [
        catalogue.issues.counts(own.filter(pl.col("polarity") == side)).with_columns(
            side=pl.lit(side)
        )
        for side in ("support", "neutral", "oppose")
        if side in catalogue.occurring("polarity")
    ]
    counts = pl.concat(sides) if sides else pl.DataFrame()
    if counts.is_empty():
        return []
    table = counts.pivot("side", index="value", values="count").fill_null(0)
    there = [one for one in ("support", "neutral", "oppose") if one in table.columns]
    table = table.with_columns(all=pl.sum_horizontal(there))
    table = table.sort("all", "value", descending=[True, False])
    return [
        {
            "issue": link(catalogue, row["value"]),
            "address": page_of(row["value"]),
            "narrowed": with_query(query.path, [("issue", row["value"].partition("/")[2])]),
            **{side: row.get(side, 0) for side in ("support", "neutral", "oppose")},
            "both": bool(row.get("support")) and bool(row.get("oppose")),
        }
        for row in table.head(ISSUES).iter_rows(named=True)
    ]
