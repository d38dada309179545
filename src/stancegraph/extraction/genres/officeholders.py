"""Leaders and ministers as reports of UN debates name them: "President N. N. of Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancegraph.extraction.actors.who import LONGEST_NAME, Who
from stancegraph.extraction.genres.actors import ActorNames, Named

_OFFICE = (
    r"(?:(?:First|Deputy|Vice|Federal|Acting|Interim|Transitional|Crown)[\s-]+){0,2}"
    r"(?:President|Prime\s+Minister|Premier|Chancellor|King|Queen|Emir|Sultan|Prince"
    r"|Foreign\s+(?:Minister|Secretary)|Secretary\s+of\s+State"
    r"|Minister(?:\s+(?:for|of)\s+[A-Z]\w+(?:(?:\s+and)?\s+[A-Z]\w+){0,3})?)"
)
_PARTICLE = r"(?:(?:al|bin|de|da|van|von|el|ul|dos)\s+)?"
_NAME = rf"[^\W\d_a-z][\w.'’‑-]+(?:\s+{_PARTICLE}[^\W\d_a-z][\w.'’‑-]*){{1,5}}"
_OF = re.compile(rf"\b(?P<office>{_OFFICE})\s+(?P<name>{_NAME})\s+of\s+(?:the\s+)?(?=[A-Z])")
_BEFORE_NAME = re.compile(rf"\b(?:[Tt]he\s+)?(?P<office>{_OFFICE})\s+of\s+(?:the\s+)?(?=[A-Z])")
_NAME_BEHIND = re.compile(rf",?\s+(?P<name>{_NAME})(?=[,\s])")
_OWNED = re.compile(rf"['’]s?\s+(?P<office>{_OFFICE}),?\s+(?P<name>{_NAME})(?=,|\s+[a-z]+)")
_OWNED_BEHIND = re.compile(rf"(?P<name>{_NAME}),\s+(?=[A-Z][^.;,()]{{2,60}}?['’]s?\s+{_OFFICE}\b)")
_OFFICE_BEHIND = re.compile(rf"(?:['’]s?)?\s+(?P<office>{_OFFICE})")
Found = tuple[int, int, Who]


def officeholders(text: str, start: int, end: int, names: ActorNames) -> Iterator[Found]:
    """Yield those named with office and state in a sentence, with the place of the words."""
    for match in _OF.finditer(text, start, end):
        state = names.begins(text, match.end())
        if state is not None and state.end <= end:
            yield from _found(match.start(), state.end, state, match["name"], match["office"])
    for match in _BEFORE_NAME.finditer(text, start, end):
        state = names.begins(text, match.end())
        named = _NAME_BEHIND.match(text, state.end, end) if state is not None else None
        if state is not None and named is not None:
            yield from _found(match.start(), named.end(), state, named["name"], match["office"])
    for match in _OWNED.finditer(text, start, end):
        state = names.ends(text, match.start())
        if state is not None and state.start >= start:
            yield from _found(state.start, match.end(), state, match["name"], match["office"])
    for match in _OWNED_BEHIND.finditer(text, start, end):
        state = names.begins(text, match.end())
        office = _OFFICE_BEHIND.match(text, state.end, end) if state is not None else None
        if state is not None and office is not None:
            yield from _found(match.start(), office.end(), state, match["name"], office["office"])


def _found(start: int, end: int, state: Named, name: str, office: str) -> Iterator[Found]:
    if not state.key.startswith("organ:"):
        person = " ".join(name.split())[:LONGEST_NAME]
        yield start, end, Who(state.key, person=person, office=" ".join(office.split()))
