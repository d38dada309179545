"""Finding listed names in running text: longest first, by words, without a giant regex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stancegraph.resolution.names import Name, without_accents

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "‐": "-", "‑": "-", "–": "-"})
OPEN_END = "…"
"""A name that ends so goes on over the capitalised words that follow."""
_OPEN_TAIL = re.compile(
    r"[^\S\n]+(?:the[^\S\n]+)?[A-Z][\w'’-]*(?:[^\S\n]+(?:(?:of|the|and|for|in|on|to)[^\S\n]+)*[A-Z][\w'’-]*)*"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of the text and the names listed for it."""

    start: int
    end: int
    names: tuple[Name, ...]
    is_open: bool
    """The span goes on beyond what is listed."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    tokens: tuple[str, ...]
    """The words and signs after the first."""
    glued: tuple[bool, ...]
    """For each, whether nothing may stand before it."""
    is_open: bool
    names: tuple[Name, ...]


def _split(text: str) -> tuple[list[str], list[bool]]:
    if text.isalpha():
        return [text], [False]
    tokens, glued, end = [], [], -1
    for match in _TOKEN.finditer(text):
        tokens.append(match.group())
        glued.append(match.start() == end)
        end = match.end()
    return tokens, glued


def _variants(token: str) -> tuple[str, ...]:
    """How a first word may be written: as listed, in capitals, capitalised at a sentence start."""
    if token.islower():
        return (token, token.upper(), token.capitalize())
    return (token, token.upper())


def _same(token: str, listed: str) -> bool:
    if token == listed or token == listed.upper():
        return True
    return listed.islower() and token == listed.capitalize()


class NameIndex:
    """The listed names by their first word."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_text: dict[str, list[Name]] = {}
        for name in names:
            if name.in_text:
                by_text.setdefault(name.text, []).append(name)
                plain = without_accents(name.text)
                if plain != name.text:
                    by_text.setdefault(plain, []).append(name)
        self._by_first: dict[str, list[_Pattern]] = {}
        for text, same in by_text.items():
            tokens, glued = _split(text.translate(_SAME).removesuffix(OPEN_END))
            pattern = _Pattern(
                tuple(tokens[1:]), tuple(glued[1:]), text.endswith(OPEN_END), tuple(same)
            )
            for first in dict.fromkeys(_variants(tokens[0])):
                self._by_first.setdefault(first, []).append(pattern)
        for patterns in self._by_first.values():
            patterns.sort(key=lambda pattern: -len(pattern.tokens))

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the longest listed spans in order, stop phrases too, none overlapping."""
        position = 0
        for word in _WORD.finditer(text):
            if word.start() < position:
                continue
            patterns = self._by_first.get(word.group())
            if patterns is None:
                continue
            for pattern in patterns:
                end = _match(pattern, text, word.end())
                if end is not None:
                    yield Hit(word.start(), end, pattern.names, pattern.is_open)
                    position = end
                    break


def _match(pattern: _Pattern, text: str, position: int) -> int | None:
    """Where the rest of the pattern ends in the text, if it stands at the position."""
    for listed, glued in zip(pattern.tokens, pattern.glued, strict=True):
        if not glued:
            gap = _GAP.match(text, position)
            after = gap.end() if gap else position
            if after == position:
                return None
            position = after
        token = _TOKEN.match(text, position)
        if token is None or not _same(token.group().translate(_SAME), listed):
            return None
        position = token.end()
    if pattern.is_open:
        tail = _OPEN_TAIL.match(text, position)
        return tail.end() if tail else None
    return position
