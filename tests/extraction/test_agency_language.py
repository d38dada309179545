"""What the agencies write of states: charges answered, envoys recalled, words borrowed."""

from __future__ import annotations

import pytest


def told(found):
    return {(one.holder, one.polarity, one.target) for one in found}


def aims(found):
    return {(one.holder, one.polarity, one.position.target_actor) for one in found}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru accused Chile of draining the lake, a charge it denies.", "CHL"),
        ("Peru has blamed Chile for the raid, a charge Chile denies.", "CHL"),
        ("India accused Pakistan of the raid, an allegation Islamabad has denied.", "PAK"),
        ("Chile, which denies the charge, was named in the report.", "CHL"),
    ],
)
def test_whoever_is_accused_denies_the_charge(text, who, positions):
    denied = [one for one in positions(text) if one.position.rule.startswith("verb:deny")]
    rejected = [one for one in positions(text) if one.position.rule.startswith("verb:reject")]
    assert {one.holder for one in denied + rejected} == {who}


def test_a_denial_makes_no_stance_of_what_is_denied(positions):
    found = told(positions("Rwanda rejected claims that it backs the rebels."))
    assert found == {("RWA", "oppose", "claims that it backs the rebels")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canada's minister said the levy was an “affront” to its farmers.",
            {("CAN", "oppose", "levy")},
        ),
        ("Canada's minister said the levy was a burden to its farmers.", set()),
        ("The levy was an “affront” to farmers on both banks.", set()),
    ],
)
def test_a_word_that_a_report_borrows_is_its_speakers(text, expected, positions):
    assert told(positions(text)) == expected


@pytest.mark.parametrize(
    ("text", "holder", "polarity", "target"),
    [
        ("Ghana said the vote was neither free nor fair.", "GHA", "oppose", "vote"),
        ("Ghana said the vote was free and fair.", "GHA", "support", "vote"),
        ("Ghana said it was “deeply disappointed” by the vote.", "GHA", "oppose", "vote"),
        ("Angry at the quota, Ghana cut its catch.", "GHA", "oppose", "quota"),
        ("Cyprus called the latest bid a “severe escalation”.", "CYP", "oppose", "latest bid"),
        ("Togo refused to send arms to the front.", "TGO", "oppose", "send arms to the front"),
        (
            "Ghana has rejected signing the fishing pact.",
            "GHA",
            "oppose",
            "signing the fishing pact",
        ),
        ("The raid was condemned as rash and vile by Ghana.", "GHA", "oppose", "raid"),
        ("Ghana dismissed as false claims of a raid.", "GHA", "oppose", "false claims of a raid"),
        ("Ghana joined criticism of the quota.", "GHA", "oppose", "quota"),
        ("The refusal of Ghana to sign the pact angered many.", "GHA", "oppose", "sign the pact"),
        ("It was the tenth protest filed by Ghana over the quota.", "GHA", "oppose", "quota"),
        ("Ghana insisted that Togo avoid any more raids.", "GHA", "oppose", "any more raids"),
        ("The fleets hold drills, to which Ghana objects.", "GHA", "oppose", "drills"),
    ],
)
def test_a_form_of_reports_is_understood(text, holder, polarity, target, positions):
    assert (holder, polarity, target) in told(positions(text))


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("Israel recalled its envoys from Oslo and Dublin.", {"NOR", "IRL"}),
        ("Israel recalled its envoy to Peru.", {"PER"}),
        ("Israel recalled its envoy.", {"ISR"}),
    ],
)
def test_envoys_are_recalled_from_states(text, aimed, positions):
    assert {one.position.target_actor for one in positions(text)} == aimed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ten Danish envoys will be expelled, Fiji's foreign ministry said.",
            {("FJI", "oppose", "DNK")},
        ),
        ("Ten of its envoys were expelled, Fiji's foreign ministry said.", set()),
        ("Fiji's foreign ministry demanded that ten Danish envoys be expelled.", set()),
    ],
)
def test_whoever_announces_a_measure_takes_it(text, expected, positions):
    measures = [one for one in positions(text) if one.position.rule == "verb:expel:dobj"]
    assert aims(measures) == expected


def test_nobody_blames_his_own(positions):
    found = positions("Fiji hit back at Samoa, calling its quota unjust.")
    assert ("FJI", "oppose", "WSM") in aims(
        one for one in found if one.position.rule.startswith("quality")
    )


def test_whoever_accuses_goes_on_behind_a_comma(positions):
    found = told(positions("Fiji accused Samoa of closing the port, calling its move unjust."))
    assert {holder for holder, _, target in found if target == "its move"} == {"FJI"}


def test_a_past_clause_of_another_is_no_part_of_a_condition(positions):
    text = "Fiji vetoed a text that would have lifted the ban, while Samoa abstained."
    abstained = [one for one in positions(text) if one.holder == "WSM"]
    assert [one.position.modality for one in abstained] == ["asserted"]


def test_measures_are_told_one_by_one_behind_including(positions):
    text = "Fiji took several steps, including expelling Danish diplomats."
    assert aims(positions(text)) == {("FJI", "oppose", "DNK")}


def test_what_was_done_goes_on_doing_it_twice_only_once(positions):
    found = told(positions("Fiji stands by its decision to reject the boat."))
    assert {polarity for _, polarity, _ in found} == {"support"}


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Rich nations accused of betrayal at talks", set()),
        ("Fiji urged to act on quota", set()),
        ("Kremlin: NATO drills a provocation", {("RUS", "oppose", "NATO drills")}),
        ("Peru's vote 'a sham', says Chile", {("CHL", "oppose", "Peru's vote")}),
        (
            "Fiji cuts ties with Peru, summons top envoy",
            {("FJI", "oppose", "ties with Peru"), ("FJI", "oppose", "top envoy")},
        ),
        ("Fiji expels Danish envoy, freezes trade", {("FJI", "oppose", "Danish envoy")}),
    ],
)
def test_a_headline_leaves_out_its_verbs(headline, expected, positions):
    text = f"{headline}\nThe paper has more on page two."
    found = told(positions(text, headline=True))
    assert expected <= found
    assert expected or not found


def test_a_group_may_demand_something_of_other_states(positions):
    found = positions(
        "Belarus made a joint statement on behalf of 54 countries, praising Peru's development. It "
        "called on other states to stop making unfounded accusations against Peru."
    )
    demanded = [one for one in found if "accusations" in one.target]
    assert [(one.holder, one.polarity) for one in demanded] == [("coalition:54", "oppose")]
