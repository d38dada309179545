"""A letter or statement that a report hands on whole: "The letter reads:", "The text follows:".

What stands behind such a line, without quotation marks, is in the words of whoever sent it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancegraph.extraction.actors.names import names_on
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.genres.whose import serving
from stancegraph.extraction.turns import Turn
from stancegraph.records.article import Article
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer

_TEXT = r"(?:letters?|statement|note|message|communiqu[eé]|declaration|text|remarks|address|speech)"
_ANNOUNCED = re.compile(
    rf"(?im)^[^\n]*\b(?:{_TEXT}\b[^\n]{{0,200}}\b(?:follows|follow|read|reads|said|says|stated|states|"
    rf"below)|(?:follow\w*|full)\s+(?:\w+\s+){{0,3}}{_TEXT}\b[^\n]{{0,200}})\s*:[ \t]*$"
)
_SAID = re.compile(r"(?m)^[^\n“”\"]{2,160}\b(?:said|stated|says|adds|added)[ \t]*:[ \t]*$")
_LETTER = re.compile(r"\b(?:letters?|note)\b", re.I)
_QUOTED = re.compile(r"\s*[“\"'‘«„•*–-]")
_OPENED = re.compile(r"(?m)^[“\"][^”\"\n]{60,}$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_NEAR = 1500
"""Characters in which somebody who speaks says "I" or "we"."""
_ATTRIBUTION = re.compile(r"\b(?:said|told|according to)\b")
_FEW = 0.006
"""Share of "said" and the like below which nobody reports."""
_SHORTEST = 100
_END = re.compile(
    r"(?im)^[ \t]*(?:further\s+information|notes?\s+(?:to|for)\s+editors?|background|ends|###|"
    r"(?:media|press)\s+(?:enquiries|inquiries|contacts?))\b"
)
_OFFICE = (
    r"(?:ambassador|envoy|permanent\s+(?:representative|mission)|mission|embassy|government|"
    r"representative|spokes\w+|foreign\s+(?:minister|ministry|secretary|office)|ministry|"
    r"president|prime\s+minister)"
)
_OFFICE_BEHIND = re.compile(rf"(?i)(?:['’]s?)?\s+(?:\w+\s+){{0,2}}?{_OFFICE}\b")
_OFFICE_BEFORE = re.compile(rf"(?i)\b{_OFFICE}\s+(?:\w+\s+){{0,3}}?(?:of|for)\s+(?:the\s+)?\Z")
_MINISTER = re.compile(r"\b(?:Minister|Ministry|Secretary|Premier|President|Government)\b")
_NAMED = re.compile(r"\b(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2})\b")


def handed_on(article: Article, gazetteer: Gazetteer) -> Turn | None:
    """The turn of a state whose letter or statement a report gives in full; None without one."""
    text = article.text
    for match in _lines(text):
        begins = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
        closing = _END.search(text, begins)
        end = closing.start() if closing is not None else len(text)
        if not _is_own(text, begins, end):
            continue
        key = _owner(article, gazetteer, match.start(), match.end())
        if key is None:
            continue
        is_letter = _LETTER.search(match.group()) is not None
        kind = StatementKind.LETTER if is_letter else StatementKind.NATIONAL
        return Turn(begins, end, Who(key), first_person=True, kind=kind)
    return None


def _lines(text: str) -> Iterator[re.Match[str]]:
    found = [*_ANNOUNCED.finditer(text), *_SAID.finditer(text)]
    yield from sorted(found, key=lambda match: match.start())


def _is_own(text: str, start: int, end: int) -> bool:
    """True for words that are not quoted and in which nobody else is reported."""
    is_printed = len(_OPENED.findall(text, start, end)) > 1  # each paragraph with a mark
    if end - start < _SHORTEST or (_QUOTED.match(text, start) and not is_printed):
        return False
    words = len(text[start:end].split())
    reported = len(_ATTRIBUTION.findall(text, start, end))
    spoken = _FIRST_PERSON.search(text, start, min(end, start + _NEAR))
    return reported <= max(1, _FEW * words) and spoken is not None


def _owner(article: Article, gazetteer: Gazetteer, start: int, end: int) -> str | None:
    """Whose ambassador, mission or ministry the announcing line names, or the text before it.

    Else the minister whom the line names, or the state with which the headline begins.
    """
    for first, last in ((start, end), (0, start)):
        before = article.text[first:last]
        for one in names_on(gazetteer, before, article.day):
            if ":" in one.actor:
                continue
            office = _OFFICE_BEHIND.match(before, one.end) or _OFFICE_BEFORE.search(
                before, max(0, one.start - 60), one.start
            )
            if office is not None:
                return one.actor
    for match in _NAMED.finditer(article.text, start, end):
        if (key := serving(match["name"], article)) is not None:
            return key
    title = article.text.lstrip().partition("\n")[0]
    named = (one for one in names_on(gazetteer, title, article.day) if one.start == 0)
    opening = next((one.actor for one in named if ":" not in one.actor), None)
    return opening if _MINISTER.search(article.text, start, end) else None
