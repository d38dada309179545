"""What the rules cost beside the parse that they stand on, and what grammars save of it."""

from __future__ import annotations

import re
import sys
import time
import timeit
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from stancegraph.extraction import extract, extract_all, reader
from stancegraph.extraction.parsing.backends import choose_parser
from stancegraph.readers import read
from stancegraph.readers.files import Source
from stancegraph.readers.text import read_text
from stancegraph.records.article import Article
from stancegraph.records.factsheet import FactSheet, FactSheetStatement
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resources import shipped

from ..general_news import general_news

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
SPEECHES = Path(__file__).parents[3] / "shared/data/speeches/general_debate_session_74.tar.gz"
DATA = Path(__file__).parents[1] / "extraction" / "data"
ARTICLES = (shipped("examples/third-committee-2019/article.txt"), DATA / "seabed_brief.txt")
BY_GRAMMAR = (DATA / "bulletin_brief.txt", DATA / "vote_brief.txt")
"""Texts whose form is read by a grammar: a report of negotiations, a recorded vote."""
ROUNDS = 10
"""Rounds after the first, which warms up."""
SITTINGS = 6
"""How often such a text stands in a document, so that it is as long as records are."""


def articles(paths: Iterable[Path] = ARTICLES) -> list[Article]:
    found = [read(path) for path in paths]
    return [one for one in found if isinstance(one, Article)]


def test_rules_beside_the_bare_pipeline(beside: Callable[..., None]) -> None:
    """What one parse of each article costs, with all that `extract` does and without.

    Both go article by article through the same texts in seconds of processor. No paragraph comes
    twice, so that nothing is remembered of it: each ends with a number of its own.
    """
    parser = choose_parser("spacy")
    pipeline = pytest.importorskip("spacy").load(parser.info.name, exclude=["ner", "senter"])
    gazetteer = Gazetteer.load()
    written = [path.read_text(encoding="utf-8") for path in ARTICLES]
    numbers = count()
    rounds = [
        [numbered(text, next(numbers)) for _ in range(5) for text in written]
        for _ in range(ROUNDS + 1)
    ]
    paragraphs = [[[a.text[b.start : b.end] for b in a.blocks] for a in one] for one in rounds]
    ours, theirs = iter(rounds), iter(paragraphs)

    def rules() -> None:
        for article in next(ours):
            extract(article, gazetteer, parser=parser)

    def bare() -> None:
        for of_article in next(theirs):
            for _ in pipeline.pipe(of_article):
                pass

    beside(rules, bare, wanted=1.3, rounds=ROUNDS, clock=time.process_time)


@pytest.mark.parametrize("path", BY_GRAMMAR, ids=lambda path: path.stem)
def test_a_grammar_beside_the_parse_path(
    beside: Callable[..., None], path: Path, tmp_path: Path
) -> None:
    """Texts of a grammar's genre beside as many words of news, which need a parse."""
    parser = choose_parser("spacy")
    gazetteer = Gazetteer.load()
    session = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    sittings = (text.replace("L.99", f"L.{n}") for n in range(SITTINGS))
    session.write_text("\n".join(sittings), encoding="utf-8")
    sessions, news = articles([session]), articles()
    times = round(words_of(sessions) / words_of(news))

    def grammar() -> None:
        for article in sessions:
            extract(article, gazetteer, parser=parser)

    def parse() -> None:
        for article in news * times:
            extract(article, gazetteer, parser=parser)

    beside(grammar, parse, wanted=0.2)
    for name, work in (("by grammar", grammar), ("news", parse)):
        seconds = min(timeit.repeat(work, number=1, repeat=3))
        print(f"{path.stem}, {name}: {words_of(sessions) / seconds:,.0f} words a second")


def test_general_news_beside_parsing_everything(
    beside: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports of sports, business, weather and the like, one in ten with a position."""
    parser = choose_parser("spacy")
    gazetteer = Gazetteer.load()
    news = list(general_news(160))
    found: list[int] = []

    def read_all() -> None:
        sheets = extract_all(news, gazetteer, parser=parser)
        found.append(sum(len(s.positions) for sheet in sheets for s in statements(sheet)))

    def everything() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(reader, "relevant", lambda passages, *_: [True] * len(passages))
            patch.setattr(reader, "telling", lambda _, kept, __: kept)
            read_all()

    beside(read_all, everything, wanted=0.25)
    print(f"general news: {max(found)} positions, and as many where all is parsed: {min(found)}")


def test_many_documents_beside_one_after_the_other(beside: Callable[..., None]) -> None:
    """Short reports, whose passages fill no batch of the parser by themselves."""
    parser = choose_parser("spacy")
    gazetteer = Gazetteer.load()
    texts = articles() * 5

    def together() -> None:
        for _ in extract_all(texts, gazetteer, parser=parser):
            pass

    def one_by_one() -> None:
        for article in texts:
            extract(article, gazetteer, parser=parser)

    beside(together, one_by_one, wanted=1.0)


@pytest.mark.skipif(not SPEECHES.is_file(), reason="needs the speeches of ../shared")
def test_two_processes_beside_one(
    measured: Callable[..., Any], benchmark: Any, tmp_path: Path
) -> None:
    """A build of 195 speeches from the archive to the graph."""
    rounds: list[float] = []

    def both() -> None:
        one, two = (
            measured(
                STANCEGRAPH,
                "build",
                SPEECHES,
                "--jobs",
                n,
                "--out",
                tmp_path / f"{n}-{len(rounds)}",
            ).wall
            for n in ("1", "2")
        )
        rounds.append(one / two)
        benchmark.extra_info.update(one=one, two=two)
        print(f"--jobs 1: {one:.1f} s, --jobs 2: {two:.1f} s")

    benchmark.pedantic(both, rounds=3)
    print(f"--jobs 2: {max(rounds):.2f} times as fast at best, wanted: at least 1.7")


def numbered(text: str, number: int) -> Article:
    """An article in which each paragraph ends with a number."""
    content = re.sub(r"\.(?=\n|\Z)", f" ({number}).", text)
    return read_text(Source(f"{number}.txt", f"{number}.txt", content.encode(), f"{number:064x}"))


def statements(sheet: FactSheet | Exception) -> Iterable[FactSheetStatement]:
    if isinstance(sheet, Exception):
        raise sheet
    return sheet.statements


def words_of(texts: Iterable[Article]) -> int:
    return sum(len(article.text.split()) for article in texts)
