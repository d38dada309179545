"""Documents of every genre, in our own words, and what is found in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from stancegraph.extraction import extract
from stancegraph.extraction.parsing.spacy_backend import SpacyParser
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.sources import Document
from stancegraph.resolution.gazetteer import Gazetteer

from ..conftest import Found, found_in


def document(text: str, name: str = "text.txt") -> Article:
    """A document whose paragraphs stand apart."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, one.start(), one.end())
        for one in re.finditer(r"(?s)\S.*?(?=\s*(?:\n\n|\Z))", text)
    )
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    about = Document(id=Document.identify(sha256), label="A text", sha256=sha256, name=name)
    return Article(about, text, blocks)


@pytest.fixture(scope="session")
def held(parser: SpacyParser, gazetteer: Gazetteer) -> Callable[..., list[Found]]:
    """The positions of a document; its genre is recognised unless it is given."""

    def reading(text: str, name: str = "text.txt", genre: str | None = None) -> list[Found]:
        sheet = extract(document(text, name), gazetteer, parser=parser, genre=genre)
        return [replace(one, polarity=str(one.polarity)) for one in found_in(sheet)]

    return reading
