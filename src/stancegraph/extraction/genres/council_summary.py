"""Meeting summaries of the Human Rights Council: states by name, lists of those who spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.genres.actors import ActorNames, Named
from stancegraph.extraction.genres.meetings import meeting_of, meeting_outline
from stancegraph.extraction.genres.press_release import (
    is_heading,
    is_unnamed,
    joint_or_national,
    kind_of,
    statement_kind,
)
from stancegraph.extraction.genres.speakers import Introduction, Speakers, documents
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.asides import Stretch
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.factsheet import Group
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer

_COUNCIL = re.compile(r"\bHuman\s+Rights\s+Council\b", re.I)
_SPOKE = re.compile(
    r"\bSpeaking\s+(?:(?:in|during|on|as)\b[^.]{0,200}?\b)?(?:was|were)\b"
    r"|\bHuman\s+Rights\s+Council\s+(?:this\s+(?:morning|afternoon|evening)|in\s+(?:a|its)\s+midday\s+meeting)"
    r"\s+(?:adopted|held|heard|concluded|began|opened|started|continued|appointed|discussed|decided)\b"
)
"""How a summary says who spoke, and how it begins."""
_FORMS = (
    re.compile(r"\bmeeting\s+summar(?:y|ies)\b", re.I),
    re.compile(r"\bspeaking\s+in\s+(?:an?\s+)?(?:explanation|general\s+comment)\b", re.I),
    re.compile(r"\bspeaking\s+in\s+(?:a\s+)?right\s+of\s+reply\b", re.I),
    re.compile(r"\binteractive\s+dialogue\b|\bgeneral\s+debate\b", re.I),
    re.compile(r"\bThe\s+results?\s+of\s+the\s+vote\b"),
)
_LEAST = 2
"""Kinds of such words that make a text a summary; news of the Council has one or none."""
_OPENING = 20_000
_LIST = re.compile(
    r"\s*(?P<also>(?:Also\s+)?(?:Speaking|speaking|taking\s+the\s+floor|Taking\s+the\s+floor))\b"
    r"[^.:]{0,200}?\b(?:was|were)\b:?\s*(?:the\s+following\s+(?:countries|delegations)\s*:?\s*)?"
)
_FOR = re.compile(r"\s+(?:speaking\s+)?on\s+behalf\s+of\s+|\s*\(\s*on\s+behalf\s+of\s+")
_NEXT = re.compile(r",\s{1,3}(?:and\s+)?|\s{1,3}and\s+")
_BODIES = re.compile(
    r"(?i)\b(?:non-?governmental|civil\s+society|national\s+human\s+rights\s+institutions?|NGOs?"
    r"|organi[sz]ations?)\b[^.:]{0,60}\b(?:was|were)\b"
)
_SPEAKS = re.compile(
    r"\s*(?:\((?P<more>[^()]{3,60})\)\s*)?(?:,\s*(?:also\s+)?(?P<how>speaking|in\s+an?\b|introducing"
    r"|in\s+(?:explanations?|general)|on\s+behalf\s+of|as\s+(?:the\s+|a\s+)?(?:concerned|country)"
    r"|presenting|responding|explaining)|\s+(?:also\s+|strongly\s+|then\s+|further\s+){0,2}"
    r"(?:said|noted|welcomed|stressed|thanked|expressed|called|supported|regretted|rejected|asked"
    r"|urged|condemned|reiterated|underlined|appreciated|shared|remained|recalled|commended|would"
    r"|was|is|had|has|introduced|deplored|emphasi[sz]ed|believed|agreed|disagreed|voted|joined"
    r"|disassociated|dissociated|aligned|associated|opposed|praised|reaffirmed|highlighted|did)\b)"
)
_SHARED = re.compile(r"\s+(?:and|as\s+well\s+as)\s+(?:the\s+)?")
_CORE = re.compile(r"\bcore\s+group\b")
_MOST_LISTED = 400


@dataclass(slots=True)
class _CoreGroup:
    """The sponsors who were last called "a core group", for those who speak for it again."""

    group: Group | None = None

    def spoken_for(self, text: str, one: Introduction, end: int) -> Introduction:
        """The introduction, with the group where a state says what "the core group" thinks."""
        if _CORE.search(text, one.end, end) is None:
            return one
        if one.who.group is not None:
            self.group = one.who.group
        elif self.group is not None and one.who.key in self.group.members:
            who = replace(
                one.who, key=None, group=self.group, spokesperson=one.who.key, plural=True
            )
            return replace(one, who=who)
        return one


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text that sums up a meeting of the Human Rights Council."""
    text = article.text[:_OPENING]
    if not _COUNCIL.search(text[:1500]):
        return False
    return bool(_SPOKE.search(text)) or sum(bool(f.search(text)) for f in _FORMS) >= _LEAST


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """The turns of states that are named as speaking, and those that a list says spoke."""
    names = ActorNames(gazetteer, article.day)
    speakers = Speakers(names, lexicon())
    turns: list[Turn] = []
    blocks: list[Block] = []
    asides: list[Stretch] = []
    core = _CoreGroup()
    below: StatementKind | None = None
    for block in article.blocks:
        content = article.text[block.start : block.end]
        if is_heading(content):
            below = kind_of(content)
            blocks.append(replace(block, kind=BlockKind.HEADLINE))
        elif listed := _LIST.match(content):
            if not _BODIES.match(content, listed.start("also"), listed.end()):
                start = block.start + listed.end()
                kind = kind_of(content[: listed.end()])
                turns += _listed(article.text, start, block.end, names, speakers, kind)
        else:
            turns += _paragraph(article.text, block, names, speakers, asides, core, below)
            asides += documents(article.text, block.start, block.end)
            blocks.append(block)
    return meeting_outline(meeting_of(article, gazetteer), blocks, turns, asides=asides)


def _listed(
    text: str,
    start: int,
    end: int,
    names: ActorNames,
    speakers: Speakers,
    kind: StatementKind | None,
) -> Iterator[Turn]:
    """A turn for each state of "A on behalf of G, B, C and Z"; societies are passed over."""
    place = start
    for _ in range(_MOST_LISTED):
        named = names.begins(text, place)
        following = _NEXT.search(text, named.end if named is not None else place, end)
        if named is not None and named.end <= end and _alone(text, named, end):
            who = Who(named.key)
            if behalf := _FOR.match(text, named.end, end):
                # a group's name may contain "and", so that the comma ends it
                stop = text.find(",", behalf.end(), end)
                until = stop if stop > 0 else end
                who = speakers.behalf.spoken_for(text, behalf.end(), until, who) or who
                following = _NEXT.search(text, until, end)
            if not named.key.startswith("organ:"):
                yield Turn(named.start, named.end, who, kind=kind or joint_or_national(who))
        if following is None:
            return
        place = following.end()


def _alone(text: str, named: Named, end: int) -> bool:
    """True where a name is all of its item: no "Jordan Valley Forum"."""
    return (
        re.compile(r"\s*(?:[,.;]|and\b|\Z|(?:speaking\s+)?on\s+behalf\b|\(|\n)").match(
            text, named.end, end
        )
        is not None
        or named.end >= end
    )


def _paragraph(
    text: str,
    block: Block,
    names: ActorNames,
    speakers: Speakers,
    asides: list[Stretch],
    core: _CoreGroup,
    below: StatementKind | None,
) -> Iterator[Turn]:
    """The turn of the state that a paragraph begins with, or those that its sentences name."""
    current: Turn | None = None
    for left, right in sentence_spans(text[block.start : block.end]):
        start, end = block.start + left, block.start + right
        found = [
            core.spoken_for(text, one, end) for one in _begun(text, start, end, names, speakers)
        ]
        if found:
            asides += speakers.asides(text, start, end, found[-1])
        if found and not (current is not None and _is_same(current, found)):
            if current is not None:
                yield current
            kind = statement_kind(text[start:end], found[0].who, below)
            whos = [one.who for one in found]
            named = (found[0].start, found[-1].end)
            current = Turn(start, end, whos[0], kind=kind, named=named, others=tuple(whos[1:]))
        elif current is not None:
            current = replace(current, end=end)
        if current is not None and current.who is not None and is_unnamed(current.who):
            yield current
            current = None
    if current is not None:
        yield current


def _is_same(turn: Turn, found: list[Introduction]) -> bool:
    """True where a state that has the floor is named again: it speaks for itself there."""
    return turn.who is not None and found[0].who == turn.who and len(found) == 1


def _begun(
    text: str, start: int, end: int, names: ActorNames, speakers: Speakers
) -> list[Introduction]:
    """Those who speak in a sentence that begins with "X, speaking in …" or "X and Y said"."""
    people = speakers.introduced(text, start, end)
    if people:
        return people[:1]
    found: list[Named] = []
    place = start
    while (named := names.begins(text, place)) is not None and named.end <= end:
        found.append(named)
        shared = _SHARED.match(text, named.end, end)
        if shared is None:
            break
        place = shared.end()
    if not found or not _SPEAKS.match(text, found[-1].end, end):
        return []
    whos = [Who(one.key) if not one.key.startswith("organ:") else NOBODY for one in found]
    if not all(who.holds for who in whos):
        return []
    if len(found) == 1:
        group = speakers.behalf.said(text, found[0].end, end, whos[0])
        return [Introduction(found[0].start, found[0].end, group or whos[0])]
    pairs = zip(found, whos, strict=True)
    return [Introduction(one.start, one.end, who) for one, who in pairs]
