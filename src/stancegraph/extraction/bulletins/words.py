"""The word lists of `lexicon/bulletins.yaml`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stancegraph.extraction.bulletins.pieces import Phrases, indexed
from stancegraph.extraction.lexicon import read_data


@dataclass(frozen=True, slots=True)
class Words:
    """Words and phrases by what they do in a report; what each is for stands in the file."""

    quantities: Phrases
    sizes: Mapping[str, str]
    """Words of quantity → size text of a coalition."""
    numbers: Mapping[str, int]
    regions: Mapping[str, str]
    """Words for a region → the group of its states."""
    others: Phrases
    delegating: Phrases
    also_delegating: Phrases
    joining: Phrases
    opposing: Phrases
    needs: Phrases
    """With and without their article."""
    merits: Phrases
    """What one sees, or does not see, in what is proposed."""
    duties: Phrases
    alternatives: Phrases
    tails: Phrases
    states: frozenset[str]
    envoys: frozenset[str]
    asides: frozenset[str]
    chairing: frozenset[str]
    titles: frozenset[str]
    proposals: frozenset[str]
    proposed: frozenset[str]
    opinions: frozenset[str]
    weights: frozenset[str]
    reporting: frozenset[str]
    participles: frozenset[str]
    raising: frozenset[str]
    mentioning: frozenset[str]
    continuing: frozenset[str]
    complaints: frozenset[str]
    own_business: frozenset[str]
    ends: frozenset[str]
    end_nouns: frozenset[str]
    wanted: frozenset[str]
    unwanted: frozenset[str]
    mandates: frozenset[str]
    not_including: frozenset[str]
    lacking: frozenset[str]
    tending: frozenset[str]
    writing: frozenset[str]
    wordings: frozenset[str]
    reserving: frozenset[str]
    again: frozenset[str]


@cache
def words() -> Words:
    """The lists as shipped."""
    data = read_data("bulletins.yaml")
    sizes = {str(words_): str(size) for words_, size in data["quantities"].items()}
    lists: dict[str, Any] = {
        name: indexed(entries) if Words.__annotations__[name] == "Phrases" else frozenset(entries)
        for name, entries in data.items()
        if isinstance(entries, list)
    }
    needs = data["needs"]
    headless = (one.split(" ", 1)[1] for one in needs if one.startswith(("the ", "a ")))
    lists["needs"] = indexed([*needs, *(one for one in headless if " " in one)])
    return Words(
        quantities=indexed(sizes),
        sizes=sizes,
        numbers=data["numbers"],
        regions=data["regions"],
        **lists,
    )
