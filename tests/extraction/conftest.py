"""Reading short texts and getting at what was found in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from stancegraph.extraction import extract
from stancegraph.extraction.parsing.parse import Sentence
from stancegraph.extraction.parsing.spacy_backend import SpacyParser
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import (
    FactSheet,
    FactSheetPosition,
    FactSheetStatement,
    Group,
    Speaker,
)
from stancegraph.records.sources import Document
from stancegraph.resolution.gazetteer import Gazetteer


@dataclass(frozen=True)
class Found:
    """A position with what the tests ask about it."""

    holder: str
    polarity: str
    target: str
    statement: FactSheetStatement
    position: FactSheetPosition


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    pytest.importorskip("spacy")
    return SpacyParser.load()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def parse(parser: SpacyParser) -> Callable[[str], Sentence]:
    """The first sentence of a text."""
    return lambda text: parser.parse(text)[0]


@pytest.fixture(scope="session")
def read(parser: SpacyParser, gazetteer: Gazetteer) -> Callable[..., FactSheet]:
    """The fact sheet of a text whose paragraphs are its lines."""

    def reading(text: str, date: str | None = None, headline: bool = False) -> FactSheet:
        return extract(article(text, date, headline), gazetteer, parser=parser)

    return reading


@pytest.fixture(scope="session")
def positions(read: Callable[..., FactSheet]) -> Callable[..., list[Found]]:
    """The positions of a text."""
    return lambda text, **options: found_in(read(text, **options))


@pytest.fixture(scope="session")
def article_of() -> Callable[[str], Article]:
    """A text as an article, its lines the paragraphs."""
    return lambda text: article(text, None, False)


def article(text: str, date: str | None, headline: bool) -> Article:
    blocks = [
        Block(BlockKind.PARAGRAPH, line.start(), line.end())
        for line in re.finditer(r"[^\n]+", text)
    ]
    if headline:
        blocks[0] = Block(BlockKind.HEADLINE, blocks[0].start, blocks[0].end)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=Document.identify(sha256),
        label="A report",
        sha256=sha256,
        name="report.txt",
        date=PartialDate(date) if date else None,
    )
    return Article(document, text, tuple(blocks))


def found_in(sheet: FactSheet) -> list[Found]:
    return [
        Found(_holder(statement, position), position.polarity, position.target, statement, position)
        for statement in sheet.statements
        for position in statement.positions
    ]


def _holder(statement: FactSheetStatement, position: FactSheetPosition) -> str:
    holder = position.holder or statement.on_behalf_of
    if holder is None:
        first = statement.speakers[0]
        holder = first.speaks_for if isinstance(first, Speaker) else first
    if not isinstance(holder, Group):
        return str(holder)
    if holder.more_than is not None:
        return f"coalition:>{holder.more_than}"
    return f"coalition:{holder.count or holder.at_least or holder.text}"
