"""The SPARQL page: a form, the named queries, and the answer as a table; shared by its address.

The query runs where those of the endpoint run, with the same limits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from stancegraph.errors import GraphError, StancegraphError, UsageError
from stancegraph.query.named import NamedQuery, named, names
from stancegraph.vocabulary import prefixed
from stancegraph.web.pages.addresses import page_of, with_query
from stancegraph.web.pages.current import Current
from stancegraph.web.pages.page import Page, Query
from stancegraph.web.pages.serving import asked_for, failure
from stancegraph.web.pages.site import Site
from stancegraph.web.pages.twins import written
from stancegraph.web.readers import Readers
from stancegraph.web.wire import Question

MOST = 500
"""Rows that the page shows; the endpoint gives all."""
EXAMPLE = """PREFIX sg: <https://w3id.org/stancegraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?holder_label ?polarity ?target_text ?basis ?position
WHERE {
  ?position sg:holder ?holder ; sg:polarity ?polarity ;
            sg:targetText ?target_text ; sg:basis ?basis .
  ?holder rdfs:label ?holder_label .
}
LIMIT 20
"""
_OWN = ("query", "name", "derived")


@dataclass(frozen=True, slots=True)
class Cell:
    """A term of the answer: its text, and where it leads."""

    text: str
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """An answer as the page shows it."""

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    count: int = 0
    truth: bool | None = None
    graph: str = ""
    """Turtle, where the query makes a graph."""


def sparql_page(current: Current) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """The endpoint of the SPARQL page; finds the readers in the state of the application."""

    async def endpoint(request: Request) -> Response:
        site = current()
        try:
            query = asked_for(request, "/query")
            chosen, text = await run_in_threadpool(_chosen, site, query)
            page = _page(site, query, chosen, text)
            if text:
                shown = await _run(site, request.app.state.readers, text, _derived(query))
                page = _page(site, query, chosen, text, **shown)
            response = await run_in_threadpool(written, site, page, "", query)
        except StancegraphError as error:
            return await run_in_threadpool(failure, site, request, error)
        response.status_code = page.shown["status"]
        response.headers["Cache-Control"] = "no-cache"
        return response

    return endpoint


def _chosen(site: Site, query: Query) -> tuple[NamedQuery | None, str]:
    """The named query that an address asks for, and the text to run: none while it lacks values."""
    if not query.one("name"):
        query.only(*_OWN)
        return None, query.one("query")
    found = named(query.one("name"))
    query.only(*_OWN, "run", *(one.name for one in found.parameters))
    values = {one.name: query.one(one.name) for one in found.parameters if query.one(one.name)}
    lacking = any(one.required and one.name not in values for one in found.parameters)
    if lacking or (found.parameters and not values and not query.one("run")):
        return found, ""
    return found, found.bound(values, site.catalogue.base)


def _derived(query: Query) -> bool:
    value = query.one("derived", "false")
    if value not in ("true", "false"):
        raise UsageError("`derived` is true or false")
    return value == "true"


async def _run(site: Site, readers: Readers, text: str, derived: bool) -> dict[str, Any]:
    try:
        answer = await readers.ask(Question(text, "json", "turtle", derived))
        data = await run_in_threadpool(answer.read)
    except StancegraphError as error:
        where = f"{error.at}: " if error.at else ""
        status = 503 if isinstance(error, GraphError) else 400
        return {"error": f"{where}{error.what}", "hint": error.hint or "", "status": status}
    if answer.graph:
        return {"result": Result(graph=data.decode("utf-8", "replace")[:200_000])}
    return {"result": await run_in_threadpool(_table, site, data)}


def _table(site: Site, data: bytes) -> Result:
    told = json.loads(data)
    if "boolean" in told:
        return Result(truth=told["boolean"])
    heads = tuple(told["head"]["vars"])
    found = told["results"]["bindings"]
    rows = tuple(tuple(_cell(site, row.get(head)) for head in heads) for row in found[:MOST])
    return Result(heads, rows, len(found))


def _cell(site: Site, term: dict[str, Any] | None) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] == "triple":
        return Cell(json.dumps(term["value"], ensure_ascii=False))
    value: str = term["value"]
    if term["type"] != "uri":
        return Cell(value, title=prefixed(term.get("datatype", "")))
    if value.startswith(site.catalogue.base):
        identifier = value.removeprefix(site.catalogue.base)
        return Cell(identifier, page_of(identifier), site.catalogue.labels.get(identifier, ""))
    return Cell(prefixed(value), title=value)


def _page(site: Site, query: Query, chosen: NamedQuery | None, text: str, **answer: Any) -> Page:
    shown = text or query.one("query") or (chosen.text if chosen else EXAMPLE)
    derived = _derived(query)
    pairs: list[tuple[str, object]] = [("query", text), ("derived", "true" if derived else "")]
    return Page(
        template="query.html",
        title=chosen.title if chosen else "SPARQL",
        twins=False,
        shown={
            "text": shown,
            "derived": derived,
            "chosen": chosen,
            "queries": [named(name) for name in names()],
            "values": {one.name: query.one(one.name) for one in chosen.parameters}
            if chosen
            else {},
            "result": None,
            "error": "",
            "status": 200,
            "hint": "",
            "most": MOST,
            "share": with_query("/query", pairs) if text else "",
            "endpoint": with_query("/sparql", pairs) if text else "",
            **answer,
        },
    )
