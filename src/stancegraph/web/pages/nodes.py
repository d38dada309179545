"""Everything that bears a label and has a page: to be searched, listed and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from stancegraph.records import (
    Bloc,
    Coalition,
    Country,
    Document,
    Event,
    Issue,
    Organ,
    Person,
    Record,
    RollCall,
    Statement,
)
from stancegraph.web.pages.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of nodes: its record, how it is called, and its list's address."""

    record: type[Record]
    one: str
    many: str
    column: str
    """The column of the catalogue's positions by which they are counted."""

    @property
    def rdf(self) -> str:
        """The narrowest class that all its nodes have."""
        return self.record.classes[0]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "countries": Kind(Country, "country", "countries", "holder"),
        "blocs": Kind(Bloc, "bloc", "blocs", "holder"),
        "coalitions": Kind(Coalition, "coalition", "coalitions", "holder"),
        "organs": Kind(Organ, "organ", "organs", "holder"),
        "persons": Kind(Person, "person", "persons", "holder"),
        "issues": Kind(Issue, "issue", "issues", "issues"),
        "events": Kind(Event, "event", "events", "event"),
        "roll-calls": Kind(RollCall, "roll call", "roll calls", "event"),
        "statements": Kind(Statement, "statement", "statements", "statement"),
        "documents": Kind(Document, "document", "documents", "document"),
    }
)
"""The kinds by the address of their list, actors first."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """All such nodes."""

    frame: pl.DataFrame
    """`id`, `label`, `kind` (a key of `KINDS`), `positions`, `low` (the label in lower case)."""

    @classmethod
    def of(cls, catalogue: Catalogue) -> Nodes:
        """The nodes of a graph with the numbers of their positions."""
        counted = {
            name: _counts(catalogue, name)
            for name in ("holder", "event", "statement", "document", "issues")
        }
        frames = [
            catalogue.tables[kind.record]
            .select("id", "label", kind=pl.lit(name))
            .join(counted[kind.column], on="id", how="left")
            for name, kind in KINDS.items()
        ]
        frame = pl.concat(frames).with_columns(
            pl.col("positions").fill_null(0), low=pl.col("label").str.to_lowercase()
        )
        return cls(frame)

    def of_kind(self, kind: str, words: str = "") -> pl.DataFrame:
        """The nodes of one kind whose label contains all words, by number of positions."""
        frame = self.frame.filter(pl.col("kind") == kind, *_containing(words))
        return frame.sort("positions", "low", "id", descending=[True, False, False])

    def search(self, words: str) -> pl.DataFrame:
        """The nodes whose label contains all words: those that begin so first."""
        text = " ".join(words.lower().split())
        found = self.frame.filter(*_containing(words))
        rank = (
            pl.when(pl.col("low") == text)
            .then(0)
            .when(pl.col("low").str.starts_with(text))
            .then(1)
            .otherwise(2)
        )
        return found.sort(rank, "positions", "low", "id", descending=[False, True, False, False])


def _containing(words: str) -> list[pl.Expr]:
    return [pl.col("low").str.contains(one, literal=True) for one in words.lower().split()]


def _counts(catalogue: Catalogue, column: str) -> pl.DataFrame:
    if column == "issues":
        counts = catalogue.issues.counts(catalogue.positions)
    else:
        counts = (
            catalogue.positions.group_by(value=pl.col(column).cast(pl.String))
            .len("count")
            .drop_nulls()
        )
    return counts.select(id="value", positions=pl.col("count").cast(pl.Int64))
