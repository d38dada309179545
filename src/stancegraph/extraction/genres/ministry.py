"""A statement of a foreign ministry, embassy or spokesperson, which speaks for its state.

It speaks of itself by name ("The Ministry condemns", "The United States welcomes") or as "we"; in
a press conference it is what the officials answer.
"""

from __future__ import annotations

import re

from stancegraph.extraction.actors.who import LONGEST_NAME, NOBODY, Who
from stancegraph.extraction.genres import speech
from stancegraph.extraction.genres.houses import HEAD, MINISTRY
from stancegraph.extraction.genres.transcripts import Part, transcript
from stancegraph.extraction.genres.whose import serving, spokesperson, stands, state
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer

_SPEAKS = re.compile(
    rf"\bThe\s+(?:[A-Z]\w+\s+)?(?:{MINISTRY}|Department|Embassy|Government|Permanent\s+Mission|"
    r"High\s+Commission|Foreign\s+Affairs\s+Committee)[^.\n]{0,120}?\b(?:condemns|strongly|"
    r"expresses|welcomes|rejects|deplores|reaffirms|reiterates|calls|urges|denounces|notes|"
    r"regrets|considers|congratulates|supports|extends|conveys|has\s+the\s+honour|stresses|affirms|"
    r"is\s+(?:deeply|gravely|following|concerned)|follows|protests|takes\s+note|wishes|confirms|states|"
    r"declares|categorically|firmly|unequivocally|resolutely|likewise|vehemently)\b"
)
_FORM = (
    r"(?:statement|press\s+release|communiqu[eé]|comment|remarks|declaration|briefing|"
    r"press\s+conference)"
)
_SPOKESPERSON = r"\bspokes(?:person|man|woman)\b"
_OFFICE = re.compile(r"(?i)(?:vice\s+)?(?:president|premier|prime\s+minister|chancellor|king)\b")
"""Whoever bears these speaks for a state of his own beside a host."""
_UNSTOPPED = r"[^\n]*(?<![.!?”\"\s])\s*$"
"""The rest of a title, which ends without a full stop."""
_TITLED = re.compile(
    rf"(?im)^[^\n]{{0,80}}\b{_FORM}\b[^\n]{{0,120}}(?i:{MINISTRY}|{_SPOKESPERSON}){_UNSTOPPED}"
    rf"|^[^\n]{{0,80}}(?i:{MINISTRY}|{_SPOKESPERSON})[^\n]{{0,60}}\b{_FORM}\b{_UNSTOPPED}"
    r"|^[ \t]*(?:press|media)\s+(?:statement|release|note)\b[^\n]*"
)
_ATTRIBUTION = re.compile(r"\b(?:said|says|told|added|according to|reported)\b")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_FEW = 0.006
"""Share of "said" and the like below which a text is no report."""
_OWN_VOICE = 2
"""How often a state that speaks of itself says what it holds, where no title tells."""


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text in which a foreign ministry itself speaks and no journalist reports."""
    if speech.is_filed(article):
        return False
    head = article.text[:HEAD]
    parts = transcript(article)
    if not (parts or _is_no_report(article)):
        return False
    spoken = _QUOTED.sub(" ", head)  # what a report quotes is its own words to nobody
    is_formal = bool(parts) or bool(_TITLED.search(head) or _SPEAKS.search(spoken))
    if not is_formal and not _speaks_of_itself(article, gazetteer):
        return False
    return _speaker(article, gazetteer, parts) is not None


def _speaker(article: Article, gazetteer: Gazetteer, parts: tuple[Part, ...]) -> str | None:
    """The state whose text it is, or the first of those whose leaders answer."""
    key = state(article, gazetteer, _own(article, parts))
    if key is not None:
        return key
    leaders = (serving(part.label, article) for part in parts if _OFFICE.match(part.label))
    return next((one for one in leaders if one is not None), None)


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """One turn of the ministry's state; in a press conference the answers only."""
    parts = transcript(article)
    key = _speaker(article, gazetteer, parts)
    if key is None:
        return Outline(article.blocks)
    name = spokesperson(article)
    if parts:
        turns = tuple(_turn(article, part, key, name) for part in parts)
        return Outline(article.blocks, turns, home=key)
    whole = Turn(0, len(article.text), Who(key), first_person=True, kind=StatementKind.NATIONAL)
    return Outline(article.blocks, (whole,), home=key)


def _own(article: Article, parts: tuple[Part, ...]) -> list[str]:
    """The stretches in which the state speaks, where others ask in between."""
    return [article.text[part.start : part.end] for part in parts if part.answers]


def _turn(article: Article, part: Part, key: str, name: str | None) -> Turn:
    """The turn of one who asks, who speaks for no state, or of one who answers."""
    if not part.answers:
        who = NOBODY
    else:
        person = name if name is not None and part.label in ("", name) else part.label
        is_name = len(person.split()) > 1 and not person.lower().startswith("answer")
        own = serving(part.label, article) if _OFFICE.match(part.label) else None
        who = Who(own or key, person=person[:LONGEST_NAME] if is_name else name)
    return Turn(part.start, part.end, who, first_person=True, kind=StatementKind.REMARK)


def _is_no_report(article: Article) -> bool:
    words = said = 0
    for block in article.blocks:
        content = _QUOTED.sub(" ", article.text[block.start : block.end])
        words += len(content.split())
        said += len(_ATTRIBUTION.findall(content))
    return said <= max(1, _FEW * words)


def _speaks_of_itself(article: Article, gazetteer: Gazetteer) -> bool:
    """True where one state says of itself, in the present tense, what it holds."""
    most = stands(_QUOTED.sub(" ", article.text), gazetteer).most_common(2)
    if not most or most[0][1] < _OWN_VOICE:
        return False
    return len(most) == 1 or most[0][1] > most[1][1]
