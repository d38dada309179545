"""How papers write: reactions, measures, surnames, the two sides, grammar of reports."""

from __future__ import annotations

import pytest


def found(positions, text: str, **options) -> set[tuple[str, str, str]]:
    return {(one.holder, one.polarity, one.target) for one in positions(text, **options)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The tariff drew praise from Kenya and anger from Peru.",
            {("KEN", "support", "tariff")},
        ),
        (
            "The plan was met with criticism from lenders and from Canada.",
            {("CAN", "oppose", "plan")},
        ),
        (
            "Opposition from Hungary to the quota grew.",
            {("HUN", "oppose", "quota")},
        ),
        (
            "Japan lodged a protest after a missile fell into its waters.",
            {("JPN", "oppose", "missile fell into its waters")},
        ),
        ("Iran arrested a Danish sailor.", {("IRN", "oppose", "Danish sailor")}),
        ("Iran arrested a local baker.", set()),
        ("Iran wants to arrest a Danish sailor.", set()),
        ("Mexico decided to arrest a Danish sailor.", {("MEX", "oppose", "Danish sailor")}),
        ("Mexico lifted its ban on tuna.", {("MEX", "oppose", "its ban on tuna")}),
        ("Cuba called the ruling a grave provocation.", {("CUB", "oppose", "ruling")}),
        (
            "Oman described the decision to leave as an unacceptable step.",
            {("OMN", "oppose", "decision to leave")},
        ),
        ("Kenya said the raids will not be tolerated.", {("KEN", "oppose", "raids")}),
        ("Iran insists that the curbs be lifted.", {("IRN", "oppose", "curbs")}),
        ("Finland is looking into banning Danish beef.", set()),
        (
            "Chad accused Mali of arson, a charge that Mali denied.",
            {("TCD", "oppose", "arson"), ("MLI", "oppose", "charge")},
        ),
        ("Oman denounced what it called slander.", {("OMN", "oppose", "slander")}),
        ("Norway is appalled by the raid.", {("NOR", "oppose", "raid")}),
        ("Kenya and Peru agreed to hold talks.", set()),
        ("Kenya phoned. It called Peru to discuss trade.", set()),
        ("Chad warned that possible sanctions on Mali hurt.", set()),
        ("Kenya accepted responsibility for the crash.", set()),
        ("Peru said the strait is open and stood by the patrols.", {("PER", "support", "patrols")}),
        ("Kenya froze its aid to Peru.", {("KEN", "oppose", "its aid to Peru")}),
    ],
)
def test_a_sentence_of_a_report(text, expected, positions):
    assert expected <= found(positions, text)
    if not expected:
        assert found(positions, text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mexico's foreign minister, Marcelo Ebrard, flew in. Ebrard rejected the wall.",
            ("MEX", "oppose", "wall"),
        ),
        (
            "Minister Jean-Yves Le Drian of France spoke. Le Drian rejected the pact.",
            ("FRA", "oppose", "pact"),
        ),
        (
            "The appeal of the mediators found few friends and was backed by German "
            "Chancellor Angela Merkel.",
            ("DEU", "support", "appeal of the mediators"),
        ),
        (
            "Botswana left the talks. Foreign Minister Phandu Skelemani rejected the poll.",
            ("BWA", "oppose", "poll"),
        ),
        (
            "Kenya closed the border with Somalia. The two countries welcomed the mediation.",
            ("SOM", "support", "mediation"),
        ),
        (
            "Iran closed the strait. A spokesman rejected the ultimatum.",
            ("IRN", "oppose", "ultimatum"),
        ),
        (
            "Bahrain, Egypt and Yemen's government condemned the raid.",
            ("YEM", "oppose", "raid"),
        ),
        (
            "Putin's government rejected the ultimatum.",
            ("RUS", "oppose", "ultimatum"),
        ),
        (
            "The foreign ministry in Caracas rejected the report.",
            ("VEN", "oppose", "report"),
        ),
        (
            "An assembly of several foreign ministers denounced the raid.",
            ("coalition:some", "oppose", "raid"),
        ),
        (
            "A White House spokesman rejected the report.",
            ("USA", "oppose", "report"),
        ),
        (
            "The African Union and the regional bloc IGAD welcomed the truce.",
            ("bloc:African Union", "support", "truce"),
        ),
    ],
)
def test_who_holds_it(text, expected, positions):
    assert expected in found(positions, text, date="2019-09-01")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The draft was long. Peru rejected it.", "draft"),
        ("Oman said the draft was long and that it could not support it.", "draft"),
        ("Ten states abstained when the council voted on a resolution.", "resolution"),
    ],
)
def test_what_it_stands_for(text, target, positions):
    assert [one.target for one in positions(text)] == [target]


def test_a_measure_is_aimed_at_the_other_state(positions):
    [one] = positions("Norway froze its aid to the Peruvian government.")
    assert one.position.target_actor == "PER"


def test_whoever_should_be_suspended_is_the_target_not_the_one_who_is_asked(positions):
    [one] = positions("Kenya called on the African Union to suspend Zimbabwe.")
    assert (one.target, one.position.target_actor) == ("Zimbabwe", "ZWE")


def test_he_is_the_one_who_spoke_and_not_the_one_spoken_of(positions):
    text = "President Emmanuel Macron said Vladimir Putin was late. He rejected the offer."
    assert [one.holder for one in positions(text, date="2022-03-01")] == ["FRA"]


def test_a_dateline_is_no_subject(positions):
    [one] = positions("NAIROBI, Kenya — Peru on Tuesday rejected the report.")
    assert one.holder == "PER"
