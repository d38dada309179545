"""Datelines, source lines and the days in them."""

from __future__ import annotations

import pytest

from stancegraph.readers.datelines import Dateline, Day, dateline, source_line
from stancegraph.records import PartialDate

SENTENCE = "Peru and Chile signed the accord on Monday."


@pytest.mark.parametrize(
    ("prefix", "agency", "day"),
    [
        ("UNITED NATIONS, Oct. 30 (Xinhua) -- ", "Xinhua", Day(10, 30)),
        ("GENEVA (Reuters) - ", "Reuters", None),
        ("LIMA, March 3, 2021 (AFP) — ", "AFP", Day(3, 3, 2021)),
        ("MANILA, Philippines (AP) — ", "AP", None),
        ("Oct 30 (Reuters) – ", "Reuters", Day(10, 30)),
        ("MOSCOW, October 30. /TASS/. ", "TASS", Day(10, 30)),
        ("New York (November 25, 2021): ", None, Day(11, 25, 2021)),
        ("Nairobi, 3 March 2021 — ", None, Day(3, 3, 2021)),
        ("AMMAN — ", None, None),
        ("PORT-AU-PRINCE — ", None, None),
        ("WASHINGTON, D.C. — ", None, None),
    ],
)
def test_a_dateline_is_told_from_the_sentence(prefix, agency, day):
    assert dateline(prefix + SENTENCE) == Dateline(len(prefix), agency, day)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "On Oct. 30 the envoy of Peru (a jurist) said that she would not sign.",
        "CHINA: We oppose this amendment.",
        "The plan — long awaited — was adopted.",
        "Peru, Chile - and later Cuba - signed the accord.",
        "China (and Russia) - both permanent members - voted against.",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("Xinhua, October 30, 2019", "Xinhua", Day(10, 30, 2019)),
        ("Lima Times | 4 May 2021", "Lima Times", Day(5, 4, 2021)),
        ("Lima, 4 May 2021", None, Day(5, 4, 2021)),
        ("Published: 3 March 2021", None, Day(3, 3, 2021)),
        ("Last updated on 3 March 2021, 10:15 a.m. GMT", None, Day(3, 3, 2021)),
        ("Tuesday, October 29, 2019", None, Day(10, 29, 2019)),
        ("2021-03-03", None, Day(3, 3, 2021)),
        ("1st of June 2020", None, Day(6, 1, 2020)),
    ],
)
def test_a_source_line_gives_publisher_and_day(line, publisher, day):
    assert source_line(line) == (publisher, day)


def test_a_sentence_with_a_date_is_no_source_line():
    assert source_line("The talks ended on 3 March 2021 without a text.") is None
    assert source_line("Resolution 12, 345") is None


def test_a_year_comes_from_the_nearest_date():
    day = Day(12, 30)
    assert day.within(PartialDate("2021-01-02")) == PartialDate("2020-12-30")
    assert day.within(PartialDate("2021")) == PartialDate("2021-12-30")
    assert day.within(None) is None


def test_a_day_that_no_calendar_has_is_no_date():
    assert Day(2, 30, 2021).within(None) is None
    assert Day(2, 29).within(PartialDate("2021")) is None


def test_months_may_be_shortened():
    assert source_line("Sept. 9") == (None, Day(9, 9))
    assert source_line("Sep 9, 2020") == (None, Day(9, 9, 2020))
    assert source_line("may be 4") is None
