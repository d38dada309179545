"""Words of the press, of forms of rule and for ministries, as lists that are data."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from stancegraph.extraction.lexicon import read_data

WITH_FOREIGN_OFFICE = ("GBR", "PAK", "DEU")
"""States that call their ministry so; that of the first is meant where no other is at home."""
WITH_EXTERNAL_AFFAIRS = ("IND", "LKA", "NAM")
"""States whose ministry of foreign affairs is called so."""


@cache
def press() -> frozenset[str]:
    """Names of news agencies, and words for them."""
    return frozenset(read_data("press.yaml")["press"])


@cache
def other_agencies() -> frozenset[str]:
    """Words that show an agency to be none of a state."""
    return press() | frozenset(read_data("press.yaml")["kinds"])


@cache
def ministries() -> Mapping[str, str]:
    """Short names of foreign ministries → their states."""
    return read_data("ministries.yaml")


@cache
def realms() -> Mapping[str, Collection[str]]:
    """Kingdom, emirate → the states that are one."""
    return read_data("realms.yaml")
