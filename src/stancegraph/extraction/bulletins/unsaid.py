"""What a report leaves unsaid: "A proposed X, and B Y" and the items of "A proposed: X; Y"."""

from __future__ import annotations

from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.speakers import Speakers
from stancegraph.extraction.bulletins.verbs import Verb

_ELIDED = frozenset("that a an for on to option options".split())
"""What follows the second of two speakers whose verb is said only once."""
_RESUMED = frozenset({"to", "on", "for", "regarding"})
"""Prepositions that take up an object: "a reference to X; and B to Y"."""
_ITEMS = frozenset({"that", "to", "for", "on"})


def elided(line: Line, i: int, who: Speakers, verb: Verb) -> int | None:
    """Where the object of speakers at piece `i` begins for whom the last verb counts again."""
    k = who.end
    follows = line.low(k)
    if not who.holders:
        return None
    if follows in _ELIDED and (follows not in _RESUMED or line.low(verb.end) == follows):
        return k
    said = {line.low(n) for n in range(verb.end, i)}
    if follows in _RESUMED and follows in said and k + 1 < len(line):
        return k + 1
    is_last = line.low(i - 1) == "and" and line.low(i - 2) in (",", ";")
    first = line.at(verb.end)
    is_object = first.has("GNSJ") or first.actor is not None
    return k if is_last and is_object and _is_noun_phrase(line, k) else None


def _is_noun_phrase(line: Line, k: int) -> bool:
    """True for plain words of a noun phrase, none of which may be a verb, with no verb behind."""
    piece = line.at(k)
    is_plain = piece.is_word and piece.actor is None and piece.text.islower()
    if not is_plain or piece.word.tag or not (piece.word.kinds or not piece.word.known):
        return False
    if piece.has("VZDEGR"):
        return False
    after = line.at(k + 1)
    return after.is_word and not (after.has("D") or after.word.tag in ("MD", "VBD", "VBP"))


def further_item(line: Line, i: int, k: int, verb: Verb) -> bool:
    """True when an item of the last verb's list begins at piece `k`, its joint at `i`.

    Behind "proposed (should include):" that is whatever follows a semicolon; else what begins as
    the first item did, with a gerund, "that" or "to".
    """
    start = i
    while line.low(start - 1) in ("and", ",", "or"):
        start -= 1
    if line.low(start - 1) != ";" or not line.at(k).is_word or line.low(k) in ("and", "while"):
        return False
    first, item = line.at(verb.end), line.at(k)
    if opened_by_colon(line, verb, start) is not None:
        return True
    is_same = first.low == item.low and item.low in _ITEMS
    return is_same or (first.has("G") and item.has("G"))


def opened_by_colon(line: Line, verb: Verb, before: int) -> int | None:
    """The colon of "proposed: X; Y" and "called for: X; Y" between a verb and its later items."""
    return next((n for n in range(verb.place, before) if line.low(n) == ":"), None)
