"""Quotations: where they stand and how they reach over sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = {"“": "”", '"': '"', "«": "»", "„": "“"}
_MARK = re.compile("[" + "".join(_OPENING) + "]")
_MIXED = {"“": '"', '"': "”"}
_FULL = 4
"""Words from which on a quotation is somebody's sentence, not a borrowed phrase."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` of the document, marks included."""

    start: int
    end: int
    words: int

    @property
    def is_full(self) -> bool:
        """True when it is long enough to be a sentence of its own."""
        return self.words >= _FULL

    def covers(self, place: int) -> bool:
        """True for an offset between the marks."""
        return self.start <= place < self.end


def quotations(text: str, offset: int = 0) -> Iterator[Quotation]:
    """Yield the quotations of a passage that begins at `offset`; an open one runs to its end."""
    place = 0
    while (mark := _MARK.search(text, place)) is not None:
        place = mark.start()
        if _is_inch(text, place):
            place += 1
            continue
        end = _closing(text, place)
        words = len(re.findall(r"\w+", text[place:end]))
        if words:
            yield Quotation(offset + place, offset + end, words)
        place = end


def _closing(text: str, place: int) -> int:
    """Where the quotation that opens at a place ends; papers mix “curly and straight" marks."""
    mark = text[place]
    own = text.find(_OPENING[mark], place + 1)
    other = text.find(_MIXED.get(mark, mark), place + 1)
    is_nested = mark == '"' and -1 < text.find("“", place + 1) < other
    if other != -1 and (own == -1 or other < own) and not is_nested and mark in _MIXED:
        follows = text[other + 1 : other + 2]
        if not follows or not follows.isalnum():
            own = other
    return len(text) if own == -1 else own + 1


def _is_inch(text: str, place: int) -> bool:
    """A straight mark behind a digit that no other mark closes."""
    return (
        text[place] == '"' and place > 0 and text[place - 1].isdigit() and '"' not in text[:place]
    )
