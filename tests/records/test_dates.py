"""Partial dates keep their precision and know their first and last day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.records import PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-07", date(2019, 7, 1), date(2019, 7, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-10-29", date(2019, 10, 29), date(2019, 10, 29)),
    ],
)
def test_a_date_spans_what_it_can_mean(text: str, earliest: date, latest: date) -> None:
    assert (PartialDate(text).earliest, PartialDate(text).latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "19", "2019-13", "2019-02-30", "July 2019", "2019-7", "0000", "２０１９"]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        PartialDate(text)


@pytest.mark.parametrize("value", ["2019", 2019, PartialDate("2019")])
def test_a_year_is_read_from_text_and_from_a_number(value: object) -> None:
    assert PartialDate.read(value) == PartialDate("2019")


@pytest.mark.parametrize("value", [True, 3.5, None, ["2019"]])
def test_what_is_no_date_at_all_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is no date"):
        PartialDate.read(value)


@given(st.dates())
def test_a_day_is_its_own_first_and_last_day(day: date) -> None:
    partial = PartialDate.read(day)
    assert partial.earliest == partial.latest == day
