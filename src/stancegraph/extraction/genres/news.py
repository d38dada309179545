"""News: the article narrates, so its form tells no speakers, but for those of headlines."""

from __future__ import annotations

import re
from collections import Counter

from stancegraph.extraction.actors.names import mostly_named, names_on
from stancegraph.extraction.headlines import credited
from stancegraph.extraction.turns import Outline
from stancegraph.records.article import Article
from stancegraph.resolution.gazetteer import Gazetteer

_AT_HOME = 4
"""Least number of the mentions of states that make one the home of an article."""
_OPENING = 1000
"""Characters within which a dateline is looked for."""
_PLACE = r"[A-Z][A-Z .'’-]{2,30}?|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?=, \d)"
_DATELINE = re.compile(
    rf"(?m)^\s*({_PLACE})(?:,[^\n]{{0,40}}?)?\s*(?:\([^)\n]{{2,30}}\))?\s*(?:[—–-]{{1,2}}|:|\.?\s/[A-Z])\s?"
)
"""AMMAN — …; Gaborone, 20 August - …; ISLAMABAD: …"""


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """All blocks, with the state that the article is at home in, and who its headline credits."""
    heads = list(credited(article, gazetteer))
    return Outline(
        article.blocks,
        turns=tuple(turn for turn, _ in heads),
        asides=tuple(aside for _, aside in heads),
        home=home_of(article, gazetteer),
    )


def home_of(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state whose own affairs an article reports, so that its officials need no country.

    That of the capital in the dateline ("AMMAN — …"), or the one that most names are of.
    """
    day = article.day
    match = _DATELINE.search(article.text[:_OPENING])
    if match is not None:
        found = names_on(gazetteer, match[1].title(), day)
        seats = (one.actor for one in found if one.form == "capital" and ":" not in one.actor)
        capital = next(seats, None)
        if capital is not None:
            return capital
    counted = Counter(
        one.actor
        for block in article.blocks
        for one in names_on(gazetteer, article.text[block.start : block.end], day)
        if ":" not in one.actor
    )
    return mostly_named(counted, _AT_HOME)
