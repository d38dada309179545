"""Who takes a stance where grammar hides it: equations, shared objects, hosts, inserted sources."""

from __future__ import annotations

import pytest


def _held(found) -> set[tuple[str, str]]:
    return {(one.holder, one.polarity) for one in found}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Peru was among the countries that condemned the raid.", {"PER"}),
        ("Peru is one of the states condemning the raid.", {"PER"}),
        ("Peru was the only country to condemn the raid.", {"PER"}),
        ("Peru was among the group of nine states that condemned the raid.", {"PER"}),
        ("Peru is part of a group of states that condemned the raid.", {"PER"}),
        ("Peru and Chile were the first to condemn the raid.", {"PER", "CHL"}),
        ("Peru, a country that condemned the raid, left.", {"PER"}),
        ("It was Peru that condemned the raid.", {"PER"}),
        ("The Peruvian premier is the only leader who condemned the raid.", {"PER"}),
        ("Peru is prepared to condemn the raid.", {"PER"}),
        # traps
        ("It was not Peru that condemned the raid.", set()),
        ("Peru wrote to the only baker who condemned the raid.", set()),
        ("It was a baker from Peru that condemned the raid.", set()),
        ("Peru is home to the farmers who condemned the raid.", set()),
    ],
)
def test_what_somebody_is_called_stands_for_him(positions, text, holders):
    assert {one.holder for one in positions(text) if one.target == "raid"} == holders


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Peru backed, and Chile opposed, the plan.", {("PER", "support"), ("CHL", "oppose")}),
        ("Opposed by Chile, the plan failed.", {("CHL", "oppose")}),
        ("Backed by Chile and Peru, the plan passed.", {("CHL", "support"), ("PER", "support")}),
        ("Peru, but not Chile, backed the plan.", {("PER", "support")}),
        ("The Chilean ambassador was summoned to Peru's foreign ministry.", {("PER", "oppose")}),
        ("Opposition from Peru blocked the plan.", {("PER", "oppose")}),
        ("The plan passed despite Peruvian opposition.", {("PER", "oppose")}),
        ("Peru condemned Chile's support for the plan.",
         {("PER", "oppose"), ("CHL", "support")}),
        ("Peru's minister said it opposes the plan.", {("PER", "oppose")}),
        ("Peru summoned the Chilean envoy to condemn the plan.", {("PER", "oppose")}),
        # traps
        ("Opposition from bakers in Peru blocked the plan.", set()),
        ("Chile denied that it backs the plan.", {("CHL", "oppose")}),
        ("Carved by hand, the plan pleased Chile.", {("CHL", "support")}),
    ],
)  # fmt: skip
def test_a_clause_gives_its_stance_to_those_who_take_it(positions, text, held):
    assert _held(positions(text)) == held


@pytest.mark.parametrize(
    ("phrase", "holders"),
    [
        ("Chad's Ali Mahamat", {"TCD"}),
        ("Mr. Mahamat of Chad", {"TCD"}),
        ("Ali Mahamat of Chad", {"TCD"}),
        ("Chad's President Ali Mahamat Monday", {"TCD"}),
        ("The trade and climate minister of Chad", {"TCD"}),
        ("Chad's trade and climate minister", {"TCD"}),
        ("The authorities in Chad", {"TCD"}),
        ("The junta in Chad", {"TCD"}),
        ("The desert nation of Chad", {"TCD"}),
        ("Ali Mahamat, an adviser to Chad's president,", {"TCD"}),
        ("Partners and neighbours including Chad and Niger", {"TCD", "NER"}),
        ("European Union ministers", {"bloc:European Union"}),
        ("African leaders", {"coalition:some"}),
        ("Foreign ministers from 12 African states", {"coalition:12"}),
        ("In the name of the African Union, Chad", {"bloc:African Union"}),
        # traps
        ("Chad's Lake Company", set()),
        ("Ali Mahamat of the Chad Rights Watch", set()),
        ("The embassy in Chad", set()),
        ("Local authorities in Chad", set()),
        ("An official of the Taiwan Affairs Office", set()),
        ("Many Chadians", set()),
        ("African business leaders", set()),
        ("Religious leaders in Chad", set()),
    ],
)
def test_a_phrase_names_its_state_or_none(positions, phrase, holders):
    assert {one.holder for one in positions(f"{phrase} condemned the raid.")} == holders


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("EU ministers met. Inside, ministers condemned the raid.", {"bloc:European Union"}),
        ("The EU met. The bloc's foreign ministers condemned the raid.", {"bloc:European Union"}),
        ("The Arab League met. The Arab ministers condemned the raid.", {"bloc:Arab League"}),
        ("EU ministers met. Business leaders condemned the raid.", set()),
        ("Peru's minister spoke. Farm ministers' wives condemned the raid.", set()),
        ("Chad's defence minister spoke. Nepal's trade and defence ministers condemned the raid.",
         {"NPL"}),
        ("Peru left. Nothing came of it. The latter's neighbour condemned the raid.", set()),
    ],
)  # fmt: skip
def test_those_who_gathered_are_known_again(positions, text, holders):
    assert {one.holder for one in positions(text) if one.target == "raid"} == holders


@pytest.mark.parametrize(
    "text",
    [
        "Tonga's minister, Sela Tavita, was clear: “We condemn the raid.”",
        "Tonga's answer was clear: “We condemn the raid.”",
        "Tonga's minister Sela Tavita: “We condemn the raid.”",
        "Sela Tavita, Tonga's minister: “We condemn the raid.”",
        "In the words of Tonga's minister, “the raid is unacceptable to us”.",
        "As Tonga's minister put it, “the raid is unacceptable to us”.",
        "For Tonga, the raid is unacceptable.",
        "Tonga's minister said: “We condemn the raid.\"",
    ],
)
def test_a_source_is_found_however_it_is_announced(positions, text):
    assert _held(positions(text)) == {("TON", "oppose")}


@pytest.mark.parametrize(
    "text",
    [
        "Tonga's bakers were clear: “We condemn the raid.”",
        "Tonga saw one result: “We condemn the raid”, wrote a baker.",
        "For Tongan bakers, the raid is unacceptable.",
        "For years, the raid was unacceptable.",
    ],
)
def test_others_who_are_announced_speak_for_no_state(positions, text):
    assert positions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tonga is of the view that the levy should end.",
        "It is Tonga's belief that the levy should end.",
        "Tonga's minister expressed the opinion that the levy must end.",
    ],
)
def test_a_view_is_of_whoever_is_said_to_hold_it(positions, text):
    assert _held(positions(text)) == {("TON", "oppose")}


@pytest.mark.parametrize(
    "text",
    [
        "Tonga is not of the view that the levy should end.",
        "Some bakers in Tonga took the view that the levy should end.",
    ],
)
def test_a_view_that_nobody_or_no_state_holds_is_nobodys(positions, text):
    assert positions(text) == []


@pytest.mark.parametrize(
    ("subject", "holder"),
    [
        ("The members of the Security Council", "organ:UN Security Council"),
        ("Members of the European Union", "bloc:European Union"),
        ("Several members of the Security Council", "coalition:some"),
        ("Two members of the Security Council", "coalition:2"),
    ],
)
def test_the_members_of_a_body_are_the_body_unless_they_are_counted(positions, subject, holder):
    assert _held(positions(f"{subject} condemned the raid.")) == {(holder, "oppose")}
