"""Stances that a report tells of a second state by pointing at the first."""

from __future__ import annotations

import pytest


def _held(found) -> set[tuple[str, str]]:
    return {(one.holder, one.polarity) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "Canada condemned the raid. So did Fiji.",
        "Canada condemned the raid, and so did Fiji.",
        "Canada condemns the raid; so does Fiji.",
        "Canada condemned the raid, as did Fiji.",
        "Canada has condemned the raid, as has Fiji.",
        "Canada condemned the raid, as Fiji did.",
        "Canada condemned the raid and Fiji did too.",
        "Canada condemned the raid. Fiji did the same.",
        "Canada condemned the raid. Fiji followed suit.",
        "Canada condemned the raid, joined by Fiji.",
        "Canada, like Fiji, condemned the raid.",
        "Like Fiji, Canada condemned the raid.",
    ],
)
def test_whoever_does_the_same_holds_the_same(positions, text):
    assert _held(positions(text)) == {("CAN", "oppose"), ("FJI", "oppose")}


@pytest.mark.parametrize(
    "text",
    [
        "Canada condemned the raid as Fiji did nothing.",
        "Canada condemned the raid, so Fiji closed its port.",
        "Canada condemned the raid, unlike Fiji.",
        "Canada condemned the raid, while Fiji did not.",
        "Canada condemned the raid, as did a baker in Fiji.",
        "Canada condemned the raid. So much for Fiji.",
        "Canada condemned the raid in a harbour like Fiji's.",
    ],
)
def test_whoever_is_only_near_it_does_not(positions, text):
    assert _held(positions(text)) == {("CAN", "oppose")}


@pytest.mark.parametrize(
    "text",
    [
        "Canada did not back the plan, and neither did Fiji.",
        "Canada never supported the plan, nor did Fiji.",
        "Neither Canada nor Fiji backed the plan.",
    ],
)
def test_whoever_does_no_more_than_the_first_shares_its_reserve(positions, text):
    assert _held(positions(text)) == {("CAN", "neutral"), ("FJI", "neutral")}


def test_whoever_does_not_do_it_holds_back(positions):
    found = positions("Canada backed the plan, but Fiji did not.")
    assert _held(found) == {("CAN", "support"), ("FJI", "neutral")}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("The nine states that condemned the raid include Fiji and the Solomon Islands.",
         {"coalition:9", "FJI", "SLB"}),
        ("Countries condemning the raid included Fiji.", {"coalition:some", "FJI"}),
        ("The nine states that condemned the raid left. Ports include those of Fiji.",
         {"coalition:9"}),
        ("The bakers who condemned the raid include some from Fiji.", set()),
    ],
)  # fmt: skip
def test_those_who_are_listed_hold_what_all_of_them_hold(positions, text, holders):
    assert {one.holder for one in positions(text)} == holders


def test_what_one_says_of_another_is_not_echoed(positions):
    found = positions("Canada said Fiji had rejected the plan. So did Tonga.")
    assert "TON" not in {one.holder for one in found}


def test_the_passage_of_an_echo_reaches_back_to_what_it_repeats(positions):
    text = "Canada condemned the raid. So did Fiji."
    [echo] = [one for one in positions(text) if one.holder == "FJI"]
    assert text[echo.position.start : echo.position.end] == text
