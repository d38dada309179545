"""One source → tables: read, extract, resolve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Self

import polars as pl

from stancegraph.errors import StancegraphError
from stancegraph.extraction import extract, extract_all
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.backends import choose_parser
from stancegraph.extraction.parsing.parse import Parser
from stancegraph.readers.datasets import Dataset, Draft, VoteDraft, draft
from stancegraph.readers.datasets.coded import CodedDraft, SheetDraft
from stancegraph.readers.factsheet import Sheet
from stancegraph.readers.languages import unread, unread_text
from stancegraph.readers.skips import Skip
from stancegraph.records import Collection, Evidence, FactSheet, Position, Run
from stancegraph.records.article import Article
from stancegraph.records.values import EvidenceKind
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.tallies import miscounts
from stancegraph.store.manifest import ReadSource
from stancegraph.store.opening import Opening, broken, described, standing
from stancegraph.store.options import Options
from stancegraph.store.progress import Progress
from stancegraph.store.reprints import Opened, Reprint, article_of
from stancegraph.store.spool import Spool, Spooled
from stancegraph.tables import Tables
from stancegraph.tables.coded import coded_tables
from stancegraph.tables.sheets import sheet_tables
from stancegraph.tables.votes import vote_tables

__all__ = ["Batch", "Forecast", "Found", "Opened", "Reading", "standing"]

Read = tuple[Article, FactSheet | Exception]
"""A text with what it tells of, or the error in which reading it ended."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a source says, and what of it is not in the tables or is doubtful."""

    tables: Tables
    skips: tuple[Skip, ...] = ()
    failed: bool = False
    """Whether it is a document of a corpus that could not be read."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What several sources say."""

    tables: Tables
    skips: Mapping[str, tuple[Skip, ...]]
    """By the key of the source."""
    failed: bool
    """Whether none of them could be read."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """How much a data file or fact sheet would make."""

    rows: int
    positions: int
    skips: tuple[Skip, ...]


class Reading:
    """Reads sources with one set of options; what costs time to load is loaded when needed."""

    def __init__(self, options: Options, scratch: Path | None = None) -> None:
        """The texts of corpora wait in `scratch`, or where the system keeps such files."""
        self.options = options
        self.skipped: tuple[Skip, ...] = ()
        """What of the corpora last opened cannot be read, or is doubtful."""
        self.left_out: tuple[str, ...] = ()
        """Documents of them that stand there twice, or that a fact sheet stands for."""
        self._spool = Spool(scratch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    @cached_property
    def parser(self) -> Parser:
        """The parser that the options ask for."""
        return choose_parser(self.options.backend, self.options.model)

    def load(self) -> None:
        """Load what texts are read with. Raises MissingExtra as `choose_parser` does."""
        _ = self.parser, self._gazetteer, lexicon()

    @cached_property
    def _run(self) -> Run:
        """The run that statements read from texts carry."""
        return self.options.run(str(self.parser.info))

    def run_of(self, opened: Iterable[Opened]) -> Run:
        """The run that reads these sources; without a text among them it needs no parser."""
        texts = any(isinstance(one.content, Article | Spooled) for one in opened)
        return self._run if texts else self.options.run(None)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.load(self.options.names)

    @cached_property
    def _codebook(self) -> Codebook | None:
        return Codebook.load(self.options.issues) if self.options.issues else None

    def open_all(
        self,
        paths: Iterable[Path],
        held: Iterable[ReadSource] = (),
        progress: Progress | None = None,
    ) -> list[Opened]:
        """Open sources; as `Opening.open_all`, with `skipped` and `left_out` told afterwards."""
        opening = Opening(self.options, self._spool)
        opened = opening.open_all(paths, held, progress)
        self.skipped, self.left_out = tuple(opening.skipped), tuple(opening.left_out)
        return opened

    def tables(self, opened: Opened) -> Tables:
        """The tables of one opened source; as `found`."""
        return self.found(opened).tables

    def batch(self, opened: Sequence[Opened]) -> Batch:
        """What several opened sources say, in one; texts among them are parsed together."""
        read = self._read_together(opened)
        found = [self.found(one, read.get(one.entry.key)) for one in opened]
        return Batch(
            Tables().joined(*(one.tables for one in found)) if len(found) > 1 else found[0].tables,
            {one.entry.key: what.skips for one, what in zip(opened, found, strict=True)},
            all(one.failed for one in found),
        )

    def _read_together(self, opened: Iterable[Opened]) -> dict[str, Read]:
        """The texts among several sources, by the keys of these; none where there is but one."""
        texts = [one for one in opened if isinstance(one.content, Article | Spooled)]
        if len(texts) < 2:
            return {}
        articles = [article_of(one) for one in texts]
        sheets = extract_all(
            articles, self._gazetteer, parser=self.parser, genre=self.options.genre
        )
        return {
            one.entry.key: (article, sheet)
            for one, article, sheet in zip(texts, articles, sheets, strict=True)
        }

    def _read(self, opened: Opened, read: Read | None) -> tuple[Article, FactSheet]:
        """A text and what it tells of; raises the error in which reading it ended."""
        if read is None:
            article = article_of(opened)
            return article, extract(
                article, self._gazetteer, parser=self.parser, genre=self.options.genre
            )
        article, sheet = read
        if isinstance(sheet, Exception):
            raise sheet
        return article, sheet

    def found(self, opened: Opened, read: Read | None = None) -> Found:
        """What one opened source says; `read` is a text that was read with others.

        Raises SourceError, with the place, where the names or passages of a text or fact sheet do
        not hold; a document of a corpus is then left out and told in the skips. Of a data file the
        rows that do not hold are left out and told.
        """
        if opened.corpus is None:
            return self._found(opened, read)
        if isinstance(opened.content, Spooled):
            _ = self.parser  # where it is missing, that is no fault of the document
        try:
            return self._found(opened, read)
        except StancegraphError as error:
            inside = (error.at or "").partition(": ")[2]
            what = f"{inside}: {error.what}" if inside else error.what
            skip = Skip(opened.entry.path, what, (), 1, hint=error.hint, unit="document")
        except Exception as error:  # one document of thousands stops none of the others
            skip = broken(error, opened.entry.path)
        return Found(Tables(), (skip,), failed=True)

    def _found(self, opened: Opened, read: Read | None) -> Found:
        content, key = opened.content, opened.entry.key
        if isinstance(content, Dataset):
            return self._made(draft(content, self.options.date), key)
        if isinstance(content, Reprint):
            return Found(Tables.of(Collection([content.document]), key), self.noted(opened))
        sheet: FactSheet
        skips: tuple[Skip, ...] = ()
        if isinstance(content, Sheet):
            sheet = content.sheet
            text = content.article.text if content.article else None
            source = Source(described(content, self.options), content.name, text)
        else:
            article, sheet = self._read(opened, read)
            source = Source(article.document, article.document.name, article.text, self._run)
            whole = unread_text(article) if opened.corpus is not None else None
            skips = unread(article) if whole is None else (whole,)
        records = assemble(sheet, source, self._gazetteer, self._codebook)
        skips = (*skips, *miscounts(sheet, source.name))
        if opened.corpus is not None:
            skips = tuple(replace(skip, at=opened.entry.path) for skip in skips)
        return Found(Tables.of(records, key), skips)

    def forecast(self, opened: Opened) -> Forecast | None:
        """What a source would make; None for a text, of which only reading it tells."""
        content = opened.content
        if isinstance(content, Article | Spooled | Reprint):
            return None
        if isinstance(content, Sheet) or opened.corpus is not None:
            found = self.found(opened)
            return Forecast(0, found.tables[Position].height, found.skips)
        drafted = draft(content, self.options.date)
        found = self._made(drafted, opened.entry.key)
        return Forecast(_rows(drafted, found), found.tables[Position].height, found.skips)

    @staticmethod
    def noted(opened: Opened) -> tuple[Skip, ...]:
        """What is told of a reprint, and of no other text before it is read."""
        content = opened.content
        if not isinstance(content, Reprint):
            return ()
        at = opened.entry.path
        return (Skip(at, content.note, (), 1, dropped=False, unit="document"),)

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


def _rows(drafted: Draft, found: Found) -> int:
    """How many rows a draft was read from, those that were left out included."""
    if isinstance(drafted, VoteDraft):
        own = (skip for skip in drafted.skips if skip.dropped and skip.at == drafted.file.name)
        return drafted.votes.height + sum(skip.count for skip in own)
    return found.tables[Evidence].filter(pl.col("kind") == EvidenceKind.ROW).height
