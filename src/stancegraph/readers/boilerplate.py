"""What on a page is no part of the article; the patterns are `data/boilerplate.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stancegraph.readers.datelines import date_pattern, source_line
from stancegraph.readers.knowledge import knowledge

_LONGEST = 600
"""Longer blocks are content, whatever they contain."""
_PROSE = 8
"""Words from which a sentence is taken for a paragraph of the article."""
_FURNISHED = 0.6
"""Share of letters and digits in known phrases and dates from which a block is furniture."""
_QUOTED = re.compile('["“”«»]')
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BYLINE = re.compile(r"[Bb][Yy] (?:[A-Z][\w.'’-]*(?: and|,)? ?){1,8}")


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A kind of block that is no content."""

    pattern: re.Pattern[str]
    edge: bool
    """Counts only before the first and after the last paragraph of prose."""
    closes: bool
    """Short lines that follow it at the end of the page are furniture too."""


def content(blocks: Sequence[str]) -> Iterator[bool]:
    """Yield for each block of a page whether it is content."""
    rules = [_rule(text) for text in blocks]
    prose = [i for i, text in enumerate(blocks) if rules[i] is None and is_prose(text)]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), -1)
    closed = False
    for i, (text, rule) in enumerate(zip(blocks, rules, strict=True)):
        edge = not first <= i <= last
        if rule is not None and (edge or not rule.edge):
            closed = closed or (rule.closes and i > last)
            yield False
        elif _QUOTED.search(text):
            yield True
        elif _is_furniture(text):
            closed = closed or i > last
            yield not edge and bool(_SENTENCE.search(text))
        elif edge and (source_line(text) or (i < first and _BYLINE.fullmatch(text))):
            yield False
        else:
            yield not closed


def is_prose(text: str) -> bool:
    """Whether a block is a sentence or more, as a paragraph of an article is."""
    words = len(text.split())
    return words >= 3 * _PROSE or (words >= _PROSE and bool(_SENTENCE.search(text)))


def without_ending(text: str) -> int:
    """The length of a paragraph without an end mark such as `Enditem`."""
    match = _endings().search(text, max(0, len(text) - 60))
    return match.start() if match else len(text)


def without_furniture(text: str) -> str:
    """A line without the phrases of page furniture in it, dates kept."""
    return _phrases().sub(" ", text).strip()


def _rule(text: str) -> BlockRule | None:
    if len(text) > _LONGEST:
        return None
    return next((rule for rule in _rules() if rule.pattern.fullmatch(text)), None)


def _is_furniture(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    if not _phrases().search(text):
        return False
    dated = re.sub(date_pattern(), " ", without_furniture(text), flags=re.IGNORECASE)
    total, rest = (sum(map(str.isalnum, part)) for part in (text, dated))
    return total - rest >= _FURNISHED * total


@cache
def _rules() -> tuple[BlockRule, ...]:
    return tuple(
        BlockRule(
            re.compile(rule["pattern"], re.IGNORECASE | re.DOTALL),
            edge=rule.get("where") == "edge",
            closes=rule.get("closes", False),
        )
        for rule in knowledge("boilerplate")["blocks"]
    )


@cache
def _phrases() -> re.Pattern[str]:
    patterns = (rule["pattern"] for rule in knowledge("boilerplate")["phrases"])
    return re.compile("|".join(patterns), re.IGNORECASE)


@cache
def _endings() -> re.Pattern[str]:
    patterns = (rule["pattern"] for rule in knowledge("boilerplate")["endings"])
    return re.compile(rf"(?:{'|'.join(patterns)})\s*$")
