"""One source → tables: read, extract, resolve."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from stancegraph.extraction import extract
from stancegraph.extraction.backends import choose_parser
from stancegraph.extraction.parse import Parser
from stancegraph.readers import read
from stancegraph.readers.datasets import Dataset, Draft, VoteDraft, datasets, draft, reader_of
from stancegraph.readers.datasets.coded import CodedDraft, SheetDraft
from stancegraph.readers.factsheet import Sheet
from stancegraph.readers.files import DataFile
from stancegraph.readers.languages import unread
from stancegraph.readers.skips import Skip
from stancegraph.records import Document, Evidence, FactSheet, Position, Run
from stancegraph.records.article import Article
from stancegraph.records.values import EvidenceKind
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.tallies import miscounts
from stancegraph.store.manifest import ReadSource
from stancegraph.store.options import Options
from stancegraph.tables import Tables
from stancegraph.tables.coded import coded_tables
from stancegraph.tables.sheets import sheet_tables
from stancegraph.tables.votes import vote_tables

SHEET = "factsheet"
"""What the manifest calls the reader of fact sheets."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that was opened but not yet turned into records."""

    entry: ReadSource
    content: Article | Sheet | Dataset

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that the source consists of, as they were given."""
        return (self.entry.path, *self.entry.others)


@dataclass(frozen=True, slots=True)
class Found:
    """What a source says, and what of it is not in the tables or is doubtful."""

    tables: Tables
    skips: tuple[Skip, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """How much a data file or fact sheet would make."""

    rows: int
    positions: int
    skips: tuple[Skip, ...]


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

        Data files of one kind that belong together, such as votes and their roll calls, are one
        source. Where a fact sheet and the text that it describes are both given, the sheet is read
        and the text is not: this is how a person corrects what the rules found.
        """
        opened: dict[str, Opened] = {}
        data: list[tuple[DataFile, str]] = []
        for path in sorted(paths):
            file = DataFile.open(path)
            reader = reader_of(file, self.options.reader)
            if reader is not None:
                data.append((file, reader))
                continue
            one = self._open(path)
            opened.setdefault(one.entry.key, one)
        for dataset in datasets(data):
            one = _opened(dataset)
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
        """The tables of one opened source; as `found`."""
        return self.found(opened).tables

    def found(self, opened: Opened) -> Found:
        """What one opened source says.

        Raises SourceError, with the place, where the names or passages of a text or fact sheet do
        not hold. Of a data file the rows that do not hold are left out and told in the skips.
        """
        content = opened.content
        if isinstance(content, Dataset):
            return self._made(draft(content, self.options.date), opened.entry.key)
        sheet: FactSheet
        skips: tuple[Skip, ...] = ()
        if isinstance(content, Sheet):
            sheet = content.sheet
            text = content.article.text if content.article else None
            source = Source(self._described(content), content.name, text)
        else:
            sheet = extract(content, self._gazetteer, parser=self.parser, genre=self.options.genre)
            source = Source(content.document, content.document.name, content.text, self._run)
            skips = unread(content)
        records = assemble(sheet, source, self._gazetteer, self._codebook)
        return Found(Tables.of(records, opened.entry.key), (*skips, *miscounts(sheet, source.name)))

    def forecast(self, opened: Opened) -> Forecast | None:
        """What a source would make; None for a text, of which only reading it tells."""
        content = opened.content
        if isinstance(content, Article):
            return None
        if isinstance(content, Sheet):
            found = self.found(opened)
            return Forecast(0, found.tables[Position].height, found.skips)
        drafted = draft(content, self.options.date)
        found = self._made(drafted, opened.entry.key)
        return Forecast(_rows(drafted, found), found.tables[Position].height, found.skips)

    def _made(self, drafted: Draft, key: str) -> Found:
        """The tables of a draft, by its kind; what skips count is told by the draft."""
        if isinstance(drafted, VoteDraft):
            tables, skips = vote_tables(drafted, key, self._gazetteer, self._codebook)
        elif isinstance(drafted, SheetDraft):
            tables, skips = sheet_tables(drafted, key, self._gazetteer, self._codebook)
        elif isinstance(drafted, CodedDraft):
            tables, skips = coded_tables(drafted, key, self._gazetteer, self._codebook)
        else:
            raise TypeError(f"no tables are made of {type(drafted).__name__}")
        return Found(tables, tuple(skip.counting(drafted.unit) for skip in skips))

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


def _rows(drafted: Draft, found: Found) -> int:
    """How many rows a draft was read from, those that were left out included."""
    if isinstance(drafted, VoteDraft):
        own = (skip for skip in drafted.skips if skip.dropped and skip.at == drafted.file.name)
        return drafted.votes.height + sum(skip.count for skip in own)
    return found.tables[Evidence].filter(pl.col("kind") == EvidenceKind.ROW).height


def _opened(dataset: Dataset) -> Opened:
    first = dataset.files[0]
    hashes = "".join(file.sha256 for file in dataset.files)
    key = first.sha256
    if len(dataset.files) > 1:
        key = hashlib.sha256(hashes.encode()).hexdigest()
    entry = ReadSource(
        path=first.at,
        sha256=first.sha256,
        key=key,
        document=Document.identify(first.sha256),
        reader=dataset.kind,
        others=tuple(file.at for file in dataset.files[1:]),
    )
    return Opened(entry, dataset)


def standing(entries: Iterable[ReadSource]) -> set[str]:
    """The keys of the sources that count: a text does not where a fact sheet is about it."""
    sources = list(entries)
    described = {one.document for one in sources if one.reader == SHEET}
    return {one.key for one in sources if one.reader == SHEET or one.document not in described}
