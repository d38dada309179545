"""Names of actors where the form of a UN record puts them: one alone, or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stancegraph.resolution.gazetteer import Gazetteer

_LONGEST = 9
"""Words of the longest name of a state or bloc."""
_PIECE = re.compile(r"\s{0,3}[,;:]?\s{1,3}(?:and|as\s+well\s+as|including)\s+|[,;:]\s*", re.I)
_ITEM = re.compile(r"(?:\([^()]*\)|[^,;:()])+")
_LONGEST_ITEM = 150
_WORD = re.compile(r"\([^()]*\)|\S+")
_ARTICLE = re.compile(
    r"\s*(?:and\s+)?(?:the\s+(?!former)|an?\s+observers?\s+for\s+(?:the\s+)?)?", re.I
)
_MARKS = "“”\"‘’'*. \n"
_MOST_PIECES = 4
"""Pieces of the longest name that contains commas or "and"."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named at `text[start:end]`."""

    start: int
    end: int
    key: str


class ActorNames:
    """Reads names as UN records use them: "Congo" is the Republic of the Congo."""

    def __init__(self, gazetteer: Gazetteer, on: date | None) -> None:
        self._gazetteer = gazetteer
        self._on = on
        self._known: dict[str, str | None] = {}

    def key(self, name: str) -> str | None:
        """The key of exactly this name; None for what is no state, bloc or organ."""
        plain = " ".join(name.strip(_MARKS).replace("‑", "-").split())
        plain = re.sub(r"(?i)\A(?:the|of)\s+(?!former)", "", plain)
        if not plain or not plain[:1].isalpha() or len(plain) > 120:
            return None
        if plain not in self._known:
            self._known[plain] = self._resolve(plain)
        return self._known[plain]

    def begins(self, text: str, start: int) -> Named | None:
        """The longest name that begins at an offset, an article before it skipped."""
        article = re.compile(r"\s*(?:the\s+)?[“\"]?", re.I).match(text, start)
        first = article.end() if article else start
        item = _ITEM.match(text, first, first + _LONGEST_ITEM)
        words = list(_WORD.finditer(item.group() if item is not None else ""))[:_LONGEST]
        for last in reversed(words):
            end = first + last.end()
            if (key := self.key(re.sub(r"['’]s\Z", "", text[first:end]))) is not None:
                return Named(first, end, key)
        return None

    def ends(self, text: str, end: int) -> Named | None:
        """The longest name that ends at an offset, as before a possessive."""
        begin = max(0, end - 100)
        line = text[begin:end]
        starts = [m.start() for m in re.finditer(r"(?<!\S)[\w“]", line)][-_LONGEST:]
        for start in starts:
            words = line[start:]
            if not words[:1].isupper() or re.search(r"[,;:.!?]\s", words):
                continue
            if (key := self.key(words)) is not None:
                return Named(begin + start, end, key)
        return None

    def listed(self, text: str, start: int, end: int) -> Iterator[Named]:
        """Each actor in "A, B, the C and D"; what is no name of one is passed over."""
        pieces = list(_pieces(text, start, end))
        i = 0
        while i < len(pieces):
            for j in range(min(len(pieces), i + _MOST_PIECES), i, -1):
                left, right = pieces[i][0], pieces[j - 1][1]
                if (key := self.key(text[left:right])) is not None:
                    yield Named(left, right, key)
                    i = j
                    break
            else:
                i += 1

    def _resolve(self, name: str) -> str | None:
        found = self._gazetteer.resolve(name, on=self._on, usage="un", suggest=False)
        return found.code


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas and "and", without articles and white space."""
    last = start
    for match in [*_PIECE.finditer(text, start, end), None]:
        stop = match.start() if match is not None else end
        article = _ARTICLE.match(text, last, stop)
        left = article.end() if article is not None else last
        right = left + len(text[left:stop].rstrip(" .\n"))
        if left < right:
            yield left, right
        last = match.end() if match is not None else end
