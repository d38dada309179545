"""One source → tables: read, extract, resolve."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from stancegraph.extraction.backends import choose_parser
from stancegraph.extraction.news import extract
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
        corrected = {
            one.content.article.document.id
            for one in opened.values()
            if isinstance(one.content, Sheet) and one.content.article
        }
        return [
            one
            for _, one in sorted(opened.items())
            if isinstance(one.content, Sheet) or one.entry.document not in corrected
        ]

    def _open(self, path: Path) -> Opened:
        content = read(path, reader=self.options.reader, date=self.options.date)
        if isinstance(content, Sheet):
            article = content.article
            beside = article.document.sha256 if article else ""
            key = hashlib.sha256((content.sha256 + beside).encode()).hexdigest()
            document = _described(content)
            entry = ReadSource(
                path=str(path),
                sha256=content.sha256,
                key=key,
                document=document.id,
                reader="factsheet",
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
            source = Source(_described(content), content.name, text)
        else:
            sheet = extract(content, self._gazetteer, parser=self.parser)
            source = Source(content.document, content.document.name, content.text, self._run)
        records = assemble(sheet, source, self._gazetteer, self._codebook)
        return Tables.of(records, opened.entry.key)


def _described(sheet: Sheet) -> Document:
    """The document that a sheet describes: of the text where it is at hand, else of the sheet."""
    about = sheet.sheet.document
    if sheet.article:
        found = sheet.article.document
        sha256, name = found.sha256, found.name
    else:
        sha256, name = sheet.sha256, sheet.name
    return Document(
        id=Document.identify(sha256),
        label=about.title or (sheet.article.document.label if sheet.article else name),
        sha256=sha256,
        name=name,
        publisher=about.publisher,
        date=about.date,
        language=about.language,
        url=about.url,
        licence=about.licence,
    )
