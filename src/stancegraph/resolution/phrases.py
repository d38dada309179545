"""Phrases with wildcards, matched on words; in time linear in the text, whatever is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stancegraph.resolution.names import without_accents

GAP = 4
"""The most words that a lone `*` stands for."""
_WORD = re.compile(r"[^\W_]+")
_PATTERN_WORD = re.compile(r"[^\W_]+\*?|\*")
_POSSESSIVE = re.compile(r"['’]s\b")


def words(text: str) -> list[str]:
    """The words of a text in lower case, without accents, signs and possessive endings."""
    plain = without_accents(_POSSESSIVE.sub("", text)).casefold()
    return _WORD.findall(plain.replace("'", "").replace("’", ""))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; `*` stands for up to four words, `politici*` for any ending."""

    parts: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Phrase:
        """Read a phrase; raises ValueError when it has no word or a wildcard at an end."""
        plain = without_accents(_POSSESSIVE.sub("", text)).casefold()
        parts = tuple(_PATTERN_WORD.findall(plain.replace("'", "").replace("’", "")))
        if all(part == "*" for part in parts):
            raise ValueError("a phrase needs at least one word")
        if parts[0] == "*" or parts[-1] == "*":
            raise ValueError("a * at the beginning or end of a phrase says nothing")
        return cls(parts)

    @property
    def weight(self) -> tuple[int, int]:
        """How much a match says: words, then letters."""
        literal = [part for part in self.parts if part != "*"]
        return len(literal), sum(len(part.rstrip("*")) for part in literal)

    def is_in(self, text: Sequence[str]) -> bool:
        """Whether the words of the phrase stand in these `words`."""
        # For each place in the phrase that is reached, the words that the open gap may still take.
        reached: dict[int, int] = {}
        for word in text:
            following: dict[int, int] = {}
            for place, gap in [(0, 0), *reached.items()]:
                if place and gap:
                    following[place] = max(following.get(place, 0), gap - 1)
                if self._fits(place, word):
                    after, free = place + 1, 0
                    while after < len(self.parts) and self.parts[after] == "*":
                        after, free = after + 1, free + GAP
                    if after == len(self.parts):
                        return True
                    following[after] = max(following.get(after, 0), free)
            reached = following
        return False

    def _fits(self, place: int, word: str) -> bool:
        part = self.parts[place]
        return word.startswith(part[:-1]) if part.endswith("*") else word == part
