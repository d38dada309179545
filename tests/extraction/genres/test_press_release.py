"""UN press releases: who speaks, in what kind of statement, at which meeting."""

from __future__ import annotations

import pytest

from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.genres import press_release

from .conftest import document

COMMITTEE = """Seventy‑ninth Session,
17th Meeting (AM)
GA/SPD/3812
7 November 2024

Fourth Committee Takes Up Drafts on Mine Action

The Fourth Committee (Special Political and Decolonization) today took up mine action.

Assistance in Mine Action

The representative of Malawi, speaking on behalf of the African Group, called for predictable
funding for national clearance centres.  She welcomed the training hub opened in Benin.

Stockpile destruction was costly, Pakistan’s delegate said.  His Government did not oppose
voluntary reporting on stocks, he added, but could not accept a mandatory format.

Colombia’s delegate commended Norway and Switzerland for their grants.  Her counterpart from
Lebanon said that his Government supported the aims of the convention.

The representative of the European Union, in its capacity as observer, also speaking for Albania,
Georgia and Ukraine, deplored the growth of debris in low orbit.

India’s representative took note of the guidelines, while her counterpart from Brazil stopped short
of endorsing a proposed registry.

Also speaking were representatives of Congo, Guinea‑Bissau, Republic of Korea and South Sudan, as
well as an observer for the Holy See.

A representative of the International Committee of the Red Cross also spoke.

Action on Drafts

Explaining his delegation’s position, Iran’s representative disassociated himself from paragraph 9.

Singapore’s representative said that she had voted against the text because it lacked safeguards.

Right of Reply

The representative of Peru, speaking in exercise of the right of reply, rejected the criticism.  His
Government stood by the joint commission, he said.
"""

COUNCIL = """9874th Meeting (PM)
SC/19006
27 June 2025

Security Council Debates Northern Valley

MARIA KELLER, Under-Secretary-General for Peace Operations, said that the situation was grave.  She
condemned the shelling.

VLADIMIR ORLOV (Russian Federation) rejected the allegations made by Ukraine.

On humanitarian access, he added that his country opposed any attempt to politicize aid.

TAREK LADEB (Libya), speaking for the Arab Group, condemned Israel’s settlement activities.

The representatives of Cuba and the Bolivarian Republic of Venezuela rejected coercive measures.

The Council will meet again at 10 a.m. tomorrow.
"""


@pytest.fixture(scope="module")
def committee(held):
    return held(COMMITTEE)


def found(positions):
    return {(one.holder, one.polarity, one.target) for one in positions}


@pytest.mark.parametrize(
    "position",
    [
        ("bloc:African Group", "support", "training hub opened in Benin"),
        ("PAK", "neutral", "voluntary reporting on stocks"),
        ("PAK", "oppose", "mandatory format"),
        ("LBN", "support", "aims of the convention"),
        ("bloc:European Union", "oppose", "growth of debris"),
        ("IND", "neutral", "guidelines"),
        ("BRA", "neutral", "proposed registry"),
        ("IRN", "oppose", "paragraph 9"),
        ("SGP", "oppose", "text"),
        ("PER", "oppose", "criticism"),
        ("PER", "support", "joint commission"),
    ],
)
def test_whoever_has_the_floor_holds_what_is_retold(committee, position):
    assert position in found(committee)


def test_praise_of_two_states_is_one_position_towards_each(committee):
    praised = [one.position.target_actor for one in committee if one.holder == "COL"]
    assert sorted(praised) == ["CHE", "NOR"]


def test_a_spokesperson_speaks_for_the_group(committee):
    hub = next(one for one in committee if "hub" in one.target)
    assert hub.statement.spokesperson == "MWI"
    assert hub.statement.on_behalf_of == "bloc:African Group"
    assert hub.statement.kind == "joint"


@pytest.mark.parametrize(
    ("holder", "kind"),
    [
        ("IRN", "explanation_of_vote"),
        ("SGP", "explanation_of_vote"),
        ("PER", "right_of_reply"),
        ("COL", "national"),
    ],
)
def test_headings_and_words_tell_the_kind_of_statement(committee, holder, kind):
    one = next(one for one in committee if one.holder == holder)
    assert one.statement.kind == kind


def test_all_statements_are_made_at_the_meeting(committee):
    assert {one.statement.event for one in committee if one.holder != "organ:Fourth Committee"} == {
        "meeting"
    }


def test_those_who_also_spoke_have_turns_but_no_positions(gazetteer, committee):
    outline = press_release.outline(document(COMMITTEE), gazetteer)
    listed = [turn.who.key for turn in outline.turns if turn.who is not None]
    assert {"COG", "GNB", "KOR", "SSD", "VAT"} <= set(listed)
    assert not {"COG", "GNB", "KOR", "SSD", "VAT"} & {one.holder for one in committee}


def test_what_a_speaker_tells_of_a_vote_is_a_speech_and_no_record(committee):
    vote = next(one for one in committee if one.holder == "SGP")
    assert vote.position.basis == "reported"


def test_a_speaker_goes_on_where_the_next_paragraph_says_he(held):
    assert ("RUS", "oppose", "any attempt to politicize aid") in found(held(COUNCIL))


def test_officials_of_the_organization_hold_nothing(held, gazetteer):
    assert not any("shelling" in one.target for one in held(COUNCIL))
    outline = press_release.outline(document(COUNCIL), gazetteer)
    assert outline.turns[0].who == NOBODY


def test_representatives_of_two_states_each_hold_what_they_say(held):
    measures = [one.holder for one in held(COUNCIL) if "coercive measures" in one.target]
    assert measures == ["CUB", "VEN"]


def test_a_release_without_its_masthead_is_known_by_its_paragraphs(gazetteer):
    body = COMMITTEE[COMMITTEE.index("The representative of Malawi") :]
    assert press_release.is_one(document(body), gazetteer)


def test_news_that_quotes_one_delegate_is_no_release(gazetteer):
    text = "GENEVA, May 4 — Talks ended.\n\nThe representative of Chad said that he was content.\n"
    assert not press_release.is_one(document(text), gazetteer)


@pytest.mark.parametrize(
    ("heading", "sentence", "kind"),
    [
        (
            "Statements after Vote",
            "The representative of Peru deplored the veto.",
            "explanation_of_vote",
        ),
        (
            "Statements after Vote",
            "Speaking under rule 37 of the rules, the representative of Peru deplored the veto.",
            "national",
        ),
        ("Statements", "Peru’s delegate said that he would abstain.", "explanation_of_vote"),
        ("Statements", "Peru’s delegate, on behalf of CARICOM, deplored the veto.", "joint"),
        ("Right of Reply", "The representative of Peru rejected the veto.", "right_of_reply"),
    ],
)
def test_a_heading_holds_for_the_statements_below_it(gazetteer, heading, sentence, kind):
    text = f"SC/19006\n\nThe Council met today.\n\n{heading}\n\n{sentence}\n"
    (turn,) = press_release.outline(document(text), gazetteer).turns
    assert turn.kind == kind


def test_who_speaks_for_others_may_say_so_behind_the_verb(gazetteer):
    text = (
        "SC/1\n\nThe delegate of Peru welcomed the text on behalf of CARICOM, and thanked Chad.\n"
    )
    (turn,) = press_release.outline(document(text), gazetteer).turns
    assert turn.who == Who("bloc:CARICOM", office="representative", spokesperson="PER")


def test_who_joins_a_statement_made_for_others_speaks_alone(gazetteer):
    text = "SC/1\n\nThe delegate of Peru joined the statement made on behalf of CARICOM.\n"
    (turn,) = press_release.outline(document(text), gazetteer).turns
    assert turn.who == Who("PER", office="representative")


LEAD = """Fourth Committee Hears Calls for New Wells

The Fourth Committee (Special Political and Decolonization) heard this morning of dry wells.

Several delegates expressed support for new wells, with Colombia’s representative stating that
pumps were unacceptable. The text was long. It condemned nobody.

No effort should be spared in ensuring that the wells were dug and that the roads were built,
Lesotho’s representative said.
"""


def test_delegates_who_are_only_counted_hold_one_sentence(held):
    found = [(one.holder, one.polarity, one.target) for one in held(LEAD)]
    assert ("coalition:some", "support", "new wells") in found
    assert ("COL", "oppose", "pumps") in found
    assert [one for one in found if one[0] == "coalition:some"] == [found[0]]


def test_where_no_effort_should_be_spared_the_aim_is_supported(held):
    found = {(one.polarity, one.target) for one in held(LEAD) if one.holder == "LSO"}
    assert found == {("support", "wells"), ("support", "roads")}


FLOOR = """Fourth Committee Hears Calls for New Wells

The Fourth Committee (Special Political and Decolonization) heard this morning of dry wells.

{0}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Welcoming the survey, the representative of Ghana called for new wells.",
            {("GHA", "support", "survey"), ("GHA", "support", "new wells")},
        ),
        (
            "Expressing concern about the drought, Ghana’s delegate urged donors to dig wells.",
            {("GHA", "oppose", "drought"), ("GHA", "support", "dig wells")},
        ),
        (
            "The representative of Ghana called for new wells, welcoming the survey.",
            {("GHA", "support", "survey"), ("GHA", "support", "new wells")},
        ),
        (
            "Pumps should be shared, the representative of Mali said, noting that several were "
            "late and urging donors to dig wells.",
            {("MLI", "support", "Pumps should be shared"), ("MLI", "support", "dig wells")},
        ),
        (
            "While a number of delegates supported the survey, others condemned the levy.",
            {("coalition:some", "support", "survey"), ("coalition:some", "oppose", "levy")},
        ),
        (
            "Delivering a statement on behalf of the African Group, the representative of Mali "
            "welcomed the survey.",
            {("bloc:African Group", "support", "survey")},
        ),
        (
            "The representative of Malaysia, speaking for the Association of Southeast Asian "
            "Nations (ASEAN), said the Association welcomed the survey.",
            {("bloc:ASEAN", "support", "survey")},
        ),
        (
            "The representative of Peru condemned the levy.\n\nThe wells must be dug, he added, "
            "and quickly.",
            {("PER", "oppose", "levy"), ("PER", "support", "wells must be dug")},
        ),
        (
            "The representative of Peru condemned the levy.\n\nThe wells must be dug, an expert "
            "added.",
            {("PER", "oppose", "levy")},
        ),
    ],
)
def test_what_a_delegate_says_beside_the_main_verb_is_his(held, text, expected):
    found = held(FLOOR.format(text))
    assert {(one.holder, one.polarity, one.target) for one in found} == expected
