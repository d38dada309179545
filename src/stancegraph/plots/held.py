"""What is held, by whom, on which side: the rows behind pictures of positions."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from stancegraph.analysis.stances import Stances
from stancegraph.errors import UsageError

SIDES = {1: "support", 0: "neutral", -1: "oppose"}
"""Signs of values, in the order of the columns."""
BASES = {"recorded": "square", "stated": "circle", "reported": "triangle-up"}
"""How a position is known, the surest first, and its shape."""


def held_positions(stances: Stances) -> pl.DataFrame:
    """One row for each actor, issue and side: `label`, `basis` (the surest), `bases`, `both`.

    `side` is 1, 0 or -1; `both`: the actor is placed on both sides; `documents` and `positions`
    are counts.
    """
    rank = {basis: place for place, basis in enumerate(BASES)}
    names = stances.actors.select(
        actor="key", label=pl.coalesce("code", "label", "key"), name=pl.coalesce("label", "key")
    )
    held = (
        stances.frame.with_columns(
            side=pl.col("value").sign().cast(pl.Int64),
            rank=pl.col("basis").replace_strict(rank, default=len(rank) - 1),
        )
        .group_by("issue", "actor", "side")
        .agg(
            rank=pl.col("rank").min(),
            bases=pl.col("basis").drop_nulls().unique().sort().str.join(", "),
            documents=pl.col("document").n_unique(),
            positions=pl.col("position").n_unique(),
        )
    )
    return (
        held.with_columns(
            basis=pl.col("rank").replace_strict(dict(enumerate(BASES)), return_dtype=pl.String),
            both=(pl.col("side").min() * pl.col("side").max()).over("issue", "actor") < 0,
        )
        .join(names, on="actor", how="left")
        .sort(
            "issue",
            pl.col("side"),
            "rank",
            "label",
            "actor",
            descending=[False, True, *[False] * 3],
        )
    )


def chosen_issues(
    held: pl.DataFrame, issue: str | Sequence[str] | None, *, most: int
) -> tuple[str, ...]:
    """The issues to show: those named, else those that most actors have a position on.

    Raises UsageError for an unknown issue and where there is no position.
    """
    if held.is_empty():
        raise UsageError(
            "there is nothing to draw: no position is selected",
            hint="widen the selection; `stancegraph info` and `stancegraph query DIR issues` help",
        )
    known = (
        held.group_by("issue")
        .agg(actors=pl.col("actor").n_unique())
        .sort("actors", "issue", descending=[True, False])["issue"]
        .to_list()
    )
    if issue is None:
        return tuple(known[:most])
    wanted = (issue,) if isinstance(issue, str) else tuple(issue)
    for one in wanted:
        if one not in known:
            raise UsageError(
                f"no selected position is on {one!r}",
                hint=f"issues: {', '.join(map(str, known[:12]))}",
            )
    return wanted
