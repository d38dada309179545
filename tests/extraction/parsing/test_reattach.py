"""Whose a stance is where a parser hangs a date, a clause or a list on the wrong word."""

from __future__ import annotations

import pytest


def _sides(found) -> set[tuple[str, str, str | None]]:
    """Holder, polarity and who says so of all that was found."""
    return {(one.holder, one.polarity, one.position.according_to) for one in found}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # dates and places before the subject
        ("On 12 April Peru denied the charge.", {("PER", "oppose", None)}),
        ("In March Peru rejected the plan.", {("PER", "oppose", None)}),
        (
            "Abu Dhabi: Peru's President Jose Lopez rejected any cut in the fleet.",
            {("PER", "oppose", None)},
        ),
        ("Lima/Quito: Chile's foreign ministry condemned the raid.", {("CHL", "oppose", None)}),
        # what is told
        (
            "Peru's ministry said in a statement that the sales violate the treaty.",
            {("PER", "oppose", None)},
        ),
        # contrasts
        (
            "Peru fears the dam will imperil its water, while Chile welcomed the plan.",
            {("PER", "oppose", None), ("CHL", "support", None)},
        ),
        (
            "Peru's envoy said Chile backs the pact while Togo rejects it.",
            {("CHL", "support", "PER"), ("TGO", "oppose", "PER")},
        ),
        (
            "Peru took note of the text, while Chile declined to endorse it, saying that more "
            "study was needed.",
            {("PER", "neutral", None), ("CHL", "neutral", None), ("CHL", "support", None)},
        ),
        # what somebody adds
        (
            "Peru said Chile had broken the pact, urging it to leave the bay.",
            {("PER", "support", None)},
        ),
        (
            "Peru condemned the building of the dam, saying that Chile had rejected every offer.",
            {("PER", "oppose", None), ("CHL", "oppose", "PER")},
        ),
        ("Peru issued a letter saying it condemned the raid.", {("PER", "oppose", None)}),
        (
            "Peru ran into objections from Chile which has accused it of harbouring fighters.",
            {("CHL", "oppose", None)},
        ),
        # another who goes on
        (
            "A boat left the bay on Monday and Peru immediately said it rejects the plan.",
            {("PER", "oppose", None)},
        ),
        (
            "Togo took in a ship with ten men aboard as Chile and Peru refused to let it dock.",
            {("CHL", "oppose", None), ("PER", "oppose", None)},
        ),
        # complaints before somebody
        (
            "Peru has complained at the World Trade Organization about Chile's rules on wine.",
            {("PER", "oppose", None)},
        ),
    ],
)
def test_clauses_belong_to_whoever_says_them(positions, text, sides):
    assert _sides(positions(text)) == sides


@pytest.mark.parametrize(
    ("subject", "holders"),
    [
        ("The nations of Mali and Burkina Faso", {"MLI", "BFA"}),
        ("Presidents Jose Lopez of Peru and Ana Ruiz of Chile", {"PER", "CHL"}),
        (
            "The foreign ministers of Saudi Arabia, Jordan, the United Arab Emirates, Qatar and "
            "Egypt",
            {"SAU", "JOR", "ARE", "QAT", "EGY"},
        ),
        ("Wang Yi, China's Foreign Minister, State Councillor and envoy,", {"CHN"}),
        ("The United States, Japan, New Zealand, and Australia", {"USA", "JPN", "NZL", "AUS"}),
        ("The countries of the valley", set()),
    ],
)
def test_all_who_are_listed_hold_the_position(positions, subject, holders):
    found = positions(f"{subject} expressed support on Monday for the plan.")
    assert {one.holder for one in found} == holders


def test_initials_end_no_sentence(parser):
    assert len(parser.parse("Ambassador H.K. Yu spoke. He left.")) == 2


def test_the_last_of_a_list_does_not_act_alone(positions):
    found = positions("Poland, Hungary, and Chad decided to implement their own bans on grain.")
    assert {one.holder for one in found} == {"POL", "HUN", "TCD"}


def test_what_a_briefing_is_told_is_no_relative_clause(parse):
    sentence = parse("Peru's spokesperson told a press briefing that the sales violate the treaty.")
    verb = next(token for token in sentence.tokens if token.text == "violate")
    assert (verb.dep, sentence.head(verb).text) == ("ccomp", "told")
