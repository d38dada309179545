"""Filters on lists of positions: from the address to conditions, and what may be chosen.

Every filter is a parameter of the address. Its values are looked up in the graph: one that
nothing bears is an error that says what there is, never an empty page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.records import Document, Issue, PartialDate, Person
from stancegraph.records.identifiers import actor_id
from stancegraph.records.values import Basis, Modality, Polarity, Tier
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.web.pages.addresses import slug_of
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.page import Query
from stancegraph.web.pages.text import shortened

_SHOWN, _WORDS = 80, 12
"""Characters of a value that an error repeats, and words that a filter looks for."""
HELD = ("own", "member")
"""A holder's own positions, and those that follow from membership in a group."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter with the identifiers or words wanted, one of which must be borne."""

    name: str
    values: tuple[str, ...]

    def borne(self, catalogue: Catalogue) -> pl.Expr:
        """Whether a row of the catalogue's positions bears one of the values."""
        match self.name:
            case "bloc":
                return catalogue.blocs.containing(self.values)
            case "issue":
                return catalogue.issues.containing(self.values)
            case "from":
                return pl.col("latest") >= PartialDate(self.values[0]).earliest
            case "to":
                return pl.col("earliest") <= PartialDate(self.values[0]).latest
            case "held":
                own = pl.col("via").is_null()
                return pl.any_horizontal(own if one == "own" else ~own for one in self.values)
            case "about":
                columns = ("target", "target_actor")
                return pl.any_horizontal(catalogue.among(one, self.values) for one in columns)
            case "speaker":
                return catalogue.among("statement", catalogue.spoken_by(self.values))
            case "words":
                return catalogue.among("target_text", catalogue.texts_with(lowered(self.values)))
        return catalogue.among(COLUMNS[self.name], self.values)


COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "country": "holder",
        "polarity": "polarity",
        "basis": "basis",
        "tier": "tier",
        "modality": "modality",
        "source": "document",
        "event": "event",
        "statement": "statement",
    }
)
"""The filters that look at one column."""


def lowered(values: Iterable[str]) -> list[str]:
    """The words of some values in lower case; a few, since each is looked for in every text."""
    return [word for value in values for word in value.lower().split()][:_WORDS]


def selected(catalogue: Catalogue, conditions: Iterable[Condition]) -> pl.DataFrame:
    """The positions for which all conditions hold, in the catalogue's order."""
    tests = [one.borne(catalogue) for one in conditions]
    return catalogue.positions.filter(tests) if tests else catalogue.positions


def chosen(catalogue: Catalogue, query: Query) -> list[Condition]:
    """The conditions that an address sets.

    Raises UsageError for a value that nothing in the graph bears, for a date that is none, and
    for a period that ends before it begins.
    """
    found = [
        Condition(name, _all(_READ[name], catalogue, values))
        for name, values in query.values.items()
        if name in _READ
    ]
    days = {one.name: PartialDate(one.values[0]) for one in found if one.name in ("from", "to")}
    if len(days) == 2 and days["to"].latest < days["from"].earliest:
        raise UsageError(
            f"the period ends ({days['to']}) before it begins ({days['from']})",
            hint="exchange the two dates",
        )
    return found


def _all(read: Read, catalogue: Catalogue, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for value in values for one in read(catalogue, value)))


# -- reading values -------------------------------------------------------------------------------

Read = Callable[[Catalogue, str], Iterable[str]]


def _unknown(name: str, value: str, known: Iterable[str]) -> UsageError:
    there, value = sorted(set(known)), shortened(value, _SHOWN)
    near = get_close_matches(value, there, 5, cutoff=0.5) or there[:12]
    more = f" … ({len(there):,} in all)" if len(there) > len(near) else ""
    hint = f"known: {', '.join(near)}{more}" if there else "the graph has none"
    return UsageError(f"nothing here has the {name} {value!r}", hint=hint)


def _closed(name: str, known: Iterable[str]) -> Read:
    def read(catalogue: Catalogue, value: str) -> Iterable[str]:
        if value not in known:
            raise _unknown(name, value, known)
        return (value,)

    return read


def actor(catalogue: Catalogue, value: str, name: str = "country") -> str:
    """The identifier of an actor by its code, its identifier or a country's name."""
    for identifier in (f"country/{value}", f"country/{value.upper()}", value):
        if identifier in catalogue.labels:
            return identifier
    code = Gazetteer.load().resolve(value, usage="un").code if len(value) < 200 else None
    if code and (identifier := actor_id(code)) in catalogue.labels:
        return identifier
    raise _unknown(name, value, map(short, catalogue.occurring("holder")))


def short(identifier: str) -> str:
    """How an actor is written in an address: a country by its code."""
    return identifier.removeprefix("country/")


def _holder(catalogue: Catalogue, value: str) -> Iterable[str]:
    return (actor(catalogue, value),)


def _about(catalogue: Catalogue, value: str) -> Iterable[str]:
    if value in catalogue.occurring("target"):
        return (value,)
    return (actor(catalogue, value, "target"),)


def _bloc(catalogue: Catalogue, value: str) -> Iterable[str]:
    for identifier in (f"bloc/{value}", actor_id(f"bloc:{value}")):
        if identifier in catalogue.bloc_names:
            return (identifier,)
    raise _unknown("bloc", value, map(slug_of, catalogue.bloc_names))


def _issue(catalogue: Catalogue, value: str) -> Iterable[str]:
    """An issue by the end of its identifier, or all those that bear a label."""
    if f"issue/{value}" in catalogue.labels:
        return (f"issue/{value}",)
    called = pl.col("label").str.to_lowercase() == value.strip().lower()
    found = catalogue.tables[Issue].filter(called)["id"].sort().to_list()
    if not found:
        raise _unknown("issue", value, map(slug_of, catalogue.issues.members))
    return found


def _source(catalogue: Catalogue, value: str) -> Iterable[str]:
    """A document by its identifier, or all those of a publisher or name."""
    documents = catalogue.tables[Document]
    bears = pl.any_horizontal(pl.col("name", "publisher") == value).fill_null(value=False)
    found = documents.filter((pl.col("id") == f"document/{value}") | bears)["id"].to_list()
    if not found:
        raise _unknown("source", value, [*map(slug_of, documents["id"])])
    return sorted(found)


def _speaker(catalogue: Catalogue, value: str) -> Iterable[str]:
    for identifier in (f"person/{value}", value):
        if identifier in catalogue.labels:
            return (identifier,)
    raise _unknown("speaker", value, map(slug_of, catalogue.tables[Person]["id"]))


def _node(name: str) -> Read:
    def read(catalogue: Catalogue, value: str) -> Iterable[str]:
        if value not in catalogue.labels:
            raise _unknown(name, value, catalogue.occurring(name))
        return (value,)

    return read


def _day(catalogue: Catalogue, value: str) -> Iterable[str]:
    try:
        return (str(PartialDate(value.strip())),)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _words(catalogue: Catalogue, value: str) -> Iterable[str]:
    return (value.strip(),)


_READ: Mapping[str, Read] = MappingProxyType(
    {
        "country": _holder,
        "bloc": _bloc,
        "issue": _issue,
        "polarity": _closed("polarity", tuple(Polarity)),
        "basis": _closed("basis", tuple(Basis)),
        "tier": _closed("tier", tuple(Tier)),
        "modality": _closed("modality", tuple(Modality)),
        "held": _closed("way of holding", HELD),
        "source": _source,
        "from": _day,
        "to": _day,
        "event": _node("event"),
        "statement": _node("statement"),
        "speaker": _speaker,
        "about": _about,
        "words": _words,
    }
)
NAMES: tuple[str, ...] = tuple(_READ)
"""The parameters that filter positions."""
