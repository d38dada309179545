"""Windows: the stances of successive, or overlapping, stretches of time or of events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import polars as pl

from stancegraph.analysis.change.units import Unit, first_day, name, number
from stancegraph.analysis.made import Made
from stancegraph.analysis.stances import Stances, chosen
from stancegraph.errors import UsageError
from stancegraph.records import PartialDate

MIDDLE = (pl.sum_horizontal(pl.col("earliest", "latest").cast(pl.Int32)).floordiv(2)).cast(pl.Date)
"""The day halfway from the first to the last that a stance can be of."""


class Dating(StrEnum):
    """To which window a stance belongs whose date is no day but a month or a year."""

    WITHIN = "within"
    """To one that holds all of its days; one that none holds is counted as not placed."""
    MIDPOINT = "midpoint"
    """To that of the day in the middle, as if it were known."""
    OVERLAP = "overlap"
    """To each that holds one of its days, with its whole weight."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, first and last day included, and the stances in it."""

    label: str
    begin: date
    end: date
    stances: Stances


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows in the order of time: a sequence of `Window`.

    `spans`: `window` (from 0), `label`, `begin`, `end`, `stances` (how many), one row a window,
    empty windows too. `members`: `window` and the `row` of a stance in `dated`, in this order.
    `undated` stances have no date; `unplaced` ones have one and are in no window.
    """

    stances: Stances
    dated: pl.DataFrame
    members: pl.DataFrame
    spans: pl.DataFrame
    undated: int
    unplaced: int
    made: Made

    @property
    def frame(self) -> pl.DataFrame:
        """The stances with their `window`, a row for each window that they are in."""
        return self.dated[self.members["row"]].with_columns(self.members["window"])

    def __len__(self) -> int:
        return self.spans.height

    def __getitem__(self, index: int) -> Window:
        row = self.spans.row(index, named=True)
        before = sum(self.spans["stances"].head(row["window"]))
        return self._window(row, before)

    def __iter__(self) -> Iterator[Window]:
        before = 0
        for row in self.spans.iter_rows(named=True):
            yield self._window(row, before)
            before += row["stances"]

    def _window(self, row: dict[str, Any], before: int) -> Window:
        rows = self.dated[self.members["row"].slice(before, row["stances"])]
        asked = {key: self.made.options[key] for key in ("unit", "width", "step", "dating")}
        part = self.stances.with_frame(rows, **asked, window=row["label"])
        return Window(row["label"], row["begin"], row["end"], part)

    def __repr__(self) -> str:
        return f"<Windows: {len(self)}; {self.made}>\n{self.spans}"


def windows(
    stances: Stances,
    unit: Unit | str = Unit.YEARS,
    *,
    width: int = 1,
    step: int | None = None,
    dating: Dating | str = Dating.WITHIN,
    since: date | str | None = None,
) -> Windows:
    """Windows of `width` units, each begun `step` units (if not given, `width`) after the last.

    The first begins with the unit of the first stance, or with that of the day `since`; the last
    is the first to reach the last stance. Units of the calendar keep the year, weeks are those of
    ISO 8601. An event is a speech act or a roll call: the stances expressed in it are never parted;
    events stand in the order of their middle days, those of one day in that of their identifiers,
    and a window of events reaches from the first to the last day that one of them can be of.
    `dating` places what has no exact day; it does not concern events. Raises UsageError for units
    and rules that do not exist, and for a width or step below 1.
    """
    unit, dating = chosen(Unit, unit), chosen(Dating, dating)
    step = width if step is None else step
    if width < 1 or step < 1:
        raise UsageError(f"a window of {width} {unit} in steps of {step} is none", hint="1 or more")
    start = _day(since)
    dated = stances.frame.drop_nulls(["earliest", "latest"]).sort("position", "actor", "issue")
    rows = dated.with_row_index("row")
    if unit is Unit.EVENTS:
        members, spans = _of_events(rows, width, step, start)
    else:
        members, spans = _of_calendar(rows, unit, width, step, dating, start)
    members = members.select("window", "row").sort("window", "row")
    counts = members.group_by("window").agg(stances=pl.len().cast(pl.Int64))
    spans = (
        spans.join(counts, on="window", how="left")
        .with_columns(pl.col("stances").fill_null(0))
        .sort("window")
    )
    undated = stances.frame.height - dated.height
    unplaced = dated.height - members["row"].n_unique()
    made = stances.made.then("windows", unit=unit, width=width, step=step, dating=dating)
    if start is not None:
        made = made.with_options(since=start)
    made = made.with_options(undated=undated, unplaced=unplaced)
    return Windows(stances, dated, members, spans, undated, unplaced, made)


_SPANS = {"window": pl.Int64, "label": pl.String, "begin": pl.Date, "end": pl.Date}


def _day(given: date | str | None) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return PartialDate(given).earliest
    except ValueError as error:
        raise UsageError(str(error)) from error


def _of_calendar(
    rows: pl.DataFrame, unit: Unit, width: int, step: int, dating: Dating, since: date | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The stances with their windows, and the windows."""
    middle = dating is Dating.MIDPOINT
    first, last = (MIDDLE, MIDDLE) if middle else (pl.col("earliest"), pl.col("latest"))
    rows = rows.select("row", _from=number(first, unit), _to=number(last, unit))
    if dating is Dating.WITHIN:
        rows = rows.filter(pl.col("_to") - pl.col("_from") < width)
    begin = pl.col("_from").min() if since is None else number(pl.lit(since), unit)
    start, end = (
        rows.select(start=begin, end=pl.col("_to").max()).row(0) if rows.height else (0, -1)
    )
    if end < start:
        return _nowhere(rows), pl.DataFrame(schema=_SPANS)
    count = _count(end - start + 1, width, step)
    # Window k holds the units from start + k * step on, width of them.
    begun = (pl.col("_from") - start, pl.col("_to") - start)
    low, high = (begun[1], begun[0]) if dating is Dating.WITHIN else begun
    rows = rows.with_columns(
        _low=(-(width - 1 - low).floordiv(step)).clip(lower_bound=0),
        _high=high.floordiv(step).clip(upper_bound=count - 1),
    )
    rows = rows.filter(pl.col("_low") <= pl.col("_high"))
    placed = rows.with_columns(window=pl.int_ranges("_low", pl.col("_high") + 1)).explode("window")
    begins = [start + k * step for k in range(count)]
    spans = {
        "window": range(count),
        "label": [_label(one, width, unit) for one in begins],
        "begin": [first_day(one, unit) for one in begins],
        "end": [_eve(first_day(one + width, unit)) for one in begins],
    }
    return placed, pl.DataFrame(spans, schema=_SPANS)


def _count(units: int, width: int, step: int) -> int:
    """How many windows it takes until one reaches the last unit, none of them begun after it."""
    reaching = -((width - units) // step)
    return min(max(reaching, 0), (units - 1) // step) + 1


def _label(first: int, width: int, unit: Unit) -> str:
    if width == 1:
        return name(first, unit)
    return f"{name(first, unit)}/{name(first + width - 1, unit)}"


def _eve(day: date) -> date:
    return day if day in (date.min, date.max) else day - timedelta(days=1)


def _of_events(
    rows: pl.DataFrame, width: int, step: int, since: date | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = rows.with_columns(_event=pl.coalesce("statement", "event", "position"))
    events = (
        rows.group_by("_event")
        .agg(pl.col("earliest").min(), pl.col("latest").max())
        .filter(pl.lit(value=True) if since is None else pl.col("earliest") >= since)
        .sort(MIDDLE, "_event")
        .with_row_index("_number")
        .with_columns(pl.col("_number").cast(pl.Int64))
    )
    if events.is_empty():
        return _nowhere(rows), pl.DataFrame(schema=_SPANS)
    count = _count(events.height, width, step)
    begin = pl.col("window") * step
    inside = (
        pl.DataFrame({"window": range(count)}, schema={"window": pl.Int64})
        .with_columns(_number=pl.int_ranges(begin, (begin + width).clip(upper_bound=events.height)))
        .explode("_number", empty_as_null=False, keep_nulls=False)
        .join(events, on="_number")
    )
    spans = inside.group_by("window").agg(
        label=pl.format("events {}-{}", pl.col("_number").min() + 1, pl.col("_number").max() + 1),
        begin=pl.col("earliest").min(),
        end=pl.col("latest").max(),
    )
    placed = rows.join(inside.select("window", "_event"), on="_event")
    return placed, spans.select(list(_SPANS))


def _nowhere(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.clear().select("row", window=pl.lit(None, pl.Int64))
