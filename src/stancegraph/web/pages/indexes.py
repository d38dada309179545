"""Lists: all positions, and the nodes of one kind; and the search over all kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from stancegraph.records.identifiers import actor_id
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.web.pages import behind
from stancegraph.web.pages.addresses import page_of, with_query
from stancegraph.web.pages.claims import Link, link
from stancegraph.web.pages.facets import Choice, Facet
from stancegraph.web.pages.filters import Condition, selected
from stancegraph.web.pages.lists import listing, pager
from stancegraph.web.pages.nodes import KINDS
from stancegraph.web.pages.page import Page, Query, one_frame
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.site import Site

_LONGEST = 300
"""Characters of a search that are looked at."""


def positions(site: Site, query: Query) -> Page:
    """All positions of the graph, with every filter."""
    catalogue = site.catalogue
    list_ = listing(catalogue, query)
    return Page(
        template="positions.html",
        title="Positions",
        shown={"listing": list_},
        data=lambda: list_.data(catalogue),
        rows=lambda: list_.rows(catalogue),
        part=lambda: part(catalogue, list_.shown),
        sparql=list_.sparql,
    )


def of_kind(site: Site, query: Query) -> Page:
    """The nodes of one kind, those with most positions first."""
    kind = KINDS[query.path.removeprefix("/")]
    words = query.one("q")[:_LONGEST]
    query.only("q", "page")
    frame = site.nodes.of_kind(query.path.removeprefix("/"), words)
    classes = [kind.rdf]
    without = ["sg:RollCall"] if kind.rdf == "sg:Event" else []
    title = kind.many.capitalize()
    sparql = behind.nodes(classes, words.lower().split(), without)
    return _nodes(site, query, frame, title, [], sparql, words)


def search(site: Site, query: Query) -> Page:
    """Everything whose name contains the words, and the state that a name stands for."""
    words = query.one("q")[:_LONGEST].strip()
    query.only("q", "kind", "page")
    found = site.nodes.search(words) if words else site.nodes.frame.clear()
    wanted = [one for one in query.values.get("kind", ()) if one in KINDS]
    counts = dict(found.group_by("kind").len().iter_rows())
    kinds = Facet("kind", "Kind", tuple(_choices(query, counts, wanted)))
    if wanted:
        found = found.filter(pl.col("kind").is_in(wanted))
    classes = [KINDS[one].rdf for one in wanted or KINDS]
    without = ["sg:RollCall"] if "events" in wanted and "roll-calls" not in wanted else []
    sparql = behind.nodes(classes, words.lower().split(), without) if words else ""
    title = f"Search: {words}" if words else "Search"
    page = _nodes(site, query, found, title, [kinds], sparql, words)
    texts = selected(site.catalogue, [Condition("words", (words,))]).height if words else 0
    extra = {
        "meant": _meant(site, words) if words else None,
        "texts": texts,
        "texts_address": with_query("/positions", [("words", words)]),
    }
    return replace(page, template="search.html", shown={**page.shown, **extra})


def _choices(query: Query, counts: dict[str, int], wanted: list[str]) -> list[Choice]:
    found = []
    for name, kind in KINDS.items():
        if name in counts or name in wanted:
            pairs = [("q", query.one("q")), *(("kind", one) for one in wanted if one != name)]
            if name not in wanted:
                pairs.append(("kind", name))
            address = with_query(query.path, pairs)
            found.append(Choice(name, kind.many, counts.get(name, 0), address, name in wanted))
    return found


def _meant(site: Site, words: str) -> Link | None:
    """The actor that a name stands for by the shipped names, where the graph has it."""
    code = Gazetteer.load().resolve(words, usage="un").code
    identifier = actor_id(code) if code else ""
    return link(site.catalogue, identifier) if identifier in site.catalogue.labels else None


def _nodes(
    site: Site,
    query: Query,
    frame: pl.DataFrame,
    title: str,
    facets: list[Facet],
    sparql: str,
    words: str,
) -> Page:
    pages = pager(query, frame.height)
    shown = pages.of(frame)
    rows = frame.select("id", "label", "kind", "positions")
    ids: list[str] = shown["id"].to_list()
    context: dict[str, Any] = {
        "rows": [{**row, "address": page_of(row["id"])} for row in shown.iter_rows(named=True)],
        "pager": pages,
        "facets": facets,
        "words": words,
        "kinds": KINDS,
        "csv": with_query(f"{query.path}.csv", [p for p in query.pairs() if p[0] != "page"]),
    }
    return Page(
        template="nodes.html",
        title=title,
        shown=context,
        data=lambda: {
            "count": frame.height,
            "page": pages.number,
            "pages": pages.pages,
            "nodes": pages.of(rows).to_dicts(),
            "sparql": sparql,
        },
        rows=one_frame(rows),
        part=lambda: part(site.catalogue, site.catalogue.positions.clear(), ids),
        sparql=sparql,
    )
