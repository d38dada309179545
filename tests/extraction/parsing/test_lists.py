"""Lists of which parsers take the rest for an apposition."""

from __future__ import annotations

import pytest


def listed(sentence, word):
    noun = next(token for token in sentence.tokens if token.text == word)
    return [token.text for token in sentence.conjuncts(noun)]


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        (
            "Peru condemned the raid, the seizure of the ship and the arrest of its crew.",
            "raid",
            ["raid", "seizure", "arrest"],
        ),
        (
            "Peru called for an immediate truce, the release of the crew and the opening of ports.",
            "truce",
            ["truce", "release", "opening"],
        ),
        (
            "Peru called for an end to the siege, the release of the crew and a return to talks.",
            "end",
            ["end", "release", "return"],
        ),
    ],
)
def test_a_list_goes_on_behind_the_comma(parse, text, first, expected):
    assert listed(parse(text), first) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Peru condemned two measures, a ban on exports and a freeze of assets.", "measures"),
        ("Peru met the envoy, a former minister.", "envoy"),
    ],
)
def test_an_apposition_stays_one(parse, text, first):
    assert listed(parse(text), first) == [first]
