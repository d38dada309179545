"""UN press releases and meetings coverage: paragraphs of retold statements under headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.genres.actors import ActorNames
from stancegraph.extraction.genres.meetings import meeting_of, meeting_outline
from stancegraph.extraction.genres.speakers import Introduction, Speakers, documents
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.asides import Stretch
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer

_SYMBOL = re.compile(
    r"(?m)^\s*(?:GA|SC|ECOSOC|WOM|SOC|DC|L|HR|PAL|POP|SEA|NGO|GA/[A-Z&]+)/\d{2,6}\b"
)
_COVERAGE = re.compile(
    r"(?m)^\s*(?:[A-Z][\w-]+(?:st|nd|rd|th)\s+Session,?\s*$"
    r"|(?:[A-Z][\w-]+(?:st|nd|rd|th)\s+Session,\s+)?\d{1,5}(?:st|nd|rd|th)(?:\s*(?:&|and)\s*"
    r"\d{1,5}(?:st|nd|rd|th))?\s+Meetings?\b.*\((?:AM|PM|Night|AM\s*&\s*PM)\))"
)
_OPENING = re.compile(
    r"The\s+(?:representative|delegate|observer)\s+(?:of|for)\s+[A-Z]"
    r"|[A-Z][\w’'‑ -]{2,40}['’]s?\s+(?:representative|delegate)\b"
    r"|(?:[^\W\d_a-z](?:[^\W\d_a-z]|[.'’‑-])+\s+){1,5}\([A-Z][^()]{2,60}\)"
)
_COMMITTEE = (
    r"(?:First|Second|Third|Fourth|Fifth|Sixth)\s+Committee\s+\((?:Disarmament|Economic|Social|Special"
    r"|Administrative|Legal)\b"
)
_WORDS = (
    re.compile(_COMMITTEE),
    re.compile(
        _COMMITTEE + r"|\bthe\s+General\s+Assembly[’']s\s+annual\b|\bannual\s+general\s+debate\b"
    ),
    re.compile(r"\bwould\s+(?:also\s+|then\s+)?have\s+the\s+(?:General\s+)?(?:Assembly|Council)\b"),
    re.compile(r"\bthe\s+(?:General\s+)?Assembly\s+would\s+(?:also\s+)?[a-z]+"),
    re.compile(r"\((?:[Ss]ee\s+)?Annex(?:\s+[IVX]+)?(?:\s+for\s+details)?\.?\)"),
    re.compile(r"[A-Z][a-z]+[’']s?\s+(?:representative|delegate)\b"),
    re.compile(r"\bThe\s+(?:representative|delegate|observer)\s+of\s+[A-Z]"),
    re.compile(r"\bGeneral\s+Assembly(?:\s+Debate)?\s+(?:Continues|Concludes|Opens|Enters)\b"),
    re.compile(r"\b(?:general|high-level)\s+debate\b"),
    re.compile(r"\b(?:President|Minister)\s+[A-Z]\w+(?:\s[A-Z]\w+){1,4}\s+of\s+[A-Z]"),
    re.compile(r"\b(?:the|this)\s+(?:afternoon|morning)\b|\b(?:heard|told)\s+(?:today|as\s+it)\b"),
    re.compile(r"\b(?:Background\s+Release|Press\s+Release|Meetings\s+Coverage)\b"),
)
"""Ways of speaking of a release whose masthead was cut off."""
_FEWEST_WORDS = 3
_OPENING_PAGE = 6000
"""Characters in which it speaks so."""
_OPENED = 4
_SHARE = 0.25
"""Least number and share of paragraphs that name a delegate first, where no masthead is left."""
_HEADING = 120
"""Characters of the longest heading within the body."""
_REPLY = re.compile(r"\bright\s+(?:of|to)\s+reply\b", re.I)
_EXPLAINING = re.compile(
    r"\bexplanations?\s+of\s+(?:\w+\s+)?(?:vote|position)|\bexplaining\s+(?:\w+\s+){0,2}?(?:vote"
    r"|position)|\b(?:after|before)\s+(?:the\s+)?(?:vote|action)\b|\bgeneral\s+statements?\s+before",
    re.I,
)
_OUTSIDE = re.compile(r"\bunder\s+rule\s+3[79]\b|\ba\s+second\s+time\b")
"""Words of those who speak after a vote without explaining one."""
_VOTING = re.compile(
    r"\b(?:would|will|had|she|he|have|delegation|country|government|it|they)\s+(?:also\s+|not\s+)?"
    r"(?:vote[ds]?\s+(?:in\s+favour|against|for)|voting\s+(?:in\s+favour|against)|abstain(?:ed)?)\b"
    r"|\bdis+associat\w+|\bjoin(?:ed|ing)\s+(?:the\s+)?consensus|\bcast\s+a\s+negative\s+vote|\babstention\b",
    re.I,
)
_SPOKEN = re.compile(
    r"\b(?:he|she|they)\s+(?:said|added|noted|stressed|went|continued|explained|concluded|observed"
    r"|asked|urged|called|recalled|warned|emphasi[sz]ed|pointed|stated|declared|underscored)\b"
)
_SAID_LATE = re.compile(
    r",[”\"]?\s(?:he|she)\s(?:also\s|then\s)?(?:said|added|noted|stressed|continued|explained|concluded|observed"
    r"|recalled|warned|emphasi[sz]ed|stated|declared|underscored|pointed\s+out|went\s+on)\b"
)
"""Who said it, behind it: "The text was overdue, she added"."""
_BUSINESS = re.compile(
    r"(?:\s*(?:By|Acting|Turning|In|On|Before|After|Following|Also)\b[^.]{0,200}?,)?\s*(?:The|the)\s+"
    r"(?:Main\s+|\w+\s+)?(?:Committee|Assembly|Council|Commission|draft|amendment|resolution|text"
    r"|meeting|paragraph|motion)\b[^.]{0,60}?\b(?:then|next|was\s+(?:then\s+)?(?:adopted|approved"
    r"|rejected|retained|suspended|called|put)|decided|adopted|approved|rejected|retained|took\s+up"
    r"|turned\s+to|began|concluded|met|had\s+before|heard|proceeded|suspended|will\s+(?:meet|next"
    r"|reconvene|continue|also\s+meet))\b"
)
_BESIDE = re.compile(r",\s+(?:with|while)\s+(?:the\s+)?\Z")
"""What stands before a speaker in "several delegates agreed, with Peru's delegate saying"."""
_LIST = re.compile(
    r"(?:Also|Others?)\s+(?:speaking|delivering|making|participating|taking\s+the\s+floor)\b"
    r"[^.]{0,120}?\b(?:were|was)\s+(?:the\s+)?(?:representatives?\s+of\s+|delegates?\s+of\s+)?"
    r"|(?:(?:The\s+)?(?:representatives?|delegates?|speakers?)\s+(?:of|from)\s+)"
    r"(?=[^.]{0,2000}?\b(?:also\s+(?:spoke|made|took|delivered)|spoke\b))"
    r"|Speaking\s+(?:also\s+)?in\s+[^.]{0,80}?\bwere\s+(?:the\s+)?(?:representatives?\s+of\s+)?"
)
_CAPITALS = re.compile(
    r"\s*(?:[^\W\d_a-z](?:[^\W\d_a-z]|[.'’‑-]){1,30}\s+){1,5}[^\W\d_a-z](?:[^\W\d_a-z]|[.'’‑-]){1,30}"
    r"\s*(?:,|\(|said\b|[a-z]+ed\b)"
)
_GOES_ON = re.compile(
    r"\s*(?:[“\"]|(?:[A-Z][\w’'‑-]*\s[^.A-Z]{0,120},\s)?(?:He|She|he|she|His|Her|his|her|The\s+"
    r"(?:speaker|delegate|representative|Group|bloc|minister|Minister|ambassador))\b)"
)


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text with the masthead of a UN press release."""
    head = article.text[:1500].translate({0x2011: "-"})
    if _SYMBOL.search(head) or _COVERAGE.search(head):
        return True
    opening = article.text[:_OPENING_PAGE]
    if sum(words.search(opening) is not None for words in _WORDS) >= _FEWEST_WORDS:
        return True
    opened = sum(
        _OPENING.match(article.text, block.start, block.end) is not None for block in article.blocks
    )
    return opened >= _OPENED and opened >= _SHARE * len(article.blocks)


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """The turns of those who speak, sentence by sentence, below the headings."""
    names = ActorNames(gazetteer, article.day)
    blocks = tuple(_blocks(article))
    turns, asides = _turns(article, blocks, Speakers(names, lexicon()), names)
    return meeting_outline(meeting_of(article, gazetteer), blocks, turns, asides=asides)


def _blocks(article: Article) -> Iterator[Block]:
    """The content; headings are headlines, so that each is read as a sentence of its own."""
    for block in article.blocks:
        text = article.text[block.start : block.end]
        yield replace(block, kind=BlockKind.HEADLINE) if is_heading(text) else block


def is_heading(text: str) -> bool:
    """True for a short line that is no sentence."""
    return len(text) <= _HEADING * 2 and not re.search(r"[.!?:;,][”\"’')]*\s*\Z", text)


def _turns(
    article: Article, blocks: tuple[Block, ...], speakers: Speakers, names: ActorNames
) -> tuple[list[Turn], list[Stretch]]:
    """The turns in order; whoever spoke last goes on only where "he" or "she" does."""
    text, turns, asides = article.text, list[Turn](), list[Stretch]()
    below: StatementKind | None = None
    goes_on = False
    for block in blocks:
        content = text[block.start : block.end]
        if block.kind is BlockKind.HEADLINE:
            below, goes_on = kind_of(content) or (below if not turns else None), False
        elif listed := _LIST.match(content):
            goes_on = False
            kind = kind_of(content[: listed.end()]) or below or StatementKind.NATIONAL
            for left, right in islice(sentence_spans(content), 1):
                start = block.start + max(left, listed.end())
                for one in names.listed(text, start, block.start + right):
                    turns.append(Turn(one.start, one.end, Who(one.key), kind=kind))
        else:
            goes_on = goes_on and _is_taken_up(content)
            goes_on = _paragraph(text, block, speakers, turns, asides, goes_on, below)
    return turns, asides


def _is_taken_up(content: str) -> bool:
    """True for a paragraph that begins with "He", or whose first sentence he "said"."""
    if _GOES_ON.match(content) is not None:
        return True
    first = next(iter(sentence_spans(content)), (0, 0))
    return _SAID_LATE.search(content, *first) is not None


def _paragraph(
    text: str,
    block: Block,
    speakers: Speakers,
    turns: list[Turn],
    asides: list[Stretch],
    goes_on: bool,
    below: StatementKind | None,
) -> bool:
    """Add the turns of a paragraph; True when its last speaker may go on behind it."""
    for left, right in sentence_spans(text[block.start : block.end]):
        start, end = block.start + left, block.start + right
        found = _introduced(text, start, end, speakers)
        for i, one in enumerate(found):
            is_aside = _BESIDE.search(text, start, one.start) is not None
            first = start if i == 0 and not is_aside else one.start
            last = found[i + 1].start if i + 1 < len(found) else end
            kind = statement_kind(text[start:end], one.who, below)
            named = (one.start, one.end)
            turns.append(Turn(first, last, one.who, kind=kind, named=named, others=one.others))
            goes_on = not is_unnamed(one.who)
            asides += speakers.asides(text, start if i == 0 else one.start, last, one)
        asides += documents(text, start, end)
        is_business = _BUSINESS.match(text, start, end) and not _SPOKEN.search(text, start, end)
        if not found and is_business:
            goes_on = False
        elif not found and goes_on:
            turns[-1] = replace(turns[-1], end=end)
    return goes_on


def _introduced(text: str, start: int, end: int, speakers: Speakers) -> list[Introduction]:
    found = speakers.introduced(text, start, end)
    person = _CAPITALS.match(text, start, end)
    if person is not None and not any(one.start <= start + 1 for one in found):
        found.insert(0, Introduction(start, person.end(), NOBODY))
    return found


def is_unnamed(who: Who) -> bool:
    """True for "several delegates", who say one sentence and do not go on."""
    return who.group is not None and who.spokesperson is None and not who.group.members


def kind_of(heading: str) -> StatementKind | None:
    """The kind of the statements below a heading; None where it does not tell."""
    if _REPLY.search(heading):
        return StatementKind.RIGHT_OF_REPLY
    if _EXPLAINING.search(heading):
        return StatementKind.EXPLANATION_OF_VOTE
    return None


def joint_or_national(who: Who) -> StatementKind:
    """The kind of a statement by its speaker alone: one state that speaks for others is joint."""
    return StatementKind.NATIONAL if who.spokesperson is None else StatementKind.JOINT


def statement_kind(sentence: str, who: Who, below: StatementKind | None) -> StatementKind:
    """The kind of a statement after the sentence that begins it and the heading above."""
    kind = kind_of(sentence) or (None if _OUTSIDE.search(sentence) else below)
    if kind is None and _VOTING.search(sentence):
        kind = StatementKind.EXPLANATION_OF_VOTE
    speaks_for_several = who.spokesperson is not None or (who.key or "").startswith("bloc:")
    if kind is None and speaks_for_several:
        kind = StatementKind.JOINT
    return kind or StatementKind.NATIONAL
