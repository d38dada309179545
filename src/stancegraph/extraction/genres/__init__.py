"""The genres of documents: how each is recognised, and what its form tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from stancegraph.extraction.genres import (
    bulletin,
    council_summary,
    joint_statement,
    letter,
    ministry,
    news,
    press_release,
    speech,
    summary_record,
    verbatim_record,
)
from stancegraph.extraction.turns import Outline
from stancegraph.records.article import Article
from stancegraph.resolution.gazetteer import Gazetteer


class Genre(StrEnum):
    """A kind of document, after the form in which it tells who speaks."""

    NEWS = "news"
    PRESS_RELEASE = "press_release"
    SUMMARY_RECORD = "summary_record"
    VERBATIM_RECORD = "verbatim_record"
    COUNCIL_SUMMARY = "council_summary"
    JOINT_STATEMENT = "joint_statement"
    LETTER = "letter"
    SPEECH = "speech"
    BULLETIN = "bulletin"
    MINISTRY = "ministry"


Recogniser = Callable[[Article, Gazetteer], bool]
Outliner = Callable[[Article, Gazetteer], Outline]

OUTLINES: Mapping[Genre, Outliner] = {
    Genre.NEWS: news.outline,
    Genre.PRESS_RELEASE: press_release.outline,
    Genre.SUMMARY_RECORD: summary_record.outline,
    Genre.VERBATIM_RECORD: verbatim_record.outline,
    Genre.COUNCIL_SUMMARY: council_summary.outline,
    Genre.JOINT_STATEMENT: joint_statement.outline,
    Genre.LETTER: letter.outline,
    Genre.SPEECH: speech.outline,
    Genre.BULLETIN: bulletin.outline,
    Genre.MINISTRY: ministry.outline,
}
"""What each genre's form tells."""

_RECOGNISERS: tuple[tuple[Genre, Recogniser], ...] = (
    (Genre.VERBATIM_RECORD, verbatim_record.is_one),
    (Genre.SUMMARY_RECORD, summary_record.is_one),
    (Genre.PRESS_RELEASE, press_release.is_one),
    (Genre.COUNCIL_SUMMARY, council_summary.is_one),
    (Genre.BULLETIN, bulletin.is_one),
    (Genre.LETTER, letter.is_one),
    (Genre.JOINT_STATEMENT, joint_statement.is_one),
    (Genre.MINISTRY, ministry.is_one),
    (Genre.SPEECH, speech.is_one),
)
"""Asked in this order, the most particular form first; what none knows is news."""


def recognise(article: Article, gazetteer: Gazetteer) -> Genre:
    """The genre of a document by its form."""
    for genre, is_one in _RECOGNISERS:
        if is_one(article, gazetteer):
            return genre
    return Genre.NEWS


def outline(article: Article, gazetteer: Gazetteer, genre: Genre | None = None) -> Outline:
    """What the form of a document tells, by the rules of its genre."""
    return OUTLINES[genre or recognise(article, gazetteer)](article, gazetteer)
