"""Several decisions told in one breath: "adopted resolutions on A; B; and C", and in headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancegraph.records.values import Outcome

_TEXTS = r"(?:draft\s+)?(?:resolutions|texts|decisions|drafts)"
_MATTERS = re.compile(rf"\s*(?:[\w-]+\s+){{0,3}}?{_TEXTS}\s+on\s+(?P<list>[^.]{{20,3000}})")
_RELATED = re.compile(
    rf"\b{_TEXTS}\s+(?:adopted|approved)(?:\s+by\s+the\s+[\w\s]{{3,40}}?)?(?:\s+(?:today|this\s+\w+))?"
    r"\s+(?:related\s+to|concerned|covered|dealt\s+with|addressed|focused\s+on|were\s+on)\s+"
    r"(?P<list>[^.]{20,3000})",
    re.I,
)
_SUBJECTLESS = re.compile(
    r"\s*(?:Also\s+)?(?:(?P<yes>Adopts|Approves|Endorses|Extends|Renews|Retains|Passes)"
    r"|(?P<no>Rejects|Defeats))\s+(?P<what>[^;.:]{5,160})"
)
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
_COMMA = re.compile(r"\s*,\s+(?:and\s+)?")
_OVER = re.compile(
    r",\s+(?:and\s+)?(?:having|after|before|while|including|which|who|when|by\s+which|in\s+which|but"
    r"|decided|adopted|approved|also|rejected|it)\b"
)
"""What follows a list and is none of it: ", having first rejected an amendment"."""
_SHORTEST = 2
"""Words of an item; a list of names is no list of matters."""

Span = tuple[int, int]


def matters(text: str, start: int, end: int) -> list[Span]:
    """The matters of "(adopted) resolutions on A; B; and C" behind a verb; none for one alone."""
    match = _MATTERS.match(text, start, end)
    return _items(text, *match.span("list")) if match is not None else []


def related(text: str, start: int, end: int) -> list[Span]:
    """The matters of "other texts adopted by the Council related to A, B and C"."""
    match = _RELATED.search(text, start, end)
    return _items(text, *match.span("list")) if match is not None else []


def subjectless(text: str, start: int, end: int) -> tuple[Outcome, Span] | None:
    """What a headline says that the body of the headline above did: "Also Extends Mandates"."""
    match = _SUBJECTLESS.match(text, start, end)
    if match is None or text[start:end].rstrip().endswith("."):
        return None
    outcome = Outcome.ADOPTED if match["yes"] else Outcome.REJECTED
    first, last = match.span("what")
    return outcome, (first, first + len(text[first:last].rstrip(" ,")))


def _items(text: str, start: int, end: int) -> list[Span]:
    over = _OVER.search(text, start, end)
    end = over.start() if over is not None else end
    joint = _SEMICOLON if ";" in text[start:end] else _COMMA
    spans = list(_between(text, start, end, joint))
    long = all(len(text[left:right].split()) >= _SHORTEST for left, right in spans)
    return spans if len(spans) > 1 and long else []


def _between(text: str, start: int, end: int, joint: re.Pattern[str]) -> Iterator[Span]:
    last = start
    for match in [*joint.finditer(text, start, end), None]:
        stop = match.start() if match is not None else end
        if text[last:stop].strip():
            yield last, last + len(text[last:stop].rstrip())
        last = match.end() if match is not None else end
