"""Pages of statements and positions: the words in their context, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from stancegraph import records
from stancegraph.records import Document, Evidence, Run, Statement
from stancegraph.records.values import LinkKind
from stancegraph.vocabulary import derived_graph
from stancegraph.web.pages import behind
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.claims import Claim, Link, claims, link
from stancegraph.web.pages.filters import Condition, selected
from stancegraph.web.pages.lists import listing
from stancegraph.web.pages.page import NotFound, Page, Query
from stancegraph.web.pages.parts import flat, part
from stancegraph.web.pages.passages import excerpts
from stancegraph.web.pages.profile import data, fields
from stancegraph.web.pages.site import Site

BESIDE = 20
"""Other positions that the page of a position shows."""


def statement(site: Site, query: Query, identifier: str) -> Page:
    """The page of a statement: its passages, what it amounts to, the run that found it."""
    catalogue = site.catalogue
    record = catalogue.record(Statement, identifier)
    if record is None:
        raise NotFound(f"the graph has no statement {identifier.partition('/')[2]!r}")
    list_ = listing(catalogue, query, [Condition("statement", (identifier,))])
    held = selected(catalogue, list_.fixed)
    cited = [*record.passages, *catalogue.whole[held["row"]]["evidence"].explode().drop_nulls()]
    proofs = list(catalogue.records(Evidence, cited).values())
    cues = catalogue.whole[held["row"]]["cue"].drop_nulls().unique().sort().to_list()
    replies = catalogue.tables[Statement].filter(pl.col("in_reply_to").list.contains(identifier))[
        "id"
    ]
    return Page(
        template="statement.html",
        title=record.label,
        shown={
            "record": record,
            "fields": fields(catalogue, record, ("passages", "run")),
            "excerpts": excerpts(catalogue, proofs, cues),
            "entries": [one for one in proofs if one.exact is None],
            "replies": [link(catalogue, one) for one in sorted(replies)],
            "reports": _reports(catalogue, identifier),
            "run": catalogue.record(Run, record.run) if record.run else None,
            "listing": list_,
        },
        data=lambda: {"node": data(record), **list_.data(catalogue)},
        rows=lambda: list_.rows(catalogue),
        part=lambda: part(catalogue, list_.shown, [identifier]),
        sparql=list_.sparql,
    )


def position(site: Site, query: Query, identifier: str) -> Page:
    """The page of a position: the claim, its proof in context, and what stands against it."""
    catalogue = site.catalogue
    query.only()
    row = catalogue.positions.filter(pl.col("id") == identifier)
    if row.is_empty():
        raise NotFound(f"the graph has no position {identifier.partition('/')[2]!r}")
    claim = claims(catalogue, row)[0]
    proofs = list(catalogue.records(Evidence, catalogue.full(row)[0]["evidence"]).values())
    members = catalogue.positions.filter(catalogue.among("inferred_from", [identifier]))
    beside = _beside(catalogue, claim)
    said = catalogue.record(Statement, claim.statement.id) if claim.statement else None
    run = catalogue.record(Run, said.run) if said and said.run else None
    return Page(
        template="position.html",
        title=f"{claim.holder.label}: {claim.said}, {claim.target_text}",
        shown={
            "claim": claim,
            "rule": catalogue.full(row)[0]["rule"] or "",
            "excerpts": excerpts(catalogue, proofs, [claim.cue]),
            "entries": [one for one in proofs if one.exact is None],
            "members": claims(catalogue, members.head(BESIDE)),
            "more_members": max(0, members.height - BESIDE),
            "beside": claims(catalogue, beside.head(BESIDE)),
            "more_beside": max(0, beside.height - BESIDE),
            "run": run,
        },
        data=lambda: {"position": flat(catalogue, row).to_dicts()[0]},
        rows=lambda: iter((flat(catalogue, row),)),
        part=lambda: part(catalogue, row),
        sparql=_one(catalogue, identifier),
    )


@dataclass(frozen=True, slots=True)
class Report:
    """Another report of a statement, and the document that tells it."""

    statement: Link
    document: Link
    publisher: str
    date: str


def _reports(catalogue: Catalogue, identifier: str) -> list[Report]:
    """The other reports of a statement, those of the earliest documents first."""
    links = catalogue.tables.where(records.Link, pl.col("kind") == LinkKind.STATEMENT.value)
    first = links.filter(pl.col("item") == identifier)["same_as"].implode()
    others = links.filter(pl.col("same_as").is_in(first), pl.col("item") != identifier)
    told = catalogue.records(Statement, others["item"])
    proofs = catalogue.records(Evidence, [one.passages[0] for one in told.values() if one.passages])
    documents = catalogue.records(Document, {one.source for one in proofs.values()})
    found = []
    for one in told.values():
        if one.passages:
            document = documents[proofs[one.passages[0]].source]
            found.append(
                Report(
                    link(catalogue, one.id),
                    link(catalogue, document.id),
                    document.publisher or "",
                    str(document.date or ""),
                )
            )
    return sorted(found, key=lambda report: (report.date or "9999", report.statement.id))


def _beside(catalogue: Catalogue, claim: Claim) -> pl.DataFrame:
    """The same holder's other positions on the same issue, those of another polarity first."""
    if claim.issue is None:
        return catalogue.positions.clear()
    same = catalogue.among("holder", [claim.holder.id]) & catalogue.among("issue", [claim.issue.id])
    others = catalogue.positions.filter(same & (pl.col("id") != claim.id))
    return others.sort(pl.col("polarity") == claim.polarity, maintain_order=True)


def _one(catalogue: Catalogue, identifier: str) -> str:
    """Everything that the graph says of one position."""
    node = behind.iri(catalogue, identifier)
    graph = f"<{derived_graph(catalogue.base)}>"
    return f"""SELECT ?property ?value
WHERE {{
  {{ {node} ?property ?value }} UNION {{ GRAPH {graph} {{ {node} ?property ?value }} }}
}}
ORDER BY ?property ?value
"""
