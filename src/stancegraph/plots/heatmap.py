"""The picture of an agreement matrix: blocks of those who agree, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from stancegraph.analysis.results import Matrix
from stancegraph.errors import UsageError
from stancegraph.plots import style
from stancegraph.plots.camps import Groups, camp
from stancegraph.plots.picture import Picture, picture
from stancegraph.plots.seriation import Floats, order
from stancegraph.plots.text import counted, shortened, width

_LABEL_LIMIT, _GAP, _STRIP = 120, 4, 14
_NUMBERS = 28
"""Size of a cell from which on its value is written into it, in pixels."""


@dataclass(frozen=True, slots=True)
class Side:
    """Rows or columns as they are shown."""

    places: tuple[int, ...]
    """Places in the matrix, in the order shown."""
    labels: tuple[str, ...]
    camps: tuple[str, ...]
    """Empty where no camps are given."""
    cell: float
    begin: float
    """Where the cells begin, after the labels of the other side and the marks of camps."""

    @property
    def font(self) -> float:
        """Size of the labels."""
        return _font(self.cell)

    @property
    def end(self) -> float:
        """Where the cells end."""
        return self.begin + self.cell * len(self.places)

    def at(self, place: float) -> float:
        """Where the cell at a place of the order begins."""
        return round(self.begin + self.cell * place, 2)

    def breaks(self) -> list[float]:
        """Where one camp ends and another begins."""
        pairs = enumerate(pairwise(self.camps), start=1)
        return [self.at(place) for place, (one, other) in pairs if one != other]


def heat_map(
    matrix: Matrix,
    camps: Mapping[str, object] | None = None,
    *,
    labels: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Picture:
    """A picture of a matrix such as of agreement, rows and columns ordered by likeness.

    With `camps` (key to camp) those of a camp stand together, marked by colour and shape and parted
    by lines. Within, the order is the one in which neighbours are most alike (optimal leaf
    ordering, Bar-Joseph, Gifford & Jaakkola 2001). What is not defined (NaN) has a grey of its own.
    `labels` are shown instead of keys. Values that lie on both sides of 0 get a scale with two
    ends. Raises UsageError for a matrix without a number.
    """
    values = np.asarray(matrix.values, dtype=np.float64)
    if not np.isfinite(values).any():
        raise UsageError(
            "there is nothing to draw: the matrix holds no number",
            hint="choose a longer period or more actors",
        )
    down, across = _sides(matrix, values, camps, labels or {})
    square = matrix.rows == matrix.columns
    values = values[np.ix_(down.places, across.places)]
    layers = [*_cells(down, across, values), *_names(down, across)]
    if camps is not None:
        layers += [_breaks(down, across), _marks(down, across)]
    chart = style.altair().layer(*layers).properties(width=across.end, height=down.end)
    told = title or "Who agrees with whom, and how much"
    finished = style.framed(
        chart,
        width=max(across.end, 460),
        title=told,
        subtitle=_subtitle(values, square=square),
        notes=["The most alike stand side by side" + ("." if camps is None else ", camp by camp.")],
        source=source,
        made=matrix.made,
    )
    return picture(finished, told, matrix.made)


def _sides(
    matrix: Matrix, values: Floats, camps: Mapping[str, object] | None, labels: Mapping[str, str]
) -> tuple[Side, Side]:
    cell = float(np.interp(max(values.shape), [10, 20, 60, 120], [36, 30, 15, 10]))
    down = _places(matrix.rows, values, camps)
    across = down
    if matrix.rows != matrix.columns:
        across = _places(matrix.columns, values.T, camps)
    shown, begins = [], []
    for keys, places in ((matrix.rows, down), (matrix.columns, across)):
        named = [labels.get(keys[at], keys[at]) for at in places]
        shown.append(tuple(shortened(label, _LABEL_LIMIT, _font(cell)) for label in named))
        widest = max(width(label, _font(cell)) for label in shown[-1])
        begins.append(float(np.ceil(widest + _GAP + (0 if camps is None else _STRIP))))
    told = [
        () if camps is None else tuple(camp(camps, keys[at]) for at in places)
        for keys, places in ((matrix.rows, down), (matrix.columns, across))
    ]
    return (
        Side(down, shown[0], told[0], cell, begins[1]),
        Side(across, shown[1], told[1], cell, begins[0]),
    )


def _places(
    keys: Sequence[str], values: Floats, camps: Mapping[str, object] | None
) -> tuple[int, ...]:
    # By key first, so that the order given does not decide between equals.
    by_key = sorted(range(len(keys)), key=lambda at: keys[at])
    own = [camp(camps, keys[at]) for at in by_key]
    return tuple(by_key[at] for at in order(values[by_key], own))


def _font(cell: float) -> float:
    return min(11.0, cell - 1.5)


def _cells(down: Side, across: Side, values: Floats) -> list[Any]:
    alt = style.altair()
    data = [
        {
            "x": across.at(j), "x2": across.at(j + 1), "y": down.at(i), "y2": down.at(i + 1),
            "pair": f"{down.labels[i]} – {across.labels[j]}",
            "value": float(f"{value:.4g}") if np.isfinite(value) else None,
        }
        for (i, j), value in np.ndenumerate(values)
    ]  # fmt: skip
    known = [cell for cell in data if cell["value"] is not None]
    unknown = [{**cell, "what": "no data"} for cell in data if cell["value"] is None]
    where = style.pixels(across.end, down.end) | {"x2": "x2:Q", "y2": "y2:Q"}
    key = alt.Legend(title="Value", gradientLength=160, format=".2~f", tickCount=5)
    layers = [
        alt.Chart(style.rows(known)).mark_rect(aria=False).encode(
            **where,
            color=alt.Color("value:Q", scale=_scale(values), legend=key),
            tooltip=[alt.Tooltip("pair:N"), alt.Tooltip("value:Q")],
        )
    ]  # fmt: skip
    if unknown:
        key = alt.Legend(title=None, symbolType="square", symbolFillColor=style.NO_DATA)
        layers.append(
            alt.Chart(style.rows(unknown)).mark_rect(aria=False, fill=style.NO_DATA).encode(
                **where,
                opacity=alt.Opacity("what:N", scale=alt.Scale(range=[1]), legend=key),
                tooltip=[alt.Tooltip("pair:N"), alt.Tooltip("what:N")],
            )
        )  # fmt: skip
    if down.cell >= _NUMBERS:
        layers.append(_numbers(down, across, known, values))
    return layers


def _two_ended(values: Floats) -> bool:
    return bool(np.nanmin(values) < 0 < np.nanmax(values))


def _scale(values: Floats) -> Any:
    alt = style.altair()
    least, greatest = float(np.nanmin(values)), float(np.nanmax(values))
    if _two_ended(values):
        end = max(-least, greatest)
        return alt.Scale(
            range=[style.OPPOSE, "#f7f7f7", style.SUPPORT], domain=[-end, 0, end], interpolate="lab"
        )
    least, greatest = float(np.floor(least * 10) / 10), float(np.ceil(greatest * 10) / 10)
    return alt.Scale(scheme="cividis", domain=[min(least, greatest - 0.1), greatest])


def _numbers(down: Side, across: Side, known: Sequence[Mapping[str, Any]], values: Floats) -> Any:
    """The values in their cells, black or white, whichever stands out."""
    alt = style.altair()
    least, greatest = float(np.nanmin(values)), float(np.nanmax(values))
    end = max(-least, greatest)
    white = (0.92 * end, np.inf) if _two_ended(values) else (-np.inf, np.mean([least, greatest]))
    data = [
        {"x": cell["x"] + down.cell / 2, "y": cell["y"] + down.cell / 2,
         "text": f"{cell['value']:.2f}" if abs(cell["value"]) < 10 else f"{cell['value']:.3g}",
         "white": bool(white[0] < cell["value"] < white[1])}
        for cell in known
    ]  # fmt: skip
    shade = alt.condition("datum.white", alt.value(style.PAPER), alt.value("#000000"))
    where = style.pixels(across.end, down.end)
    text = alt.Chart(style.rows(data)).mark_text(fontSize=10, baseline="middle", aria=False)
    return text.encode(**where, text="text:N", fill=shade)


def _names(down: Side, across: Side) -> list[Any]:
    alt = style.altair()
    strip = _STRIP if down.camps else 0
    rows = [
        {"x": across.begin - _GAP - strip, "y": down.at(at + 0.5), "label": label}
        for at, label in enumerate(down.labels)
    ]
    columns = [
        {"x": across.at(at + 0.5), "y": down.begin - _GAP - strip, "label": label}
        for at, label in enumerate(across.labels)
    ]
    text = {"fontSize": down.font, "fill": style.INK, "baseline": "middle", "aria": False}
    where = style.pixels(across.end, down.end)
    return [
        alt.Chart(style.rows(data)).mark_text(**text, **way).encode(**where, text="label:N")
        for data, way in ((rows, {"align": "right"}), (columns, {"align": "left", "angle": 270}))
    ]


def _breaks(down: Side, across: Side) -> Any:
    """Lines between camps."""
    alt = style.altair()
    data = [
        *({"x": across.begin, "x2": across.end, "y": y, "y2": y} for y in down.breaks()),
        *({"x": x, "x2": x, "y": down.begin, "y2": down.end} for x in across.breaks()),
    ]
    lines = alt.Chart(style.rows(data)).mark_rule(stroke=style.PAPER, strokeWidth=2.5, aria=False)
    return lines.encode(**style.pixels(across.end, down.end), x2="x2:Q", y2="y2:Q")


def _marks(down: Side, across: Side) -> Any:
    """The camp of each row and column, by colour and shape."""
    alt = style.altair()
    middle = _STRIP / 2 + _GAP / 4
    where = [
        *((across.begin - middle, down.at(place + 0.5)) for place in range(len(down.places))),
        *((across.at(place + 0.5), down.begin - middle) for place in range(len(across.places))),
    ]
    groups = Groups.of([*down.camps, *across.camps])
    data = [
        {"x": x, "y": y, "group": group} for (x, y), group in zip(where, groups.own, strict=True)
    ]
    points = alt.Chart(style.rows(data)).mark_point(
        filled=True, size=min(80, 0.5 * down.cell**2), stroke=style.INK, strokeWidth=0.7,
        opacity=1, aria=False,
    )  # fmt: skip
    return points.encode(**style.pixels(across.end, down.end), **groups.encoded("Camp"))


def _subtitle(values: Floats, *, square: bool) -> str:
    rows, columns = values.shape
    size = counted(rows, "actor") if square else f"{rows} rows, {columns} columns"
    off = ~np.eye(rows, dtype=bool) if square else np.ones(values.shape, dtype=bool)
    known = values[off & np.isfinite(values)]
    if not known.size:
        return f"{size}; no pair with a number"
    ends = f"from {known.min():.2f} to {known.max():.2f}, median {np.median(known):.2f}"
    return f"{size}; {'pairs' if square else 'values'} {ends}"
