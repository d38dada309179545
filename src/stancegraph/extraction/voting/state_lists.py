"""Lists of states as records print them: "Bolivia (Plurinational State of), Chad and Israel"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stancegraph.resolution.gazetteer import Gazetteer

_LONGEST_NAME = 120
_NOBODY = re.compile(r"(?i)none|nil|no one|-+|—")
_NOISE = re.compile(r"[\W\d_]*|[A-Z][A-Z0-9]{0,6}(?:[./-][\w.]+)+\W*|\d\S*|[Pp]ages?|and|the")
"""A word that stands between names where a page ends: symbols of documents, page numbers."""
_LONGEST_PIECE = 600
"""Characters between two commas; what is longer is no list."""
_AND = re.compile(r"\s+(?:and|as\s+well\s+as|&)\s+")
_TURNED = re.compile(r"\bof(?:\s+the)?\Z")
"""The end of what stands behind the comma in "Korea, Republic of"."""
_LEAD = re.compile(r"(?i)\A(?:(?:and|as\s+well\s+as|the|also|only|both)\s+)+")
_ITEM = re.compile(r"(?:\A|\n)[ \t]*(?:\d{1,3}[.)]|[•*·–-])[ \t]+")
"""What stands before each name of a list that is printed one below the other."""
_BREAK = re.compile(r"([^\W\d_])[-\u2010\u2011\u00ad]\s*\n\s*([a-z])")


@dataclass(frozen=True, slots=True)
class StateList:
    """The states that a list names, in order, and the pieces of it that name none."""

    states: tuple[str, ...]
    unread: tuple[str, ...] = ()

    @property
    def readable(self) -> bool:
        """True for a list that is one: most of what it holds are names of states."""
        return bool(self.states) and len(self.unread) * 4 <= len(self.states)


def states_in(text: str, gazetteer: Gazetteer, on: date | None = None) -> StateList:
    """Read a list of states; `text` is the list alone.

    Names are those of UN lists: commas inside brackets belong to a name, "and" may. A name
    broken at the end of a line is joined; page headers between names are passed over.
    """
    states: list[str] = []
    unread: list[str] = []
    before, found = "", list[str]()
    for piece in _pieces(_ITEM.sub(", ", text)):
        if not piece or _NOBODY.fullmatch(piece):
            continue
        turned = (
            _name(f"{before}, {piece}", gazetteer, on) if before and _TURNED.search(piece) else None
        )
        if turned is not None:  # "Germany, Federal Republic of"
            del (states if found else unread)[-1]
        found = [turned] if turned is not None else _read(piece, gazetteer, on)
        states += found
        if not found:
            unread.append(piece)
        before = piece
    return StateList(tuple(dict.fromkeys(states)), tuple(unread))


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between the commas that are in no bracket."""
    depth = start = 0
    for place, sign in enumerate(text):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif sign in ",;" and depth == 0:
            yield text[start:place].strip(" \t\n.")
            start = place + 1
    yield text[start:].strip(" \t\n.")


def _read(piece: str, gazetteer: Gazetteer, on: date | None) -> list[str]:
    """The states of one piece: a name, names joined by "and", or names amid noise."""
    if len(piece) > _LONGEST_PIECE:
        return []
    piece = _LEAD.sub("", piece)
    whole = _name(piece, gazetteer, on)
    if whole is not None:
        return [whole]
    for match in _AND.finditer(piece):
        left = _name(piece[: match.start()], gazetteer, on)
        if left is not None:
            right = _read(piece[match.end() :], gazetteer, on)
            if right:
                return [left, *right]
    return _amid(piece, gazetteer, on)


def _name(words: str, gazetteer: Gazetteer, on: date | None) -> str | None:
    shown = " ".join(words.split())
    if not 0 < len(shown) <= _LONGEST_NAME:
        return None
    for form in dict.fromkeys((shown, " ".join(_BREAK.sub(r"\1\2", words).split()))):
        found = gazetteer.resolve(form, on=on, usage="un", suggest=False)
        code = found.code or gazetteer.resolve(form, usage="un", suggest=False).code
        if code is not None and ":" not in code:
            return code
    return None


def _amid(piece: str, gazetteer: Gazetteer, on: date | None) -> list[str]:
    """Names without commas between them, where nothing else is said."""
    joined = _BREAK.sub(r"\1\2", piece)
    mentions = gazetteer.find(joined, on=on)
    states, place = [], 0
    for one in mentions:
        if not _is_noise(joined[place : one.start]) or one.form not in ("name", "abbreviation"):
            return []
        states.append(one.actor)
        place = one.end
    return [one for one in states if ":" not in one] if _is_noise(joined[place:]) else []


def _is_noise(between: str) -> bool:
    return all(_NOISE.fullmatch(word) for word in between.split())
