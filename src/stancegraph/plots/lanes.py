"""The lane of one issue in a timeline: its marks, and labels that find a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from stancegraph.plots.held import SIDES
from stancegraph.plots.spread import Box, free
from stancegraph.plots.text import shortened, width

WIDE, FONT_SIZE = 900, 10
"""Width of a lane and size of its labels, in pixels."""
_NAMED, _LIMIT = 4, 180
"""Actors that a label names, and its width."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks and labels of one issue, in pixels."""

    marks: tuple[dict[str, Any], ...]
    labels: tuple[dict[str, Any], ...]
    unlabelled: int


def reach(own: pl.DataFrame, side: int) -> int:
    """The greatest number of actors on a side, at least 1."""
    return int(max(own.filter(pl.col("side") == side)["actors"], default=1))


def lane(own: pl.DataFrame, base: float, each: float, begin: date, end: date) -> Lane:
    """Marks as high as their actors, `each` pixels one, and labels where they find a place.

    Marks of most actors are labelled first.
    """
    marks, labels = [], []
    taken: list[Box] = [(0, base - 1, WIDE, base + 1)]
    unlabelled = 0
    for row in own.to_dicts():
        x = (row["when"] - begin) / (end - begin) * WIDE
        y = base - row["side"] * row["actors"] * each
        marks.append({
            "when": row["when"].isoformat(), "x": x, "y": y, "base": base, "side": row["side"],
            "position": SIDES[row["side"]], "actors": row["actors"], "documents": row["documents"],
            "label": _who(row["named"]), "who": shortened(", ".join(row["named"]), 2400, FONT_SIZE),
        })  # fmt: skip
        taken += [(x - 6, y - 6, x + 6, y + 6), (x - 1.5, min(y, base), x + 1.5, max(y, base))]
    for mark in sorted(marks, key=lambda one: (-one["actors"], one["when"], one["side"])):
        box = free(_candidates(mark), taken)
        if box is None:
            unlabelled += 1
            continue
        taken.append(box)
        labels.append({"x": box[0] + 3, "y": (box[1] + box[3]) / 2, "label": mark["label"]})
    return Lane(tuple(marks), tuple(labels), unlabelled)


def _candidates(mark: Mapping[str, Any]) -> list[Box]:
    """Where a label may stand: beyond the mark, then beside it."""
    wide = width(mark["label"], FONT_SIZE) + 6
    x, y = mark["x"], mark["y"]
    left = min(max(x - wide / 2, 0), WIDE - wide)
    beyond = {
        1: [y - 7 - FONT_SIZE, y - 9 - 2 * FONT_SIZE],
        0: [y - 7 - FONT_SIZE, y + 7],
        -1: [y + 7, y + 9 + FONT_SIZE],
    }[mark["side"]]
    beside = [(x + 6, y - FONT_SIZE / 2), (x - 6 - wide, y - FONT_SIZE / 2)]
    slanted = [(at, top) for top in beyond for at in (x + 2, x - 2 - wide)]
    return [
        (at, top, at + wide, top + FONT_SIZE)
        for at, top in [*((left, top) for top in beyond), *beside, *slanted]
        if at >= 0 and at + wide <= WIDE
    ]


def _who(names: Sequence[str]) -> str:
    if len(names) <= _NAMED:
        return shortened(", ".join(names), _LIMIT, FONT_SIZE)
    return f"{len(names)} actors"
