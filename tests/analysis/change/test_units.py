"""Calendar units keep the year, and every day lies in one."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.change.units import Unit, first_day, name, number

CALENDAR = [unit for unit in Unit if unit is not Unit.EVENTS]


def numbered(day: date, unit: Unit) -> int:
    (found,) = pl.select(number(pl.lit(day), unit)).to_series()
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize("unit", CALENDAR)
@given(day=st.dates(date(1, 1, 8), date(9998, 12, 31)))
def test_a_day_lies_between_the_first_days_of_its_unit_and_of_the_next(
    unit: Unit, day: date
) -> None:
    found = numbered(day, unit)

    assert first_day(found, unit) <= day < first_day(found + 1, unit)


@pytest.mark.parametrize("unit", [Unit.MONTHS, Unit.WEEKS])
def test_winters_of_two_years_are_never_one(unit: Unit) -> None:
    december, january = numbered(date(2018, 12, 31), unit), numbered(date(2020, 1, 1), unit)

    assert january - december == {Unit.MONTHS: 13, Unit.WEEKS: 52}[unit]


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_weeks_are_those_of_the_iso_calendar(day: date) -> None:
    year, week, weekday = day.isocalendar()
    found = numbered(day, Unit.WEEKS)

    assert name(found, Unit.WEEKS) == f"{year}-W{week:02}"
    assert first_day(found, Unit.WEEKS) == day - timedelta(days=weekday - 1)


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        (Unit.DAYS, "2018-12-31"),
        (Unit.WEEKS, "2019-W01"),
        (Unit.MONTHS, "2018-12"),
        (Unit.YEARS, "2018"),
    ],
)
def test_a_unit_is_written_as_people_write_it(unit: Unit, written: str) -> None:
    assert name(numbered(date(2018, 12, 31), unit), unit) == written


@pytest.mark.parametrize("unit", CALENDAR)
def test_the_calendar_ends_on_its_last_day(unit: Unit) -> None:
    assert first_day(numbered(date.max, unit) + 1, unit) == date.max
