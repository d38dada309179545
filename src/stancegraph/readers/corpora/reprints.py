"""Reprints: which documents say what an earlier one says, and nothing else.

Candidates are found by MinHash over the word 5-shingles of the paragraphs, in bands (Broder 1997;
Leskovec, Rajaraman and Ullman 2020, chapter 3), and then compared. A document is a reprint of an
earlier one where the shingles of both have a Jaccard similarity of at least 0.8, where at least
nine tenths of its own stand in the other, and where it has no word, name or number of its own: an
outlet that says 54 where the others say 53 contradicts them and reprints nobody.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stancegraph.readers.knowledge import knowledge
from stancegraph.records.article import Article, BlockKind

SHINGLE = 5
"""Words of one shingle."""
JACCARD = 0.8
CONTAINED = 0.9
"""Least share of the shingles of a reprint that stand in what it reprints."""
FEWEST = 30
"""Shingles that a document needs; shorter ones are reprints only where they are wholly the same."""
_BANDS, _ROWS = 16, 4
_CROWD = 50
"""Earlier documents of one band that a document is compared with, the latest first."""
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_NEGATIONS = frozenset("against hardly neither never no none nor not without".split())

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be a reprint or be reprinted."""

    key: str
    day: date | None
    size: int
    """Shingles; the longer of two of one day is the one that is read."""
    same: str
    """Hash of the words of its paragraphs: equal where two say the same."""
    bands: tuple[bytes, ...]
    """Hashes by bands of its MinHash; empty for one that is too short."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the document that it reprints a document is."""

    original: str
    """Its key."""
    jaccard: float
    contained: float

    def __str__(self) -> str:
        if self.jaccard == 1:
            return "word for word"
        return (
            f"{self.contained:.0%} of its {SHINGLE}-word sequences stand there, "
            f"Jaccard similarity {self.jaccard:.2f}, and no name or number of its own"
        )


def signature(key: str, article: Article) -> Candidate | None:
    """An article as a candidate; None where it has no paragraph to read."""
    paragraphs = _paragraphs(article)
    if not paragraphs:
        return None
    hashes = _shingles(paragraphs)
    text = "\n".join(" ".join(words) for words in paragraphs)
    bands: tuple[bytes, ...] = ()
    if hashes.size >= FEWEST:
        least = _minhash(hashes)
        bands = tuple(part.tobytes() for part in least.reshape(_BANDS, _ROWS))
    return Candidate(
        key=key,
        day=article.document.date.earliest if article.document.date else None,
        size=int(hashes.size),
        same=hashlib.sha256(text.encode()).hexdigest(),
        bands=bands,
    )


def who_reprints(
    candidates: Iterable[Candidate], read: Callable[[str], Article]
) -> dict[str, Likeness]:
    """Key of each reprint → what it reprints; `read` gives the article of a key.

    The first by date is the original, of one day the longest; a document without a date comes
    last. Time grows with the number of documents, as each is compared with few.
    """
    found: dict[str, Likeness] = {}
    same: dict[str, str] = {}
    bands: dict[tuple[int, bytes], list[str]] = {}
    for one in sorted(candidates, key=_earliest):
        if one.same in same:
            found[one.key] = Likeness(same[one.same], 1, 1)
            continue
        likeness = _like(one, _near(one, bands), read)
        if likeness:
            found[one.key] = likeness
            continue
        same[one.same] = one.key
        for place in enumerate(one.bands):
            bands.setdefault(place, []).append(one.key)
    return found


def _earliest(one: Candidate) -> tuple[date, int, str]:
    return (one.day or date.max, -one.size, one.key)


def _near(one: Candidate, bands: dict[tuple[int, bytes], list[str]]) -> Iterator[str]:
    """Earlier documents with a band in common, those with most in common first."""
    shared: dict[str, int] = {}
    for place in enumerate(one.bands):
        for key in bands.get(place, [])[-_CROWD:]:
            shared[key] = shared.get(key, 0) + 1
    yield from sorted(shared, key=lambda key: (-shared[key], key))[:_CROWD]


def _like(one: Candidate, near: Iterable[str], read: Callable[[str], Article]) -> Likeness | None:
    mine: list[list[str]] | None = None
    for key in near:
        mine = mine or _paragraphs(read(one.key))
        theirs = _paragraphs(read(key))
        own, other = (np.unique(_shingles(part)) for part in (mine, theirs))
        common = int(np.intersect1d(own, other, assume_unique=True).size)
        jaccard = common / (own.size + other.size - common)
        contained = common / own.size
        alike = jaccard >= JACCARD and contained >= CONTAINED
        if alike and _says(mine) <= _says(theirs) and not _turned(mine, theirs):
            return Likeness(key, jaccard, contained)
    return None


def _paragraphs(article: Article) -> list[list[str]]:
    """The words of each paragraph in small letters; headlines are every outlet's own."""
    texts = (
        article.text[block.start : block.end]
        for block in article.blocks
        if block.kind is BlockKind.PARAGRAPH
    )
    words = ([word.casefold().replace("’", "'") for word in _WORD.findall(text)] for text in texts)
    return [each for each in words if each]


def _says(paragraphs: Sequence[Sequence[str]]) -> set[tuple[str, ...]]:
    """Every word that carries meaning, numbers and negations with the word that follows."""
    said: set[tuple[str, ...]] = set()
    for words in paragraphs:
        for word, following in zip(words, [*words[1:], ""], strict=True):
            if word[0].isdigit() or word in _NEGATIONS:
                said.add((word, following))
            elif word not in _empty():
                said.add((word,))
    return said


def _turned(mine: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> bool:
    """Whether two words stand side by side here that a negation parts there."""
    parted = {
        (before, after)
        for words in theirs
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
        if word in _NEGATIONS
    }
    side_by_side = {pair for words in mine for pair in pairwise(words)}
    return bool(parted & side_by_side - {pair for words in theirs for pair in pairwise(words)})


@cache
def _empty() -> frozenset[str]:
    return frozenset(knowledge("english")["frequent"]) | {"a", "an", "in", "on", "at"}


@cache
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def _shingles(paragraphs: Iterable[Sequence[str]]) -> Hashes:
    """A hash a shingle; a paragraph shorter than a shingle is one."""
    parts = []
    with np.errstate(over="ignore"):
        for words in paragraphs:
            row = np.fromiter(map(_hash, words), np.uint64, len(words))
            width = min(SHINGLE, row.size)
            sums = np.zeros(row.size - width + 1, np.uint64)
            for place in range(width):
                part = row[place : row.size - width + 1 + place]
                sums = sums * np.uint64(0x9E3779B97F4A7C15) + part
            sums ^= sums >> np.uint64(29)
            parts.append(sums * np.uint64(0xBF58476D1CE4E5B9))
    return np.concatenate(parts)


def _minhash(hashes: Hashes) -> Hashes:
    """The least of each of many hashes over the shingles."""
    odd = (2 * _hash(f"factor {n}") + 1 & 2**64 - 1 for n in range(_BANDS * _ROWS))
    return np.array([(hashes * np.uint64(factor)).min() for factor in odd], np.uint64)
