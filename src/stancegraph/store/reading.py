"""One source → tables: read, extract, resolve."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from stancegraph.extraction import extract
from stancegraph.extraction.backends import choose_parser
from stancegraph.extraction.parse import Parser
from stancegraph.readers import read
from stancegraph.readers.factsheet import Sheet
from stancegraph.records import Document, FactSheet, Run
from stancegraph.records.article import Article
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.store.manifest import ReadSource
from stancegraph.store.options import Options
from stancegraph.tables import Tables

SHEET = "factsheet"
"""What the manifest calls the reader of fact sheets."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that was opened but not yet turned into records."""

    entry: ReadSource
    content: Article | Sheet


class Reading:
    """Reads sources with one set of options; what costs time to load is loaded when needed."""

    def __init__(self, options: Options) -> None:
        self.options = options

    @cached_property
    def parser(self) -> Parser:
        """The parser that the options ask for."""
        return choose_parser(self.options.backend, self.options.model)

    @cached_property
    def _run(self) -> Run:
        """The run that statements read from texts carry."""
        return self.options.run(str(self.parser.info))

    def run_of(self, opened: Iterable[Opened]) -> Run:
        """The run that reads these sources; without a text among them it needs no parser."""
        texts = any(isinstance(one.content, Article) for one in opened)
        return self._run if texts else self.options.run(None)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.load(self.options.names)

    @cached_property
    def _codebook(self) -> Codebook | None:
        return Codebook.load(self.options.issues) if self.options.issues else None

    def open_all(self, paths: Iterable[Path]) -> list[Opened]:
        """Open sources, each content once, in order of their keys.

        Where a fact sheet and the text that it describes are both given, the sheet is read and
        the text is not: this is how a person corrects what the rules found.
        """
        opened: dict[str, Opened] = {}
        for path in sorted(paths):
            one = self._open(path)
            opened.setdefault(one.entry.key, one)
        return [opened[key] for key in sorted(standing(one.entry for one in opened.values()))]

    def _open(self, path: Path) -> Opened:
        content = read(path, reader=self.options.reader, date=self.options.date)
        if isinstance(content, Sheet):
            article = content.article
            beside = article.document.sha256 if article else ""
            key = hashlib.sha256((content.sha256 + beside).encode()).hexdigest()
            document = self._described(content)
            entry = ReadSource(
                path=str(path),
                sha256=content.sha256,
                key=key,
                document=document.id,
                reader=SHEET,
            )
        else:
            digest = content.document.sha256
            entry = ReadSource(
                path=str(path),
                sha256=digest,
                key=digest,
                document=content.document.id,
                reader="article",
            )
        return Opened(entry, content)

    def tables(self, opened: Opened) -> Tables:
        """The tables of one opened source.

        Raises SourceError, with the place, where its names or passages do not hold.
        """
        content = opened.content
        sheet: FactSheet
        if isinstance(content, Sheet):
            sheet = content.sheet
            text = content.article.text if content.article else None
            source = Source(self._described(content), content.name, text)
        else:
            sheet = extract(content, self._gazetteer, parser=self.parser, genre=self.options.genre)
            source = Source(content.document, content.document.name, content.text, self._run)
        records = assemble(sheet, source, self._gazetteer, self._codebook)
        return Tables.of(records, opened.entry.key)

    def _described(self, sheet: Sheet) -> Document:
        """The document that a sheet is about: its text where that is at hand, else the sheet."""
        about = sheet.sheet.document
        given = about.model_dump(exclude={"path", "sha256", "title"}, exclude_none=True)
        if about.title:
            given["label"] = about.title
        if sheet.article:
            found = sheet.article.document
        else:
            found = Document(
                id=Document.identify(sheet.sha256),
                label=sheet.name,
                sha256=sheet.sha256,
                name=sheet.name,
                date=self.options.date,
            )
        return Document.model_validate({**found.model_dump(), **given})


def standing(entries: Iterable[ReadSource]) -> set[str]:
    """The keys of the sources that count: a text does not where a fact sheet is about it."""
    sources = list(entries)
    described = {one.document for one in sources if one.reader == SHEET}
    return {one.key for one in sources if one.reader == SHEET or one.document not in described}
