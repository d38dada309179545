"""Where sentences end. Both backends use it, so evidence has the same limits in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_END = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["'”’»)\]]*)(?=\s+(?P<next>["'“‘«(\[—–-]*\s*[^\W_a-z])|\s*$)"""
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt capt sgt sen rep gov st hon amb pres jan feb mar apr jun jul "
    "aug sep sept oct nov dec vs etc no art para vol u.s u.k u.n e.g i.e a.m p.m inc ltd co".split()
)
_NEVER_FINAL = frozenset("mr mrs ms dr prof gen col lt capt sen rep gov st hon amb".split())
_WORD = re.compile(r"[\w.]+$")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.){0,3}[^\W\d_a-z]")
_NEXT_WORD = re.compile(r"\W{0,50}(\w*)")
_STARTERS = frozenset(
    "the a an it he she they we i this that these those in on at but and as for however his her "
    "their its our there".split()
)

_REMEMBERED = 256
_LONGEST_REMEMBERED = 20_000
"""Number and characters of the passages whose sentences are remembered."""


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of a passage; line breaks in pairs end one too.

    An abbreviation ends a sentence only where an ordinary beginning follows ("in the U.S. The").
    """
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else tuple(_spans(text))


@lru_cache(_REMEMBERED)
def _remembered(text: str) -> tuple[tuple[int, int], ...]:
    """The readers of a document and its parser ask for the sentences of the same paragraphs."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for block in re.finditer(r"(?s).+?(?=\n\s*\n|\Z)", text):
        start = block.start()
        for end in _ends(block.group(), block.start()):
            yield from _trimmed(text, start, end)
            start = end
        yield from _trimmed(text, start, block.end())


def _ends(text: str, offset: int) -> Iterator[int]:
    for match in _END.finditer(text):
        if match["mark"] == "." and not match["close"]:
            word = _WORD.search(text, max(0, match.start() - 20), match.start())
            if word and _goes_on(word.group(), text, match):
                continue
        yield offset + match.end()


def _goes_on(word: str, text: str, end: re.Match[str]) -> bool:
    plain = word.lower().strip(".")
    following = _NEXT_WORD.match(text, end.end())
    next_word = following.group(1).lower() if following else ""
    if plain in _NEVER_FINAL:
        return True
    if plain in _ABBREVIATIONS or _INITIALS.fullmatch(word):  # "H.K. Yu"
        return end["next"] is not None and next_word not in _STARTERS
    return False


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield start + left, start + len(piece.rstrip())
