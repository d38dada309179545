"""Addresses of pages: stable, readable, and the same for every reader of a graph."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

PAGED = (
    "country",
    "bloc",
    "organ",
    "person",
    "coalition",
    "issue",
    "event",
    "roll-call",
    "statement",
    "position",
    "document",
    "evidence",
    "attribution",
    "membership",
    "run",
    "coding",
)
"""Kinds of identifiers that have a page each, at `/<identifier>`."""


def page_of(identifier: str) -> str:
    """The address of a node's page: `country/PAK` → `/country/PAK`; none for other kinds."""
    kind = identifier.partition("/")[0]
    return f"/{quote(identifier, safe='/')}" if kind in PAGED else ""


def slug_of(identifier: str) -> str:
    """The identifier without its kind: `issue/xinjiang-measures` → `xinjiang-measures`."""
    return identifier.partition("/")[2]


def with_query(path: str, pairs: Iterable[tuple[str, object]]) -> str:
    """A path with parameters, empty ones left out."""
    kept = [(name, str(value)) for name, value in pairs if value not in (None, "")]
    return f"{quote(path, safe='/:@')}?{urlencode(kept)}" if kept else quote(path, safe="/:@")
