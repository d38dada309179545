"""Series over windows: how many stand on each side of an issue, and where each actor stands."""

from __future__ import annotations

import polars as pl

from stancegraph.analysis.change.windows import Windows
from stancegraph.analysis.results import Table
from stancegraph.errors import UsageError

SIDES = {1: "support", 0: "neutral", -1: "oppose"}
"""The sign of a value in words."""


def sides(windows: Windows, issue: str | None = None) -> Table:
    """How many stances each side of an issue has in each window, and what they weigh.

    Columns: `window`, `label`, `begin`, `end`, `side` (support, neutral, oppose), `stances`,
    `actors` (how many different ones), `weight`; a row for each window and side, zeros too. Without
    `issue` all issues together. Raises UsageError for an issue that no stance is about.
    """
    frame = _about(windows, issue)
    counted = frame.group_by("window", side=pl.col("value").sign().cast(pl.Int64)).agg(
        stances=pl.len().cast(pl.Int64),
        actors=pl.col("actor").n_unique().cast(pl.Int64),
        weight=pl.col("weight").sum(),
    )
    every = pl.DataFrame({"side": list(SIDES), "_order": range(3)})
    table = (
        windows.spans.drop("stances")
        .join(every, how="cross")
        .join(counted, on=["window", "side"], how="left")
        .with_columns(pl.col("stances", "actors", "weight").fill_null(0))
        .sort("window", "_order")
        .drop("_order")
        .with_columns(pl.col("side").replace_strict(SIDES, return_dtype=pl.String))
    )
    return Table(table, windows.made.then("sides", issue=issue or "all"))


def standing(windows: Windows, issue: str | None = None) -> Table:
    """The mean position of each actor in each window: Σ weight · value / Σ weight.

    Columns: `window`, `label`, `begin`, `end`, `actor`, `mean`, `weight`, `stances`; a row where an
    actor took a stance, and none elsewhere. Without `issue` the mean is over all issues. Raises
    UsageError for an issue that no stance is about.
    """
    weight = pl.col("weight")
    means = (
        _about(windows, issue)
        .filter(weight > 0)
        .group_by("window", "actor")
        .agg(
            mean=(pl.col("value") * weight).sum() / weight.sum(),
            weight=weight.sum(),
            stances=pl.len().cast(pl.Int64),
        )
    )
    table = windows.spans.drop("stances").join(means, on="window").sort("window", "actor")
    return Table(table, windows.made.then("mean positions", issue=issue or "all"))


def _about(windows: Windows, issue: str | None) -> pl.DataFrame:
    if issue is None:
        return windows.frame
    known = windows.stances.issues["key"]
    if issue not in known and issue not in windows.stances.frame["issue"]:
        shown = ", ".join(known.head(12))
        raise UsageError(f"no stance is about {issue!r}", hint=f"some issues: {shown}")
    return windows.frame.filter(pl.col("issue") == issue)
