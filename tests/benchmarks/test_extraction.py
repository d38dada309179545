"""What the rules cost beside the parse that they stand on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stancegraph.extraction import extract
from stancegraph.extraction.backends import choose_parser
from stancegraph.readers import read
from stancegraph.records.article import Article
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resources import shipped

ARTICLES = (
    shipped("examples/third-committee-2019/article.txt"),
    Path(__file__).parents[1] / "extraction" / "data" / "seabed_brief.txt",
)


def articles() -> list[Article]:
    found = [read(path) for path in ARTICLES]
    return [one for one in found if isinstance(one, Article)]


def test_rules_beside_the_bare_pipeline(beside: Callable[..., None]) -> None:
    parser = choose_parser("spacy")
    pipeline = pytest.importorskip("spacy").load(parser.info.name, exclude=["ner", "senter"])
    gazetteer = Gazetteer.load()
    texts = articles() * 5
    paragraphs = [a.text[b.start : b.end] for a in texts for b in a.blocks]

    def bare() -> None:
        for _ in pipeline.pipe(paragraphs):
            pass

    def rules() -> None:
        for article in texts:
            extract(article, gazetteer, parser=parser)

    beside(rules, bare, wanted=1.3)
