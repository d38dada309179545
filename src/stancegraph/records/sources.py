"""Where everything comes from: documents, evidence, and the run that read them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from stancegraph.records.base import As, Label, Property, Record
from stancegraph.records.dates import PartialDate
from stancegraph.records.identifiers import document_id, mint
from stancegraph.records.values import EvidenceKind

WEB_ADDRESS = r"^https?://[^\s<>\"{}|\\^`]+$"
"""A web address that may stand in RDF as it is."""


class Document(Record):
    """A source as published; its identifier is the hash of its bytes."""

    table = "documents"
    classes = ("sg:Document",)
    shared = True

    label: Annotated[str, Property("rdfs:label"), Property("dcterms:title")]
    sha256: Annotated[str, Property("sg:sha256")]
    name: Annotated[str, Property("sg:fileName")]
    """File name without folders; of a document of a corpus its path or name there."""
    publisher: Annotated[str | None, Property("dcterms:publisher")] = None
    date: Annotated[PartialDate | None, Property("dcterms:date", As.PARTIAL)] = None
    language: Annotated[str | None, Property("dcterms:language")] = None
    url: Annotated[str | None, Field(pattern=WEB_ADDRESS), Property("dcterms:source", As.IRI)] = (
        None
    )
    licence: Annotated[str | None, Property("dcterms:rights")] = None
    reprint_of: Annotated[str | None, Property("sg:reprintOf", As.LINK)] = None
    """The document that says the same and is read in its place."""

    @staticmethod
    def identify(sha256: str) -> str:
        """The identifier of the document with that hash (64 hexadecimal digits)."""
        return document_id(sha256)


class Text(Record):
    """The stored text of a document, to which all offsets refer; kept in the tables only."""

    table = "texts"
    classes = ()

    text: str


class Evidence(Record):
    """The proof of a position: a passage, a row of a table, or an entry of a fact sheet."""

    table = "evidence"
    classes = ("sg:Evidence",)

    kind: EvidenceKind
    source: Annotated[str, Property("sg:source", As.LINK)]
    start: Annotated[int | None, Property("sg:start", As.INTEGER)] = None
    end: Annotated[int | None, Property("sg:end", As.INTEGER)] = None
    """Code points in the stored text, 0-based, end exclusive."""
    exact: Annotated[str | None, Property("oa:exact")] = None
    row: Annotated[int | None, Property("sg:row", As.INTEGER)] = None
    """1-based data row."""
    pointer: Annotated[str | None, Property("sg:pointer")] = None
    """Path in the fact sheet: `statements/0/positions/2`."""

    @classmethod
    def passage(cls, document: str, text: str, start: int, end: int) -> Evidence:
        """Evidence for `text[start:end]` of a document."""
        return cls(
            id=mint("evidence", document, start, end),
            kind=EvidenceKind.PASSAGE,
            source=document,
            start=start,
            end=end,
            exact=text[start:end],
        )

    @classmethod
    def table_row(cls, document: str, row: int) -> Evidence:
        """Evidence that is a data row of a table, counted from 1; its identifier is composed."""
        return cls(
            id=f"{document.replace('document/', 'evidence/', 1)}-row-{row}",
            kind=EvidenceKind.ROW,
            source=document,
            row=row,
        )

    @classmethod
    def entry(cls, document: str, pointer: str, exact: str | None = None) -> Evidence:
        """Evidence that is an entry of a fact sheet, with a quotation that nobody checked."""
        return cls(
            id=mint("evidence", document, pointer),
            kind=EvidenceKind.ENTRY,
            source=document,
            pointer=pointer,
            exact=exact,
        )


class Coding(Record):
    """The value that a coder or a table gives a variable of something: kept as it was coded."""

    table = "codings"
    classes = ("sg:Coding",)

    about: Annotated[str, Property("sg:codes", As.LINK)]
    """A statement, document, issue, actor or passage."""
    variable: Annotated[str, Property("sg:variable")]
    value: Annotated[str, Property("sg:value")]
    """As text; a truth value is `true` or `false`."""
    number: Annotated[int | None, Property("sg:number", As.INTEGER)] = None
    """The value where it is a whole number; a truth value is 1 or 0."""


class Run(Record):
    """The software and configuration that produced statements; no time, host or path."""

    table = "runs"
    classes = ("sg:Run",)
    shared = True

    label: Label
    software: Annotated[str, Property("sg:software")]
    version: Annotated[str, Property("sg:softwareVersion")]
    configuration: Annotated[str, Property("sg:configuration")]
    """Hash over the options, codebook and names of the build."""
    model: Annotated[str | None, Property("sg:model")] = None
    """Name, version and hash of the language model, where one was used."""
