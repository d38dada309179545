"""The page of networks: who stands with whom and against whom, as a table and a picture."""

from __future__ import annotations

from typing import Any

import polars as pl
from starlette.responses import Response

from stancegraph.analysis.networks.network import Kind
from stancegraph.analysis.networks.normalisation import Normalise
from stancegraph.analysis.results import Network
from stancegraph.errors import UsageError
from stancegraph.web.pages import behind
from stancegraph.web.pages.addresses import page_of, with_query
from stancegraph.web.pages.choosing import FILTERS, one_of, selection
from stancegraph.web.pages.filters import chosen
from stancegraph.web.pages.lists import pager
from stancegraph.web.pages.page import Page, Query, one_frame
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.pictures import drawn
from stancegraph.web.pages.site import Site

MOST = 250_000
"""Positions from which the page makes a network; of more, the command line does."""
_KINDS = ("subtract", *(one.value for one in Kind if one.value != "subtract"))
_NORMALISE = tuple(one.value for one in Normalise)
_TAKES = ("kind", "normalise", *FILTERS)


def network(site: Site, query: Query) -> Page:
    """The page of a network."""
    query.only(*_TAKES, "page")
    found, said = _network(site, query)
    edges = found.edges_frame if found is not None else pl.DataFrame()
    if edges.height:
        edges = edges.sort("weight", "source", "target", descending=[True, False, False])
    pages = pager(query, edges.height)
    nodes = dict(found.nodes(data=True)) if found is not None else {}
    drawing = with_query("/network.svg", [one for one in query.pairs() if one[0] != "page"])
    ids = [node["id"] for node in nodes.values() if "id" in node]
    shown: dict[str, Any] = {
        "kinds": _KINDS,
        "kind": one_of(query, "kind", _KINDS),
        "normalisations": _NORMALISE,
        "normalise": one_of(query, "normalise", _NORMALISE),
        "said": said,
        "ties": [
            {**row, **{end: _node(nodes, row[end]) for end in ("source", "target")}}
            for row in pages.of(edges).iter_rows(named=True)
        ],
        "nodes": len(nodes),
        "pager": pages,
        "made": str(found.made) if found is not None else "",
        "picture": drawing if nodes else "",
        "csv": with_query("/network.csv", [one for one in query.pairs() if one[0] != "page"]),
    }
    return Page(
        template="network.html",
        title="Network",
        shown=shown,
        data=lambda: {
            "made": shown["made"],
            "said": said,
            "nodes": [{"key": key, **node} for key, node in nodes.items()],
            "edges": edges.to_dicts(),
        },
        rows=one_frame(edges),
        part=lambda: part(site.catalogue, site.catalogue.positions.clear(), ids),
        sparql=behind.positions(site.catalogue, chosen(site.catalogue, query)),
    )


def picture(site: Site, query: Query) -> Response:
    """The picture of the same network as SVG."""
    query.only(*_TAKES)
    found, said = _network(site, query)
    if found is None:
        raise UsageError(said)
    from stancegraph.plots.network import signed_network

    return drawn(site, query, lambda: signed_network(found))


def _network(site: Site, query: Query) -> tuple[Network | None, str]:
    kind = one_of(query, "kind", _KINDS)
    normalise = one_of(query, "normalise", _NORMALISE)
    asked, count = selection(site.catalogue, query)
    if count > MOST:
        return None, (
            f"These are {count:,} positions, and a network is made of at most {MOST:,} here: "
            "choose an issue, a bloc or a period."
        )
    if kind == "affiliation":
        normalise = "none"
    made = site.kept(
        f"network {kind} {normalise} {sorted(asked.items())}",
        lambda: site.graph.network(kind, normalise=normalise, **asked),
    )
    return made, ""


def _node(nodes: dict[str, Any], key: str) -> dict[str, str]:
    node = nodes[key]
    return {"label": node.get("label", key), "address": page_of(node.get("id", ""))}
