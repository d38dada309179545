"""Whose act or plan a target is where the phrase itself does not say so."""

from __future__ import annotations

import pytest


def directed(found):
    return [(one.holder, one.target, one.position.target_actor) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pakistani airstrikes hit the valley. Afghanistan condemned the attacks of last night.",
            ("AFG", "attacks of last night", "PAK"),
        ),
        (
            "On the Israeli raid on the airport, China expressed deep concern over these attacks.",
            ("CHN", "these attacks", "ISR"),
        ),
        (
            "A Rwandan raid went on for days. Uganda deplored the bombardment.",
            ("UGA", "bombardment", "RWA"),
        ),
    ],
)
def test_an_act_that_is_named_again_is_whose_it_was(positions, text, expected):
    assert expected in directed(positions(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France condemned the terrorist attack in Israel.", ("FRA", None)),
        ("Moscow condemned the shelling of Belgorod.", ("RUS", None)),
        ("Norway condemned the raid on Chad.", ("NOR", None)),
    ],
)
def test_the_victim_of_an_act_has_not_done_it(positions, text, expected):
    [found] = positions(text)
    assert (found.holder, found.position.target_actor) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru closed its port to Chile, a step that Ecuador condemned.", ("ECU", "step", "PER")),
        ("Chile said its ships were shadowed, a claim Peru denied.", ("PER", "claim", "CHL")),
        (
            "Peru offered Chile a swap, an offer the Chilean government rejected.",
            ("CHL", "offer", "PER"),
        ),
    ],
)
def test_a_move_is_of_the_one_who_makes_it(positions, text, expected):
    assert expected in directed(positions(text))


def test_nobody_rejects_a_proposal_of_his_own(positions):
    found = positions("Sudan criticised Ethiopia and rejected its proposal for a treaty.")
    assert ("SDN", "its proposal for a treaty", "ETH") in directed(found)


def test_what_is_done_to_a_state_it_may_reject_itself(positions):
    [found] = positions("Peru rejected its expulsion from the league.")
    assert found.position.target_actor == "PER"


def test_what_an_envoy_is_summoned_over_is_of_his_state(positions):
    found = positions("Germany summoned the Chinese ambassador to complain about the move.")
    assert directed(found) == [("DEU", "move", "CHN")]


def test_what_somebody_is_called_on_to_end_is_his(positions):
    found = positions("China reiterated its call on Israel to end its presence in Syria.")
    assert directed(found) == [("CHN", "its presence in Syria", "ISR")]


def test_a_demand_for_somebody_to_act_is_about_the_act(positions):
    found = positions("Peru renewed its demand for Chile to leave the islands.")
    assert directed(found) == [("PER", "leave the islands", "CHL")]


def test_a_need_for_something_is_no_demand_on_it(positions):
    [found] = positions("Ghana emphasized the need for the release of the crew.")
    assert (found.holder, found.target) == ("GHA", "release of the crew")


def test_a_state_rejects_the_plan_for_it_rather_than_itself(positions):
    found = positions(
        "Peru announced a plan to send aid to Chile, which was rejected by the Chilean government."
    )
    assert [one.target for one in found if one.holder == "CHL"] == ["plan to send aid to Chile"]


def test_what_is_vetoed_is_the_resolution_on_a_state(positions):
    found = positions("The resolution on Syria, which was vetoed by Russia, was a mistake.")
    assert ("RUS", "resolution on Syria") in [(one.holder, one.target) for one in found]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Bahrain and Egypt cut their ties with Qatar, accusing it of fraud.", "fraud"),
        ("Bahrain and Egypt sent Qatar a list and asked the country to comply.", "comply"),
    ],
)
def test_it_is_none_of_those_who_blame_it(positions, text, target):
    found = [one for one in positions(text) if one.target == target]
    assert {one.holder for one in found} == {"BHR", "EGY"}
    assert {one.position.target_actor for one in found} == {"QAT"}


def test_it_is_who_was_blamed_last(positions):
    found = positions("Peru regretted Chile's vote on Chad and urged it to reconsider the plan.")
    assert [one.position.target_actor for one in found] == ["CHL", "CHL"]
