"""Finding listed names in running text: longest first, by words, without a giant regex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stancegraph.resolution.names import Name, without_accents

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_LINE_END = re.compile(r"[^\S\n]*\n[^\S\n]*")
"""What may stand after the hyphen of a name, where a line ends there."""
_ODD_BLANK = re.compile(r"[^\S ]|  ")
_AHEAD = 24
"""Letters compared before a name is tested word by word; enough to tell republics apart."""
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
    combines: bool
    """Only the first half of a compound with a hyphen."""
    rest: str
    """How plain text goes on after the first word, in lower case: the first letters of it."""


def _plain(text: str) -> str:
    """The text without accents, letter for letter, so that offsets stay."""
    if text.isascii():
        return text
    return "".join(letter if letter.isascii() else _bare(letter) for letter in text)


@cache
def _bare(letter: str) -> str:
    bare = without_accents(letter)
    return bare if len(bare) == 1 else letter


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
        by_text: dict[tuple[str, bool], list[Name]] = {}
        for name in names:
            if name.in_text:
                by_text.setdefault((_plain(name.text), name.combines), []).append(name)
        self._by_first: dict[str, list[_Pattern]] = {}
        for (text, combines), same in by_text.items():
            tokens, glued = _split(text.translate(_SAME).removesuffix(OPEN_END))
            is_open = text.endswith(OPEN_END)
            after = list(zip(tokens, glued, strict=True))[1:]
            rest = "".join(token if close else f" {token}" for token, close in after)
            pattern = _Pattern(
                tuple(tokens[1:]),
                tuple(glued[1:]),
                is_open,
                tuple(same),
                combines,
                rest.lower()[:_AHEAD],
            )
            for first in dict.fromkeys(_variants(tokens[0])):
                self._by_first.setdefault(first, []).append(pattern)
        for patterns in self._by_first.values():
            patterns.sort(key=lambda pattern: -len(pattern.tokens))

    def has(self, word: str) -> bool:
        """Whether a word is the whole of a listed name."""
        listed = self._by_first.get(_plain(word), ())
        return any(not one.tokens and one.names[0].actors for one in listed)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the longest listed spans in order, stop phrases too, none overlapping.

        Accents do not matter: "México" and "Việt Nam" are listed as Mexico and Viet Nam.
        """
        text = _plain(text)
        position = 0
        for word in _WORD.finditer(text):
            if word.start() < position:
                continue
            patterns = self._by_first.get(word.group())
            if patterns is None:
                continue
            hit = self._longest(patterns, text, word)
            if hit is not None:
                yield hit
                position = hit.end

    def _longest(self, patterns: Iterable[_Pattern], text: str, word: re.Match[str]) -> Hit | None:
        """The longest of the names that begin with this word."""
        after = word.end()
        ahead = text[after : after + _AHEAD].lower().translate(_SAME)
        is_plain = _ODD_BLANK.search(ahead) is None
        for pattern in patterns:
            if is_plain and not ahead.startswith(pattern.rest):
                continue
            end = _match(pattern, text, after)
            if end is not None and (not pattern.combines or self._goes_on(text, end)):
                return Hit(word.start(), end, pattern.names, pattern.is_open)
        return None

    def _goes_on(self, text: str, position: int) -> bool:
        """Whether a hyphen and the name of an actor follow."""
        if text[position : position + 1].translate(_SAME) != "-":
            return False
        word = _WORD.match(text, position + 1)
        if word is None:
            return False
        whole = (one for one in self._by_first.get(word.group(), ()) if not one.combines)
        longest = next((one for one in whole if _match(one, text, word.end()) is not None), None)
        return longest is not None and any(name.actors for name in longest.names)


def _match(pattern: _Pattern, text: str, position: int) -> int | None:
    """Where the rest of the pattern ends in the text, if it stands at the position."""
    before = ""
    for listed, glued in zip(pattern.tokens, pattern.glued, strict=True):
        if not glued:
            gap = _GAP.match(text, position)
            after = gap.end() if gap else position
            if after == position:
                return None
            position = after
        elif before == "-" and (gap := _LINE_END.match(text, position)):
            position = gap.end()
        token = _TOKEN.match(text, position)
        if token is None or not _same(token.group().translate(_SAME), listed):
            return None
        position, before = token.end(), listed
    if pattern.is_open:
        tail = _OPEN_TAIL.match(text, position)
        return tail.end() if tail else None
    return position
