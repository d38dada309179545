"""Pages of events and of roll calls, with the tally and who voted how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from stancegraph.records import Event, RollCall, Statement
from stancegraph.web.pages.claims import Link, link
from stancegraph.web.pages.filters import Condition, selected
from stancegraph.web.pages.lists import Listing, listing
from stancegraph.web.pages.page import NotFound, Page, Query
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.profile import data, fields
from stancegraph.web.pages.site import Site

_ACTS = (("vote_yes", "yes"), ("abstain", "abstain"), ("vote_no", "no"))


@dataclass(frozen=True, slots=True)
class Vote:
    """A state with the page of its vote."""

    holder: Link
    address: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a roll call: the number on record, and the states known to have made it."""

    name: str
    tally: int | None
    votes: tuple[Vote, ...]


def event(site: Site, query: Query, identifier: str) -> Page:
    """The page of an event: where and when, the statements made there, their positions."""
    catalogue = site.catalogue
    record = catalogue.record(Event, identifier)
    if record is None:
        raise NotFound(f"the graph has no event {identifier.partition('/')[2]!r}")
    list_ = listing(catalogue, query, [Condition("event", (identifier,))])
    made = catalogue.tables[Statement].filter(pl.col("event") == identifier)
    statements = [link(catalogue, one) for one in made.sort("earliest", "id")["id"]]
    shown = {"fields": fields(catalogue, record), "statements": statements, "choices": ()}
    return _page(site, record, shown, list_)


def roll_call(site: Site, query: Query, identifier: str) -> Page:
    """The page of a roll call: the motion, the tally, and every vote in columns."""
    catalogue = site.catalogue
    record = catalogue.record(RollCall, identifier)
    if record is None:
        raise NotFound(f"the graph has no roll call {identifier.partition('/')[2]!r}")
    list_ = listing(catalogue, query, [Condition("event", (identifier,))])
    tally = ("yes", "no", "abstain", "absent")
    shown = {
        "fields": fields(catalogue, record, tally),
        "statements": [],
        "choices": _choices(site, record),
        "absent": record.absent,
    }
    return _page(site, record, shown, list_)


def _choices(site: Site, record: RollCall) -> list[Choice]:
    catalogue = site.catalogue
    votes = selected(catalogue, [Condition("event", (record.id,))])
    found = []
    for act, name in _ACTS:
        own = votes.filter(catalogue.among("act", [act]))
        cast = [
            Vote(link(catalogue, holder), f"/{identifier}")
            for holder, identifier in own.select(pl.col("holder").cast(pl.String), "id").iter_rows()
        ]
        cast.sort(key=lambda vote: vote.holder.label)
        found.append(Choice(name, getattr(record, name), tuple(cast)))
    return found


def _page(site: Site, record: Event | RollCall, shown: dict[str, Any], list_: Listing) -> Page:
    catalogue = site.catalogue
    return Page(
        template="event.html",
        title=record.label,
        shown={"record": record, "listing": list_, **shown},
        data=lambda: {"node": data(record), **list_.data(catalogue)},
        rows=lambda: list_.rows(catalogue),
        part=lambda: part(catalogue, list_.shown, [record.id]),
        sparql=list_.sparql,
    )
