"""Dates as reports give them, "Tuesday" or "in July", against the day of the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from stancegraph.records.dates import PartialDate

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "mon tue wed thu fri sat sun".split()
_NUMBERS = "zero a two three four five six seven eight nine ten eleven twelve".split()
_AHEAD = timedelta(days=31)
"""A day without a year that comes this soon is taken to be still to come."""

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_NUMBER = rf"(?P<number>\d{{1,3}}|an?|one|{'|'.join(_NUMBERS[2:])})"
_BEFORE = r"(?<![\w/.-])(?:in|since|during|until|by|of|from|for|between|and|to)\s+"
_PART = r"(?:(?:early|late|mid|the\s+end\s+of|the\s+beginning\s+of)[\s-]+)?"

_Parts = dict[str, str | None]
_Reader = Callable[[_Parts, date], PartialDate | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: _Reader
    signs: tuple[str, ...]
    """One of these stands in every text in which the pattern is found, in small letters or so."""


def resolve_date(text: str, dateline: date) -> PartialDate | None:
    """The date that a phrase means in a report of that day; None when it is no date.

    Weekdays are the last such day on or before the dateline ("Tuesday" in a report of
    Wednesday 30 October 2019 is 2019-10-29), months the last such month. A day without a year is
    the last such day, or one to come within 31 days. "Last week" is given as the month, or the
    year, that all of its days lie in.
    """
    phrase = " ".join(text.split())
    for candidate in (phrase, f"in {phrase}"):
        for rule in _RULES:
            match = rule.pattern.fullmatch(candidate)
            if match:
                return _read(rule, match, dateline)
        candidate = re.sub(r"\A(?:on|in|the)\s+", "", candidate, flags=re.I)
        for rule in _RULES:
            match = rule.pattern.fullmatch(candidate)
            if match:
                return _read(rule, match, dateline)
    return None


def find_dates(text: str, dateline: date) -> list[tuple[int, int, PartialDate]]:
    """Every date in a text as (start, end, date), in order, the longest phrase first.

    The span leaves out the preposition. Bare months and years count after a preposition only:
    "May" and "2018" may be anything.
    """
    found = sorted(_spans(text, dateline), key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int, PartialDate]] = []
    for start, end, when in found:
        if when is not None and (not kept or start >= kept[-1][1]):
            kept.append((start, end, when))
    return kept


def _spans(text: str, dateline: date) -> Iterator[tuple[int, int, PartialDate | None]]:
    written = f"{text}\n{text.lower()}"
    shown = {signs for signs in _ALL_SIGNS if any(sign in written for sign in signs)}
    for rule in _RULES:
        for match in rule.pattern.finditer(text) if rule.signs in shown else ():
            yield match.start("date"), match.end("date"), _read(rule, match, dateline)


def _read(rule: _Rule, match: re.Match[str], dateline: date) -> PartialDate | None:
    try:
        return rule.read(match.groupdict(), dateline)
    except (ValueError, OverflowError):  # 31 June, or a day before the calendar begins
        return None


def _month_of(parts: _Parts) -> int:
    return _MONTHS.index((parts["month"] or "")[:3].lower()) + 1


def _day(when: date) -> PartialDate:
    return PartialDate(when.isoformat())


def _month(year: int, month: int) -> PartialDate:
    return PartialDate(f"{year:04d}-{month:02d}")


def _full(parts: _Parts, dateline: date) -> PartialDate:
    year, month = int(parts["year"] or 0), _month_of(parts)
    return _day(date(year, month, int(parts["day"] or 0)))


def _iso(parts: _Parts, dateline: date) -> PartialDate:
    return PartialDate(parts["date"] or "")


def _month_year(parts: _Parts, dateline: date) -> PartialDate:
    return _month(int(parts["year"] or 0), _month_of(parts))


def _day_month(parts: _Parts, dateline: date) -> PartialDate:
    month, day = _month_of(parts), int(parts["day"] or 0)
    # 29 February is looked for in the leap years around the dateline, hence four years back.
    for year in range(dateline.year + 1, dateline.year - 5, -1):
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if when - _AHEAD <= dateline:
            return _day(when)
    raise ValueError(f"no month {month} has a day {day}")


def _bare_month(parts: _Parts, dateline: date) -> PartialDate:
    month = _month_of(parts)
    return _month(dateline.year - (month > dateline.month), month)


def _last_month_named(parts: _Parts, dateline: date) -> PartialDate:
    month = _month_of(parts)
    return _month(dateline.year - (month >= dateline.month), month)


def _month_relative_year(parts: _Parts, dateline: date) -> PartialDate:
    return _month(dateline.year - (parts["which"] != "this"), _month_of(parts))


def _year(parts: _Parts, dateline: date) -> PartialDate:
    return PartialDate(parts["year"] or "")


def _weekday(parts: _Parts, dateline: date) -> PartialDate:
    ago = (dateline.weekday() - _DAYS.index((parts["weekday"] or "")[:3].lower())) % 7
    if (parts["which"] or "").lower() == "next":
        return _day(dateline + timedelta(days=7 - ago))
    if (parts["which"] or "").lower() in ("last", "previous") and ago == 0:
        ago = 7
    return _day(dateline - timedelta(days=ago))


def _relative_day(parts: _Parts, dateline: date) -> PartialDate:
    word = (parts["date"] or "").lower()
    return _day(dateline + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0)))


def _period(parts: _Parts, dateline: date) -> PartialDate | None:
    last = (parts["which"] or "").lower() != "this"
    match (parts["unit"] or "").lower():
        case "year":
            return PartialDate(f"{dateline.year - last:04d}")
        case "month":
            return _months_before(dateline, int(last))
        case _:
            monday = dateline - timedelta(days=dateline.weekday() + 7 * last)
            sunday = monday + timedelta(days=6) if last else dateline
            if monday.month == sunday.month:
                return _month(monday.year, monday.month)
            return PartialDate(f"{monday.year:04d}") if monday.year == sunday.year else None


def _ago(parts: _Parts, dateline: date) -> PartialDate:
    word = (parts["number"] or "").lower()
    word = {"an": "a", "one": "a"}.get(word, word)
    number = int(word) if word.isdigit() else _NUMBERS.index(word)
    match (parts["unit"] or "").lower():
        case "day":
            return _day(dateline - timedelta(days=number))
        case "week":
            when = dateline - timedelta(weeks=number)
            return _month(when.year, when.month)
        case "month":
            return _months_before(dateline, number)
        case _:
            return PartialDate(f"{dateline.year - number:04d}")


def _months_before(dateline: date, number: int) -> PartialDate:
    count = dateline.year * 12 + dateline.month - 1 - number
    return _month(count // 12, count % 12 + 1)


def _rules() -> Iterator[_Rule]:
    named_day = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
    span = r"\d{1,2}\s*(?:-|–|to|and)\s*\d{1,2}"
    forms: list[tuple[str, _Reader]] = [
        (rf"{named_day}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _full),
        (rf"{named_day}{_MONTH}\s+(?:the\s+)?{_DAY},?\s+{_YEAR}", _full),
        (r"(?:1[89]|20)\d\d-\d\d(?:-\d\d)?", _iso),
        (rf"{span}\s+{_MONTH},?\s+{_YEAR}", _month_year),
        (rf"{_MONTH}\s+{span},?\s+{_YEAR}", _month_year),
        (rf"{_PART}{_MONTH},?\s+(?:of\s+)?{_YEAR}", _month_year),
        (rf"{span}\s+{_MONTH}", _bare_month),
        (rf"{_MONTH}\s+{span}", _bare_month),
        (rf"{named_day}{_DAY}\s+(?:of\s+)?{_MONTH}", _day_month),
        (rf"{named_day}{_MONTH}\s+{_DAY}", _day_month),
        (rf"{_MONTH}\s+(?:of\s+)?(?P<which>last|this)\s+year", _month_relative_year),
        (rf"last\s+{_MONTH}", _last_month_named),
        (rf"(?:(?P<which>last|previous|next|this)\s+)?{_WEEKDAY}", _weekday),
        (r"(?i:yesterday|today|tonight|tomorrow)", _relative_day),
        (r"(?i:(?:earlier\s+)?this\s+(?:morning|afternoon|evening))", _relative_day),
        (
            r"(?i:(?:(?:earlier|later|late|early)\s+)?(?P<which>this|last)"
            r"\s+(?P<unit>week|month|year))",
            _period,
        ),
        (rf"(?i:{_NUMBER}\s+(?P<unit>day|week|month|year)s?\s+ago)", _ago),
    ]
    for form, read in forms:
        pattern = re.compile(rf"(?<![\w/.-])(?P<date>{form})(?![\w/]|-\w)")
        yield _Rule(pattern, read, _SIGNS.get(read, _OF_MONTHS))
    after = rf"(?i:{_BEFORE}{_PART})"
    yield _Rule(re.compile(rf"{after}(?P<date>{_MONTH})(?![\w/]|-\w)"), _bare_month, _OF_MONTHS)
    pattern = re.compile(rf"{after}(?P<date>{_YEAR})(?![\w/%-]|\s+[a-z]+s\b)")
    yield _Rule(pattern, _year, _SIGNS[_year])


_OF_MONTHS = tuple(month.title() for month in _MONTHS)
_SIGNS: dict[_Reader, tuple[str, ...]] = {
    _iso: ("18", "19", "20"),
    _year: ("18", "19", "20"),
    _weekday: ("day",),
    _relative_day: ("yesterday", "today", "tonight", "tomorrow", "this"),
    _period: ("this", "last"),
    _ago: ("ago",),
}
"""Signs of what names no month."""
_RULES = tuple(_rules())
_ALL_SIGNS = {rule.signs for rule in _RULES}
