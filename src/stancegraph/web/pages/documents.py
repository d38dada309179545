"""The page of a document: where it comes from, its text with what was found in it."""

from __future__ import annotations

import polars as pl

from stancegraph.records import Document, Evidence, Statement
from stancegraph.web.pages.addresses import page_of
from stancegraph.web.pages.claims import Link
from stancegraph.web.pages.filters import Condition
from stancegraph.web.pages.lists import listing
from stancegraph.web.pages.page import NotFound, Page, Query
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.passages import whole_text
from stancegraph.web.pages.profile import data, fields
from stancegraph.web.pages.site import Site

_SHOWN = 30


def document(site: Site, query: Query, identifier: str) -> Page:
    """The page of a document."""
    catalogue = site.catalogue
    record = catalogue.record(Document, identifier)
    if record is None:
        raise NotFound(f"the graph has no document {identifier.partition('/')[2]!r}")
    list_ = listing(catalogue, query, [Condition("source", (identifier,))])
    passages = pl.col("start").is_not_null() & (pl.col("source") == identifier)
    proofs = list(catalogue.tables.records(Evidence, passages))
    told = _told(site, proofs)
    statements = list(dict.fromkeys(lead for _, lead in told))
    return Page(
        template="document.html",
        title=record.label,
        shown={
            "record": record,
            "fields": fields(catalogue, record),
            "statements": statements[:_SHOWN],
            "more_statements": max(0, len(statements) - _SHOWN),
            "text": whole_text(catalogue, identifier, proofs),
            "leads": dict(reversed(told)),
            "listing": list_,
        },
        data=lambda: {
            "node": data(record),
            "statements": [one.id for one in statements],
            **list_.data(catalogue),
        },
        rows=lambda: list_.rows(catalogue),
        part=lambda: part(catalogue, list_.shown, [identifier]),
        sparql=list_.sparql,
    )


def _told(site: Site, proofs: list[Evidence]) -> list[tuple[str, Link]]:
    """The passages with the statements that they belong to, in reading order."""
    placed = {one.id: (one.start or 0, one.end or 0) for one in proofs}
    told = (
        site.catalogue.tables[Statement]
        .select("id", "label", "passages")
        .explode("passages")
        .filter(pl.col("passages").is_in(list(placed)))
    )
    rows = sorted(told.iter_rows(), key=lambda row: placed[row[2]])
    return [(passage, Link(one, label, page_of(one))) for one, label, passage in rows]
