"""Headlines that leave "is" out: "Chad opposed to plan", "Raids 'illegal', says Chad"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

from stancegraph.extraction.lexicon import Kind, lexicon
from stancegraph.extraction.parsing.parse import Sentence
from stancegraph.extraction.parsing.pattern_backend import PatternParser
from stancegraph.resolution.names import Mention

_IS = " is"
_WORD = re.compile(r"(?P<open>[‘“'\"]?)(?P<word>[^\W\d_][\w-]*)(?P<close>[’”'\"]?)")
_AFTER_NAME = re.compile(r"\s(?:in favou?r of|against)\s|\s[‘“'\"]?(?P<word>[^\W\d_][\w-]*)")
_PASSIVE = re.compile(
    r"\s(?:accused of|urged to|told to|blamed (?:for|over)|(?:condemned|criticised|criticized|"
    r"slammed|praised|lauded|rebuked|denounced|grilled|sued) (?:for|over)|hailed as)\s"
)
"""What is done to the one named before, as no object follows: "Peru accused of fraud"."""
_MANY = re.compile(r"(?:\w+\s)?(?:nations|states|countries|powers|leaders|allies|donors)\b")
"""States without a name at the beginning of a headline."""
_LIST = re.compile(r"\s*(?:,|and|&)\s+")
_BEHIND = re.compile(r"\s*(?:\Z|[,:–—-]|(?:for|to|over|with|about|under|of|after)\b)")
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|’s not|(?:it|that|this|there|here|what|who|s?he)['’]s)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:[’']s)?\s(?P<word>[^\W\d_][\w-]*)")
_ARTICLE = re.compile(r"(?<=[\w’'])\s[‘“'\"]?an?(?:\s[\w-]+)?\Z")
"""The article of a noun that judges: "drills *a grave* provocation"."""
_SMALL = frozenset("a an the no not more most very so as and or of to in on for by with".split())


def with_copula(line: str, names: Collection[Mention], offset: int) -> list[Sentence] | None:
    """The parse of a headline as if it did say "is"; None for one that leaves none out.

    The word that is put in stands in the tree at the blank before what it joins, so that all
    offsets hold.
    """
    place = _place(line, names)
    if place is None:
        return None
    read = PatternParser().parse(f"{line[:place]}{_IS}{line[place:]}", offset)
    return [_restored(sentence, offset + place) for sentence in read]


def _place(line: str, names: Collection[Mention]) -> int | None:
    """Where "is" is missing: behind the names that begin a line, or before a judgement."""
    if _BE.search(line):
        return None
    at = {one.start: one.end for one in names if one.form != "demonym"}
    end = at.get(0)
    while end is not None and (gap := _LIST.match(line, end)) and gap.end() in at:
        end = at[gap.end()]
    if end is not None and (match := _AFTER_NAME.match(line, end)):
        word = match["word"]
        if word is None or word.lower() in _held():
            return end
    done_to = _behind_subject(line, names)
    if done_to is not None and _PASSIVE.match(line, done_to):
        return done_to
    for match in _WORD.finditer(line):
        before = line[: match.start()].rstrip()
        if any(word.rstrip("s").removesuffix("ed") in lexicon().calling for word in before.split()):
            return None  # "France calls raid 'illegal'" is whole
        if match["word"].lower() not in _judgements() or not before or before[-1] in ",:;–—-":
            continue
        if (article := _ARTICLE.search(before)) and _BEHIND.match(line, match.end()):
            return article.start()  # "drills *a* provocation", "drills *'an* act of war'"
        last = before.split()[-1].lower()
        if last.isalpha() and last not in _SMALL and _BEHIND.match(line, match.end()):
            return len(before)
    return None


def _behind_subject(line: str, names: Collection[Mention]) -> int | None:
    """Where the words end that name a state, its officials or states at the head of a line."""
    end = next((one.end for one in names if one.start == 0), None)
    if end is None:
        many = _MANY.match(line)
        return many.end() if many is not None else None
    known = lexicon().offices | lexicon().institutions | {"prime", "foreign"}
    while (match := _NEXT.match(line, end)) and match["word"].lower() in known:
        end = match.end()
    return end


def _restored(sentence: Sentence, place: int) -> Sentence:
    """A sentence with the offsets of the line as it is."""

    def shifted(at: int) -> int:
        return at - len(_IS) if at >= place + len(_IS) else at

    tokens = tuple(
        # what was put in stands on the blank that it shares with the word behind it
        replace(token, start=place, end=place + 1)
        if token.start == place + 1
        else replace(token, start=shifted(token.start), end=shifted(token.end))
        for token in sentence.tokens
    )
    return Sentence(tokens, shifted(sentence.start), shifted(sentence.end))


@cache
def _held() -> frozenset[str]:
    """What somebody can be towards a thing: opposed, ready, critical."""
    return frozenset(
        frame.word
        for frame in lexicon().all_frames()
        if frame.kind is Kind.QUALITY and not frame.by_speaker
    )


@cache
def _judgements() -> frozenset[str]:
    """What a thing can be in a judgement: illegal, unacceptable."""
    return frozenset(
        frame.word
        for frame in lexicon().all_frames()
        if frame.kind is Kind.QUALITY and frame.by_speaker and frame.targets[0] == "subject"
    )
