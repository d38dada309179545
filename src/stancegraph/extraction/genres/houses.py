"""Ministries, missions and embassies that a text names as its own: "Embassy of Peru, Rome"."""

from __future__ import annotations

import re

from stancegraph.resolution.gazetteer import Gazetteer

HEAD = 1500
"""Characters in which a text says whose it is."""
_TAIL = 200
"""Characters at the end in which a ministry signs."""
MINISTRY = (
    r"(?:Ministry\s+(?:of|for)\s+(?:\w+\s+(?:and\s+)?){0,3}(?:Foreign\s+(?:and\s+\w+\s+)?Affairs|"
    r"External\s+(?:Affairs|Relations)|Foreign\s+Relations)"
    r"|(?:Foreign|External\s+Affairs)\s+Ministry|MFA|MOFA|State\s+Department|"
    r"Department\s+of\s+(?:State|Foreign\s+Affairs(?:\s+and\s+Trade)?)"
    r"|Department\s+of\s+International\s+Relations(?:\s+and\s+Cooperation)?"
    r"|Foreign,\s+Commonwealth\s+(?:&|and)\s+Development\s+Office|Foreign\s+(?:and\s+\w+\s+)?Office)"
)
_NAMED = re.compile(MINISTRY)
_HOUSE = re.compile(
    r"\b(?:Permanent\s+(?:Mission|Representation|Delegation)|Embassy|High\s+Commission|"
    r"Permanent\s+Representative)\b"
)
"""Houses and offices abroad, which name their state."""
_LONGEST_LINE = 150
_TITLE_LINES = 400
"""Characters in which a title names the house that speaks."""
_OF = re.compile(r"(?:,?\s+(?:of|for)\s+|,?[ \t]*\n[ \t]*)(?:the\s+)?")
_DELIVERED = re.compile(r"\b[Ss]tatement\s+(?:at|to|in|before)\s+the\b")


def ministry_of(text: str, gazetteer: Gazetteer) -> str | None:
    """The state named behind or before the ministry."""
    heads = [*_NAMED.finditer(text, 0, HEAD), *_NAMED.finditer(text, max(HEAD, len(text) - _TAIL))]
    for match in heads:
        if (owner := _owner(text, match, gazetteer)) is not None:
            return owner
    return None


def house(text: str, gazetteer: Gazetteer) -> str | None:
    """The state whose mission or embassy the title or the last lines name."""
    tail = max(_TITLE_LINES, len(text) - _TAIL)
    for match in (*_HOUSE.finditer(text, 0, _TITLE_LINES), *_HOUSE.finditer(text, tail)):
        first = text.rfind("\n", 0, match.start()) + 1
        last = text.find("\n", match.end())
        line = text[first : last if last != -1 else len(text)].rstrip()
        if line.endswith(".") or len(line) > _LONGEST_LINE:
            continue  # a sentence tells of an embassy, a line of its own names it
        if (key := _owner(text, match, gazetteer)) is not None:
            return key
    return None


def before_statement(head: str, gazetteer: Gazetteer) -> str | None:
    """The state of "UK statement at the General Assembly"."""
    for match in _DELIVERED.finditer(head):
        if (owner := _owner_before(head, match.start(), 30, gazetteer)) is not None:
            return owner
    return None


def _owner(text: str, match: re.Match[str], gazetteer: Gazetteer) -> str | None:
    """The state named behind or before an office: "Embassy of Peru", "Peruvian Embassy"."""
    behind = _OF.match(text, match.end())
    if behind is not None:
        found = gazetteer.find(text[behind.end() : behind.end() + 60])
        if found and found[0].start == 0 and ":" not in found[0].actor:
            return found[0].actor
    return _owner_before(text, match.start(), 40, gazetteer)


def _owner_before(text: str, place: int, reach: int, gazetteer: Gazetteer) -> str | None:
    """The state whose name or genitive ends at a place, from `reach` characters before it on."""
    before = text[max(0, place - reach) : place]
    named = [one for one in gazetteer.find(before) if ":" not in one.actor]
    if named and not before[named[-1].end :].strip(" ’'s"):
        return named[-1].actor
    return None
