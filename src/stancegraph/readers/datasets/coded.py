"""What readers of coded positions draft: columns, or fact sheets where a source is small.

Names stay as printed; `tables.coded` and `tables.sheets` resolve them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip
from stancegraph.records import Document, Evidence, FactSheet
from stancegraph.records.identifiers import mint, slug

_TEXT = pl.String()
_TEXTS = pl.List(pl.String())
_NUMBER = pl.Int64()

Columns = Mapping[str, pl.DataType]

DOCUMENTS: Columns = dict.fromkeys(
    "id label name sha256 publisher date language url licence text".split(), _TEXT
)
"""A row a document; `text` only where offsets count in it."""
EVENTS: Columns = dict.fromkeys("key kind label organ session date".split(), _TEXT)
"""`organ` is a name; statements refer to `key`."""
ISSUES: Columns = {"id": _TEXT, "label": _TEXT, "broader": _TEXTS, "scope": _TEXT}
"""`scope` is the document outside which the issue means nothing."""
STATEMENTS: Columns = {
    **dict.fromkeys("key document kind label".split(), _TEXT),
    "speakers": _TEXTS,
    "person": _TEXT,
    "addressed_to": _TEXTS,
    **dict.fromkeys("event date reply".split(), _TEXT),
    "row": _NUMBER,
    "start": _NUMBER,
    "end": _NUMBER,
}
"""`key` is unique in the draft. `speakers` and `addressed_to` are names; `person` speaks for the
first speaker; `reply` is the key of a statement. The evidence is `row` of the document, or the
code points from `start` to `end` of its text."""
POSITIONS: Columns = dict.fromkeys(
    [
        *"statement holder polarity act target target_text target_actor".split(),
        *"issue basis modality tier cue".split(),
    ],
    _TEXT,
)
"""`statement` is a key, `holder` and `target_actor` are names; the target is the `issue`, or the
statement of the key `target`."""
PASSAGES: Columns = {"document": _TEXT, "start": _NUMBER, "end": _NUMBER}
"""Coded passages that are no statement."""
CODINGS: Columns = {
    **dict.fromkeys("kind about variable value".split(), _TEXT),
    "number": _NUMBER,
}
"""A value of a variable. `kind` says what `about` is: the key of a `statement`, the identifier of a
`document`, `issue` or `evidence`, the name of an `actor` or of a `person`."""


def table(columns: Columns, rows: list[dict[str, object]] | None = None) -> pl.DataFrame:
    """A frame with these columns; what a row does not say is null."""
    return pl.DataFrame(rows or [], schema=dict(columns), orient="row")


def filled(frame: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """The frame with these columns in order; those that it lacks are null."""
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in columns.items()
    )


@dataclass(frozen=True, slots=True)
class CodedDraft:
    """Coded positions as columns; the columns of each frame are the constants of this module."""

    file: DataFile
    """What scopes the names that only this source knows, and what skips are reported for."""
    documents: pl.DataFrame
    statements: pl.DataFrame
    positions: pl.DataFrame
    issues: pl.DataFrame = field(default_factory=lambda: table(ISSUES))
    events: pl.DataFrame = field(default_factory=lambda: table(EVENTS))
    passages: pl.DataFrame = field(default_factory=lambda: table(PASSAGES))
    codings: pl.DataFrame = field(default_factory=lambda: table(CODINGS))
    bodies: bool = False
    """Whether a name that no state or group bears is a body of this source; else it is reported."""
    skips: tuple[Skip, ...] = ()
    unit: str = "row"
    """What the numbers in skips count."""


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """A small source as a fact sheet, with the evidence that stands for its entries."""

    document: Document
    sheet: FactSheet
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """Place in the sheet (`statements/0`) → where the source says it."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """Place of a name in the sheet → its data row, for reports."""
    attested: Mapping[str, Evidence] = field(default_factory=dict)
    """Place of a member of a group → where the source says that it is one."""
    skips: tuple[Skip, ...] = ()
    unit: str = "row"
    """What the numbers in skips count."""


def document_of(file: DataFile, **facts: str | None) -> Document:
    """The document that a data file is, under its file name unless `label` says otherwise."""
    return Document.model_validate(
        {
            "id": Document.identify(file.sha256),
            "label": file.name,
            "sha256": file.sha256,
            "name": file.name,
            **{name: value for name, value in facts.items() if value},
        }
    )


def documents(*records: Document) -> pl.DataFrame:
    """Documents without a text as the frame `documents`."""
    rows = [
        {**one.model_dump(), "date": str(one.date) if one.date else None, "text": None}
        for one in records
    ]
    return table(DOCUMENTS, rows)


def tag_issue(label: str) -> str:
    """The identifier of the issue that a tag of any table stands for, by its words."""
    return f"issue/{slug(label)}" if slug(label) else mint("issue", label)
