"""Who makes a joint text: the states that its title, opening words or last lines list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.genres.actors import ActorNames, Named
from stancegraph.extraction.who import Who
from stancegraph.records.factsheet import Group
from stancegraph.resolution.gazetteer import Gazetteer

_HEAD = 4000
"""Characters in which a text says in whose name it is."""
_GAP = 40
"""Characters between two names of one list, at most."""
_BEHALF = re.compile(
    r"\bon\s+behalf\s+of\s+(?:the\s+)?(?:following\s+)?(?:group\s+of\s+)?"
    r"(?:(?P<number>\d{1,3})\s+(?:(?:Member|member)\s+)?(?:countries|States|states|delegations|"
    r"members|nations)\b)?"
)
_WE = re.compile(r"\b(?:We|we),\s+(?:the\s+)?(?P<who>[^\n]{0,200}?)(?=\b(?:of|from)\s|,)")
_TITLE = re.compile(
    r"(?im)^[^\n]{0,80}?\b(?:joint|common)\s+(?:\w+\s+){0,2}(?:statement|declaration|communiqu[eé]|"
    r"letter)\b[^\n]*|^[^\n]{0,40}?\b(?:statement|declaration|communiqu[eé])\s+(?:by|of|from|between)"
    r"\s[^\n]*|^[^\n]{0,20}\bletter\s+dated\b[^\n]*|^[^\n]{0,200}\breleased\s+by\s[^\n]*"
)
_LIST = re.compile(
    r"(?im)^[^\n]{0,90}\b(?:signatories|signed\s+by|endorsed\s+by|supported\s+by|co-?signed\s+by|"
    r"endorsing\s+(?:countries|states)|participating\s+(?:countries|states)|joined\s+by)\b[^\n:]{0,60}:"
)
_FROM = re.compile(r"\b(?:of|by|from|between|for)\s+|:\s*|,\s+")
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_STOP = re.compile(r"(?<!\bSt)\.(?=\s)|\n\s*\n|\baddressed\s+to\b|;")


@dataclass(frozen=True, slots=True)
class Signatories:
    """Those in whose name a text is, and where it says so."""

    who: Who
    start: int
    end: int
    delivered: bool = False
    """True where one delivers it "on behalf of" them."""


def signatories(text: str, gazetteer: Gazetteer, names: ActorNames) -> Signatories | None:
    """The coalition or bloc that speaks in a joint text; None where no states are named.

    Lists of organisations that are none of states give nothing.
    """
    for match in _BEHALF.finditer(text, 0, _HEAD):
        found = list(_listed(text, match.end(), names))
        count = int(match["number"]) if match["number"] else None
        if len(found) > 1 or count is not None:
            who = _coalition([one.key for one in found], count)
            end = found[-1].end if found else match.end()
            return Signatories(who, match.start(), end, delivered=True)
    for match in _openings(text):
        bloc = next(
            (
                one.actor
                for one in gazetteer.find(match.group())
                if one.actor.startswith("bloc:") and one.actor != "bloc:European Union"
            ),
            None,
        )
        found = list(_listed(text, match.start(), names))
        if bloc is not None:
            return Signatories(Who(bloc), match.start(), match.end())
        if len(found) > 1:
            return Signatories(_coalition([one.key for one in found]), match.start(), found[-1].end)
    return None


def _openings(text: str) -> Iterator[re.Match[str]]:
    yield from _WE.finditer(text, 0, _HEAD)
    yield from _TITLE.finditer(text, 0, _HEAD)
    yield from _LIST.finditer(text)


def _listed(text: str, start: int, names: ActorNames) -> Iterator[Named]:
    """The states of the first list that begins behind an offset, without large gaps."""
    stop = _STOP.search(text, start + 1)
    # a title or heading may end before the list that it announces
    end = stop.start() if stop is not None else len(text)
    if text[start:end].rstrip().endswith(":"):
        following = _STOP.search(text, end + 2)
        end = following.start() if following is not None else len(text)
    first = None
    for match in _FROM.finditer(text, start, min(end, start + 400)):
        found = names.begins(text, match.end())
        if found is not None and not found.key.startswith("organ:"):
            first = found
            break
    if first is None:
        return
    last = first.start
    for one in names.listed(text, first.start, end):
        if one.start - last > _GAP:
            break
        if not one.key.startswith("organ:"):
            yield one
        last = one.end
    # "A, B and C on the situation in D": the words behind the last name are no part of it
    joined = _AND.match(text, last, end)
    final = names.begins(text, joined.end()) if joined is not None else None
    if final is not None and not final.key.startswith("organ:"):
        yield final


def _coalition(keys: list[str], count: int | None = None) -> Who:
    states = tuple(dict.fromkeys(key for key in keys if ":" not in key))
    number = max(count or 0, len(states)) or None
    return Who(group=Group(count=number, members=states), plural=True)
