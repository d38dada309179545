"""Verbs that a parser joins to a clause below theirs."""

from __future__ import annotations


def triples(found):
    return [(one.holder, one.polarity, one.target) for one in found]


def test_a_past_tense_goes_on_above_an_infinitive(positions):
    text = "Chile urged Peru not to raise tolls and called on all parties to resume the talks."
    assert triples(positions(text)) == [
        ("CHL", "oppose", "raise tolls"),
        ("CHL", "support", "resume the talks"),
    ]


def test_an_infinitive_goes_on_with_an_infinitive(positions):
    found = positions("Chile urged Peru to open the port and publish the tolls.")
    assert {one.holder for one in found} == {"CHL"}


def test_a_participle_of_speech_goes_on_with_the_main_verb(positions):
    text = (
        "Norway denounced remarks that Iceland should sell its fleet, "
        "urging Sweden to keep the treaty."
    )
    assert ("NOR", "support", "keep the treaty") in triples(positions(text))


def test_a_relative_clause_keeps_what_stands_inside_it(positions):
    text = "Norway met envoys whom Iceland had sent urging Sweden to keep the treaty."
    assert "NOR" not in {one.holder for one in positions(text)}
