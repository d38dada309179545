"""General news in any number, in which few paragraphs hold a position of a state."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from stancegraph.readers.files import Source
from stancegraph.readers.text import read_text
from stancegraph.records.article import Article
from stancegraph.records.dates import PartialDate

DATA = Path(__file__).parent / "data" / "general_news.yaml"
STANCE = 10
"""One document of so many holds a position."""


def general_news(count: int) -> Iterator[Article]:
    """Documents of all kinds in turn, always the same."""
    kinds = list(told()["kinds"].values())
    for n in range(count):
        chance = random.Random(n)  # noqa: S311  # for variety, not for secrets
        lines = kinds[n % len(kinds)]
        chosen = chance.sample(lines, k=min(len(lines), chance.randint(6, 9)))
        if n % STANCE == STANCE - 1:
            chosen.insert(chance.randint(1, len(chosen)), chance.choice(told()["stances"]))
        yield report(chosen, n)


def report(lines: Sequence[str], seed: int) -> Article:
    """A document of some paragraphs, whose slots are filled by chance."""
    chance = random.Random(seed)  # noqa: S311  # as above
    text = "\n\n".join(
        re.sub(r"\{(\w+)\}", lambda slot: chance.choice(told()["words"][slot[1]]), line)
        for line in (f"News of the {seed % 31}th from {{town}} and elsewhere", *lines)
    )
    day = PartialDate.read(f"2025-{seed % 12 + 1:02}-{seed % 28 + 1:02}")
    name = f"report_{seed}.txt"
    return read_text(Source(name, name, text.encode(), f"{seed % 2**64:064x}"), date=day)


@cache
def told() -> dict[str, Any]:
    """Paragraphs by kind of news, those that hold positions, and the words of their slots."""
    read: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return read
