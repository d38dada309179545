"""The reader on the reference texts of the project."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from stancegraph.readers import read
from stancegraph.records import PartialDate
from stancegraph.records.article import Article

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "gold" / "dev"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DEV.exists(), reason="the reference texts are not here"),
]


@cache
def article(name: str) -> Article:
    found = read(DEV / "texts" / f"{name}.txt")
    assert isinstance(found, Article)
    return found


def test_passages_that_were_coded_by_hand_lie_within_blocks():
    gold = [json.loads(line) for line in (DEV / "gold.jsonl").read_text().splitlines()]
    inside = [
        any(b.start <= g["start"] and g["end"] <= b.end for b in article(g["doc"]).blocks)
        for g in gold
    ]
    assert len(gold) > 600
    assert sum(inside) / len(gold) > 0.99


def test_the_seed_article_is_cut_as_a_reader_would_cut_it():
    seed = article("seed_xinhua_2019-10-30")
    passages = [seed.text[b.start : b.end] for b in seed.blocks]
    assert len(passages) == 18
    assert seed.blocks[1].start == 203
    assert passages[1].startswith("Dozens of countries on Tuesday")
    assert passages[-1].endswith("said the envoy.")
    assert seed.document.label == passages[0]
    assert seed.document.publisher == "Xinhua"
    assert seed.document.date == PartialDate("2019-10-30")
    assert seed.document.language == "en"
