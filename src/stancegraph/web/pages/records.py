"""Pages of what stands behind the others: evidence, attributions, memberships, runs, codings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stancegraph.records import Attribution, Coding, Evidence, Membership, Record, Run
from stancegraph.web.pages.behind import iri
from stancegraph.web.pages.page import NotFound, Page, Query, one_frame
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.passages import excerpts
from stancegraph.web.pages.profile import data, fields
from stancegraph.web.pages.site import Site

KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "attribution": Attribution,
        "coding": Coding,
        "evidence": Evidence,
        "membership": Membership,
        "run": Run,
    }
)


def record(site: Site, query: Query, identifier: str) -> Page:
    """The page of such a record: its fields, and for a passage the text around it."""
    catalogue, kind = site.catalogue, identifier.partition("/")[0]
    query.only()
    found = catalogue.record(KINDS[kind], identifier)
    if found is None:
        raise NotFound(f"the graph has no {kind} {identifier.partition('/')[2]!r}")
    proofs = [found] if isinstance(found, Evidence) else []
    row = catalogue.tables[KINDS[kind]]
    row = row.filter(row["id"] == identifier).drop("source_key")
    node = iri(catalogue, identifier)
    return Page(
        template="record.html",
        title=f"{kind.capitalize()} {identifier.partition('/')[2]}",
        shown={
            "kind": kind,
            "fields": fields(catalogue, found),
            "excerpts": excerpts(catalogue, proofs),
        },
        data=lambda: {"node": data(found)},
        rows=one_frame(row),
        part=lambda: part(catalogue, catalogue.positions.clear(), [identifier]),
        sparql=f"SELECT ?property ?value\nWHERE {{ {node} ?property ?value }}\n",
    )
