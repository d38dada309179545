"""Stances told from the other side, deeds between states, and what only looks like either."""

from __future__ import annotations

import pytest


def found(positions, text: str, **options) -> set[tuple[str, str, str]]:
    told = (one for one in positions(text, **options) if one.position.modality == "asserted")
    return {(one.holder, one.polarity, one.target) for one in told}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The levy drew condemnation from Peru and Chile.",
            {("PER", "oppose", "levy"), ("CHL", "oppose", "levy")},
        ),
        ("The levy prompted statements of condemnation from Oman.", {("OMN", "oppose", "levy")}),
        ("Opposition to the levy came from Ireland.", {("IRL", "oppose", "levy")}),
        ("The plan has the backing of Germany.", {("DEU", "support", "plan")}),
        ("Spain has the support of Germany.", {("DEU", "support", "Spain")}),
        ("The ruling sparked outrage in Turkey.", {("TUR", "oppose", "ruling")}),
        ("The ruling caused alarm among Gulf states.", {("coalition:some", "oppose", "ruling")}),
        ("Despite opposition from Hungary, the fund was set up.", {("HUN", "oppose", "fund")}),
        ("Despite US opposition, Germany built the pipeline.", {("USA", "oppose", "pipeline")}),
        ("The ruling angered Turkey.", {("TUR", "oppose", "ruling")}),
        ("Turkey was angered by the ruling.", {("TUR", "oppose", "ruling")}),
        ("Peru and Chile were united in opposition to it.", set()),
        (
            "Peru and Chile were united in their opposition to the levy.",
            {("PER", "oppose", "levy"), ("CHL", "oppose", "levy")},
        ),
        ("The plan won the support of farmers.", set()),
        ("The ruling angered Turkish bakers.", set()),
        ("Prices rose despite protests from Peru.", set()),
        (
            "The raid was condemned by partners including Peru and Chile.",
            {("PER", "oppose", "raid"), ("CHL", "oppose", "raid")},
        ),
    ],
)
def test_a_reaction_belongs_to_those_who_react(text, expected, positions):
    assert expected <= found(positions, text)
    if not expected:
        assert found(positions, text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gabon broke ties with Fiji.", {("GAB", "oppose", "ties with Fiji")}),
        ("Gabon closed its embassy in Fiji.", {("GAB", "oppose", "its embassy in Fiji")}),
        ("Gabon closed its schools.", set()),
        ("Gabon ordered the Fijian envoy to leave.", {("GAB", "oppose", "Fijian envoy")}),
        (
            "Gabon gave the Fijian envoy 48 hours to leave the country.",
            {("GAB", "oppose", "Fijian envoy")},
        ),
        ("Gabon asked tourists to leave the beach.", {("GAB", "support", "leave the beach")}),
        ("The African Union suspended Gabon.", {("bloc:African Union", "oppose", "Gabon")}),
        ("Fiji was hit with new EU sanctions.", {("bloc:European Union", "oppose", "Fiji")}),
        ("Fiji will not join the pact.", {("FJI", "oppose", "join the pact")}),
        ("Fiji did not attend the fair.", set()),
        ("Fiji could not attend the fair.", set()),
        ("Fiji chose not to sign the statement.", {("FJI", "neutral", "statement")}),
        ("Fiji did not sign a statement deploring the raid.", {("FJI", "neutral", "statement")}),
        ("Fiji vowed to punish Gabon.", {("FJI", "oppose", "Gabon")}),
        ("Fiji is vetoing the levy until Gabon agrees to pay.", {("FJI", "oppose", "levy")}),
        ("Kenya welcomed the deal reached between Fiji and Gabon.", {("KEN", "support", "deal")}),
        ("Fiji is pressing Gabon to reject the bid.", {("FJI", "oppose", "bid")}),
        ("Fiji withdrew its proposal.", set()),
        ("Fiji offered its condolences to Gabon.", set()),
        ("Gabon-backed rebels attacked a convoy.", {("GAB", "support", "rebels")}),
    ],
)
def test_a_deed_is_a_stance_where_it_is_done_to_another(text, expected, positions):
    told = found(positions, text)
    assert {one[:2] for one in told} == {one[:2] for one in expected}
    assert all(any(words in one[2] for one in told) for _, _, words in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya said the merger was off the table.", ("KEN", "oppose", "merger")),
        ("Kenya said the merger was in violation of the treaty.", ("KEN", "oppose", "merger")),
        ("Kenya said the truce had not been respected.", ("KEN", "oppose", "truce")),
        ("Kenya said the drill was not aimed at anyone.", ("KEN", "support", "drill")),
        ("Kenya called for the camps to be dismantled.", ("KEN", "oppose", "camps")),
        ("Kenya said the raids must stop.", ("KEN", "oppose", "raids")),
        ("Kenya holds Fiji responsible for the leak.", ("KEN", "oppose", "leak")),
        ("Kenya defended itself against the charge.", ("KEN", "oppose", "charge")),
    ],
)
def test_a_judgement_in_a_report(text, expected, positions):
    assert expected in found(positions, text)
