"""The same statement told in the headline, the lead and the body is one statement."""

from __future__ import annotations

REPORT = """Peru condemns attack on its embassy in Quito
Glass lay on the pavement all morning.
Peruvian Foreign Minister Ana Quispe told reporters: "We condemn the attack on our embassy."
Ecuador rejected the accusation."""


def statements_of(sheet, key):
    return [
        one
        for one in sheet.statements
        if any(key in (speaker, getattr(speaker, "speaks_for", None)) for speaker in one.speakers)
    ]


def test_a_headline_is_the_statement_of_the_speaker_whom_the_body_names(read):
    [peru] = statements_of(read(REPORT, headline=True), "PER")
    [speaker] = peru.speakers
    assert speaker.name == "Ana Quispe"
    assert len(peru.passages) == 2
    assert [one.polarity for one in peru.positions] == ["oppose", "oppose"]


def test_a_headline_about_another_matter_stays_a_statement_of_its_own(read):
    other = REPORT.replace("condemns attack on its embassy in Quito", "welcomes the fishing pact")
    peru = statements_of(read(other, headline=True), "PER")
    assert len(peru) == 2


def test_a_headline_that_says_the_opposite_is_not_the_same_statement(read):
    other = REPORT.replace("condemns attack", "defends attack")
    assert len(statements_of(read(other, headline=True), "PER")) == 2
