"""Reading many documents, of which several are parsed at once.

Parsers are quicker with a full batch, and give each passage the same sentences in any company.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stancegraph.extraction.genres import Genre
from stancegraph.extraction.parsing.parse import Parser, Sentence
from stancegraph.extraction.reader import Draft
from stancegraph.records.article import Article
from stancegraph.records.factsheet import FactSheet
from stancegraph.resolution.gazetteer import Gazetteer

_TOGETHER = 100_000
"""Characters of documents that are parsed together."""

Parsed = Iterable[list[Sentence]]


def extract_all(
    articles: Iterable[Article],
    gazetteer: Gazetteer,
    *,
    parser: Parser,
    genre: Genre | str | None = None,
) -> Iterator[FactSheet | Exception]:
    """`extract` for one document after the other; in place of one that fails stands its error.

    Raises ValueError for a genre that is none.
    """
    known = Genre(genre) if genre is not None else None
    for group in _groups(articles):
        drafts = [_draft(one, gazetteer, known) for one in group]
        for draft, parsed in zip(drafts, _parsed(parser, drafts), strict=True):
            yield draft if isinstance(draft, Exception) else _sheet(draft, parsed)


def _groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """As many documents as are parsed together."""
    group: list[Article] = []
    length = 0
    for article in articles:
        if group and length + len(article.text) > _TOGETHER:
            yield group
            group, length = [], 0
        group.append(article)
        length += len(article.text)
    if group:
        yield group


def _draft(article: Article, gazetteer: Gazetteer, genre: Genre | None) -> Draft | Exception:
    try:
        return Draft(article, gazetteer, genre)
    except Exception as error:  # handed on: one document of many stops none of the others
        return error


def _parsed(parser: Parser, drafts: Sequence[Draft | Exception]) -> Iterator[Parsed]:
    """The sentences of each draft's passages.

    One alone is parsed while it is read, however long it is, and so is each where one fails.
    """
    passages = [() if isinstance(one, Exception) else one.passages for one in drafts]
    together = None
    if len(drafts) > 1:
        try:
            together = iter(list(parser.parse_all(one for own in passages for one in own)))
        except Exception:  # whichever it is, its own reading tells
            together = None
    for own in passages:
        yield [next(together) for _ in own] if together is not None else parser.parse_all(own)


def _sheet(draft: Draft, parsed: Parsed) -> FactSheet | Exception:
    try:
        return draft.sheet(parsed)
    except Exception as error:  # as above
        return error
