"""Summary records: a speaker goes on until the next is named."""

from __future__ import annotations

import pytest

from stancegraph.extraction.actors.who import NOBODY
from stancegraph.extraction.genres import summary_record
from stancegraph.records.values import Tier

from .conftest import document

RECORD = """United Nations   A/C.5/79/SR.14
General Assembly
Seventy-ninth session

Fifth Committee

Summary record of the 14th meeting
Held at Headquarters, New York, on Tuesday, 12 November 2024, at 10 a.m.

Chair: Ms. Oyelaran ........................ (Nigeria)

The meeting was called to order at 10.05 a.m.

Agenda item 138: Scale of assessments

1. Mr. Ssemakula (Uganda), speaking on behalf of the Group of 77 and China, said that the Group
reaffirmed its support for the principle of capacity to pay.

2. The Group rejected any lowering of the gradient. It was concerned at the accumulation of arrears.

3. Ms. Holloway (United States of America) said that her delegation supported the ceiling of 22 per
cent. It stopped short of endorsing the proposal for annual

24-20814 2/4

A/C.5/79/SR.14

recalculation.

4. Her Government called on all Member States to pay on time.

5. Mr. Mbemba (Congo), Ms. Lukusa (Democratic Republic of the Congo) and Mr. Sani (Niger) said that
they supported the request of Somalia.

6. Mr. Vranken (Chair of the Committee on Contributions) said that he was concerned at the number of
late plans.

7. The Chair said she took it that the Committee wished to adopt the draft resolution.

8. It was so decided.

9. Mr. Al-Zaabi (Oman), speaking in exercise of the right of reply, said that his delegation
rejected the suggestion of Romania.

The meeting rose at 11.40 a.m.
"""


@pytest.fixture(scope="module")
def record(held):
    return held(RECORD)


@pytest.mark.parametrize(
    ("holder", "polarity", "target"),
    [
        ("bloc:Group of 77", "support", "principle of capacity to pay"),
        ("bloc:Group of 77", "oppose", "any lowering of the gradient"),
        ("bloc:Group of 77", "oppose", "accumulation of arrears"),
        ("USA", "support", "ceiling of 22 per\ncent"),
        ("USA", "support", "pay on time"),
        ("COG", "support", "request of Somalia"),
        ("COD", "support", "request of Somalia"),
        ("NER", "support", "request of Somalia"),
        ("OMN", "oppose", "suggestion of Romania"),
    ],
)
def test_each_paragraph_belongs_to_its_speaker(record, holder, polarity, target):
    assert (holder, polarity, target) in {(one.holder, one.polarity, one.target) for one in record}


def test_a_paragraph_that_goes_on_behind_a_page_head_is_read_as_one(record):
    one = next(one for one in record if one.polarity == "neutral")
    assert one.holder == "USA"
    assert "recalculation" in one.target


def test_chairs_hold_nothing(record, gazetteer):
    assert not any("late plans" in one.target or "adopt" in one.target for one in record)
    outline = summary_record.outline(document(RECORD), gazetteer)
    assert [turn.who for turn in outline.turns].count(NOBODY) == 2


def test_speakers_have_their_names_and_groups(record):
    one = next(one for one in record if one.target == "any lowering of the gradient")
    assert one.statement.spokesperson == "UGA"
    assert one.statement.kind == "joint"


def test_the_right_of_reply_is_a_kind_of_statement(record):
    one = next(one for one in record if one.holder == "OMN")
    assert one.statement.kind == "right_of_reply"


def test_what_the_government_of_the_last_speaker_says_is_no_explicit_find(record):
    one = next(one for one in record if one.target == "pay on time")
    assert one.position.tier in (Tier.PRONOUN, Tier.CARRIED, Tier.EXPLICIT)
    assert one.statement.speakers[0].name == "Holloway"


def test_the_masthead_is_no_content(gazetteer):
    outline = summary_record.outline(document(RECORD), gazetteer)
    first = outline.blocks[0]
    assert RECORD[first.start : first.end].startswith("Agenda item 138")


def test_a_record_without_its_masthead_is_known_by_its_paragraphs(gazetteer):
    body = RECORD[RECORD.index("1. Mr. Ssemakula") :]
    assert summary_record.is_one(document(body), gazetteer)
    assert not summary_record.is_one(document("1. Mr. A spoke.\n\n2. Ms. B left.\n"), gazetteer)


def test_the_group_is_that_for_which_the_speaker_speaks(held):
    text = RECORD.replace(
        "2. The Group rejected",
        "2. Ms. Ueki (Palau), speaking on behalf of the African Group, said that the Group opposed"
        " quotas. The Group rejected",
    )
    found = {(one.holder, one.polarity, one.target) for one in held(text)}
    assert ("bloc:African Group", "oppose", "quotas") in found


def test_a_record_whose_lines_were_run_together_is_read_by_its_numbers(held):
    lines = (
        "United Nations A/C.6/69/SR.28 Sixth Committee Summary record of the 28th meeting Chair:"
        " Mr. Lund (Norway) The meeting was called to order at 10.05 a.m. Agenda item 107: Wells 1."
        " Mr."
        " Perera (Sri Lanka), Chair of the Working Group, supported its early meeting. 2. Mr. Ito"
        " (Japan) said that his delegation welcomed the draft of 2 May. 3. Ms. Ruiz (Peru) rejected"
        " the levy. Her country opposed quotas. 4. It was so decided. The meeting rose at 1 p.m."
    )
    found = {(one.holder, one.polarity, one.target) for one in held(lines)}
    assert found == {
        ("JPN", "support", "draft of 2 May"),
        ("PER", "oppose", "levy"),
        ("PER", "oppose", "quotas"),
    }
