"""The picture of agreement of pairs over many sessions or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from stancegraph.analysis.results import Table
from stancegraph.errors import UsageError
from stancegraph.plots import style
from stancegraph.plots.picture import Picture, picture
from stancegraph.plots.spread import spread
from stancegraph.plots.text import clean, shortened

MOST_PAIRS = len(style.LINES)
_WIDE, _HIGH, _FONT, _LIMIT, _TO_LABEL = 820, 420, 11, 200, 34
_LINE = 15
"""Height of a label with its distance from the next, in pixels."""


@dataclass(frozen=True, slots=True)
class Axes:
    """The periods from left to right and the scale from bottom to top."""

    periods: tuple[Any, ...]
    """Dates, numbers, or texts in their order."""
    low: float
    high: float

    @classmethod
    def of(cls, periods: Sequence[Any], known: pl.Series) -> Axes:
        """All periods, and whole tenths around all values."""
        tenths = [float(value) * 10 for value in (known.min(), known.max())]  # type: ignore[arg-type]
        low, high = (tenths[0] // 1) / 10, -((-tenths[1]) // 1) / 10
        return cls(tuple(periods), low, max(high, round(low + 0.1, 1)))

    def x(self, period: Any) -> float:
        """Where a period lies, in pixels; periods without numbers stand equally far apart."""
        first, last, here = (
            self._number(one) for one in (self.periods[0], self.periods[-1], period)
        )
        return round((here - first) / (last - first) * _WIDE if first < last else _WIDE / 2, 2)

    def y(self, agreement: float) -> float:
        """Where a value lies, in pixels from above."""
        return round(_HIGH * (1 - (agreement - self.low) / (self.high - self.low)), 2)

    def _number(self, period: Any) -> float:
        if isinstance(period, str):
            return float(self.periods.index(period))
        return float(period.toordinal() if isinstance(period, date) else period)

    def encoded(self, title: str) -> dict[str, Any]:
        """The encodings that draw both axes."""
        alt = style.altair()
        ends = self.periods[0], self.periods[-1]
        axis = {"title": title, "grid": False, "labelOverlap": True}
        if isinstance(ends[0], str):
            scale = alt.Scale(type="point", domain=list(self.periods), range=[0, _WIDE], padding=0)
            x = alt.X("period:O", scale=scale, axis=alt.Axis(**axis, labelAngle=0))
        elif isinstance(ends[0], date):
            scale = alt.Scale(type="utc", domain=[_plain(one) for one in ends], range=[0, _WIDE])
            x = alt.X("period:T", scale=scale, axis=alt.Axis(**axis, tickCount=8))
        else:
            room = 0.5 if ends[0] == ends[1] else 0
            domain = [ends[0] - room, ends[1] + room]
            scale = alt.Scale(domain=domain, range=[0, _WIDE], nice=False, zero=False)
            count = min(len(self.periods), 15)
            x = alt.X("period:Q", scale=scale, axis=alt.Axis(**axis, format="d", tickCount=count))
        scale = alt.Scale(domain=[self.low, self.high], range=[_HIGH, 0], nice=False, zero=False)
        y = alt.Y("low:Q", scale=scale, axis=alt.Axis(title="Agreement", tickCount=6))
        return {"x": x, "y": y}


def agreement_lines(
    table: Table | pl.DataFrame,
    *,
    title: str | None = None,
    period: str = "period",
    source: str | None = None,
) -> Picture:
    """A line for each pair, with its name at the end; where there is no number, a gap.

    Columns: `period` (a session or year, as a number or text, or a date), `a`, `b`, `agreement`.
    Lines differ by colour and by dash. `period` names the axis. Raises UsageError without a
    number, for more than eight pairs, and for two numbers of a pair in one period.
    """
    frame = table.frame if isinstance(table, Table) else table
    made = table.made if isinstance(table, Table) else None
    frame = _ordered(frame.select("period", "a", "b", "agreement").drop_nulls("period"))
    known = frame.drop_nulls("agreement")
    pairs = known.select("a", "b").unique().sort("a", "b").rows()
    _check(known, pairs)
    periods = frame["period"].unique(maintain_order=True).to_list()
    axes = Axes.of(periods, known["agreement"])
    told = title or "How often pairs of states vote alike"
    finished = style.framed(
        _chart(known, pairs, axes, period),
        width=_WIDE + 160,
        title=told,
        subtitle=f"By {period}, {periods[0]} to {periods[-1]}; a gap where a pair has no number",
        notes=[],
        source=source,
        made=made,
    )
    return picture(finished, told, made)


def _ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """By period: texts that are all whole numbers as numbers."""
    frame = frame.with_columns(pl.col("agreement").cast(pl.Float64).fill_nan(None))
    if frame["period"].dtype == pl.String:
        numbers = frame["period"].cast(pl.Int64, strict=False)
        if not numbers.has_nulls():
            frame = frame.with_columns(period=numbers)
        else:
            frame = frame.with_columns(pl.col("period").map_elements(clean, pl.String))
    return frame.sort("period", "a", "b")


def _check(known: pl.DataFrame, pairs: Sequence[tuple[Any, ...]]) -> None:
    if known.is_empty():
        raise UsageError(
            "there is nothing to draw: no pair has a number in any period",
            hint="choose states that voted in the same sessions",
        )
    if len(pairs) > MOST_PAIRS:
        raise UsageError(
            f"{len(pairs)} pairs are too many to tell apart",
            hint=f"choose up to {MOST_PAIRS}; for all pairs draw a heat map",
        )
    if known.select("a", "b", "period").is_duplicated().any():
        raise UsageError(
            "a pair has two numbers in one period", hint="choose one measure, and one organ"
        )


def _chart(known: pl.DataFrame, pairs: Sequence[tuple[Any, ...]], axes: Axes, title: str) -> Any:
    alt = style.altair()
    points = _points(known, pairs, axes)
    labels, leaders = _labels(points, pairs)
    numbers = list(range(len(pairs)))
    where = style.pixels(_WIDE, _HIGH)
    colours = alt.Scale(domain=numbers, range=[colour for colour, _ in style.LINES[: len(pairs)]])
    dashes = alt.Scale(domain=numbers, range=[dash for _, dash in style.LINES[: len(pairs)]])
    stroke = alt.Stroke("number:O", scale=colours, legend=None)
    dash = alt.StrokeDash("number:O", scale=dashes, legend=None)
    base = [{"period": _plain(one), "low": axes.low} for one in (axes.periods[0], axes.periods[-1])]
    dots = alt.Chart(style.rows(points)).mark_point(filled=True, size=40, aria=False)
    layers = [
        alt.Chart(style.rows(base))
        .mark_point(opacity=0, aria=False)
        .encode(**axes.encoded(title.capitalize())),
        alt.Chart(style.rows(leaders))
        .mark_rule(strokeWidth=0.8, opacity=0.7, aria=False)
        .encode(**where, x2="x2:Q", y2="y2:Q", stroke=stroke),
        alt.Chart(style.rows(points))
        .mark_line(strokeWidth=2.2, strokeJoin="round", aria=False)
        .encode(**where, detail="stretch:N", order="x:Q", stroke=stroke, strokeDash=dash),
        # A dot is seen where a line would have one point only; elsewhere it bears the tooltip.
        dots.encode(
            **where,
            fill=alt.Fill("number:O", scale=colours, legend=None),
            opacity=alt.condition("datum.alone", alt.value(1), alt.value(0)),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("pair", "period", "agreement")],
        ),
        alt.Chart(style.rows(labels))
        .mark_text(align="left", baseline="middle", fontSize=_FONT, fill=style.INK, aria=False)
        .encode(**where, text="label:N"),
    ]
    chart = alt.layer(*layers).properties(width=_WIDE, height=_HIGH)
    return chart.resolve_scale(x="independent", y="independent")


def _points(
    known: pl.DataFrame, pairs: Sequence[tuple[Any, ...]], axes: Axes
) -> list[dict[str, Any]]:
    """Points of lines, numbered by stretch: a new one begins after a period without a number."""
    at = {period: place for place, period in enumerate(axes.periods)}
    points: list[dict[str, Any]] = []
    for number, (a, b) in enumerate(pairs):
        own = known.filter(pl.col("a") == a, pl.col("b") == b).select("period", "agreement").rows()
        places = [at[period] for period, _ in own]
        stretches = [place - nth for nth, place in enumerate(places)]
        points += (
            {
                "x": axes.x(period), "y": axes.y(agreement), "number": number,
                "stretch": f"{number} {stretch}", "alone": stretches.count(stretch) == 1,
                "pair": shortened(f"{a} – {b}", _LIMIT, _FONT), "period": str(period),
                "agreement": round(agreement, 4),
            }
            for (period, agreement), stretch in zip(own, stretches, strict=True)
        )  # fmt: skip
    return points


def _labels(
    points: Sequence[dict[str, Any]], pairs: Sequence[tuple[Any, ...]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Names right of the ends of their lines, none on another, and lines that lead to them."""
    last = {point["number"]: point for point in points}
    ends = [last[number] for number in range(len(pairs))]
    places = spread([end["y"] for end in ends], _LINE, _LINE / 2, _HIGH - _LINE / 2)
    labels = [
        {"x": _WIDE + _TO_LABEL, "y": place, "label": end["pair"]}
        for end, place in zip(ends, places, strict=True)
    ]
    leaders = [
        {"x": end["x"] + 4, "y": end["y"], "x2": _WIDE + _TO_LABEL - 4, "y2": place,
         "number": end["number"]}
        for end, place in zip(ends, places, strict=True)
    ]  # fmt: skip
    return labels, leaders


def _plain(period: Any) -> Any:
    return f"{period.isoformat()}T00:00:00Z" if isinstance(period, date) else period
