"""UN verbatim records: speeches in the first person under "Mr. X (Country) (spoke in French):"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.genres.actors import ActorNames
from stancegraph.extraction.genres.meetings import day_of, meeting_of, meeting_outline
from stancegraph.extraction.genres.press_release import joint_or_national, kind_of
from stancegraph.extraction.genres.speakers import Speakers, documents
from stancegraph.extraction.genres.summary_record import body
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article, Block
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer

_SYMBOL = re.compile(r"\b[AS]/(?:[A-Z0-9.-]+/)*PV\.\d+")
_HEAD = re.compile(
    r"\s*(?:\d{1,3}\.\s+)?(?P<name>(?:The\s+(?:Acting\s+|Temporary\s+)?(?:President|PRESIDENT|Chair"
    r"(?:man|person)?|CHAIR\w*|Vice-President|Secretary-General)|(?:M(?:r|rs|s|me|lle)|Dr|Sir|Dame"
    r"|Lord|Msgr|Archbishop|Monsignor|Cardinal|Prince|Princess|Sheikh|Baroness|Count|King|President"
    r"|Ato|U|Begum)\.?\s[^:\n(]{2,60}))\s*(?P<in>\([^:]{2,120}?\))?"
    r"(?P<more>\s*\((?:spoke|interpretation|translated|spoken)[^)]{0,80}\))*"
    r"(?P<aside>\s*,\s[^:]{0,200}?)?\s*:\s"
)
_INLINE = re.compile(
    r"(?<=[.?!”)\]])\s+(?=(?:The\s+(?:Acting\s+)?(?:President|PRESIDENT|Chair(?:man|person)?)"
    r"|M(?:r|rs|s|me|lle)\.\s[^:.()\n]{2,50}\s\([^:()]{3,60}\))"
    r"(?:\s*\((?:spoke|interpretation)[^)]{0,60}\))?\s*:\s)"
)
"""Where a speech begins amid a line, in a record whose lines were run together."""
_FEWEST_CUTS = 2
_BEHALF = re.compile(
    r"\b(?:I|we|We)\s+(?:am\s+(?:\w+\s+){0,2}|have\s+the\s+(?:honour|pleasure|privilege)\s+(?:\w+\s+)?"
    r"|would\s+like\s+(?:\w+\s+)?|wish\s+(?:\w+\s+)?|shall\s+|will\s+)?(?:to\s+)?(?:speak|speaking"
    r"|deliver|delivering|make|making|take\s+the\s+floor|taking\s+the\s+floor)\b[^.;]{0,80}?"
)
_ON_WHOSE = re.compile(r"(?P<group>[^.;:]{3,80}?),\s+on\s+whose\s+behalf\s+I\s+speak\b")
_STAGE = re.compile(
    r"\s*(?:\[|\(?\s*The\s+meeting\b|(?:A|The)\s+(?:recorded\s+|separate\s+)?vote\s+was\b|In\s+favour:"
    r"|Against:|Abstaining:|(?:The\s+)?(?:Draft|draft|motion|amendment|Paragraph|paragraph"
    r"|Operative|Preambular|operative|preambular)\b[^.]{0,200}\bwas\b|It\s+was\s+so\b)"
)
_OPENING = 3
"""Sentences in which somebody says on whose behalf the speech is."""
_PRESIDENT = re.compile(r"\bexplanations?\s+of\s+(?:vote|position)|\bright\s+of\s+reply\b", re.I)
_VOTED = re.compile(
    r"\b(?:delegation|country|Government|we|We|I|has|have)\s+(?:\w+\s+)?(?:voted|abstained)\b"
    r"|\btook\s+no\s+part\s+in\s+the\s+vot"
)
_FIRST = 400
"""Characters in which a speech says that it explains a vote."""
_REOPENS = re.compile(r"\bdebate\b|\bagenda\s+item\b|\bgeneral\s+statements?\b", re.I)


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text with the masthead of a verbatim record and speeches in it."""
    heads = sum(
        _HEAD.match(article.text, part.start, part.end) is not None
        for block in article.blocks
        for part in _parts(article.text, block)
    )
    head = article.text[:3000]
    return heads >= 2 and bool(_SYMBOL.search(article.text) or "plenary meeting" in head.lower())


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """The speeches; what the president says is no state's position."""
    when = day_of(article)
    names = ActorNames(gazetteer, when.latest if when is not None else None)
    content, heads = body(article)
    parts = [part for block in content for part in _parts(article.text, block)]
    blocks, turns = _turns(article.text, parts, Speakers(names, lexicon()))
    return meeting_outline(
        meeting_of(article, gazetteer),
        blocks,
        turns,
        done=tuple((turn.start, turn.end) for turn in turns if turn.who == NOBODY),
        asides=(*heads, *(s for b in blocks for s in documents(article.text, b.start, b.end))),
    )


def _parts(text: str, block: Block) -> Iterator[Block]:
    """The speeches of a block that holds several of them, else the block."""
    cuts = [one.end() for one in _INLINE.finditer(text, block.start, block.end)]
    cuts = cuts if len(cuts) >= _FEWEST_CUTS else []
    for start, end in pairwise([block.start, *cuts, block.end]):
        yield replace(block, start=start, end=start + len(text[start:end].rstrip()))


def _turns(text: str, content: list[Block], speakers: Speakers) -> tuple[list[Block], list[Turn]]:
    """The blocks without the heads of speeches, and a turn for each speech."""
    blocks: list[Block] = []
    turns: list[Turn] = []
    below: StatementKind | None = None
    goes_on = False
    for block in content:
        head = _HEAD.match(text, block.start, block.end)
        if head is not None:
            who = _speaker(text, head, block.end, speakers)
            speech = text[head.end() : block.end]
            if who == NOBODY and _PRESIDENT.search(speech):
                below = kind_of(speech)
            elif who == NOBODY and _REOPENS.search(speech):
                below = None
            turns.append(
                Turn(block.start, block.end, who, first_person=True, kind=_kind(speech, who, below))
            )
            goes_on = True
            if head.end() < block.end:
                blocks.append(replace(block, start=head.end()))
            continue
        if _STAGE.match(text, block.start, block.end):
            goes_on = False
        elif goes_on:
            turns[-1] = replace(turns[-1], end=block.end)
        blocks.append(block)
    return blocks, turns


def _kind(speech: str, who: Who, below: StatementKind | None) -> StatementKind:
    if below is not None:
        return below
    if who.holds and _VOTED.search(speech[:_FIRST]):
        return StatementKind.EXPLANATION_OF_VOTE
    return joint_or_national(who)


def _speaker(text: str, head: re.Match[str], end: int, speakers: Speakers) -> Who:
    found = next(speakers.bracketed(text, head.start(), head.end()), None)
    if found is None or not found.who.holds:
        return NOBODY
    if head["aside"]:
        aside = speakers.behalf.said(text, head.start("aside"), head.end("aside"), found.who)
        if aside is not None:
            return aside
    for i, (left, right) in enumerate(sentence_spans(text[head.end() : end])):
        if i >= _OPENING:
            break
        left, right = head.end() + left, head.end() + right
        if _BEHALF.search(text, left, right):
            group = speakers.behalf.said(text, left, right, found.who)
            if group is not None:
                return group
        if whose := _ON_WHOSE.match(text, left, right):
            start, stop = whose.span("group")
            group = speakers.behalf.spoken_for(text, start, stop, found.who)
            if group is not None:
                return group
    return found.who
