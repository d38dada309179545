"""Dates, publishers and datelines in the lines around an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from stancegraph.readers.knowledge import knowledge
from stancegraph.records import PartialDate

_MONTH = "|".join(
    rf"{month[:3]}(?:{month[3:]}|{month[3:4]}?\.?)" if len(month) > 3 else month
    for month in knowledge("english")["months"]
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_FORMS = (
    rf"(?P<month1>{_MONTH})\s+(?P<day1>{_DAY})(?:st|nd|rd|th)?(?:,?\s+(?P<year1>\d{{4}}))?(?!\d)",
    rf"(?P<day2>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})"
    r"(?:,?\s+(?P<year2>\d{4}))?(?!\d)",
    r"(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})(?!\d)",
)
_DATE = re.compile(rf"\b{_WEEKDAY}(?:{'|'.join(_FORMS)})", re.IGNORECASE)
_ISO = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_CLOCK = r"(?:\W{1,3}(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5})?)?"
_LABEL = (
    r"(?:(?:(?:first|last)\s+)?(?:published|updated|posted|modified|date|issued)"
    r"\s*(?:on|at)?\s*:?\s*)?"
)
_LINE = re.compile(
    rf"(?:(?P<name>[^\W\d_][^\d\n|]{{0,60}}?)\s*(?:,|\||-|–|—|:)\s+)?{_LABEL}"
    rf"(?P<date>{_DATE.pattern}){_CLOCK}[\s.|]*",
    re.IGNORECASE,
)
_PLACE = r"[^\W\d_][^\d()\n]{1,58}?"
_DASH = r"(?:--+|[-–—])"
_AGENCY = r"\(\s*(?P<agency>(?-i:[A-Z])[\w .&/'’-]{1,38}?)\s*\)"
_DATED = rf"(?:,|\.)?\s*(?P<date>{_DATE.pattern})"
_DATELINES = (
    # UNITED NATIONS, Oct. 30 (Xinhua) --
    re.compile(rf"(?P<place>{_PLACE})?(?:{_DATED})?\s*{_AGENCY}\s*{_DASH}\s+", re.IGNORECASE),
    # MOSCOW, October 30. /TASS/.
    re.compile(
        rf"{_PLACE}{_DATED}\.?\s*/(?P<agency>[^\W\d_][\w .-]{{1,38}})/\.?\s+", re.IGNORECASE
    ),
    # New York (November 25, 2021):
    re.compile(rf"{_PLACE}\s*\((?P<date>{_DATE.pattern})\)\s*(?::|{_DASH})\s+", re.IGNORECASE),
    # LONDON, 3 March 2021 —
    re.compile(rf"{_PLACE}{_DATED}\s*(?::|{_DASH})\s+", re.IGNORECASE),
    # AMMAN —
    re.compile(rf"[A-Z][A-Z.'’]+(?:[ /,-]+(?:[A-Z][A-Z.'’]+|[A-Z]\.))*\s+{_DASH}\s+(?=[\"“A-Z])"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar, with the year where it is said."""

    month: int
    day: int
    year: int | None = None

    def within(self, frame: PartialDate | None) -> PartialDate | None:
        """The date, its year if need be from a date near to it; none where no year is known."""
        if self.year is not None:
            return self._in(self.year)
        if frame is None:
            return None
        near = frame.earliest.year
        if frame.earliest.year == frame.latest.year and len(str(frame)) == 4:
            return self._in(near)
        dates = [d for y in (near - 1, near, near + 1) if (d := self._in(y)) is not None]
        return min(dates, key=lambda d: abs(d.earliest - frame.earliest), default=None)

    def _in(self, year: int) -> PartialDate | None:
        try:
            return PartialDate(date(year, self.month, self.day).isoformat())
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Dateline:
    """What precedes the first sentence of a report: its length, the agency and the day."""

    length: int
    agency: str | None = None
    day: Day | None = None


def iso_date(text: str) -> PartialDate | None:
    """The first `2021-03-04` in a text, where it is a day of the calendar."""
    match = _ISO.search(text)
    return Day(int(match[2]), int(match[3]), int(match[1])).within(None) if match else None


def date_pattern() -> str:
    """The pattern of a day without groups, for use inside other patterns."""
    return re.sub(r"\?P<\w+>", "?:", _DATE.pattern)


def source_line(text: str) -> tuple[str | None, Day] | None:
    """Publisher and day of a line that says no more than these: `Xinhua, October 30, 2019`."""
    match = _LINE.fullmatch(text.strip())
    if match is None:
        return None
    name = match["name"]
    return (name.strip() if name and is_publisher(name.strip()) else None), _day(match)


def dateline(text: str) -> Dateline | None:
    """The dateline at the start of a paragraph."""
    for pattern in _DATELINES:
        match = pattern.match(text, 0, 200)
        groups = match.groupdict() if match else {}
        if match and not _is_subject(groups):
            day = _day(match) if groups.get("date") else None
            return Dateline(match.end(), groups.get("agency"), day)
    return None


def _is_subject(groups: dict[str, str | None]) -> bool:
    """Whether what looks like place and agency is rather a name with another in brackets."""
    place, agency = groups.get("place"), groups.get("agency")
    certain = groups.get("date") or not place or place.split(",")[0].isupper()
    return not certain and not (agency and is_publisher(agency))


def is_publisher(name: str) -> bool:
    """Whether a name is known to be a publisher's, or says so."""
    return name.casefold() in _publishers() or bool(
        _publisher_words() & set(name.casefold().split())
    )


@cache
def _publishers() -> frozenset[str]:
    return frozenset(name.casefold() for name in knowledge("english")["publishers"])


@cache
def _publisher_words() -> frozenset[str]:
    return frozenset(knowledge("english")["publisher_words"])


def _day(match: re.Match[str]) -> Day:
    parts = {name: value for name, value in match.groupdict().items() if value}
    month = next(parts[name] for name in ("month1", "month2", "month3") if name in parts)
    day = next(parts[name] for name in ("day1", "day2", "day3") if name in parts)
    year = next((parts[name] for name in ("year1", "year2", "year3") if name in parts), None)
    months = [name[:3] for name in knowledge("english")["months"]]
    number = int(month) if month.isdigit() else months.index(month[:3].casefold()) + 1
    return Day(number, int(day), int(year) if year else None)
