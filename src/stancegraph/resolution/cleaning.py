"""Text as it is meant: accents composed, divided words joined, with the way back to offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Soft hyphens, spaces of no width, joiners, marks of writing direction."""
_ACCENTS = "\u0300-\u036f"
_ANY = re.compile(f"[{_INVISIBLE}{_ACCENTS}]")
_UNUSUAL = re.compile(
    rf"(?<=[a-z])-\r?\n(?=[a-z])|[{_INVISIBLE}]+"
    rf"|[^{_INVISIBLE}{_ACCENTS}][{_ACCENTS}]+|[{_ACCENTS}]+"
)
"""A word divided at the end of a line, what cannot be seen, a letter and its accents."""


class CleanText:
    """A text without what cannot be seen, and the places of its characters in the original."""

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        self._clean_from: list[int] = [0]
        self._original_from: list[int] = [0]
        self._ends: dict[int, int] = {}
        """Where a composed character ends in the original, by its place in the clean text."""
        length = position = 0
        for found in _UNUSUAL.finditer(original):
            kept = unicodedata.normalize("NFC", found.group())[:1]
            if found.group().endswith("\n") or unicodedata.category(kept) in ("Cf", "Mn"):
                kept = ""
            pieces += (original[position : found.start()], kept)
            length += found.start() - position
            if kept:
                # The character itself stays at the beginning of its cluster.
                self._mark(length, found.start())
                self._ends[length] = found.end()
                length += 1
            position = found.end()
            self._mark(length, position)
        self.text = "".join((*pieces, original[position:]))

    def _mark(self, clean: int, original: int) -> None:
        if self._clean_from[-1] == clean:
            self._original_from[-1] = original
        else:
            self._clean_from.append(clean)
            self._original_from.append(original)

    def start(self, place: int) -> int:
        """The place in the original of a character of the clean text."""
        at = bisect_right(self._clean_from, place) - 1
        return self._original_from[at] + place - self._clean_from[at]

    def end(self, place: int) -> int:
        """The end in the original of a span that ends at `place` in the clean text."""
        last = place - 1
        return self._ends.get(last, self.start(last) + 1)


def is_clean(text: str) -> bool:
    """Whether a text has no decomposed accents, nothing invisible and no hyphen at a line's end."""
    if "-\n" in text or "-\r" in text:
        return False
    return text.isascii() or _ANY.search(text) is None
