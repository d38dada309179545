"""Ordinal numbers of sessions and meetings: 42nd, seventy-fourth."""

from __future__ import annotations

import re

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth"
).split()
_TENS = "twent thirt fort fift sixt sevent eight ninet".split()
_WORDS = {word: number for number, word in enumerate([*_UNITS, *_TEENS], start=1)}

ORDINAL = (
    r"(?:\d{1,5}(?:st|nd|rd|th)"
    rf"|(?:{'|'.join(_TENS)})(?:ieth|y-(?:{'|'.join(_UNITS)}))"
    rf"|{'|'.join([*_TEENS, *_UNITS])})"
)
"""A regular expression, to be used without regard to case."""


def number(ordinal: str) -> str:
    """The digits of an ordinal that ORDINAL matches: `seventy-fourth` gives `74`."""
    word = ordinal.casefold()
    digits = re.match(r"\d+", word)
    if digits:
        return digits.group()
    if word in _WORDS:
        return str(_WORDS[word])
    tens, _, unit = word.partition("y-")
    base = 10 * (_TENS.index(tens.removesuffix("ieth")) + 2)
    return str(base + _WORDS.get(unit, 0))


def ordinal(digits: str) -> str:
    """The short ordinal of a number in digits: `74` gives `74th`."""
    value = int(digits)
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"
