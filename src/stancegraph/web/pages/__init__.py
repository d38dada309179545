"""Pages for people: what a graph holds, who says so, and the words that carry it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from stancegraph.graph import Graph
from stancegraph.web.pages import (
    about,
    actors,
    compare,
    documents,
    events,
    indexes,
    issues,
    matrix,
    networks,
    records,
    serving,
    statements,
)
from stancegraph.web.pages.asking import sparql_page
from stancegraph.web.pages.current import Current
from stancegraph.web.pages.nodes import KINDS
from stancegraph.web.pages.twins import FORMS
from stancegraph.web.source import Source

__all__ = ["browser_page", "routes"]

_FIXED: dict[str, serving.Handler] = {
    "/": about.start,
    "/search": indexes.search,
    "/positions": indexes.positions,
    **{f"/{name}": indexes.of_kind for name in KINDS},
    "/compare": compare.compare,
    "/network": networks.network,
    "/matrix": matrix.matrix,
    "/downloads": about.downloads,
    "/about": about.about,
}
_NODES: dict[str, serving.NodeHandler] = {
    **dict.fromkeys(("country", "bloc", "organ", "person", "coalition"), actors.actor),
    "issue": issues.issue,
    "event": events.event,
    "roll-call": events.roll_call,
    "statement": statements.statement,
    "position": statements.position,
    "document": documents.document,
    **dict.fromkeys(records.KINDS, records.record),
}


def routes(graph: Graph, source: Source) -> list[BaseRoute]:
    """The pages of a graph and of what is served of it, to be given to `application`.

    Prepares what the pages read, which takes some seconds for a million positions. When the
    graph is built anew the pages follow, some seconds after the first request.
    """
    current = Current(graph, source)
    found: list[BaseRoute] = []
    for path, handler in _FIXED.items():
        found.append(Route(path, serving.fixed(current, handler, path, "")))
        stem = path if path != "/" else "/index"
        for form in FORMS:
            found.append(Route(f"{stem}.{form}", serving.fixed(current, handler, path, form)))
    for kind, of_node in _NODES.items():
        found.append(Route(f"/{kind}/{{rest:path}}", serving.node(current, of_node)))
    found += [
        Route("/query", sparql_page(current)),
        Route("/network.svg", serving.file(current, networks.picture)),
        Route("/matrix.svg", serving.file(current, matrix.picture)),
        Route("/download/{rest:path}", serving.file(current, about.download)),
        Route("/id/{rest:path}", serving.redirected(current)),
        Mount("/static", StaticFiles(packages=[("stancegraph.web", "static")])),
        Route("/{rest:path}", serving.missing(current)),
    ]
    return found


async def browser_page(request: Request) -> Response:
    """What a browser sees at the endpoint without a query: the SPARQL page."""
    return RedirectResponse("/query", 303)
