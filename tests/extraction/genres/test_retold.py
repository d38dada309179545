"""What records retell: who "it" and "the Group" are, what "would" means, what parsers get wrong."""

from __future__ import annotations

import pytest

RECORD = """Summary record of the 3rd meeting

A/C.2/70/SR.3

The meeting was called to order at 10 a.m.

1. {speaker} said that time was short. {sentence}
"""
PERU = "Mr. Quispe (Peru)"
GROUP = "Ms. Silva (Brazil), speaking on behalf of the Group of 77 and China,"


@pytest.mark.parametrize(
    ("speaker", "sentence", "holder", "polarity", "target"),
    [
        (PERU, "It did not oppose the study.", "PER", "neutral", "study"),
        (PERU, "His country would vote against the draft.", "PER", "oppose", "draft"),
        (PERU, "He could not accept the format.", "PER", "oppose", "format"),
        (PERU, "He stopped short of endorsing the plan.", "PER", "neutral", "plan"),
        (PERU, "His delegation took no position on the clause.", "PER", "neutral", "clause"),
        (PERU, "He saw no need for a fund.", "PER", "oppose", "fund"),
        (PERU, "It was concerned at the delays.", "PER", "oppose", "delays"),
        (PERU, "It attached great importance to the fund.", "PER", "support", "fund"),
        (
            PERU,
            "He found it regrettable that papers were late.",
            "PER",
            "oppose",
            "papers were late",
        ),
        (
            PERU,
            "He noted with concern that papers had closed.",
            "PER",
            "oppose",
            "papers had closed",
        ),
        (PERU, "He dissociated himself from paragraph 3.", "PER", "oppose", "paragraph 3"),
        (PERU, "He supported without reservation the draft on wells.", "PER", "support", "wells"),
        (PERU, "He called on all States to vote against the motion.", "PER", "oppose", "motion"),
        (
            PERU,
            "It regretted that no visit had taken place and it urged the courts to act.",
            "PER",
            "support",
            "act",
        ),
        (PERU, "Donors had to honour their pledges.", "PER", "support", "honour their pledges"),
        (PERU, "The membership needed to be widened.", "PER", "support", "membership"),
        (PERU, "He hoped that the panel would meet.", "PER", "support", "panel would meet"),
        (PERU, "He was of the view that the levy should end.", "PER", "oppose", "levy"),
        (
            PERU,
            "It was his belief that the wells must be dug.",
            "PER",
            "support",
            "wells must be dug",
        ),
        (
            PERU,
            "He was opposed to the levy and fully supported the fund.",
            "PER",
            "support",
            "fund",
        ),
        (GROUP, "The Group rejected the ceiling.", "bloc:Group of 77", "oppose", "ceiling"),
        (GROUP, "It endorsed the report.", "bloc:Group of 77", "support", "report"),
    ],
)
def test_a_sentence_in_a_turn_is_the_speakers(held, speaker, sentence, holder, polarity, target):
    found = held(RECORD.format(speaker=speaker, sentence=sentence))
    assert any(
        (one.holder, one.polarity) == (holder, polarity) and target in one.target for one in found
    ), [(one.holder, one.polarity, one.target) for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "By its terms the Assembly would condemn the raid.",
        "If it rained, he would oppose the plan.",
        "His vote should not be read as support for the plan.",
    ],
)
def test_drafts_conditions_and_readings_are_no_positions(held, sentence):
    found = held(RECORD.format(speaker=PERU, sentence=sentence))
    assert [one for one in found if one.position.modality == "asserted"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Thousands of families had to flee their homes.",
        "He had to leave the room.",
        "He rejected the view that the wells must stay closed.",
    ],
)
def test_what_befell_people_and_the_views_of_others_are_no_demands(held, sentence):
    found = held(RECORD.format(speaker=PERU, sentence=sentence))
    assert not [one for one in found if one.polarity == "support"]
