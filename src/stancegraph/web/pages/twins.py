"""A page in the form that is asked for: HTML, JSON, CSV, Turtle, or the SPARQL behind it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO

import polars as pl
from starlette.responses import Response, StreamingResponse

from stancegraph.export.rdf import write_turtle
from stancegraph.export.view import Options, View
from stancegraph.web.pages.page import NotFound, Page, Query
from stancegraph.web.pages.site import Site

FORMS = ("json", "csv", "ttl", "rq")
"""The suffixes of a page's twins."""


def written(site: Site, page: Page, form: str, query: Query) -> Response:
    """A page as HTML where `form` is empty, else as that twin.

    Raises NotFound for the SPARQL of a page that lists nothing.
    """
    match form:
        case "json":
            data = {"title": page.title, "address": query.path, **page.data()}
            return Response(json.dumps(data, default=str, indent=1), media_type="application/json")
        case "csv":
            name = re.sub(r"[^A-Za-z0-9]+", "-", query.path).strip("-") or "list"
            return StreamingResponse(
                _csv(page),
                media_type="text/csv; charset=utf-8; header=present",
                headers={"Content-Disposition": f'attachment; filename="stancegraph-{name}.csv"'},
            )
        case "ttl":
            stream = BytesIO()
            write_turtle(View(page.part(), site.catalogue.base), stream, Options())
            return Response(stream.getvalue(), media_type="text/turtle")
        case "rq":
            if not page.sparql:
                raise NotFound("no query stands behind this page", hint=f"see {query.path}")
            return Response(page.sparql, media_type="application/sparql-query")
    return Response(_html(site, page, query), media_type="text/html")


def _html(site: Site, page: Page, query: Query) -> str:
    template = site.templates.get_template(page.template)
    return template.render(page=page, title=page.title, query=query, **page.shown)


def _csv(page: Page) -> Iterator[bytes]:
    first = True
    for frame in page.rows():
        yield _plain(frame).write_csv(include_header=first).encode()
        first = False


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with lists joined by `|`, as the exports write them."""
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(
        pl.col(name).cast(pl.List(pl.String)).list.join("|") for name in lists
    )
