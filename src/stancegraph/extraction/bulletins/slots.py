"""Where the object of a verb of report begins, by the slots of the lexicon's frames."""

from __future__ import annotations

from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.lexicon import Frame

_ASKING = frozenset("urge call request ask invite encourage press advise appeal want like".split())
_CLOSED = frozenset({"IN", "TO", "CC", "MD", "WDT", "WP", "WRB"})
"""Tags of words that begin no noun phrase."""
_FURTHEST = 14
"""Pieces between "urged" and "to"."""


def fits(line: Line, frame: Frame, lo: int, hi: int) -> bool:
    """True when the words stand in the complement that the frame asks for."""
    pieces = line.run(lo, hi)
    lows = {piece.low for piece in pieces} | {piece.word.noun for piece in pieces}
    if frame.complements and not frame.complements & lows:
        return False
    if frame.adverbs and not frame.adverbs & lows:
        return False
    return frame.particle is None or frame.particle == line.low(lo)


def object_begins(line: Line, frame: Frame, lo: int, hi: int) -> int | None:
    """Where the object of a frame's first slot that is filled begins; `hi` for no object."""
    lo += frame.particle is not None and line.low(lo) == frame.particle
    first = line.at(lo)
    for slot in frame.targets:
        if slot.startswith("prep:"):
            word = slot.removeprefix("prep:")
            if first.low == word and lo + 1 < hi:
                return lo + 1 + (line.low(lo + 1) == ":")
            k = _addressed(line, frame, lo, hi, word)
            if k is not None:
                return k
        elif slot in ("clause", "pcomp") and lo < hi:
            if first.has("G"):
                return lo
            if slot == "clause" and first.low == "to" and line.at(lo + 1).has("V"):
                return lo + 1
            if slot == "clause" and frame.word in _ASKING:
                k = _request(line, lo, hi)
                if k is not None:
                    return k
        elif slot == "dobj" and (lo >= hi or _is_noun_phrase(line, lo)):
            return min(lo, hi)
        elif slot == "before" and lo >= hi:
            return hi
    return None


def _addressed(line: Line, frame: Frame, lo: int, hi: int, word: str) -> int | None:
    """The object behind an addressee: "thanked the chair for X"."""
    for k in range(lo + 1, min(hi, lo + _FURTHEST) if frame.addressee else lo):
        if line.low(k) == word:
            return k + 1
        if line.low(k) in (",", "to", "that", ";"):
            return None
    return None


def _request(line: Line, lo: int, hi: int) -> int | None:
    """The verb of "urged (called on) parties to VERB"."""
    for k in range(lo + 1, min(hi, lo + _FURTHEST)):
        after = line.at(k + 1)
        if line.low(k) == "to" and (after.has("V") or not (after.word.known or after.actor)):
            return k + 1
        if line.low(k) in (",", ";", "for", "that"):
            return None
    return None


def _is_noun_phrase(line: Line, i: int) -> bool:
    piece = line.at(i)
    if piece.actor is not None or piece.low in ("“", '"', "‘", "'"):
        return True
    return piece.is_word and (piece.low == "that" or piece.word.tag not in _CLOSED)
