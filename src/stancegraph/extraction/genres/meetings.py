"""The meeting that a UN record is of, from its masthead, symbols and title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article, Block
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import FactSheetEvent
from stancegraph.records.values import EventKind
from stancegraph.resolution.dates import find_dates
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.ordinals import ORDINAL, number, ordinal

MEETING = "meeting"
"""Id of the meeting in the outline of its record."""
_MASTHEAD = 2500
"""Characters in which a record says of which meeting it is."""
_ASSEMBLY = "organ:UN General Assembly"
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_LAST_DAY = date(9999, 12, 31)
_SESSION = re.compile(rf"\b(?P<ordinal>{ORDINAL})\s+(?:\w+\s+)?session\b", re.I)
_NUMBERS = re.compile(
    rf"\b(?P<first>{ORDINAL})\s*(?:(?:&|and|,|to)\s*(?P<second>{ORDINAL})\s+)?"
    r"\s*(?:\(\w+\)\s*)?(?:plenary\s+|formal\s+)?meetings?\b",
    re.I,
)
_SYMBOLS = (
    re.compile(
        r"\b(?P<kind>A|S|E)/(?:C\.(?P<committee>[1-6])/)?(?P<session>\d{1,3})/(?:PV|SR)\.\d"
    ),
    re.compile(r"\b(?P<kind>S)/PV\.\d"),
    re.compile(r"\b(?P<kind>A/HRC)/(?P<session>\d{1,2})/"),
    re.compile(r"\bA/C\.[1-6]/(?P<session>\d{1,3})/"),
    re.compile(r"\bA/(?P<session>\d{1,3})/(?:L\.)?\d"),
)
_ORGANS = {"A": _ASSEMBLY, "S": "organ:UN Security Council", "A/HRC": "organ:Human Rights Council"}
_COMMITTEES = dict(zip("123456", "First Second Third Fourth Fifth Sixth".split(), strict=True))
_NO_BODY = re.compile(r"organ:(?:President|Secretary|High Commissioner|Special|Director|Chair)")


@dataclass(frozen=True, slots=True)
class _Symbol:
    organ: str | None = None
    session: str | None = None


def meeting_of(article: Article, gazetteer: Gazetteer) -> FactSheetEvent | None:
    """The meeting with its organ, session, number and day; None where no organ is named."""
    head = article.text[:_MASTHEAD].translate(_HYPHENS)
    symbol = _symbol(head) if _symbol(head).session else _symbol(article.text)
    organ = symbol.organ or _organ(head, gazetteer)
    if organ is None:
        return None
    named = _SESSION.search(head)
    session = number(named["ordinal"]) if named is not None else symbol.session
    if organ == "organ:UN Security Council":
        session = None
    numbers = _NUMBERS.search(head)
    meetings = [number(one) for one in numbers.group("first", "second") if one] if numbers else []
    shown = " & ".join(ordinal(one) for one in meetings)
    name = organ.partition(":")[2]
    parts = [name, f"{ordinal(session)} session" if session else "", shown and f"{shown} meeting"]
    label = ", ".join(part for part in parts if part)
    return FactSheetEvent(
        id=MEETING,
        kind=EventKind.MEETING,
        label=label if label != name else f"{name}, meeting",
        organ=organ,
        session=session,
        meeting=" & ".join(meetings) or None,
        date=day_of(article),
    )


def meeting_outline(
    event: FactSheetEvent | None,
    blocks: Iterable[Block],
    turns: Iterable[Turn],
    *,
    asides: Iterable[tuple[int, int]] = (),
    done: Iterable[tuple[int, int]] = (),
) -> Outline:
    """The outline of a record all of whose turns were taken at its meeting."""
    key = event.id if event is not None else None
    return Outline(
        tuple(blocks),
        tuple(replace(turn, event=key) for turn in turns),
        events=(event,) if event is not None else (),
        done=tuple(done),
        asides=tuple(asides),
    )


def day_of(article: Article) -> PartialDate | None:
    """The day that a record is dated: of the document, else the weekday in its masthead."""
    dated = re.search(r"day,\s*(\d{1,2}\s+[A-Z]\w+\s+(?:18|19|20)\d\d)", article.text[:_MASTHEAD])
    found = find_dates(dated[1], _LAST_DAY) if dated is not None else []
    return found[0][2] if found else article.document.date


def _symbol(text: str) -> _Symbol:
    """What the first document symbol of a record says of its organ and session."""
    for pattern in _SYMBOLS:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        kind, committee = groups.get("kind"), groups.get("committee")
        organ = _ORGANS.get(kind or "")
        if committee is not None:
            organ = f"organ:{_COMMITTEES[committee]} Committee"
        return _Symbol(organ, groups.get("session"))
    return _Symbol()


def _organ(head: str, gazetteer: Gazetteer) -> str | None:
    """The first body in a masthead; a committee of the Assembly before the Assembly."""
    found = [
        one.actor
        for one in gazetteer.find(head)
        if one.actor.startswith("organ:") and not _NO_BODY.match(one.actor)
    ]
    below = next((one for one in found[:2] if one != _ASSEMBLY), None)
    return below if found[:1] == [_ASSEMBLY] and below else next(iter(found), None)
