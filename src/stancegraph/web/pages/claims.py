"""Positions as pages show them: who is said to hold what, on what basis, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from stancegraph.records import Attribution, Document, Evidence
from stancegraph.web.pages.addresses import page_of
from stancegraph.web.pages.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Link:
    """A node by its label, with the address of its page."""

    id: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the document, and the actor whose words it cites."""

    document: Link
    publisher: str
    date: str
    according_to: Link | None
    """An actor, or somebody else by their description, without a page."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One position with all that a page shows of it."""

    id: str
    address: str
    holder: Link
    polarity: str
    """Towards the issue where there is one; `said` is towards the words of the target."""
    said: str
    act: str
    target: Link
    target_text: str
    issue: Link | None
    basis: str
    tier: str
    modality: str
    date: str
    statement: Link | None
    roll_call: Link | None
    via: Link | None
    inferred_from: str
    source: Source
    quote: str
    """The words of the passage, or nothing where the evidence is a row or an entry."""
    proof: str
    """Where the evidence lies, in words."""
    cue: str

    @property
    def turned(self) -> bool:
        """Whether the words point the other way than the position towards the issue."""
        return self.said != self.polarity


def link(catalogue: Catalogue, identifier: str) -> Link:
    """A link to the page of a node."""
    return Link(identifier, catalogue.label(identifier), page_of(identifier))


def claims(catalogue: Catalogue, rows: pl.DataFrame) -> list[Claim]:
    """The positions of some rows of the catalogue, in their order."""
    full = catalogue.full(rows)
    proofs = catalogue.records(Evidence, (one["evidence"][0] for one in full if one["evidence"]))
    said = [catalogue.attributions.get(one["attribution"]) for one in full]
    documents = catalogue.records(Document, (one.reported_by for one in said if one))
    return [
        _claim(catalogue, row, source(catalogue, one, documents), proofs)
        for row, one in zip(full, said, strict=True)
    ]


def source(
    catalogue: Catalogue, said: Attribution | None, documents: dict[str, Document]
) -> Source:
    """Who says so, as an attribution tells it."""
    if said is None:
        return Source(Link("", "a source that the graph does not name", ""), "", "", None)
    according: Link | None = None
    if said.according_to:
        according = link(catalogue, said.according_to)
    elif said.according_to_text or said.according_to_other:
        according = Link("", said.according_to_text or "another source", "")
    document = documents.get(said.reported_by)
    return Source(
        link(catalogue, said.reported_by),
        (document and document.publisher) or "",
        str(document.date) if document and document.date else "",
        according,
    )


def _claim(
    catalogue: Catalogue, row: dict[str, Any], said_by: Source, proofs: dict[str, Evidence]
) -> Claim:
    def linked(name: str) -> Link | None:
        return link(catalogue, row[name]) if row[name] else None

    proof = proofs.get(row["evidence"][0]) if row["evidence"] else None
    return Claim(
        id=row["id"],
        address=page_of(row["id"]),
        holder=link(catalogue, row["holder"]),
        polarity=row["issue_polarity"] or row["polarity"],
        said=row["polarity"],
        act=row["act"] or "",
        target=link(catalogue, row["target"]),
        target_text=row["target_text"],
        issue=linked("issue"),
        basis=row["basis"],
        tier=row["tier"],
        modality=row["modality"],
        date=row["date"] or "",
        statement=linked("statement"),
        roll_call=linked("roll_call"),
        via=linked("via"),
        inferred_from=row["inferred_from"] or "",
        source=said_by,
        quote=(proof and proof.exact) or "",
        proof=place(proof),
        cue=row["cue"] or "",
    )


def place(proof: Evidence | None) -> str:
    """Where a piece of evidence lies in its document, in words."""
    if proof is None:
        return "not in the graph"
    if proof.start is not None and proof.end is not None:
        return f"characters {proof.start:,}–{proof.end:,}"
    if proof.row is not None:
        return f"row {proof.row:,} of the table"
    return f"entry {proof.pointer} of the fact sheet"
