"""The names that actors bear, as the data files list them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from stancegraph.resolution.datafiles import day, rows


class Form(StrEnum):
    """The kind of name that a mention is."""

    NAME = "name"
    DEMONYM = "demonym"
    """The adjective or the people: Chinese, Russians."""
    CAPITAL = "capital"
    """A capital or seat that stands for the government: Moscow, the White House."""
    ABBREVIATION = "abbreviation"
    ORGAN = "organ"
    BLOC = "bloc"


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one actor; several `actors` make it ambiguous, none makes it a stop."""

    text: str
    actors: tuple[str, ...]
    form: Form | None
    valid_from: date | None = None
    valid_until: date | None = None
    reason: str = ""
    """Why an ambiguous name is refused."""
    in_text: bool = True
    """False for spellings of tables ("Korea, Rep."), which running text is not searched for."""
    combines: bool = False
    """A first half ("Sino" in "Sino-Indian"), a mention only before a hyphen and another name."""

    def holds_on(self, when: date | None) -> bool:
        """Whether the name is in use on that day; with no day given, whether it still is."""
        if when is None:
            return self.valid_until is None
        begun = self.valid_from is None or self.valid_from <= when
        return begun and (self.valid_until is None or when <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Mention:
    """One actor named in a text; `text[start:end]` is the name, without a possessive."""

    start: int
    end: int
    text: str
    actor: str
    """`CHN`, `bloc:European Union`, `organ:Third Committee`."""
    form: Form

    def moved(self, offset: int) -> Mention:
        """The same in a text in which this one begins at an offset."""
        return replace(self, start=self.start + offset, end=self.end + offset)


def without_accents(text: str) -> str:
    """The text with combining marks taken off: Türkiye becomes Turkiye."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def shipped_names() -> Iterator[Name]:
    """Yield every name, ambiguous name and stop phrase of the data files."""
    for code, form, text, start, end, _ in rows("names.csv"):
        listed = form == "listed"
        kind = Form.NAME if listed else Form(form)
        yield Name(text, (code,), kind, day(start), day(end), in_text=not listed)
    for text, form, codes, start, end, reason, _ in rows("ambiguous.csv"):
        listed = form == "listed"
        kind = Form.NAME if listed else Form(form)
        candidates = tuple(codes.split())
        yield Name(text, candidates, kind, day(start), day(end), reason, in_text=not listed)
    for text, code, _ in rows("combining.csv"):
        yield Name(text, (code,), Form.DEMONYM, combines=True)
    for key, text, _ in rows("blocs.csv"):
        yield Name(text, (f"bloc:{key}",), Form.BLOC)
    for key, _, text, _ in rows("organs.csv"):
        yield Name(text, (f"organ:{key}",), Form.ORGAN)
    for phrase, _ in rows("stop_phrases.csv"):
        if "{" not in phrase:
            yield Name(phrase, (), None)
