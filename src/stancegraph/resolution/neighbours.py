"""Names read with the names beside them: lists of states, towns in states, councils of states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stancegraph.resolution.names import Form, Mention, without_accents

_LISTED = re.compile(r"\s*(?:[,;]\s*(?:and\s+)?|and\s+)")
_MORE_PLACES = re.compile(
    r"(?:(?:,\s+[A-Z]\w+(?:\s+[A-Z]\w+)?){1,8},?)?\s+(?:and|or)\s+(?:in\s+)?[A-Z]\w+"
)
_OWNERS = (Form.DEMONYM, Form.BLOC)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_TWIN = "COD"
"""Beside it in a list, "Congo" is the Republic of the Congo."""
_LONG_LIST = 5
"""From so many names on, a list in the order of the alphabet is one of UN names."""


def reread(text: str, mentions: list[Mention], shared: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that their neighbours show to be none.

    `shared` are those whose name several states bear: they stay only in lists as the UN writes
    them. The capital in "Tripoli, Libya" is a place; "the Security Council of Armenia" and "the
    Armenian Security Council" are Armenia's.
    """
    lost = set(_foreign(text, mentions))
    if shared:
        lost.update(_outside_un_lists(text, mentions, frozenset(one.start for one in shared)))
    return [one for n, one in enumerate(mentions) if n not in lost] if lost else mentions


def end_of_places(text: str, position: int) -> int:
    """Where a list of towns ends that goes on at the position: "in Moscow, Brussels and Tokyo"."""
    more = _MORE_PLACES.match(text, position)
    return more.end() if more else position


def _foreign(text: str, mentions: Sequence[Mention]) -> Iterator[int]:
    """Places of capitals that are towns, and of organs that are not the UN's."""
    for n in range(len(mentions) - 1):
        one, following = mentions[n], mentions[n + 1]
        if following.start - one.end > 8:
            continue
        between = text[one.end : following.start]
        if one.form is Form.CAPITAL:
            if one.actor == following.actor and between.strip() == ",":
                yield n
        elif one.form is Form.ORGAN:
            if following.form is Form.NAME and _OF.fullmatch(between):
                yield n
        elif following.form is Form.ORGAN and one.form in _OWNERS and between.isspace():
            yield n + 1


def _outside_un_lists(
    text: str, mentions: Sequence[Mention], shared: frozenset[int]
) -> Iterator[int]:
    """Places of shared names in no list that is in alphabetical order or names their twin too."""
    first = 0
    for last in range(1, len(mentions) + 1):
        if last < len(mentions) and _is_listed(text, mentions[last - 1], mentions[last]):
            continue
        run = mentions[first:last]
        doubtful = [n for n, one in enumerate(run) if one.start in shared]
        if doubtful and not any(one.actor == _TWIN for one in run):
            for n in doubtful:
                beside = [without_accents(o.text).casefold() for o in run[max(0, n - 1) : n + 2]]
                if len(run) < _LONG_LIST or beside != sorted(beside):
                    yield first + n
        first = last


def _is_listed(text: str, one: Mention, other: Mention) -> bool:
    if one.form is not Form.NAME or other.form is not Form.NAME:
        return False
    return other.start - one.end < 20 and _LISTED.fullmatch(text, one.end, other.start) is not None
