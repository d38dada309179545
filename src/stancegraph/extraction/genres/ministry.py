"""A statement of a foreign ministry: the ministry speaks of itself, by name or as "we"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from stancegraph.extraction.turns import Outline, Turn
from stancegraph.extraction.who import NOBODY, Who
from stancegraph.records.article import Article
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer

_HEAD = 1500
_MINISTRY = (
    r"(?:Ministry\s+(?:of|for)\s+(?:\w+\s+(?:and\s+)?){0,3}(?:Foreign\s+(?:and\s+\w+\s+)?Affairs|"
    r"External\s+(?:Affairs|Relations)|Foreign\s+Relations)"
    r"|(?:Foreign|External\s+Affairs)\s+Ministry|MFA|MOFA|Department\s+of\s+(?:State|Foreign\s+Affairs)"
    r"|Department\s+of\s+International\s+Relations(?:\s+and\s+Cooperation)?"
    r"|Foreign,\s+Commonwealth\s+(?:&|and)\s+Development\s+Office|Foreign\s+(?:and\s+\w+\s+)?Office)"
)
_NAMED = re.compile(_MINISTRY)
_OF = re.compile(r",?\s+(?:of|for)\s+(?:the\s+)?")
_SPEAKS = re.compile(
    rf"\bThe\s+(?:[A-Z]\w+\s+)?(?:{_MINISTRY}|Government)[^.\n]{{0,120}}?\b(?:condemns|strongly|expresses|"
    r"welcomes|rejects|deplores|reaffirms|reiterates|calls|urges|denounces|notes|regrets|considers|"
    r"congratulates|supports|extends|conveys|has\s+the\s+honour|stresses|affirms|is\s+(?:deeply|"
    r"gravely|following|concerned)|follows|protests|takes\s+note|wishes|confirms|states|declares|"
    r"categorically|firmly|unequivocally|resolutely)\b"
)
_TITLED = re.compile(
    rf"(?im)^[^\n]{{0,80}}\b(?:statement|press\s+release|communiqu[eé]|comment|remarks|declaration|briefing|"
    rf"press\s+conference)\b[^\n]{{0,60}}(?i:{_MINISTRY})[^\n]*"
    rf"|^[^\n]{{0,80}}(?i:{_MINISTRY})[^\n]{{0,60}}\b(?:statement|press\s+release|communiqu[eé]|comment|"
    r"remarks|declaration|spokes\w+|briefing|press\s+conference)\b[^\n]*"
)
_ATTRIBUTION = re.compile(r"\b(?:said|says|told|added|according to|reported)\b")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_FEW = 0.006
"""Share of "said" and the like below which a text is no report."""
_STANDS = re.compile(
    r"\s+(?:\w+ly\s+|always\s+)?(?:opposes|supports|welcomes|calls|urges|hopes|believes|stands|attaches|"
    r"reiterates|condemns|rejects|deplores|advocates|(?:is|remains)\s+(?:committed|ready|willing|opposed|"
    r"concerned)|has\s+always|will\s+(?:continue|never))\b"
)
_LABEL = re.compile(r"\s*(?P<name>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})\s*:\s")
_SPOKESPERSON = re.compile(
    r"[Ss]pokes(?:person|man|woman)\s+(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w-]+){1,2}?)(?=[’']s|\s|,)"
)


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text in which a foreign ministry itself speaks and no journalist reports."""
    head = _head(article)
    if not (_TITLED.search(head) or _SPEAKS.search(head)):
        return False
    return _is_no_report(article) and _state(article, gazetteer) is not None


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """One turn of the ministry's state; in a press conference the answers only."""
    key = _state(article, gazetteer)
    if key is None:
        return Outline(article.blocks)
    kind = StatementKind.NATIONAL
    spokesperson = _SPOKESPERSON.search(_head(article))
    name = spokesperson["name"] if spokesperson is not None else None
    turns = tuple(_answers(article, key, name)) if name else ()
    whole = Turn(0, len(article.text), Who(key), first_person=True, kind=kind)
    return Outline(article.blocks, turns or (whole,), home=key)


def _head(article: Article) -> str:
    return article.text[:_HEAD]


def _is_no_report(article: Article) -> bool:
    words = said = 0
    for block in article.blocks:
        content = _QUOTED.sub(" ", article.text[block.start : block.end])
        words += len(content.split())
        said += len(_ATTRIBUTION.findall(content))
    return said <= max(1, _FEW * words)


def _state(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state whose ministry it is: named behind it, before it, or first of all in the title."""
    text = article.text
    for match in _NAMED.finditer(text, 0, _HEAD):
        behind = _OF.match(text, match.end())
        if behind is not None:
            found = gazetteer.find(text[behind.end() : behind.end() + 60])
            if found and found[0].start == 0 and ":" not in found[0].actor:
                return found[0].actor
        before = text[max(0, match.start() - 40) : match.start()]
        named = [one for one in gazetteer.find(before) if ":" not in one.actor]
        if named and not before[named[-1].end :].strip(" ’'s"):
            return named[-1].actor
        if match.group() == "Department of State":
            return "USA"
    if _NAMED.search(text, 0, _HEAD):
        publisher = _publisher(article, gazetteer) or _at_home(article, gazetteer)
        return publisher or _speaks_as(article, gazetteer)
    speaks = _SPEAKS.search(text[:_HEAD])
    named = gazetteer.find(speaks.group()) if speaks is not None else []
    return next((one.actor for one in named if ":" not in one.actor), None)


def _publisher(article: Article, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.find(article.document.publisher or "")
    return found[0].actor if found and ":" not in found[0].actor else None


def _at_home(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state in whose capital the text is dated."""
    found = gazetteer.find(_head(article))
    return next((one.actor for one in found if one.form == "capital"), None)


def _speaks_as(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state in whose name a ministry speaks that does not say whose it is."""
    text = article.text
    counted = Counter(
        one.actor
        for one in gazetteer.find(text)
        if ":" not in one.actor and _STANDS.match(text, one.end)
    )
    most = counted.most_common(2)
    is_clear = bool(most) and (len(most) == 1 or most[0][1] > most[1][1])
    return most[0][0] if is_clear else None


def _answers(article: Article, key: str, name: str) -> Iterator[Turn]:
    """The turns of a press conference: who asks speaks for no state."""
    labels = [
        (block.start, match["name"])
        for block in article.blocks
        if (match := _LABEL.match(article.text, block.start, block.end)) is not None
    ]
    if not any(label in name for _, label in labels):
        return
    ends = [start for start, _ in labels[1:]] + [len(article.text)]
    for (start, label), end in zip(labels, ends, strict=True):
        who = Who(key, person=name) if label in name else NOBODY
        yield Turn(start, end, who, first_person=True, kind=StatementKind.REMARK)
