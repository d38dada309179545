"""Text in pictures: cleaned of what does not show, measured, shortened, wrapped.

Widths are those of Helvetica, which Arial and Liberation Sans share; they are what keeps labels
from overlapping, so characters that we do not know count as wide.
"""

from __future__ import annotations

import unicodedata

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
BOLD = 1.1
"""How much wider bold text is, at most."""

_THOUSANDTHS = {
    191: "'",
    222: "ijl",
    278: " !,./:;I[\\]ft|",
    333: "()-`r",
    355: '{}"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~−",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…—",
    1015: "@",
}
_WIDTHS = {character: width for width, all_ in _THOUSANDTHS.items() for character in all_}
_OTHER, _WIDE = 780, 1000
_JOINERS = "\u200c\u200d"
"""Format characters that belong to the spelling of Persian and Indic words."""


def clean(text: object) -> str:
    """The text on one line, without control and direction characters; spaces collapsed."""
    kept = (
        " " if unicodedata.category(character) in _NOT_SHOWN else character
        for character in unicodedata.normalize("NFC", str(text))
        if unicodedata.category(character) != "Cf" or character in _JOINERS
    )
    return " ".join("".join(kept).split())


_NOT_SHOWN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


def width(text: str, size: float) -> float:
    """Width of a text in pixels at a font size in pixels."""
    return sum(map(_thousandths, unicodedata.normalize("NFD", text))) * size / 1000


def _thousandths(character: str) -> int:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or character in _JOINERS:
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


def shortened(text: object, limit: float, size: float) -> str:
    """The cleaned text, cut with an ellipsis where it is wider than `limit` pixels."""
    whole = clean(text)
    if width(whole, size) <= limit:
        return whole
    room = limit - width("…", size)
    taken = 0.0
    for end, character in enumerate(whole):
        taken += width(character, size)
        if taken > room:
            return whole[:end].rstrip() + "…"
    return whole


def wrapped(text: object, limit: float, size: float) -> list[str]:
    """The cleaned text in lines no wider than `limit` pixels; a longer word is shortened."""
    lines: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= limit:
            lines[-1] = longer
        else:
            lines.append(shortened(word, limit, size))
    return lines


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 issue`, `2,000 issues`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
