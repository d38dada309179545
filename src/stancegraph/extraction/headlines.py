"""Headlines: capitals written small so that parsers can read them, and who is quoted in them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date

from stancegraph.extraction.actors.leaders import leader
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.clauses import SUBJECTS
from stancegraph.extraction.copulas import with_copula
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.parse import Sentence
from stancegraph.extraction.parsing.pattern_backend import PatternParser
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.extraction.turns import Turn
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer, Mention

_WORD = re.compile(r"[^\W\d_][\w’']*")
_SPEAKER = r"(?:[^\W_][\w.’'-]*\s+){0,4}[^\W_][\w.’'-]*"
_BEFORE = re.compile(rf"\s*(?P<who>{_SPEAKER})\s?(?P<mark>:)\s+(?=\S)")
_BEHIND = re.compile(rf"(?P<mark>:|\s[-–—|])\s+(?P<who>{_SPEAKER})\s*\Z")
_FIRST_PERSON = re.compile(r"\b(?:We|we|Our|our|I)\b")
_LONG = 4
_LINE = 150
"""Characters of what is no headline: "AMMAN: The minister said on Monday …"."""
_SHARE = 0.7
"""Share of the longer words that must be capitalised in a headline in title case."""


def credited(article: Article, gazetteer: Gazetteer) -> Iterator[tuple[Turn, tuple[int, int]]]:
    """Yield what a headline credits to a speaker, and the words of it that only name him.

    "Raids illegal – Jordan", "Jordan's king: raids illegal". A state alone before a colon is no
    speaker but what the report is about ("Jordan: floods close schools").
    """
    for block in article.blocks:
        if block.kind is not BlockKind.HEADLINE:
            continue
        line = article.text[block.start : block.end]
        for match in (_BEHIND.search(line), _BEFORE.match(line)):
            if match is None or (match["who"].isupper() and len(line) > _LINE):
                continue  # "AMMAN: The minister said" is dated, not credited
            who = _speaker(match["who"], gazetteer, article.day, last=match.end() == len(line))
            if who is None:
                continue
            is_last = match.end() == len(line)
            said = (0, match.start()) if is_last else (match.end(), len(line))
            start, end = block.start + said[0], block.start + said[1]
            aside = block.start + match.start(), block.start + match.end()
            is_own = _FIRST_PERSON.search(article.text, start, end) is not None
            yield Turn(start, end, who, first_person=is_own, kind=StatementKind.REMARK), aside
            break


def _speaker(words: str, gazetteer: Gazetteer, day: date | None, *, last: bool) -> Who | None:
    """Whom the words before or behind the mark of a headline stand for."""
    name = re.split(r"[’']s\s+", words)[-1]
    person = leader(name, day)
    if person is not None:
        return person if person.holds else None
    for mention in gazetteer.find(words, on=day):
        if mention.start != 0:
            return None
        rest = words[mention.end :]
        is_body = mention.actor.startswith("bloc:") or mention.form == "capital"
        if not rest and (last or is_body):
            return Who(mention.actor)
        tail = re.sub(r"\A[’']s?\s+", "", rest).lower().split()
        offices = lexicon().offices | lexicon().institutions
        if tail and all(one in offices for one in tail):
            return Who(mention.actor)
    return None


def with_verb(
    sentences: list[Sentence], line: str, offset: int, gazetteer: Gazetteer
) -> list[Sentence]:
    """The parse of a headline, by word lists where a model overlooks its verb.

    Models know running text: to them "Turkey summons US envoy" is a heap of nouns, and in
    "Britain rebuffs Argentine call" the rebuffs are what call.
    """
    with_is = with_copula(line, gazetteer.find(line), offset)
    if with_is is not None:
        return with_is
    again = PatternParser().parse(line, offset)
    return again if _first_verb(again) < _first_verb(sentences) else sentences


def _first_verb(sentences: list[Sentence]) -> float:
    """Where the first verb with a subject stands; infinity where there is none."""
    return min(
        (
            sentence.head(token).start
            for sentence in sentences
            for token in sentence.tokens
            if token.dep in SUBJECTS and sentence.head(token).pos in VERBAL
        ),
        default=math.inf,
    )


def with_headlines_small(text: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> str:
    """A document's text, of the same length, with its headlines in running case."""
    heads = [block for block in blocks if block.kind is BlockKind.HEADLINE]
    if not heads:
        return text
    body = "\n".join(text[b.start : b.end] for b in blocks if b.kind is not BlockKind.HEADLINE)
    for head in heads:
        line = text[head.start : head.end]
        plain = in_running_case(line, body, gazetteer.find(line))
        text = text[: head.start] + plain + text[head.end :]
    return text


def in_running_case(headline: str, body: str, names: list[Mention]) -> str:
    """A headline in title case or capitals with small letters, but for what is a name.

    Names are what the gazetteer knows and what the body writes with a capital inside a sentence.
    The text keeps its length, so offsets hold.
    """
    words = list(_WORD.finditer(headline))
    longer = [word for word in words if len(word.group()) >= _LONG]
    capitals = sum(word.group()[0].isupper() for word in longer)
    if len(longer) < 2 or capitals < _SHARE * len(longer):
        return headline
    small = set(re.findall(r"\b[^\W\d_A-Z][\w’']*", body))
    proper = set(re.findall(r"(?<=[^\s.!?:“\"] )[^\W\d_a-z][\w’']*", body))
    kept = {place for one in names for place in range(one.start, one.end)}
    written = list(headline)
    for word in words:
        plain = word.group().lower()
        is_name = word.group() in proper or word.group().title() in proper
        if word.start() in kept or len(plain) != len(word.group()):
            continue
        if plain in small or not is_name:
            written[word.start() : word.end()] = plain
        elif word.group().isupper() and word.group() not in proper:
            written[word.start() : word.end()] = word.group().title()
    return "".join(written)
