"""News: the article narrates, so its form tells no speakers, but for those of headlines."""

from __future__ import annotations

import re
from collections import Counter

from stancegraph.extraction.actors.names import mostly_named, names_on
from stancegraph.extraction.genres.handed_on import handed_on
from stancegraph.extraction.headlines import credited
from stancegraph.extraction.turns import Outline
from stancegraph.records.article import Article
from stancegraph.resolution.gazetteer import Gazetteer

_AT_HOME = 4
"""Least number of the mentions of states that make one the home of an article."""
_OPENING = 1000
"""Characters within which a dateline is looked for."""
_PLACE = (
    r"[A-Z][A-Z .'’-]{2,30}?|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
    r"(?=, (?:\d|[A-Z][A-Za-z]+ ?[—–-])|: | \([A-Z])"
)
_DATELINE = re.compile(
    rf"(?m)^\s*(?P<place>{_PLACE})(?P<where>,[^\n]{{0,40}}?)?\s*(?:\([^)\n]{{2,30}}\))?\s*(?:[—–-]{{1,2}}|:|\.?\s/[A-Z])\s?"
)
"""AMMAN — …; Gaborone, 20 August - …; ISLAMABAD: …; Gulu, Uganda — …"""


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """All blocks, with the state that the article is at home in, and who its headline credits.

    A letter or statement that the article gives in full is a turn of whoever sent it.
    """
    heads = list(credited(article, gazetteer))
    turns = [turn for turn, _ in heads]
    handed = handed_on(article, gazetteer)
    if handed is not None and all(turn.end <= handed.start for turn in turns):
        turns.append(handed)
    return Outline(
        article.blocks,
        turns=tuple(turns),
        asides=tuple(aside for _, aside in heads),
        home=home_of(article, gazetteer),
    )


def home_of(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state whose own affairs an article reports, so that its officials need no country.

    That of the capital or country in the dateline ("AMMAN — …"), or the one named first and most.
    """
    day = article.day
    for match in _DATELINE.finditer(article.text[:_OPENING]):
        place, where = match["place"].title(), match["where"] or ""
        found = [one for one in names_on(gazetteer, place, day) if one.form == "capital"]
        found += [one for one in names_on(gazetteer, where, day) if one.form == "name"]
        capital = next((one.actor for one in found if ":" not in one.actor), None)
        if capital is not None:
            return capital
    counted = Counter(
        one.actor
        for block in article.blocks
        for one in names_on(gazetteer, article.text[block.start : block.end], day)
        if ":" not in one.actor
    )
    most = mostly_named(counted, _AT_HOME)
    return most if most == next(iter(counted), None) else None
