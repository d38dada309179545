"""The picture of positions over time: support upwards, opposition downwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from stancegraph.analysis.stances import Stances
from stancegraph.errors import UsageError
from stancegraph.plots import style
from stancegraph.plots.held import SIDES, chosen_issues, held_positions
from stancegraph.plots.lanes import FONT_SIZE, WIDE, Lane, lane, reach
from stancegraph.plots.picture import Picture, picture
from stancegraph.plots.text import BOLD, counted, shortened

_HALF, _HEADING, _LABELS, _BETWEEN = 90, 22, 32, 10
"""Height of the greatest number; room for a heading, for labels beyond marks and between lanes."""
_LEAST = 30
"""Height of one actor where the greatest number is small."""
_MOST_ISSUES = 6
_UNITS = (("1d", "day", 40), ("1mo", "month", 72), ("1y", "year", 400))
"""Units of time, and for how many different ones each is still readable."""
_SHAPES = {1: "triangle-up", 0: "circle", -1: "triangle-down"}


def timeline(
    stances: Stances,
    issue: str | Sequence[str] | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Picture:
    """A lane for each issue: how many actors are said to support or oppose it, when, and who.

    Height is the number of actors with that position in a day, month or year, whichever is the
    finest that is readable; the same scale in all lanes. Support is a triangle upwards above the
    line, opposition one downwards below, a neutral position a circle on it. `issue` as in
    `who_stands_where`. A position lies where its span of days begins. Raises UsageError for an
    unknown issue and where no position has a date.
    """
    held = held_positions(stances)
    issues = chosen_issues(held, issue, most=_MOST_ISSUES)
    left_out = held["issue"].n_unique() - len(issues) if issue is None else 0
    frame = stances.frame.filter(pl.col("issue").is_in(issues))
    dated = frame.drop_nulls("earliest")
    if dated.is_empty():
        raise UsageError(
            "there is nothing to draw: no selected position has a date",
            hint="give dates to the sources: stancegraph build … --date 2019-10-30",
        )
    every, unit = _unit(dated["earliest"])
    taken = _counted(stances, dated, every)
    begin, end = _span(taken["when"])
    most = max(taken["actors"])
    half = min(_HALF, _LEAST * most)
    names = dict(stances.issues.select("key", "label").iter_rows())
    lanes, headings, top = [], [], 0.0
    for key in issues:
        own = taken.filter(pl.col("issue") == key)
        up, down = reach(own, 1) / most * half, reach(own, -1) / most * half
        base = top + _HEADING + up + _LABELS
        lanes.append(lane(own, base, half / most, begin, end))
        label = shortened(names.get(key) or key, WIDE, (FONT_SIZE + 2) * BOLD)
        headings.append({
            "x": 0, "y": top + 9, "base": base, "label": label, "up": up, "down": down,
        })  # fmt: skip
        top = base + down + _LABELS + _BETWEEN
    chart = _chart(lanes, headings, top - _BETWEEN, (begin, end), half / most)
    about = f" on {names.get(issues[0]) or issues[0]}" if len(issues) == 1 else ""
    told = title or f"Positions attributed to states and groups{about}, over time"
    finished = style.framed(
        chart,
        width=WIDE,
        title=told,
        subtitle=f"Number of actors a {unit}: support upwards, opposition downwards",
        notes=_notes(frame, dated, lanes, left_out),
        source=source,
        made=stances.made,
    )
    return picture(finished, told, stances.made)


def _unit(days: pl.Series) -> tuple[str, str]:
    for every, unit, most in _UNITS:
        if days.dt.truncate(every).n_unique() <= most:
            return every, unit
    return _UNITS[-1][:2]


def _counted(stances: Stances, dated: pl.DataFrame, every: str) -> pl.DataFrame:
    """One row for each issue, side and unit of time: how many actors, and their names."""
    names = stances.actors.select(actor="key", label=pl.coalesce("code", "label", "key"))
    return (
        dated.join(names, on="actor", how="left")
        .group_by(
            "issue", when=pl.col("earliest").dt.truncate(every), side=pl.col("value").sign()
        )
        .agg(
            actors=pl.col("actor").n_unique(),
            named=pl.col("label").unique().sort(),
            documents=pl.col("document").n_unique(),
        )
        .with_columns(pl.col("side").cast(pl.Int64))
        .sort("issue", "when", "side")
    )  # fmt: skip


def _span(when: pl.Series) -> tuple[date, date]:
    """First and last day shown, with room for marks and labels at both ends."""
    first, last = when.min(), when.max()
    assert isinstance(first, date) and isinstance(last, date)  # noqa: S101, PT018
    room = timedelta(days=max(3, round((last - first).days * 0.07)))
    return first - room, last + room


def _chart(
    lanes: Sequence[Lane],
    headings: Sequence[Mapping[str, Any]],
    high: float,
    span: tuple[date, date],
    each: float,
) -> Any:
    alt = style.altair()
    text = {"baseline": "middle", "aria": False}
    named = alt.Chart(style.rows(headings)).mark_text(
        align="left", fontSize=FONT_SIZE + 2, fontWeight="bold", fill=style.INK, **text
    )
    written = alt.Chart(style.rows([label for lane in lanes for label in lane.labels]))
    where = style.pixels(WIDE, high)
    halo, words = (
        written.mark_text(align="left", fontSize=FONT_SIZE, **paint, **text).encode(
            **where, text="label:N"
        )
        for paint in ({"stroke": style.PAPER, "strokeWidth": 3}, {"fill": style.INK})
    )
    layers = [
        *_grid(headings, high, span, each),
        halo,
        *_marks([mark for lane in lanes for mark in lane.marks], where),
        named.encode(**where, text="label:N"),
        words,
    ]
    chart = alt.layer(*layers).properties(width=WIDE, height=high)
    # Else no legend for the stems means none for the heads.
    return chart.resolve_scale(x="independent").resolve_legend(
        stroke="independent", strokeDash="independent"
    )


def _grid(
    headings: Sequence[Mapping[str, Any]], high: float, span: tuple[date, date], each: float
) -> list[Any]:
    """The axis of time, the base of each lane, and lines at a round number of actors."""
    alt = style.altair()
    ends = [f"{day.isoformat()}T00:00:00Z" for day in span]
    milliseconds = [(day - date(1970, 1, 1)) // timedelta(milliseconds=1) for day in span]
    time = alt.X(
        "begin:T",
        scale=alt.Scale(type="utc", domain=milliseconds, range=[0, WIDE], nice=False),
        axis=alt.Axis(
            title=None, tickCount=8, labelOverlap=True, domain=False, format=_format(*span)
        ),
    )
    bases = [{"begin": ends[0], "end": ends[1], "y": one["base"]} for one in headings]
    count = _round_number(round(max(max(one["up"], one["down"]) for one in headings) / each))
    levels = [
        {"x": 0, "x2": WIDE, "y": one["base"] - side * count * each, "label": f"{count:,}"}
        for one in headings
        for side, reach in ((1, one["up"]), (-1, one["down"]))
        if count * each <= reach + 1e-9
    ]
    where = style.pixels(WIDE, high)
    level = alt.Chart(style.rows(levels))
    quiet = {"align": "right", "baseline": "middle", "dx": -6, "fontSize": FONT_SIZE, "aria": False}
    return [
        level.mark_rule(stroke=style.FAINT, aria=False).encode(**where, x2="x2:Q"),
        level.mark_text(fill=style.QUIET, **quiet).encode(**where, text="label:N"),
        alt.Chart(style.rows(bases))
        .mark_rule(stroke=style.QUIET, aria=False)
        .encode(x=time, x2="end:T", y=where["y"]),
    ]


def _format(begin: date, end: date) -> str:
    days = (end - begin).days
    return "%-d %b %Y" if days < 90 else "%b %Y" if days < 1200 else "%Y"


def _round_number(most: int) -> int:
    """The greatest of 1, 2, 5, 10, 20 … that is not above."""
    size: int = 10 ** (len(str(most)) - 1)
    return max(step * size for step in (1, 2, 5) if step * size <= most)


def _marks(marks: Sequence[Mapping[str, Any]], where: Mapping[str, Any]) -> list[Any]:
    alt = style.altair()
    there = [side for side in SIDES if any(mark["side"] == side for mark in marks)]
    names = [SIDES[side] for side in there]
    legend = alt.Legend(title=None, orient="top")
    colours = alt.Scale(domain=names, range=[style.SIGN_COLOURS[side] for side in there])
    shapes = alt.Scale(domain=names, range=[_SHAPES[side] for side in there])
    dashes = alt.Scale(domain=names, range=[style.SIGN_DASHES[side] for side in there])
    base = alt.Chart(style.rows(marks))
    stems = base.mark_rule(strokeWidth=1.6, aria=False).encode(
        **where,
        y2="base:Q",
        stroke=alt.Stroke("position:N", scale=colours, legend=None),
        strokeDash=alt.StrokeDash("position:N", scale=dashes, legend=None),
    )
    heads = base.mark_point(filled=True, size=80, opacity=1, aria=False).encode(
        **where,
        fill=alt.Fill("position:N", scale=colours, legend=legend),
        shape=alt.Shape("position:N", scale=shapes, legend=legend),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("when", "position", "actors", "who")],
    )
    return [stems, heads]


def _notes(
    frame: pl.DataFrame, dated: pl.DataFrame, lanes: Sequence[Lane], left_out: int
) -> list[str]:
    notes = [
        "Not a fact but what the documents say; a position lies where its span of days begins."
    ]
    undated = frame.height - dated.height
    unlabelled = sum(lane.unlabelled for lane in lanes)
    if undated:
        notes.append(f"Not shown, for want of a date: {counted(undated, 'position')}.")
    if left_out:
        notes.append(f"Not shown, with fewer actors: {counted(left_out, 'issue')}.")
    if unlabelled:
        notes.append(f"Without a label, for want of room: {counted(unlabelled, 'mark')}.")
    return notes
