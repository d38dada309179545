"""Stances written as short lines, for analyses that need no graph."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.stances import COLUMNS, Stances


def stances_of(*lines: str) -> Stances:
    """`CHN rights +1 2019-10-29 weight=0.5 document=d`: actor, issue, value, day, any column."""
    rows = []
    for number, line in enumerate(lines):
        actor, issue, value, *rest = line.split()
        given = dict(part.split("=") for part in rest if "=" in part)
        day = next((part for part in rest if "=" not in part), None)
        rows.append(
            {
                "position": f"position/{number:03}",
                "actor": actor,
                "issue": issue,
                "value": float(value),
                "earliest": day,
                "latest": day,
                "statement": f"statement/{number:03}",
                "document": "document/d",
                "basis": "stated",
                "tier": "explicit",
                **given,
                "weight": float(given.get("weight", 1)),
            }
        )
    texts = dict.fromkeys(COLUMNS, pl.String)
    frame = (
        pl.DataFrame(rows, schema={**texts, "value": pl.Float64, "weight": pl.Float64})
        .with_columns(pl.col("earliest", "latest").str.to_date())
        .select(COLUMNS)
    )
    return Stances(
        frame,
        _nodes(frame["actor"]).with_columns(kind=pl.lit("country"), code="key"),
        _nodes(frame["issue"]),
        Made("stances", {}, {"qualifier": "polarity"}),
    )


def _nodes(keys: pl.Series) -> pl.DataFrame:
    keys = keys.unique().sort()
    return pl.DataFrame({"key": keys, "id": keys, "label": keys})


@pytest.fixture(scope="session")
def said() -> Callable[..., Stances]:
    """Makes stances of lines such as `CHN rights +1 2019-10-29`."""
    return stances_of
