"""UN summary records: numbered paragraphs in which a speaker goes on until the next is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from stancegraph.extraction.actors.who import NOBODY
from stancegraph.extraction.genres.actors import ActorNames
from stancegraph.extraction.genres.meetings import day_of, meeting_of, meeting_outline
from stancegraph.extraction.genres.press_release import is_heading, kind_of, statement_kind
from stancegraph.extraction.genres.speakers import Introduction, Speakers, documents
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.asides import Stretch
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer

_SYMBOL = re.compile(r"\b[AES]/(?:[A-Z0-9.]+/)*SR\.\d+|\b[A-Z][A-Z/0-9.]{2,24}/SR\.\d+")
_TITLE = re.compile(r"\bsummary\s+record\s+of\s+the\b", re.I)
_CALLED = re.compile(
    r"\bThe\s+meeting\s+was\s+called\s+to\s+order\b(?:\s+at\s+[\d.:]+\s*(?:[ap]\.m\.|noon))?[^\n.]{0,20}\.?"
)
_RISING = re.compile(
    r"\s*The\s+(?:public\s+part\s+of\s+the\s+)?meeting\s+(?:rose|was\s+(?:suspended|resumed))\b"
)
_BEGINS = re.compile(r"\s*(?:\d{1,3}\.\s|M(?:r|rs|s)\.\s|The\s(?:\w+\s)?(?:Chair|President)\b|\[)")
_ENDED = re.compile(r"[.!?:;][”\"’')\]]*\s*\Z")
_INLINE = re.compile(
    r"(?<=[.?!”)\]])\s+(?P<number>\d{1,3})\.\s+(?=M(?:r|rs|s|iss)\.\s|The\s|It\s|[A-Z][a-z]+\s)"
)
"""A paragraph's number amid a line."""
_ROSE = re.compile(r"(?<=\.\s)The\s+meeting\s+rose\b")
_FEWEST_CUTS = 2
_NUMBER = re.compile(r"\s*\d{1,3}\.\s+")
_PAGE = re.compile(
    r"\s*(?:\d{2}-\d{5}(?:\s*\(E\))?(?:\s+\d{1,3}/\d{1,3})?|\d{1,3}/\d{1,3}\s+\d{2}-\d{5}"
    r"|[A-Z]{1,4}/[A-Z0-9./]*SR\.\d+(?:/[\w.]+)?|\d{1,3}|Page\s+\d+|\*\d+\*)\s*"
)
_CHAIR = re.compile(
    r"\s*(?:The\s+)?(?:Acting\s+|Temporary\s+|Vice-)?(?:Chair(?:man|person|woman)?|President"
    r"|Secretary|Rapporteur|High\s+Commissioner|Special\s+Rapporteur)\b"
)
_DONE = re.compile(
    r"\s*(?:It\s+was\s+so\s+(?:decided|agreed)|The\s+(?:agenda|provisional|motion|amendment|proposal"
    r"|draft)\b[^.]{0,120}\bwas\b|(?:Draft|A\s+(?:recorded\s+)?vote|At\s+the\s+request|Paragraph"
    r"|Operative|Preambular)\b|In\s+favour:|Against:|Abstaining:|\[|(?:The\s+)?[A-Z][^.]{0,80}\bwas"
    r"\s+adopted\b)"
)

_NUMBERED = re.compile(
    r"\s*\d{1,3}\.\s+M(?:r|rs|s|iss)\.?\s[^()\n:]{2,60}\([^():\n]{3,60}\)(?!\s*:)"
)
_LEAST = 3
"""Numbered paragraphs that name a delegate, where no masthead is left."""
_JOINING = re.compile(r"\s*(?:,|,?\s*and|;)?\s*")


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text with the masthead or the numbered speakers of a summary record."""
    head = article.text[:2000]
    if _TITLE.search(head) and (_SYMBOL.search(head) or _CALLED.search(article.text)):
        return True
    numbered = sum(
        _NUMBERED.match(article.text, block.start, block.end) is not None
        for block in article.blocks
    )
    return numbered >= _LEAST


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """The turns, from the paragraph that names a speaker to the next that does."""
    when = day_of(article)
    names = ActorNames(gazetteer, when.latest if when is not None else None)
    content, heads = body(article)
    blocks, turns, asides = _turns(article.text, content, Speakers(names, lexicon()))
    return meeting_outline(
        meeting_of(article, gazetteer),
        blocks,
        turns,
        done=tuple((turn.start, turn.end) for turn in turns if turn.who == NOBODY),
        asides=(*asides, *heads),
    )


def body(article: Article) -> tuple[list[Block], list[Stretch]]:
    """The content behind "The meeting was called to order", and the page heads inside of it.

    A paragraph that goes on behind a page head is one block, with the head as an aside.
    """
    called = _CALLED.search(article.text)
    begin = called.end() if called is not None else 0
    kept: list[Block] = []
    heads: list[Stretch] = []
    for block in (part for whole in article.blocks for part in _parts(article.text, whole, begin)):
        text = article.text[block.start : block.end]
        if block.start < begin or _PAGE.fullmatch(text):
            continue
        if _RISING.match(text) and "rose" in text:
            break
        if kept and _is_cut(article.text, kept[-1]) and not _BEGINS.match(text):
            if article.text[kept[-1].end : block.start].strip():
                heads.append((kept[-1].end, block.start - 1))
            kept[-1] = replace(kept[-1], end=block.end)
        else:
            kept.append(replace(block, kind=BlockKind.HEADLINE) if is_heading(text) else block)
    return kept, heads


def _parts(text: str, block: Block, begin: int) -> Iterator[Block]:
    """The numbered paragraphs of a record whose lines were run together."""
    cuts = [one.start() for one in _ROSE.finditer(text, block.start, block.end)]
    last: int | None = None
    for match in _INLINE.finditer(text, block.start, block.end):
        number = int(match["number"])
        if last is None or number == last + 1:
            cuts.append(match.start("number"))
            last = number
    cuts = cuts if len(cuts) >= _FEWEST_CUTS else []
    if block.start < begin < block.end:
        cuts.append(begin)
    for start, end in pairwise([block.start, *sorted(cuts), block.end]):
        if text[start:end].strip():
            yield replace(block, start=start, end=start + len(text[start:end].rstrip()))


def _is_cut(text: str, block: Block) -> bool:
    """True for a paragraph, by its number or its speaker, that does not end as one."""
    shown = text[block.start : block.end]
    return _BEGINS.match(shown) is not None and not _ENDED.search(shown)


def _turns(
    text: str, content: list[Block], speakers: Speakers
) -> tuple[list[Block], list[Turn], list[Stretch]]:
    """The paragraphs without their numbers, the turns, and what is left out of the parse."""
    blocks: list[Block] = []
    turns: list[Turn] = []
    asides: list[Stretch] = []
    below: StatementKind | None = None
    goes_on = False
    for block in content:
        number = _NUMBER.match(text, block.start, block.end)
        start = number.end() if number is not None else block.start
        if number is not None and start < block.end:
            block = Block(BlockKind.PARAGRAPH, start, block.end)
        blocks.append(block)
        asides += documents(text, start, block.end)
        if number is None and block.kind is BlockKind.HEADLINE:
            below, goes_on = kind_of(text[start : block.end]), False
        elif people := _people(text, start, block.end, speakers):
            turns.append(_turn(text, start, block.end, people, speakers, below))
            goes_on = turns[-1].who != NOBODY
            for i, one in enumerate(people):
                asides += speakers.asides(text, start if i == 0 else one.start, block.end, one)
        elif _CHAIR.match(text, start):
            turns.append(Turn(start, block.end, NOBODY))
            goes_on = False
        elif _DONE.match(text, start) or _RISING.match(text, start):
            goes_on = False
        elif goes_on:
            turns[-1] = replace(turns[-1], end=block.end)
    return blocks, turns, asides


def _people(text: str, start: int, end: int, speakers: Speakers) -> list[Introduction]:
    """Those whom a paragraph begins with: "Ms. A (Peru)", "Mr. B (Togo), Ms. C (Oman) and …"."""
    people: list[Introduction] = []
    for one in speakers.bracketed(text, start, end):
        if not _JOINING.fullmatch(text, people[-1].end if people else start, one.start):
            break
        people.append(one)
    return people


def _turn(
    text: str,
    start: int,
    end: int,
    people: list[Introduction],
    speakers: Speakers,
    below: StatementKind | None,
) -> Turn:
    """The turn of those whom its first words name."""
    sentence = next(iter(sentence_spans(text[start:end])), (0, end - start))
    stop = start + sentence[1]
    if len(people) == 1:
        people = [speakers.joined(text, speakers.delegated(text, people[0], stop), stop)]
    first = people[0]
    holding = [one.who for one in people if one.who.holds]
    who = first.who if first.who.holds or not holding else holding[0]
    return Turn(
        start,
        end,
        who,
        kind=statement_kind(text[start:stop], who, below),
        named=(people[0].start, people[-1].end),
        others=tuple(one for one in holding if one != who) if len(people) > 1 else first.others,
    )
