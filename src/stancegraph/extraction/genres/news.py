"""News: the article narrates, so its form tells no speakers."""

from __future__ import annotations

import re
from collections import Counter

from stancegraph.extraction.names import names_on
from stancegraph.extraction.turns import Outline
from stancegraph.records.article import Article
from stancegraph.resolution.gazetteer import Gazetteer

_AT_HOME = 4
_SHARE = 0.6
"""Least number and share of the mentions of states that make one the home of an article."""
_OPENING = 1000
"""Characters within which a dateline is looked for."""
_PLACE = r"[A-Z][A-Z .'’-]{2,30}?|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?=, \d)"
_DATELINE = re.compile(
    rf"(?m)^\s*({_PLACE})(?:,[^\n]{{0,40}}?)?\s*(?:\([^)\n]{{2,30}}\))?\s*[—–-]{{1,2}}\s"
)
"""AMMAN — …; Gaborone, 20 August - …"""


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """All blocks, with the state that the article is at home in."""
    return Outline(article.blocks, home=home_of(article, gazetteer))


def home_of(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state whose own affairs an article reports, so that its officials need no country.

    That of the capital in the dateline ("AMMAN — …"), or the one that most names are of.
    """
    when = article.document.date
    day = when.latest if when is not None else None
    match = _DATELINE.search(article.text[:_OPENING])
    if match is not None:
        found = names_on(gazetteer, match[1].title(), day)
        capital = next((one.actor for one in found if one.form == "capital"), None)
        if capital is not None:
            return capital
    counted = Counter(
        one.actor
        for block in article.blocks
        for one in names_on(gazetteer, article.text[block.start : block.end], day)
        if ":" not in one.actor
    )
    most = counted.most_common(1)
    if most and most[0][1] >= _AT_HOME and most[0][1] >= _SHARE * counted.total():
        return most[0][0]
    return None
