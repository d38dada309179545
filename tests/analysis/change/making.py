"""Stances from a few words: what tests of change begin with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from stancegraph.analysis.made import Made
from stancegraph.analysis.stances import Stances
from stancegraph.records import PartialDate

SCHEMA: dict[str, Any] = {
    "position": pl.String,
    "actor": pl.String,
    "issue": pl.String,
    "value": pl.Float64,
    "weight": pl.Float64,
    "earliest": pl.Date,
    "latest": pl.Date,
    "statement": pl.String,
    "document": pl.String,
    "event": pl.String,
    "basis": pl.String,
    "tier": pl.String,
    "via": pl.String,
}


def stance(
    when: str | date | None, actor: str = "CHN", value: float = 1, **told: Any
) -> dict[str, Any]:
    """One stance on a day, in a month or in a year, or undated."""
    if when is None:
        earliest = latest = None
    elif isinstance(when, date):
        earliest = latest = when
    else:
        earliest, latest = PartialDate(when).earliest, PartialDate(when).latest
    days = {"earliest": earliest, "latest": latest}
    return {"actor": actor, "issue": "water-plan", "value": value, "weight": 1.0, **days, **told}


def stances_of(rows: Iterable[dict[str, Any]]) -> Stances:
    """The stances of some rows; positions without a name have that of their place, `p0`."""
    named = [{"position": f"p{n}", **row} for n, row in enumerate(rows)]
    frame = pl.DataFrame(
        [{column: row.get(column) for column in SCHEMA} for row in named], schema=SCHEMA
    )
    actors = frame.select(key="actor").unique().sort("key")
    issues = frame.select(key="issue").unique().sort("key")
    actors = actors.with_columns(id="key", label="key", kind=pl.lit("country"), code="key")
    return Stances(
        frame.sort("position", "actor"),
        actors,
        issues.with_columns(id="key", label="key"),
        Made("stances", {}, {"counting": "fractional"}),
    )
