"""A list of positions on a page: filters, facets, fifty rows at a time, and its twins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.web.pages import behind
from stancegraph.web.pages.addresses import with_query
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.claims import Claim, claims
from stancegraph.web.pages.facets import Facet, facets
from stancegraph.web.pages.filters import NAMES, Condition, chosen, selected
from stancegraph.web.pages.page import Query
from stancegraph.web.pages.parts import flat

SIZE = 50
"""Rows of a page."""
_PART = 20_000
"""Rows of a CSV file that are made at a time."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a list a page is."""

    number: int
    pages: int
    count: int
    previous: str
    next: str

    @property
    def first(self) -> int:
        """The number of the first row shown, from 1; 0 in an empty list."""
        return min(self.count, (self.number - 1) * SIZE + 1)

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return min(self.count, self.number * SIZE)

    def of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows that this page shows."""
        return rows.slice((self.number - 1) * SIZE, SIZE)


def pager(query: Query, count: int) -> Pager:
    """The page that an address asks for; raises UsageError where the list has no such page."""
    given = query.one("page", "1")
    pages = max(1, ceil(count / SIZE))
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    if not 1 <= number <= pages:
        raise UsageError(
            f"there is no page {given!r} of this list", hint=f"pages go from 1 to {pages:,}"
        )
    return Pager(
        number,
        pages,
        count,
        _page(query, number - 1) if number > 1 else "",
        _page(query, number + 1) if number < pages else "",
    )


def _page(query: Query, number: int) -> str:
    others = [(name, value) for name, value in query.pairs() if name != "page"]
    pages: list[tuple[str, object]] = [("page", number)] if number > 1 else []
    return with_query(query.path, [*others, *pages])


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of positions as an address asks for it."""

    query: Query
    frame: pl.DataFrame
    """Every row of the list, as the catalogue has them."""
    shown: pl.DataFrame
    claims: tuple[Claim, ...]
    pager: Pager
    facets: tuple[Facet, ...]
    set_: tuple[Condition, ...]
    fixed: tuple[Condition, ...]
    sparql: str

    @property
    def count(self) -> int:
        """How many positions the list has."""
        return self.frame.height

    def twin(self, form: str, *, paged: bool = False) -> str:
        """The address of a twin with the same filters; with `paged` also of the same page."""
        pairs = [(n, v) for n, v in self.query.pairs() if paged or n != "page"]
        return with_query(f"{self.query.path}.{form}", pairs)

    def without_filters(self) -> str:
        """The address of the whole list."""
        return with_query(self.query.path, [])

    def hidden(self) -> list[tuple[str, str]]:
        """The filters that the form beside the facets keeps."""
        asked = ("page", "from", "to", "words")
        return [(name, value) for name, value in self.query.pairs() if name not in asked]

    def about(self, name: str) -> bool:
        """Whether the page is about one such thing, so that its list has no such filter."""
        return any(one.name == name for one in self.fixed)

    def rows(self, catalogue: Catalogue) -> Iterator[pl.DataFrame]:
        """All rows as the flat table of exports, in parts; one of no rows where there are none."""
        for begin in range(0, max(self.count, 1), _PART):
            yield flat(catalogue, self.frame.slice(begin, _PART))

    def data(self, catalogue: Catalogue) -> Mapping[str, Any]:
        """The page of the list as JSON: facets with counts, and rows as in the CSV."""
        return {
            "count": self.count,
            "page": self.pager.number,
            "pages": self.pager.pages,
            "next": self.pager.next.replace(self.query.path, f"{self.query.path}.json", 1),
            "filters": {one.name: list(one.values) for one in self.set_},
            "facets": {
                facet.name: {one.value: one.count for one in facet.choices} for facet in self.facets
            },
            "positions": flat(catalogue, self.shown).to_dicts(),
            "sparql": self.sparql,
        }


def listing(
    catalogue: Catalogue, query: Query, fixed: Sequence[Condition] = (), *others: str
) -> Listing:
    """The list of positions of a page: `fixed` is what the page is about.

    `others` are parameters that the page takes beside filters. Raises UsageError for a parameter
    or value that does not exist.
    """
    query.only(*NAMES, "page", *others)
    set_ = chosen(catalogue, query)
    own = {one.name for one in fixed} - {"issue"}
    for one in set_:
        if one.name in own:
            raise UsageError(
                f"this page is about one {one.name} already",
                hint=f"use the parameter {one.name!r} on the page of all positions",
            )
    frame = selected(catalogue, (*fixed, *set_))
    pages = pager(query, frame.height)
    shown = pages.of(frame)
    return Listing(
        query,
        frame,
        shown,
        tuple(claims(catalogue, shown)),
        pages,
        tuple(facets(catalogue, query, fixed, set_)),
        tuple(set_),
        tuple(fixed),
        behind.positions(catalogue, (*fixed, *set_)),
    )
