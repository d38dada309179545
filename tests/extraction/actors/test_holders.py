"""Who an expression stands for."""

from __future__ import annotations

import pytest

from stancegraph.records.factsheet import Speaker


@pytest.mark.parametrize(
    ("subject", "holder"),
    [
        ("The United States", "USA"),
        ("The U.S.", "USA"),
        ("The US", "USA"),
        ("Moscow", "RUS"),
        ("The Chinese government", "CHN"),
        ("Japanese authorities", "JPN"),
        ("The Turkish foreign ministry", "TUR"),
        ("The spokesman of the Iranian Foreign Ministry", "IRN"),
        ("Peru's UN envoy", "PER"),
        ("The European Union", "bloc:European Union"),
        ("Dozens of countries", "coalition:dozens"),
        ("54 countries", "coalition:54"),
        ("More than 30 countries", "coalition:>30"),
        ("Several countries", "coalition:some"),
        ("French President Emmanuel Macron", "FRA"),
        ("Lebanese Minister of Interior and Municipalities Bassam Mawlawi", "LBN"),
        ("Zhang Jun, China's permanent representative to the UN,", "CHN"),
        ("Turkish Foreign Ministry spokesman Hami Aksoy", "TUR"),
    ],
)
def test_a_subject_stands_for_its_state(positions, subject, holder):
    assert [one.holder for one in positions(f"{subject} condemned the raid.")] == [holder]


def test_coordinated_states_hold_the_position_each(positions):
    found = positions("Chile, Peru, Panama and others welcomed the survey.")
    assert {one.holder for one in found} == {"CHL", "PER", "PAN"}


def test_a_speaker_is_known_again_by_surname_pronoun_and_office(positions):
    found = positions(
        "Zhang Jun, China's permanent representative to the UN, rejected the draft.\n"
        "Zhang condemned the raid.\n"
        "He praised the survey.\n"
        "The envoy welcomed the truce."
    )
    assert [one.holder for one in found] == ["CHN"] * 4
    speaker = Speaker(
        name="Zhang Jun", office="permanent representative to the UN", speaks_for="CHN"
    )
    assert {one.statement.speakers for one in found} == {(speaker,)}


def test_a_pronoun_does_not_reach_past_a_stranger(positions):
    found = positions(
        "French President Emmanuel Macron praised the survey.\n"
        "Alex Lagakos works at an institute. He condemned the raid."
    )
    assert [one.target for one in found] == ["survey"]


def test_they_are_the_latest_plural(positions):
    found = positions("Dozens of countries met in Geneva. They condemned the raid.")
    assert [one.holder for one in found] == ["coalition:dozens"]
    assert found[0].position.tier == "pronoun"


def test_the_two_leaders_are_those_named_before(positions):
    found = positions(
        "Japanese Prime Minister Fumio Kishida and his Irish counterpart Micheál Martin met."
        " The two leaders condemned the raid."
    )
    assert [one.holder for one in found] == ["JPN", "IRL"]


def test_ministers_of_several_states_hold_the_position_each(positions):
    found = positions("The Greek, Cypriot and French ministers condemned the raid.")
    assert [one.holder for one in found] == ["GRC", "CYP", "FRA"]


def test_a_leader_without_title_is_known_by_the_day_of_the_report(positions):
    assert [o.holder for o in positions("Merkel praised the survey.", date="2019-08-24")] == ["DEU"]
    assert positions("Merkel praised the survey.", date="2023-08-24") == []


def test_the_dateline_tells_whose_prime_minister_it_is(positions):
    text = "AMMAN — Prime Minister Omar Example on Monday praised the survey."
    assert [one.holder for one in positions(text)] == ["JOR"]


@pytest.mark.parametrize(
    ("dateline", "holders"),
    [
        ("ISLAMABAD: ", ["PAK"]),
        ("ANKARA, May 3. /TASS/. ", ["TUR"]),
        ("Colombo, 3 May - ", ["LKA"]),
        ("NOTE: ", []),
    ],
)
def test_a_dateline_in_any_form_tells_whose_ministry_it_is(positions, dateline, holders):
    text = f"{dateline}A spokesman at the foreign ministry praised the survey."
    assert [one.holder for one in positions(text)] == holders
