"""The start page, the downloads, and what this is: method, limits, licence, citation."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
from starlette.responses import Response, StreamingResponse

from stancegraph.errors import UsageError
from stancegraph.export import FORMATS, View, export
from stancegraph.query.named import named, names
from stancegraph.records import Coalition, Document, Statement
from stancegraph.web.pages.addresses import page_of, with_query
from stancegraph.web.pages.filters import short
from stancegraph.web.pages.lists import pager
from stancegraph.web.pages.nodes import KINDS
from stancegraph.web.pages.page import Page, Query
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.site import Site

LARGEST = 50_000
"""Positions of a graph whose files are made on request; of more, the command line makes them."""
_PIECE = 1 << 18
_FILES = {
    "ttl": "Turtle: the asserted triples",
    "trig": "TriG: asserted and derived triples",
    "nt": "N-Triples: the asserted triples",
    "nq": "N-Quads: asserted and derived triples",
    "rdf": "RDF/XML: the asserted triples",
    "jsonld": "JSON-LD: the asserted triples",
    "graphml": "GraphML for Gephi, Cytoscape, yEd, igraph and networkx",
    "gexf": "GEXF with dates, for Gephi",
    "jsonl": "Position lines: one JSON object a position",
}


def start(site: Site, query: Query) -> Page:
    """The first page: search, numbers, the last build, questions to begin with."""
    query.only()
    catalogue = site.catalogue
    shown = site.kept("start", lambda: _beginning(site))
    return Page(
        template="start.html",
        title=site.name,
        shown={"kinds": KINDS, **shown},
        data=lambda: {"name": site.name, "built": site.built, "numbers": shown["numbers"]},
        part=lambda: part(
            catalogue, catalogue.positions.clear(), catalogue.tables[Document]["id"].head(50)
        ),
    )


def _beginning(site: Site) -> dict[str, Any]:
    catalogue = site.catalogue
    sizes = {name: catalogue.tables[kind.record].height for name, kind in KINDS.items()}
    bases = catalogue.positions.group_by(pl.col("basis").cast(pl.String)).len()
    return {
        "numbers": {
            "positions": catalogue.positions.height,
            **{name: size for name, size in sizes.items() if size},
        },
        "bases": dict(bases.sort("basis").iter_rows()),
        "derived": catalogue.positions.height - catalogue.positions["via"].null_count(),
        "questions": list(_questions(site)),
        "newest": _newest(site),
    }


def _questions(site: Site) -> Iterator[tuple[str, str]]:
    """Questions that this graph can answer, with their addresses."""
    nodes = site.nodes
    holders = nodes.of_kind("countries").filter(pl.col("positions") > 0)
    if holders.height:
        first = holders.row(0, named=True)
        yield f"What is {first['label']} said to hold, and who says so?", page_of(first["id"])
    for row in _contested(site).iter_rows(named=True):
        yield f"Who is said to support “{row['label']}”, and who to oppose it?", page_of(row["id"])
    if holders.height > 1:
        a, b = (short(one) for one in holders["id"].head(2))
        first, second = holders["label"].head(2)
        yield (
            f"Where do {first} and {second} differ?",
            with_query("/compare", [("a", a), ("b", b)]),
        )
    open_ = site.catalogue.tables[Coalition].filter(~pl.col("complete")).sort("id")
    for row in open_.head(1).iter_rows(named=True):
        yield f"Which members of “{row['label']}” are known?", page_of(row["id"])
    if "reported" in site.catalogue.occurring("basis"):
        yield "What is only reported, and not said in own words?", "/positions?basis=reported"
    yield "Who stands with whom?", "/network"


def _contested(site: Site) -> pl.DataFrame:
    """The issue with most positions among those that have both supporters and opponents."""
    catalogue = site.catalogue
    sides = [
        catalogue.issues.counts(catalogue.positions.filter(catalogue.among("polarity", [side])))
        for side in ("support", "oppose")
    ]
    both = sides[0].join(sides[1], on="value")
    issues = site.nodes.of_kind("issues")
    return issues.filter(pl.col("id").is_in(both["value"].implode())).head(1)


def _newest(site: Site) -> list[dict[str, Any]]:
    """The newest statements."""
    made = site.catalogue.tables[Statement].select("id", "label", "date", "latest")
    made = made.sort("latest", "id", descending=[True, False], nulls_last=True)
    return [{**row, "address": page_of(row["id"])} for row in made.head(5).iter_rows(named=True)]


def about(site: Site, query: Query) -> Page:
    """Method, limits, licence and citation."""
    query.only()
    documents = site.catalogue.tables[Document]
    licences = documents["licence"].drop_nulls().unique().sort().to_list()
    return Page(
        template="about.html",
        title="About",
        shown={
            "version": version("stancegraph"),
            "licences": licences,
            "publishers": documents["publisher"].drop_nulls().unique().sort().to_list(),
        },
        data=lambda: {"software": f"stancegraph {version('stancegraph')}", "licences": licences},
    )


def downloads(site: Site, query: Query) -> Page:
    """What can be had as a file, and how."""
    query.only("page")
    count = site.catalogue.positions.height
    queries = [named(name) for name in names()]
    pager(query, 0)
    return Page(
        template="downloads.html",
        title="Downloads",
        shown={
            "files": _FILES if count <= LARGEST else {},
            "largest": LARGEST,
            "formats": sorted(FORMATS),
            "count": count,
            "queries": queries,
            "kinds": KINDS,
        },
        data=lambda: {"files": {name: f"/download/graph.{name}" for name in _FILES}},
    )


def download(site: Site, query: Query) -> Response:
    """The whole graph as one file; raises UsageError for an unknown format and a large graph."""
    form = query.path.rpartition(".")[2]
    if form not in _FILES:
        raise UsageError(f"no file of the format {form!r}", hint=f"formats: {', '.join(_FILES)}")
    if site.catalogue.positions.height > LARGEST:
        raise UsageError(
            f"files are made here of graphs with at most {LARGEST:,} positions",
            hint=f"use: stancegraph export DIR --out graph.{form}",
        )
    folder = TemporaryDirectory(prefix="stancegraph-")
    path = Path(folder.name) / f"graph.{form}"
    export(View(site.catalogue.tables, site.catalogue.base), path)

    def pieces() -> Iterator[bytes]:
        with folder, path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    return StreamingResponse(
        pieces(),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="graph.{form}"'},
    )
