"""Summaries of the Human Rights Council: states by name, lists of speakers."""

from __future__ import annotations

import pytest

from stancegraph.extraction.genres import council_summary
from stancegraph.records.factsheet import Group

from .conftest import document

SUMMARY = """HUMAN RIGHTS COUNCIL CONCLUDES GENERAL DEBATE ON SAFE DRINKING WATER

Meeting Summaries

8 October 2024

The Human Rights Council this afternoon concluded its general debate on drinking water.

Speaking in the debate were Gambia on behalf of the African Group, Iceland on behalf of a group of
46 countries, Ghana, Colombia on behalf of a group of countries, Congo, Democratic Republic of the
Congo, Jordan, State of Palestine and Venezuela.

Also speaking were China Rivers Society on behalf of two other organizations, Jordan Valley Water
Users’ Forum, Georgia Institute for Public Health, Friends of Lake Chad and Mali Women’s Union.

Right of Reply

Togo, speaking in a right of reply, said that it supported the joint works programme.

Action on Resolution on Water Tariffs

Gambia, speaking in a general comment on behalf of the African Group, welcomed draft resolution L.21
(A/HRC/57/L.21).  Gambia also thanked Germany for its flexibility.

Luxembourg, in a general comment, regretted the submission of amendment L.33.

China, speaking in an explanation of the vote before the vote, said that it would vote against draft
resolution L.21.  China was concerned about the growing number of mandates.

Chile and the Dominican Republic, in general comments, expressed support for the draft resolution.
"""


@pytest.fixture(scope="module")
def summary(held):
    return held(SUMMARY)


@pytest.fixture(scope="module")
def outline(gazetteer):
    return council_summary.outline(document(SUMMARY), gazetteer)


@pytest.mark.parametrize(
    ("holder", "polarity", "target"),
    [
        ("TGO", "support", "joint works programme"),
        ("bloc:African Group", "support", "draft resolution L.21"),
        ("GMB", "support", "flexibility"),
        ("LUX", "oppose", "submission of amendment L.33"),
        ("CHN", "oppose", "growing number of mandates"),
        ("CHL", "support", "draft resolution"),
        ("DOM", "support", "draft resolution"),
    ],
)
def test_states_speak_by_their_names(summary, holder, polarity, target):
    found = {(one.holder, one.polarity, one.target.removeprefix("its ")) for one in summary}
    assert (holder, polarity, target) in found


def test_kinds_come_from_the_words(summary):
    kinds = {one.holder: one.statement.kind for one in summary}
    assert kinds["TGO"] == "right_of_reply"
    assert kinds["CHN"] == "explanation_of_vote"
    assert kinds["bloc:African Group"] == "joint"


def test_lists_give_turns_with_those_whom_they_speak_for(outline):
    listed = [turn for turn in outline.turns if turn.named is None]
    assert [turn.who.key or turn.who.group for turn in listed if turn.who] == [
        "bloc:African Group",
        Group(count=46, members=("ISL",)),
        "GHA",
        Group(text="some", members=("COL",)),
        "COG",
        "COD",
        "JOR",
        "PSE",
        "VEN",
    ]


def test_societies_with_the_name_of_a_state_are_none(outline, summary):
    spoken = {turn.who.key for turn in outline.turns if turn.who}
    assert not {"GEO", "TCD", "MLI"} & (spoken | {one.holder for one in summary})


def test_news_of_the_council_is_no_summary(gazetteer):
    text = (
        "GENEVA, May 4 — Chad told the Human Rights Council in its right of reply that it was "
        "content.\n\nThe interactive dialogue ended at noon.\n"
    )
    assert not council_summary.is_one(document(text), gazetteer)
    assert council_summary.is_one(document(SUMMARY), gazetteer)


SEGMENT = """HUMAN RIGHTS COUNCIL CONCLUDES ITS HIGH-LEVEL SEGMENT

The Human Rights Council this morning concluded its high-level segment.

Ana Ruiz, Minister for Foreign Affairs of Peru, called for safe wells.  She condemned the drought
tax.  Peru supported the new register.

Ode Lund, Chairperson of the Commission of Inquiry on Togo, welcomed the register.

Some delegations regretted the lack of roads.  A number of States objected to the register.
"""


def test_ministers_speak_for_their_state_and_officials_for_none(held):
    found = [(one.holder, one.polarity, one.target) for one in held(SEGMENT)]
    assert found == [
        ("PER", "support", "safe wells"),
        ("PER", "oppose", "drought\ntax"),
        ("PER", "support", "new register"),
        ("coalition:some", "oppose", "lack of roads"),
        ("coalition:some", "oppose", "register"),
    ]
