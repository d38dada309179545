"""Paragraphs in which nobody's position can stand are not parsed; no position is lost."""

from __future__ import annotations

import pytest

import stancegraph.extraction.reader
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.relevance import relevant

MARKET = "Shares fell two per cent in early trading and oil was little changed."
MATCH = "Rain stopped play twice before lunch, and the crowd went home early."


def kept(gazetteer, *passages):
    return relevant(passages, gazetteer, lexicon(), None)


def test_what_names_and_refers_to_nobody_is_passed_over(gazetteer):
    assert kept(gazetteer, MARKET, MATCH) == [False, False]


@pytest.mark.parametrize(
    "passage",
    [
        "Peru condemned the raid.",
        "Later they rejected the offer.",
        "A spokesman denied the charge.",
        "Both governments backed the plan.",
        "“A dangerous step,” came the answer.",
    ],
)
def test_a_state_an_office_a_pronoun_or_a_quotation_is_worth_reading(gazetteer, passage):
    assert kept(gazetteer, MARKET, passage) == [False, True]


def test_a_name_that_stands_beside_a_state_counts_wherever_it_stands(gazetteer):
    lead = "The foreign minister of Peru, Ana Quispe, arrived on Monday."
    later = "Late at night Quispe rejected the offer."
    assert kept(gazetteer, lead, MARKET, later) == [True, False, True]
    assert kept(gazetteer, MARKET, later) == [False, False]


def test_the_parser_does_not_see_what_is_passed_over(read, parser, monkeypatch):
    parsed = []
    parse_all = type(parser).parse_all

    def watching(self, passages):
        pairs = list(passages)
        parsed.extend(text for text, _ in pairs)
        return parse_all(self, pairs)

    monkeypatch.setattr(type(parser), "parse_all", watching)
    sheet = read(f"{MARKET}\nPeru condemned the raid.\n{MATCH}")
    assert parsed == ["Peru condemned the raid."]
    assert [one.target for one in sheet.statements[0].positions] == ["raid"]


def test_reading_everything_finds_no_more(read, monkeypatch):
    text = f"{MARKET}\nPeru's envoy spoke.\n{MATCH}\nHe condemned the raid.\nChile backed it."
    quick = read(text)
    monkeypatch.setattr(
        stancegraph.extraction.reader, "relevant", lambda passages, *_: [True] * len(passages)
    )
    assert read(text) == quick
