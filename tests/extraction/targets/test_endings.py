"""Demands for the end of one thing beside demands for another."""

from __future__ import annotations

import pytest


def pairs(found):
    return [(one.polarity, one.target) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana called for an immediate ceasefire, the release of the crew and the lifting of "
            "the blockade.",
            [
                ("support", "immediate ceasefire"),
                ("support", "release of the crew"),
                ("oppose", "blockade"),
            ],
        ),
        (
            "Ghana demanded an end to the siege and the lifting of the blockade.",
            [("oppose", "siege"), ("oppose", "blockade")],
        ),
        (
            "Ghana called for an end to the violence and for the release of the crew.",
            [("oppose", "violence"), ("support", "release of the crew")],
        ),
        (
            "Ghana called for an end to the violence and a return to talks.",
            [("oppose", "violence"), ("support", "return to talks")],
        ),
        (
            "Ghana called for talks and an immediate lifting of the blockade.",
            [("support", "talks"), ("oppose", "blockade")],
        ),
        (
            "Ghana called for an end to the siege, the bombing and the starvation of civilians.",
            [("oppose", "siege"), ("oppose", "bombing"), ("oppose", "starvation of civilians")],
        ),
    ],
)
def test_each_of_several_demands_has_its_own_side(positions, text, expected):
    assert pairs(positions(text)) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Egypt urged Ethiopia to rule out unilateral steps.", "unilateral steps"),
        ("Chile called on Peru to call off the exercise.", "exercise"),
        ("Peru urged Chile to keep out of the talks.", "talks"),
        ("Peru called on Chile to bring the siege to an end.", "siege to an end"),
        ("Peru wants the blockade lifted.", "blockade"),
        ("Peru wants to see an end to the war.", "war"),
        ("Peru said that the occupation has to end.", "occupation"),
        ("Peru said the raids need to stop.", "raids"),
        ("Peru stressed that the blockade cannot continue.", "blockade"),
        ("Peru said there can be no impunity for the killers.", "impunity for the killers"),
        ("China calls for lift of all sanctions on Syria.", "all sanctions on Syria"),
        ("Egypt called for a freeze on settlement construction.", "settlement construction"),
        ("Peru urged Chile to ease the sanctions.", "sanctions"),
    ],
)
def test_whoever_wants_something_ended_opposes_it(positions, text, target):
    assert pairs(positions(text)) == [("oppose", target)]


def test_what_should_be_lifted_is_not_what_that_should_serve(positions):
    found = positions("China said the sanctions are outdated and should be lifted to help trade.")
    assert pairs(found) == [("oppose", "sanctions")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru wants to see peace in the valley.", [("support", "peace")]),
        (
            "Peru urged Chile to see the ruling as an end.",
            [("support", "see the ruling as an end")],
        ),
        ("Peru said there can be no peace without justice.", [("support", "justice")]),
    ],
)
def test_words_of_ending_that_end_nothing_turn_no_side(positions, text, expected):
    assert pairs(positions(text)) == expected


def test_troops_that_should_withdraw_to_their_barracks_leave_nothing_opposed(positions):
    found = positions("Ghana urged the Togolese army to withdraw to its barracks.")
    assert not any(one.polarity == "oppose" and "barracks" in one.target for one in found)


def test_what_one_state_demands_another_has_not_done(positions):
    found = positions("Peru demanded that Chile end the siege and lift the blockade.")
    assert {one.holder for one in found} == {"PER"}
    assert pairs(found) == [("oppose", "siege"), ("oppose", "blockade")]


def test_what_is_imperative_for_others_they_do_not_hold(positions):
    found = positions(
        "Kenya said that it is imperative for Chad to support the plan, to quit the raids, and to "
        "put an end to the blockade."
    )
    assert {one.holder for one in found} == {"KEN"}
    assert ("oppose", "blockade") in pairs(found)
