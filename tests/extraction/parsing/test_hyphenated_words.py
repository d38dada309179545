"""Words with a hyphen, and what is held or called, in the reading of cues."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya said the levy is counter-productive.", ("KEN", "oppose", "levy")),
        ("Peru said the raid is ill-advised.", ("PER", "oppose", "raid")),
        ("Chile said the pact is productive.", ("CHL", "support", "pact")),
        ("Togo held Angola responsible for the raid.", ("TGO", "oppose", "raid")),
        ("Kenya greeted the ruling with dismay.", ("KEN", "oppose", "ruling")),
        ("Norway called the tariff a danger to trade.", ("NOR", "oppose", "tariff")),
    ],
)
def test_a_narrow_wording_is_read_whole(text, expected, positions):
    found = {(one.holder, one.polarity, one.target) for one in positions(text)}
    assert any((h, p) == expected[:2] and expected[2] in target for h, p, target in found)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya sent a half-successful team.",
        "Peru said the raid took place on a non-productive farm.",
        "Norway greeted the visitors.",
    ],
)
def test_a_word_that_only_contains_a_cue_says_nothing(text, positions):
    assert positions(text) == []
