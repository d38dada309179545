"""Calendar units as whole numbers that go on across the turn of the year.

A month is known by its year too, and a week is the ISO week (Monday to Sunday, ISO 8601), so
December and January of one winter are neighbours and those of two winters are not one.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import polars as pl


class Unit(StrEnum):
    """What time is counted in."""

    EVENTS = "events"
    """Speech acts and roll calls, one after the other, however far apart."""
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_MONDAY = date(1969, 12, 29)
"""The Monday of the week that holds day 0."""


def number(day: pl.Expr, unit: Unit) -> pl.Expr:
    """The number of the calendar unit that a day lies in; the next unit has the next number."""
    if unit is Unit.YEARS:
        return day.dt.year().cast(pl.Int64)
    if unit is Unit.MONTHS:
        return day.dt.year().cast(pl.Int64) * 12 + day.dt.month() - 1
    days = day.cast(pl.Int32).cast(pl.Int64)
    return (days + 3).floordiv(7) if unit is Unit.WEEKS else days


def first_day(count: int, unit: Unit) -> date:
    """The first day of the calendar unit with a number; what no calendar has is its last day."""
    try:
        if unit is Unit.YEARS:
            return date(count, 1, 1)
        if unit is Unit.MONTHS:
            return date(count // 12, count % 12 + 1, 1)
        if unit is Unit.WEEKS:
            return _MONDAY + timedelta(weeks=count)
        return date(1970, 1, 1) + timedelta(days=count)
    except (ValueError, OverflowError):
        return date.max if count > 0 else date.min


def name(count: int, unit: Unit) -> str:
    """A unit as people write it: `2019`, `2019-10`, `2019-W44`, `2019-10-29`."""
    day = first_day(count, unit)
    if unit is Unit.YEARS:
        return f"{day.year:04}"
    if unit is Unit.MONTHS:
        return f"{day.year:04}-{day.month:02}"
    if unit is Unit.WEEKS:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()
