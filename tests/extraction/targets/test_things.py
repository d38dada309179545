"""Acts and texts that are blamed or praised for something."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "target", "actor"),
    [
        ("Syria slammed the UN call for a truce.", "UN call for a truce", None),
        ("Russia condemned US demands for new visits.", "US demands for new visits", "USA"),
        ("Russia praised the agreement for its clarity.", "agreement for its clarity", None),
        ("Peru blamed the crisis on Chile.", "Chile", "CHL"),
        ("Peru blamed Chile for the raid.", "raid", "CHL"),
        ("Chile thanked the Peruvian delegation for its help.", "its help", "PER"),
        ("Russia denounced what it described as Ukrainian lies.", "Ukrainian lies", "UKR"),
    ],
)
def test_a_thing_is_the_target_and_a_state_the_one_blamed(positions, text, target, actor):
    [found] = positions(text)
    assert (found.target, found.position.target_actor) == (target, actor)


def test_a_call_to_assure_somebody_calls_for_nothing(positions):
    assert not positions(
        "Iran's president called his Lebanese counterpart on Tuesday to assure him."
    )
