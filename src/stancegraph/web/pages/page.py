"""What a handler answers: one page, in every form that it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.tables import Tables


class NotFound(UsageError):
    """The address names nothing in the graph; the hint is what to search for instead."""


@dataclass(frozen=True)
class Query:
    """The parameters of an address, each with its values in order."""

    path: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, path: str, pairs: list[tuple[str, str]]) -> Query:
        """A query from the pairs of an address; empty values, as forms send them, are left out."""
        values: dict[str, tuple[str, ...]] = {}
        for name, value in pairs:
            if value.strip():
                values[name] = (*values.get(name, ()), value)
        return cls(path, values)

    def one(self, name: str, otherwise: str = "") -> str:
        """The last value of a parameter."""
        return self.values[name][-1] if name in self.values else otherwise

    def only(self, *known: str) -> None:
        """Raise UsageError for a parameter that the page does not take."""
        for name in self.values:
            if name not in known:
                takes = ", ".join(known) if known else "none"
                raise UsageError(
                    f"this page takes no parameter {name!r}", hint=f"it takes: {takes}"
                )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every name with each of its values."""
        for name, values in self.values.items():
            for value in values:
                yield name, value


def no_rows() -> Iterator[pl.DataFrame]:
    """The rows of a page that lists nothing."""
    return iter(())


def one_frame(frame: pl.DataFrame) -> Callable[[], Iterator[pl.DataFrame]]:
    """The rows of a page that has them at hand."""
    return lambda: iter((frame,))


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its template with what that shows, and its twins."""

    template: str
    title: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    data: Callable[[], Mapping[str, Any]] = dict
    """The JSON twin."""
    rows: Callable[[], Iterator[pl.DataFrame]] = no_rows
    """The CSV twin: all rows of the page's list, not only those shown, in a few frames."""
    part: Callable[[], Tables] = Tables
    """The Turtle twin: the nodes that the page is about and shows."""
    twins: bool = True
    """Whether the page has twins: not where it is a form or a text."""
    sparql: str = ""
    """The query that gives the rows of the page's list."""
