"""A foreign ministry that speaks is its state."""

from __future__ import annotations

import pytest

STATEMENT = """{title}

{opening} strongly condemns the attack on a hospital ship. The Ministry welcomes the mediation.

Attacks on medical vessels are unacceptable. Those responsible must be punished.
"""
CONFERENCE = """Foreign Ministry Spokesperson Lin Wei's Regular Press Conference on 4 June 2023

Reuters: The United States told us that China had violated the accord on the reef. Is that wrong?

Lin Wei: China firmly opposes the accusation. We urge the US side to stop its provocations.

AFP: We believe that the proposal of Norway is useful. Do you support it?

Lin Wei: Dialogue is the only way.
"""


@pytest.mark.parametrize(
    ("title", "opening", "holder"),
    [
        ("Press release", "The Ministry of Foreign Affairs of the Republic of Kenya", "KEN"),
        ("Statement by the Foreign Ministry of Armenia", "The Foreign Ministry", "ARM"),
        ("Statement of the Turkish Ministry of Foreign Affairs", "The Ministry", "TUR"),
        ("Press statement", "The Ministry of External Affairs of India", "IND"),
    ],
)
def test_what_the_ministry_says_is_the_states_position(title, opening, holder, held):
    found = held(STATEMENT.format(title=title, opening=opening))
    assert {one.holder for one in found} == {holder}
    assert [(one.polarity, one.target) for one in found][:3] == [
        ("oppose", "attack on a hospital ship"),
        ("support", "mediation"),
        ("oppose", "Attacks on medical vessels"),
    ]


def test_in_a_press_conference_only_the_answers_are_the_states(held):
    found = [one for one in held(CONFERENCE) if one.holder == "CHN"]
    assert [(one.polarity, one.position.target_actor) for one in found] == [
        ("oppose", None),
        ("oppose", "USA"),
        ("support", None),
    ]
