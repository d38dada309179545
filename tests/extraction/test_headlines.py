"""Headlines in title case and capitals."""

from __future__ import annotations

import pytest

from stancegraph.extraction.headlines import in_running_case

BODY = "On Friday the envoy of Kenya spoke of a quota, and Odinga slammed the deal on tea."


def running(headline: str, gazetteer) -> str:
    return in_running_case(headline, BODY, gazetteer.find(headline))


@pytest.mark.parametrize(
    ("headline", "written"),
    [
        ("Kenya Slams Peru Over Tea Quota", "Kenya slams Peru over tea quota"),
        ("KENYA REJECTS QUOTA", "KENYA rejects quota"),
        ("Odinga Urges Peru to Lift Quota", "Odinga urges Peru to lift quota"),
        ("ODINGA URGES NEW TALKS", "Odinga urges new talks"),
    ],
)
def test_only_names_keep_their_capitals(headline, written, gazetteer):
    assert running(headline, gazetteer) == written


def test_a_headline_in_running_case_stays_as_it_is(gazetteer):
    headline = "Kenya and the Lake Commission agree on a quota for all"
    assert running(headline, gazetteer) == headline


def test_offsets_hold_whatever_is_written_small(positions):
    text = "Kenya Slams Peru Over Tea Quota\nKenya slammed a quota on tea in a note."
    first = next(one for one in positions(text, headline=True) if one.position.start == 0)
    assert (first.holder, first.polarity, first.target) == ("KEN", "oppose", "Tea Quota")
    assert first.position.target_actor == "PER"


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("The new levy hampers the trade in tea: Kenya", {("KEN", "oppose", "new levy")}),
        ("Kenya's president: Peru must pay its debt", {("KEN", "support", "pay its debt")}),
        ("Army rule 'illegitimate' - EU", {("bloc:European Union", "oppose", "Army rule")}),
        ("AU: Togo's vote 'credible'", {("bloc:African Union", "support", "Togo's vote")}),
        ("Chile, Peru reject levy", {("CHL", "oppose", "levy"), ("PER", "oppose", "levy")}),
        ("Kenya: Peru rejects the levy", {("PER", "oppose", "levy")}),
        ("Kenya: floods must stop", set()),
        ("Prices must fall - survey", set()),
    ],
)
def test_a_headline_credits_who_is_named_before_or_behind_its_mark(headline, expected, positions):
    told = positions(f"{headline}\nThe paper has more on page two.", headline=True)
    assert {(one.holder, one.polarity, one.target) for one in told} == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Kenya against levy", {("KEN", "oppose", "levy")}),
        ("Kenya opposed to levy", {("KEN", "oppose", "levy")}),
        ("Kenya in favour of levy", {("KEN", "support", "levy")}),
        ("Kenya critical of levy", {("KEN", "oppose", "levy")}),
        ("Kenya, Chad 'optimistic' over talks with Togo",
         {("KEN", "support", "talks with Togo"), ("TCD", "support", "talks with Togo")}),
        ("New levy 'illegal', says Kenya", {("KEN", "oppose", "New levy")}),
        ("Kenya says levy illegal", {("KEN", "oppose", "levy")}),
        ("Levy 'unacceptable' - Kenya", {("KEN", "oppose", "Levy")}),
        ("Kenya calls levy 'unacceptable'", {("KEN", "oppose", "levy")}),
        ("We reject the levy: Kenyan president", {("KEN", "oppose", "levy")}),
        ("Illegal levy on tea", set()),
        ("Kenya tea levy ready by May", set()),
    ],
)  # fmt: skip
def test_a_headline_may_leave_out_is(headline, expected, positions):
    told = positions(f"{headline}\nThe paper has more on page two.", headline=True)
    assert {(one.holder, one.polarity, one.target) for one in told} == expected


def test_what_is_put_into_a_headline_moves_no_offset(positions):
    text = "Levy 'unacceptable' - Kenya\nThe paper has more on page two."
    [one] = positions(text, headline=True)
    assert text[one.position.start : one.position.end] == "Levy 'unacceptable' - Kenya"


@pytest.mark.parametrize(
    ("lead", "holders"),
    [
        ("In Kenya, Ada Obi condemned the raid.", {"KEN"}),
        ("In Kenya, Ada Obi of the Lake Watch condemned the raid.", set()),
        ("In Kenya, the Lake Company condemned the raid.", set()),
        ("In Kenya it rained. Ada Obi condemned the raid.", set()),
    ],
)
def test_a_report_may_name_alone_whom_its_headline_calls_by_office(lead, holders, positions):
    found = positions(f"Kenyan tea minister meets growers\n{lead}", headline=True)
    assert {one.holder for one in found if one.target == "raid"} == holders


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Ghana summons Togolese envoy over raid", ("GHA", "oppose", "raid")),
        ("Chile condemns Peru crackdown", ("CHL", "oppose", "Peru crackdown")),
        ("Sri Lanka thanks Norway for ferry aid", ("LKA", "support", "ferry aid")),
    ],
)
def test_a_verb_in_telegraphic_words_is_one(headline, found, positions):
    body = "Officials met on Tuesday in the city to discuss the weather and the harvest."
    [one] = positions(f"{headline}\n{body}", headline=True)
    assert (one.holder, one.polarity, one.target) == found


def test_a_headline_without_a_verb_of_stance_holds_none(positions):
    body = "Officials met on Tuesday in the city to discuss the weather and the harvest."
    assert positions(f"Floods close schools in Ghana\n{body}", headline=True) == []
