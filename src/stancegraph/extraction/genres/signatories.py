"""Who makes a joint text: the states that its title, opening words or last lines list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.genres.actors import ActorNames, Named
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
    r"\s[^\n]*|^[^\n]{0,20}\bletter\s+dated\b[^\n]*"
    r"|^[^\n]{0,200}\b(?:released|issued)\s+(?:jointly\s+)?by\s[^\n]*"
    r"|^[^\n]{0,80}\b(?:ministers|leaders|heads|council|summit|group|troika|chairs?)['’]?s?\s+(?:\w+\s+)?"
    r"(?:statement|declaration|communiqu[eé])\b[^\n]*"
)
_LIST = re.compile(
    r"(?im)^[^\n]{0,90}\b(?:signatories|signed\s+by|endorsed\s+by|supported\s+by|co-?signed\s+by|"
    r"endorsing\s+(?:countries|states)|participating\s+(?:countries|states)|joined\s+by)\b[^\n:]{0,60}:"
)
_TOPIC = re.compile(
    r"\s+(?:on|regarding|concerning|about|against|following|after|for)\s|[–—:]\s", re.I
)
"""Behind these a title says what the text is about, not whose it is."""
_IN_OFFICE = re.compile(
    r"\b(?:Ministers?\s+(?:of|for)\s+(?:\w+\s+(?:and\s+)?){0,3}(?:Affairs|Relations|Defen[cs]e)"
    r"(?:\s+and\s+\w+)?|"
    r"(?:Foreign|Prime|Defen[cs]e)\s+Ministers?|Presidents?|Chancellor|Foreign\s+Secretary)\s+(?:of|from)\s+"
    r"(?:the\s+)?(?:[^.,\n]{5,80},?\s+including\s+(?:the\s+)?)?"
)
_OPENING = 1800
"""Characters in which the opening words name those who met."""
_FROM = re.compile(r"\b(?:of|by|from|between|for)\s+|:\s*|,\s+")
_NEXT = re.compile(r",?\s+and\s+|,\s+")
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
    others: tuple[Who, ...] = ()
    """Further blocs that speak as one with the first: "ASEAN–GCC joint statement"."""


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
        bloc = names.begins(text, match.end())
        if bloc is not None and bloc.key.startswith("bloc:"):
            return Signatories(Who(bloc.key), match.start(), bloc.end)
    for match in _openings(text):
        blocs = _blocs(match, gazetteer)
        found = list(_listed(text, match.start(), names))
        if blocs:
            first, *others = (Who(bloc) for bloc in blocs)
            return Signatories(first, match.start(), match.end(), others=tuple(others))
        if len(found) > 1:
            return Signatories(_coalition([one.key for one in found]), match.start(), found[-1].end)
    return _who_met(text, gazetteer, names)


def _blocs(match: re.Match[str], gazetteer: Gazetteer) -> list[str]:
    """The blocs of "the G7 Foreign Ministers", before the title says what it is about."""
    topic = _TOPIC.search(match.group())
    before = match.group()[: topic.start()] if topic is not None else match.group()
    named = [one.actor for one in gazetteer.find(before) if not one.actor.startswith("organ:")]
    blocs = list(dict.fromkeys(key for key in named if key.startswith("bloc:")))
    # beside states the Union is one of those who list themselves
    is_listed = len(named) > len(blocs) and "bloc:European Union" in blocs
    return [key for key in blocs if not is_listed or key != "bloc:European Union"]


def _who_met(text: str, gazetteer: Gazetteer, names: ActorNames) -> Signatories | None:
    """The states that a title pairs, or whose ministers the opening words name.

    "India–Russia Joint Statement"; "the Minister of Foreign Affairs of Cyprus and the … of Greece".
    """
    title = _TITLE.search(text, 0, _HEAD)
    if title is None:
        return None
    topic = _TOPIC.search(title.group())
    end = title.start() + topic.start() if topic is not None else title.end()
    keys = [one.actor for one in gazetteer.find(text[title.start() : end])]
    paired = list(dict.fromkeys(key for key in keys if ":" not in key))
    if len(paired) > 1:
        return Signatories(_coalition(paired), title.start(), end)
    longest: list[Named] = []
    for match in _IN_OFFICE.finditer(text, 0, _OPENING):
        listed = [one for one in _row(text, match.end(), names) if ":" not in one.key]
        longest += [one for one in listed if one.key not in {known.key for known in longest}]
    if len(longest) > 1:
        keys = [one.key for one in longest]
        return Signatories(_coalition(keys), title.start(), title.end())
    return None


def _row(text: str, start: int, names: ActorNames) -> Iterator[Named]:
    """The states of "A, B and C" right behind an offset."""
    first = names.begins(text, start)
    if first is None or text.endswith(("'s", "’s"), first.start, first.end):
        return  # "the ministers of Peru's neighbours"
    yield first
    joined = _NEXT.match(text, first.end)
    stop = _STOP.search(text, first.end)
    end = stop.start() if stop is not None else len(text)
    last = first.end
    for one in names.listed(text, joined.end(), end) if joined is not None else ():
        if one.start - last > _GAP:
            return
        yield one
        last = one.end


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
