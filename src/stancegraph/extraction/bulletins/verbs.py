"""Verbs of report behind their speakers: adverbs, auxiliaries and negation around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stancegraph.extraction.bulletins.pieces import Line, Piece
from stancegraph.extraction.bulletins.words import words
from stancegraph.extraction.lexicon import Kind, lemmas, lexicon

BE = frozenset("is are was were be been being".split())
_HELPERS = frozenset("did does do has have had was were is are could would will can cannot".split())
_DOUBT = frozenset({"may", "might"})
_NEGATIONS = frozenset({"not", "never", "cannot"})
_BLANKS = frozenset(
    "also further then again both all each still only instead however too now once nevertheless "
    "nonetheless therefore thus meanwhile first".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at piece `place`; what depends on it begins at `end`."""

    place: int
    lemma: str
    negated: bool
    end: int
    gerund: bool = False
    finite: bool = True
    """False where the form may as well be a participle or a noun."""


def verb_at(line: Line, i: int) -> Verb | None:
    """The verb at a piece, behind adverbs and auxiliaries; None for what only may be done."""
    negated = helped = be = False
    k = i
    while True:
        low = line.low(k)
        if low in _DOUBT:
            return None
        if low in _HELPERS:
            helped, be = True, low in BE
        elif low not in _NEGATIONS and not is_adverb(line, k):
            break
        negated = negated or low in _NEGATIONS
        k += 1
    piece = line.at(k)
    if be and (not piece.has("EG") or _is_state(piece)):
        return Verb(k - 1, "be", negated, k)
    if piece.actor is not None or not piece.is_word or (be and line.low(k + 1) == "by"):
        return None
    lemma = lemma_of(piece)
    if piece.has("G") and not helped:
        return Verb(k, lemma, negated, k + 1, gerund=True) if lemma in known_verbs() else None
    if piece.has("D") or (helped and piece.has("EV")):
        return Verb(k, lemma, negated, k + 1)
    if piece.has("ZV") and lemma in known_verbs():
        return Verb(k, lemma, negated, k + 1, finite=False)
    return None


def _is_state(piece: Piece) -> bool:
    """True for "concerned" and "opposed", which are states of mind behind "be"."""
    frames = lexicon().frames.get(piece.low, ())
    return piece.low == "opposed" or any(frame.kind is Kind.QUALITY for frame in frames)


def lemma_of(piece: Piece) -> str:
    """The lemma of a form that is used as a verb."""
    return lemmas().get(piece.low, piece.word.verb)


@cache
def known_verbs() -> frozenset[str]:
    """Lemmas that report what somebody said or that take a stance."""
    framed = (frame.word for frame in lexicon().all_frames() if frame.kind is Kind.VERB)
    return words().reporting | words().mentioning | words().participles | frozenset(framed)


def is_adverb(line: Line, i: int) -> bool:
    """True for what may stand between speakers and their verb."""
    piece = line.at(i)
    if piece.low in _BLANKS:
        return True
    return len(piece.low) > 4 and piece.low.endswith("ly") and piece.word.kinds <= {"R"}
