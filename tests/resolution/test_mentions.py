"""The table of phrases: each names exactly the actors that stand beside it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from stancegraph.resolution import Gazetteer

TABLE = Path(__file__).parent / "data" / "mentions.csv"


def phrases() -> list[tuple[str, str, list[str]]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [
            (row["topic"], row["phrase"], row["actors"].split("; ") if row["actors"] else [])
            for row in reader
        ]


PHRASES = phrases()


@pytest.mark.parametrize(
    ("phrase", "actors"),
    [(phrase, actors) for _, phrase, actors in PHRASES],
    ids=[f"{topic}: {phrase}" for topic, phrase, _ in PHRASES],
)
def test_a_phrase_names_exactly_these_actors(phrase: str, actors: list[str]) -> None:
    found = Gazetteer.load().find(phrase)
    assert [one.actor for one in found] == actors
    assert all(phrase[one.start : one.end] == one.text for one in found)


def test_the_table_has_phrases_with_and_without_names_of_every_hard_word() -> None:
    assert len(PHRASES) >= 400
    hard = "Georgia Jordan Chad Turkey Guinea Niger Congo Korea Dominica Micronesia Ireland Israel"
    for word in hard.split():
        counts = {bool(actors) for _, phrase, actors in PHRASES if word in phrase}
        assert counts == {True, False}, word
