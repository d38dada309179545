"""Quotations: where they stand and how they reach over sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = {"“": "”", '"': '"', "«": "»", "„": "“"}
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
    while place < len(text):
        mark = text[place]
        if mark in _OPENING and not _is_inch(text, place):
            end = text.find(_OPENING[mark], place + 1)
            end = len(text) if end == -1 else end + 1
            words = len(re.findall(r"\w+", text[place:end]))
            if words:
                yield Quotation(offset + place, offset + end, words)
            place = end
        else:
            place += 1


def _is_inch(text: str, place: int) -> bool:
    """A straight mark behind a digit that no other mark closes."""
    return (
        text[place] == '"' and place > 0 and text[place - 1].isdigit() and '"' not in text[:place]
    )
