from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.records.dates import PartialDate
from stancegraph.resolution import find_dates, resolve_date

WEDNESDAY = date(2019, 10, 30)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Tuesday", "2019-10-29"),
        ("on Tuesday", "2019-10-29"),
        ("Wednesday", "2019-10-30"),
        ("last Wednesday", "2019-10-23"),
        ("last Tuesday", "2019-10-29"),
        ("next Tuesday", "2019-11-05"),
        ("yesterday", "2019-10-29"),
        ("today", "2019-10-30"),
        ("this morning", "2019-10-30"),
        ("two days ago", "2019-10-28"),
        ("In July", "2019-07"),
        ("in October", "2019-10"),
        ("November", "2018-11"),
        ("last October", "2018-10"),
        ("July last year", "2018-07"),
        ("July of this year", "2019-07"),
        ("last week", "2019-10"),
        ("this week", "2019-10"),
        ("last month", "2019-09"),
        ("three months ago", "2019-07"),
        ("earlier this year", "2019"),
        ("a year ago", "2018"),
        ("last year", "2018"),
        ("2018", "2018"),
        ("29 October 2019", "2019-10-29"),
        ("Tuesday, 29 October 2019", "2019-10-29"),
        ("the 29th of October 2019", "2019-10-29"),
        ("Oct. 29, 2019", "2019-10-29"),
        ("October 29", "2019-10-29"),
        ("12 March", "2019-03-12"),
        ("Nov. 5", "2019-11-05"),
        ("Dec. 5", "2018-12-05"),
        ("29 February", "2016-02-29"),
        ("16-27 July 2001", "2001-07"),
        ("July 2019", "2019-07"),
        ("late June 2001", "2001-06"),
        ("2019-07", "2019-07"),
        ("2019-10-29", "2019-10-29"),
    ],
)
def test_a_phrase_means_a_date_in_a_report_of_30_october_2019(phrase: str, expected: str) -> None:
    assert resolve_date(phrase, WEDNESDAY) == PartialDate(expected)


@pytest.mark.parametrize(
    "phrase",
    ["", "soon", "may", "march", "31 February 2019", "2019-13", "99 May", "Freeday", "x" * 9999],
)
def test_what_is_no_date_gives_none(phrase: str) -> None:
    assert resolve_date(phrase, WEDNESDAY) is None


def test_a_week_over_two_years_has_no_partial_date() -> None:
    assert resolve_date("last week", date(2020, 1, 8)) is None
    assert resolve_date("last week", date(2019, 10, 8)) == PartialDate("2019")


def test_dates_are_found_in_a_report_with_their_spans() -> None:
    text = (
        "LAKE CITY, Oct. 30 -- Two states on Tuesday signed a letter. It may follow one of "
        "12 July 2019, they said in May; a third came in 2018. March on, they wrote yesterday."
    )
    found = find_dates(text, WEDNESDAY)
    assert [(text[start:end], when.text) for start, end, when in found] == [
        ("Oct. 30", "2019-10-30"),
        ("Tuesday", "2019-10-29"),
        ("12 July 2019", "2019-07-12"),
        ("May", "2019-05"),
        ("2018", "2018"),
        ("yesterday", "2019-10-29"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2018 of 74/169 cost 2019 dollars.",
        "May they march in line.",
        "It grew from 2018 units to 1999% in A/2019/12.",
    ],
)
def test_numbers_and_words_that_look_like_dates_are_left_alone(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == []


PIECES = st.lists(
    st.sampled_from(
        "Tuesday|next |last |July|May| |, |in |on |29|31|2019|th|-|October|. |this week|two |ago"
        "|days |yesterday|Feb. |1899-02|0000".split("|")
    ),
    max_size=12,
).map("".join)


@given(text=PIECES, dateline=st.dates())
def test_spans_lie_in_order_and_each_is_read_the_same_alone(text: str, dateline: date) -> None:
    position = 0
    for start, end, when in find_dates(text, dateline):
        assert position <= start < end <= len(text)
        assert when.earliest <= when.latest
        assert resolve_date(text[start:end], dateline) == when
        position = end


@given(dateline=st.dates(min_value=date(1, 1, 8)), weekday=st.sampled_from(["Monday", "Sunday"]))
def test_a_weekday_is_the_last_one_on_or_before_the_report(dateline: date, weekday: str) -> None:
    when = resolve_date(weekday, dateline)
    assert when is not None
    assert when.earliest.strftime("%A") == weekday
    assert 0 <= (dateline - when.earliest).days < 7
