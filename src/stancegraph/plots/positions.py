"""The picture of who is said to stand where on an issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from stancegraph.analysis.stances import Stances
from stancegraph.plots import style
from stancegraph.plots.held import BASES, SIDES, chosen_issues, held_positions
from stancegraph.plots.picture import Picture, picture
from stancegraph.plots.text import BOLD, counted, shortened, width

_WIDE, _BETWEEN, _ROW, _MARK, _FONT, _LIMIT = 960, 28, 19, 15, 11, 150
_HEADING, _COLUMN, _BELOW, _NARROW = 26, 24, 20, 110
_MOST_ISSUES = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One side of an issue: where its marks and labels stand, in pixels."""

    marks: tuple[dict[str, Any], ...]
    height: float


def who_stands_where(
    stances: Stances,
    issue: str | Sequence[str] | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Picture:
    """A strip for each issue with those said to support it, to be neutral, to oppose it.

    `issue` are keys of `stances.issues`; without it the six that most actors have a position on.
    The shape of a mark tells how a position is known (recorded, stated, reported); an actor that is
    placed on both sides stands on both, with a ring. Coded numbers count by their sign.
    Raises UsageError for an unknown issue and where there is no position.
    """
    held = held_positions(stances)
    issues = chosen_issues(held, issue, most=_MOST_ISSUES)
    names = dict(stances.issues.select("key", "label").iter_rows())
    columns = _columns(held.filter(pl.col("issue").is_in(issues)))
    blocks: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    top = 0.0
    for key in issues:
        own = held.filter(pl.col("issue") == key)
        if len(issues) > 1:
            heading = shortened(names.get(key) or key, _WIDE, (_FONT + 2) * BOLD)
            texts.append({"x": 0.0, "y": top + 10, "text": heading})
            top += _HEADING
        marks, heads, high = _strip(own, top, columns)
        blocks += marks
        texts += heads
        top += high + _BELOW
    chart = _chart(blocks, texts, top - _BELOW)
    one = f" on {names.get(issues[0]) or issues[0]}" if len(issues) == 1 else ", by issue"
    told = title or f"Positions attributed to states and groups{one}"
    shown = stances.frame.filter(pl.col("issue").is_in(list(issues)))
    left_out = held["issue"].n_unique() - len(issues) if issue is None else 0
    finished = style.framed(
        chart,
        width=_WIDE,
        title=told,
        subtitle=_subtitle(shown),
        notes=[
            "Not a fact but what the documents say: shapes tell how each position is known, by its "
            "surest evidence (recorded: an act on record; stated: own words; reported: a "
            "paraphrase).",
            *([f"Not shown, with fewer actors: {counted(left_out, 'issue')}."] if left_out else []),
        ],
        source=source,
        made=stances.made,
    )
    return picture(finished, told, stances.made)


def _columns(held: pl.DataFrame) -> dict[int, tuple[float, float]]:
    """Left end and width of the column of each side, wide enough for the issue with most marks.

    A side on which nobody stands on any of the issues has none.
    """
    rooms: dict[int, float] = {}
    for _, rows in held.group_by("issue", "side", maintain_order=True):
        side = rows["side"][0]
        rooms[side] = max(rooms.get(side, 0.0), sum(map(_room, rows.to_dicts())))
    sides = [side for side in SIDES if side in rooms]
    free = _WIDE - _BETWEEN * (len(sides) - 1) - _NARROW * len(sides)
    columns, left = {}, 0.0
    for side in sides:
        columns[side] = left, _NARROW + free * rooms[side] / sum(rooms.values())
        left += columns[side][1] + _BETWEEN
    return columns


def _strip(
    own: pl.DataFrame, top: float, columns: Mapping[int, tuple[float, float]]
) -> tuple[list[Any], list[Any], float]:
    """The columns of an issue: marks, texts and height."""
    marks: list[Any] = []
    texts: list[Any] = []
    high = 0.0
    for side, (left, wide) in columns.items():
        rows = own.filter(pl.col("side") == side).to_dicts()
        texts.append({"x": left, "y": top + 8, "text": f"{SIDES[side]}: {len(rows)}"})
        column = _flowed(rows, left, top + _COLUMN, wide)
        marks += column.marks
        high = max(high, column.height)
    return marks, texts, high + _COLUMN


def _room(row: dict[str, Any]) -> float:
    return _MARK + width(shortened(row["label"], _LIMIT, _FONT), _FONT) + 8


def _flowed(rows: Sequence[dict[str, Any]], left: float, top: float, wide: float) -> Column:
    """Marks with labels from left to right, line by line."""
    marks = []
    x = y = 0.0
    for row in rows:
        label = shortened(row["label"], min(_LIMIT, wide - _MARK), _FONT)
        room = _MARK + width(label, _FONT) + 8
        if x and x + room - 8 > wide:
            x, y = 0.0, y + _ROW
        marks.append(
            {
                "x": left + x + 6, "y": top + y + 7, "text_x": left + x + _MARK, "label": label,
                "side": SIDES[row["side"]], "basis": row["basis"], "both": row["both"],
                "name": shortened(row["name"], 300, _FONT), "bases": row["bases"],
                "documents": row["documents"], "positions": row["positions"],
            }
        )  # fmt: skip
        x += room
    return Column(tuple(marks), y + _ROW if rows else _ROW)


def _chart(marks: list[dict[str, Any]], texts: list[dict[str, Any]], high: float) -> Any:
    alt = style.altair()
    where = style.pixels(_WIDE, high)
    sides = alt.Scale(
        domain=list(SIDES.values()), range=[style.SIGN_COLOURS[side] for side in SIDES]
    )
    there = [basis for basis in BASES if any(mark["basis"] == basis for mark in marks)]
    legend = alt.Legend(
        title="How it is known", titleOrient="left", orient="top", symbolFillColor=style.QUIET,
        symbolStrokeColor=style.QUIET,
    )  # fmt: skip
    base = alt.Chart(style.rows(marks))
    points = base.mark_point(filled=True, size=75, strokeWidth=1.5, opacity=1, aria=False).encode(
        **where,
        fill=alt.Fill("side:N", scale=sides, legend=None),
        stroke=alt.Stroke("side:N", scale=sides, legend=None),
        shape=alt.Shape("basis:N", legend=legend, scale=alt.Scale(
            domain=there, range=[BASES[basis] for basis in there])),
        tooltip=[alt.Tooltip("name:N"), alt.Tooltip("side:N"), alt.Tooltip("bases:N"),
                 alt.Tooltip("positions:Q"), alt.Tooltip("documents:Q")],
    )  # fmt: skip
    labels = base.mark_text(
        align="left", baseline="middle", fontSize=_FONT, fill=style.INK, aria=False
    ).encode(**style.pixels(_WIDE, high, x="text_x"), text="label:N")
    heads = alt.Chart(style.rows(texts)).mark_text(
        align="left", baseline="middle", fontSize=_FONT + 2, fontWeight="bold", fill=style.INK,
        aria=False,
    ).encode(**where, text="text:N")  # fmt: skip
    layers = [points, labels, heads]
    rings = [{**mark, "ring": "placed on both sides"} for mark in marks if mark["both"]]
    if rings:
        shown = alt.Legend(
            title=None, orient="top", symbolType="circle", symbolSize=220,
            symbolFillColor="transparent", symbolStrokeColor=style.INK,
        )  # fmt: skip
        layers.append(
            alt.Chart(style.rows(rings))
            .mark_point(shape="circle", size=230, stroke=style.INK, strokeWidth=1.2, aria=False)
            .encode(
                **where, opacity=alt.Opacity("ring:N", scale=alt.Scale(range=[1]), legend=shown)
            )
        )
    return alt.layer(*layers).properties(width=_WIDE, height=high)


def _subtitle(frame: pl.DataFrame) -> str:
    actors, documents = frame["actor"].n_unique(), frame["document"].drop_nulls().n_unique()
    said = f"{counted(actors, 'actor')}, according to {counted(documents, 'document')}"
    days = pl.concat([frame["earliest"], frame["latest"]]).drop_nulls().cast(pl.String).sort()
    return f"{said}, {days[0]} to {days[-1]}" if len(days) else said
