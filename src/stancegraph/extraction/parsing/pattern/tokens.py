"""Cuts a sentence into words and marks where spaCy's English tokeniser does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from stancegraph.extraction.parsing.pattern.lexicon import lexicon

MAX_TOKENS = 300
"""Longer sentences are cut: lists and tables without stops, where no tree helps."""


class Piece(NamedTuple):
    """A token and where it begins in the text."""

    text: str
    start: int


_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"']*[^\s<>"'.,;:)\]]
    | [\w.+-]{{1,64}}@\w[\w-]{{0,63}}(?:\.\w{{1,24}}){{1,4}}
    | (?:{_LETTER}\.){{2,8}}(?:-{_LETTER}+|(?!\w))                    # U.S.  U.S.-led  a.m.
    | {_LETTER}{{1,20}}?(?=n['’]t\b)                                  # do|n't
    | n['’]t\b
    | \bcan(?=not\b) | (?<=can)not\b
    | ['’](?:s|re|ve|ll|d|m)\b                                        # clitics
    | [A-Z]{{1,3}}\$                                                  # US$
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?!\w)
    | \d+(?:[.,:]\d+)*
    | and/or\b
    | {_LETTER}(?:\w|['’](?=\w)(?!(?:s|re|ve|ll|d|m)\b)|\.(?=[a-z\d])|-(?=\d)|/(?=\d))*
    | \.{{2,}} | -{{2,}} | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the tokens of a stretch of text, in order, without white space."""
    abbreviations = lexicon().sets["abbreviations"]
    position = 0
    while match := _TOKEN.search(text, position):
        start, end = match.span()
        if text[end : end + 1] == "." and match.group().lower() in abbreviations:
            end += 1
        yield Piece(text[start:end], start)
        position = end
