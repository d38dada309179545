"""Opened sources, and which of them are reprints of others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from stancegraph.readers.corpora import signature, who_reprints
from stancegraph.readers.datasets import Dataset
from stancegraph.readers.factsheet import Sheet
from stancegraph.records import Document
from stancegraph.records.article import Article
from stancegraph.records.identifiers import document_id
from stancegraph.store.manifest import ReadSource
from stancegraph.store.spool import Spooled

REPRINT = "reprint"
"""What the manifest calls the reader of documents that are not read again."""
SAME = "word for word"


@dataclass(frozen=True, slots=True)
class Reprint:
    """A document that says what another says; only that it appeared is kept."""

    document: Document
    note: str
    """What it reprints, and how that was decided."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that was opened but not yet turned into records."""

    entry: ReadSource
    content: Article | Sheet | Dataset | Spooled | Reprint
    corpus: str | None = None
    """The folder or file that it is a document of, as it was given."""
    size: int = 0
    """Bytes of a document of a corpus."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that the source consists of, as they were given."""
        return (self.entry.path, *self.entry.others)


def with_reprints(
    opened: Iterable[Opened], held: Iterable[ReadSource]
) -> tuple[list[Opened], list[str]]:
    """Sources, a `Reprint` in place of each document of a corpus that says what another says.

    `held` is what a graph holds that the sources are added to: a document of the same bytes
    reprints it. Also the places of documents that stand there twice and differ in nothing.
    """
    kept: list[Opened] = []
    twice: list[str] = []
    texts: list[Opened] = []
    for one in opened:
        (texts if isinstance(one.content, Article | Spooled) else kept).append(one)
    before = {one.document: one for one in held}
    first: dict[str, Opened] = {}
    for one in sorted(texts, key=_earliest):
        there = before.get(one.entry.document)
        if there and there.path != one.entry.path and there.key != one.entry.key and one.corpus:
            kept.append(_reprint(one, there, SAME))
        elif one.entry.document not in first:
            first[one.entry.document] = one
        elif _told(one) == _told(first[one.entry.document]):
            twice.append(one.entry.path)
        else:
            kept.append(_reprint(one, first[one.entry.document].entry, SAME))
    originals = {one.entry.key: one for one in first.values()}
    candidates = (signature(key, article_of(one)) for key, one in originals.items())
    found = who_reprints(
        (one for one in candidates if one is not None), lambda key: article_of(originals[key])
    )
    for key, one in originals.items():
        likeness = found.get(key)
        if likeness is None:
            kept.append(one)
        else:
            kept.append(_reprint(one, originals[likeness.original].entry, str(likeness)))
    return kept, twice


def article_of(one: Opened) -> Article:
    """The article of an opened text."""
    if isinstance(one.content, Spooled):
        return one.content.read()
    if isinstance(one.content, Article):
        return one.content
    raise TypeError(f"{one.entry.path} is no text")


def _earliest(one: Opened) -> tuple[str, str, str]:
    document = article_of(one).document
    day = document.date.earliest.isoformat() if document.date else "9999-12-31"
    return (day, document.name, one.entry.key)


def _told(one: Opened) -> dict[str, object]:
    return article_of(one).document.model_dump(exclude={"name"})


def _reprint(one: Opened, original: ReadSource, likeness: str) -> Opened:
    document = article_of(one).document
    new = {"id": document.id, "reprint_of": original.document}
    if document.id == original.document:  # word for word in bytes too: the address tells them apart
        new["id"] = document_id(one.entry.key)
    document = Document.model_validate({**document.model_dump(), **new})
    entry = one.entry.model_copy(
        update={
            "key": content_hash(f"{one.entry.key}\n{original.document}"),
            "document": document.id,
            "reader": REPRINT,
        }
    )
    note = f"a reprint of {original.path}, and not read again: {likeness}"
    return replace(one, entry=entry, content=Reprint(document, note))


def content_hash(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
