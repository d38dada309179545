"""What an exporter reads: the merged tables of a graph and the base of its identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from stancegraph.tables import Tables

Reader = Literal["gephi", "yed"]
"""A program that a graph file is styled for."""


class Level(StrEnum):
    """How much of a graph becomes nodes of a network."""

    FULL = "full"
    """Actors, statements, positions, events, issues and documents, with typed edges."""
    AFFILIATION = "affiliation"
    """Who supports or opposes what: actors → issues and other targets."""
    COUNTRIES = "countries"
    """Which country supports or opposes which: countries → countries."""


@dataclass(frozen=True, slots=True)
class View:
    """Tables with one row an identifier, derived positions among them, and the base IRI."""

    tables: Tables
    base: str


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; a format that does not know an option refuses it."""

    level: Level = Level.FULL
    target: Reader | None = None
    derived: bool = False
    """Whether networks count the positions that follow for known members of a group."""


Counts = dict[str, int]
"""What was written, by kind: `{"nodes": 61, "edges": 122}`."""
