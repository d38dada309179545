"""Paragraphs in which nobody's position can stand are not parsed; no position is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stancegraph.extraction.reader
from stancegraph.extraction import extract
from stancegraph.extraction.holding import Holding
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.relevance import relevant, telling

from ..general_news import general_news, report
from ..general_news import told as told_of

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
    read_everything(monkeypatch)
    assert read(text) == quick


def read_everything(monkeypatch):
    """Let the reader parse every paragraph."""
    whole = stancegraph.extraction.reader
    monkeypatch.setattr(whole, "relevant", lambda passages, *_: [True] * len(passages))
    monkeypatch.setattr(whole, "telling", lambda _, kept, __: list(kept))


def told(gazetteer, *passages, day=None, home=None):
    """Whether each passage, all of which may refer to somebody, may hold or lead to a position."""
    return telling(passages, [True] * len(passages), Holding(gazetteer, day, home))


@pytest.mark.parametrize(
    "report",
    [
        ["The festival in Spain opens on Monday.", "He said the films would support the town."],
        ["She bought grain from Kenya.", "“We must stop this waste,” she said."],
        ["A Polish singer won.", "They welcomed her home."],
        ["The mayor said the plan was unacceptable.", "It was condemned by all."],
        ["The walls were built by Kenyan traders.", "He praised the work."],
    ],
)
def test_where_no_state_acts_nobody_takes_its_stance(gazetteer, report):
    expected = [False] * len(report)
    assert told(gazetteer, *report[:-1]) == expected[:-1]


@pytest.mark.parametrize(
    "passage",
    [
        "Spain rejected the plan.",
        "The plan drew criticism from Kenya.",
        "The ban caused anger in Kenya.",
        "In Kenya, President Abel Otieno condemned the raid.",
        "Kenyan officials condemned the raid.",
        "The Kenyans condemned the raid.",
        "Polish support for the plan is firm.",
        "Several countries opposed it.",
        "More than 30 members opposed it.",
        "The embassy in Nairobi denied the charge.",
        "It was condemned by Chile.",
        "Kenya's envoy denied it.",
    ],
)
def test_where_a_state_acts_or_is_spoken_for_all_that_follows_is_read(gazetteer, passage):
    before, after = "Prices rose again.", "He said that it was unjust."
    assert told(gazetteer, before, before, passage, after) == [False, True, True, True]


def test_a_leader_speaks_for_a_state_while_in_office_only(gazetteer):
    passage = "Later Merkel rejected the offer."
    assert told(gazetteer, passage, day=date(2015, 5, 1)) == [True]
    assert told(gazetteer, passage, day=date(2025, 5, 1)) == [False]


def test_a_month_is_no_prime_minister(gazetteer):
    assert told(gazetteer, "The bridge closes in May.", day=date(2018, 5, 1)) == [False]
    assert told(gazetteer, "The plan was backed by May.", day=date(2018, 5, 1)) == [True]


def test_offices_at_home_and_nouns_that_take_a_state_up_count(gazetteer):
    passage = "The government rejected the report."
    assert told(gazetteer, passage) == [False]
    assert told(gazetteer, passage, home="KEN") == [True]
    assert told(gazetteer, "Floods cut roads in Kenya.", "The country needs help.") == [True, True]


def test_whoever_is_named_again_is_met_where_first_named(gazetteer):
    first = "Ivo Brandt, a former judge, arrived early."
    assert told(gazetteer, first, "Rain fell.", "Kenya condemned Brandt.") == [True, True, True]
    assert told(gazetteer, first, "Rain fell.", "Kenya condemned it.") == [False, True, True]


def test_every_example_of_the_lexicon_is_read(gazetteer):
    words = lexicon()
    examples = {frame.example for frame in words.all_frames()}
    holding = Holding(gazetteer, None, None)
    kept = {one: relevant([one], gazetteer, words, None) for one in examples}
    found = {one: telling([one], kept[one], holding) for one in examples}
    held = [frame for frame in words.all_frames() if frame.finds and ":" not in frame.finds[0]]
    assert [one.example for one in held if found[one.example] != [True]] == []


def test_general_news_gives_the_same_positions_as_when_everything_is_parsed(
    gazetteer, parser, monkeypatch
):
    news = list(general_news(96))
    quick = [_positions(extract(one, gazetteer, parser=parser)) for one in news]
    read_everything(monkeypatch)
    assert [_positions(extract(one, gazetteer, parser=parser)) for one in news] == quick
    assert any(quick)


def _positions(sheet):
    return [one for statement in sheet.statements for one in statement.positions]


LINES = [line for kind in told_of()["kinds"].values() for line in kind]


@given(
    st.lists(st.sampled_from([*LINES, *told_of()["stances"]]), min_size=1, max_size=6),
    st.integers(0, 10_000),
)
@settings(max_examples=60, deadline=None)
def test_what_is_not_read_in_any_mixture_of_news_holds_nothing(gazetteer, parser, lines, seed):
    one = report(lines, seed)
    quick = _positions(extract(one, gazetteer, parser=parser))
    with pytest.MonkeyPatch.context() as patch:
        read_everything(patch)
        assert _positions(extract(one, gazetteer, parser=parser)) == quick
