"""A sentence as the grammar sees it: words and marks, each name of an actor one piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stancegraph.extraction.parsing.pattern.lexicon import Word, lexicon
from stancegraph.resolution.gazetteer import Mention

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first."""

_PIECE = re.compile(r"[^\W_]+(?:[-‑][^\W_]+|\.[^\W_]+|['’](?!s\b)[^\W_]+)*|['’]s\b|\S", re.UNICODE)
_MARKUP = frozenset("*_#`|•·")
"""Signs of layout, which are no pieces."""
_SLASH = re.compile(r"\s*/\s*")
_GLUED = re.compile(r"[-‑$]")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)|\ss(?=\s)")
"""Also "CHINA s proposal", where a file has lost its apostrophes."""
_G77 = "bloc:Group of 77"
_NO_ACTORS = frozenset({"demonym", "capital"})
"""Forms of names that hold no position in a report: "Indian", "Bali"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, mark or name; `start` and `end` are offsets in the document."""

    text: str
    low: str
    start: int
    end: int
    word: Word
    actor: str | None = None
    """Key of the actor that the piece names."""
    owner: bool = False
    """True for "CHINA's"."""

    @property
    def is_word(self) -> bool:
        """False for marks."""
        return self.text[:1].isalnum()

    def has(self, kinds: str) -> bool:
        """True when the word can be one of these forms (`G` gerund, `D` past, `N` noun …)."""
        return self.actor is None and any(kind in self.word.kinds for kind in kinds)


def indexed(phrases: Iterable[str]) -> Phrases:
    """Phrases of words parted by blanks, as `Line.begins` wants them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted({tuple(one.split()) for one in phrases}, key=lambda one: (-len(one), one)):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


class Line:
    """The pieces of one sentence, `text[start:end]`; beyond both ends there is an empty piece."""

    def __init__(self, text: str, start: int, end: int, mentions: Iterable[Mention]) -> None:
        self.text, self.start, self.end = text, start, end
        self._pieces = tuple(_pieces(text, start, end, mentions))
        self._none = Piece("", "", end, end, lexicon().word("."))

    def __len__(self) -> int:
        return len(self._pieces)

    def at(self, i: int) -> Piece:
        """The piece of that number."""
        return self._pieces[i] if 0 <= i < len(self._pieces) else self._none

    def low(self, i: int) -> str:
        """Its text in lower case."""
        return self.at(i).low

    def run(self, lo: int, hi: int) -> Sequence[Piece]:
        """The pieces from one to before another."""
        return self._pieces[max(0, lo) : hi]

    def begins(self, i: int, phrases: Phrases) -> int:
        """Number of pieces of the longest of some phrases that begins at a piece; 0 for none."""
        for phrase in phrases.get(self.at(i).low, ()):
            if all(self.at(i + k).low == word for k, word in enumerate(phrase)):
                return len(phrase)
        return 0


def _pieces(text: str, start: int, end: int, mentions: Iterable[Mention]) -> Iterator[Piece]:
    words = lexicon()
    position = start
    named = list(_joined(text, [one for one in mentions if _stands_alone(text, one, end)]))
    for mention in [*named, None]:
        stop = mention.start if mention is not None else end
        for match in _PIECE.finditer(text, position, stop):
            low = match.group().lower()
            if low in _MARKUP:
                continue
            yield Piece(match.group(), low, match.start(), match.end(), words.word(low))
        if mention is None:
            return
        position = mention.end
        after = _POSSESSIVE.match(text, position, end)
        if after is not None:
            position = after.end()
        name = text[mention.start : mention.end]
        yield Piece(
            name, name.lower(), mention.start, mention.end, words.word("."), mention.actor,
            owner=after is not None,
        )  # fmt: skip


def _joined(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Take "G-77 / CHINA" for one name."""
    position = -1
    for k, one in enumerate(mentions):
        after = mentions[k + 1] if one.actor == _G77 and k + 1 < len(mentions) else None
        if one.start < position:
            continue
        if after and after.actor == "CHN" and _SLASH.fullmatch(text, one.end, after.start):
            one = replace(one, end=after.end, text=text[one.start : after.end])
        position = one.end
        yield one


def _stands_alone(text: str, mention: Mention, end: int) -> bool:
    """False for "US$", "EU-led" and names that are no actor here."""
    if mention.form in _NO_ACTORS or mention.actor.startswith("organ:"):
        return False
    return not _GLUED.match(text, mention.end, end)
