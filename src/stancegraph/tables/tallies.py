"""Checks over votes: totals against what they add up to, and states that vote twice."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from stancegraph.readers.skips import Skip
from stancegraph.records.values import Choice
from stancegraph.resolution.countries import countries

TALLY = {
    "yes": Choice.IN_FAVOUR,
    "no": Choice.AGAINST,
    "abstain": Choice.ABSTAINING,
    "absent": Choice.ABSENT,
}
"""Column of a roll call → the choice that it counts."""


def differing(calls: pl.DataFrame, at: str) -> Iterator[Skip]:
    """Yield a skip, of what is kept, where announced totals are not those of the votes listed.

    `calls` have the totals (`yes` …), the counts (`listed_yes` …) and `first_row`.
    """
    wrong = calls.filter(
        pl.any_horizontal((pl.col(name) != pl.col(f"listed_{name}")) for name in TALLY)
    )
    if wrong.height:
        first = wrong.sort("first_row").row(0, named=True)
        parts = [
            f"{first[name]} {choice.replace('_', ' ')} announced, {first[f'listed_{name}']} listed"
            for name, choice in TALLY.items()
            if None not in (first[name], first[f"listed_{name}"])
            and first[name] != first[f"listed_{name}"]
        ]
        yield Skip.of(
            at,
            "the announced totals are not what the votes add up to; both stay. First, "
            f"in {first['resolution'] or first['record']}: {', '.join(parts)}",
            wrong["first_row"],
            hint="the rows are the first ones of the roll calls",
            kept=True,
        )


def twice(votes: pl.DataFrame, at: str) -> Iterator[Skip]:
    """Yield a skip, of what is kept, for states that vote more than once in a roll call.

    `votes` have `call`, `key`, `choice` and `row`.
    """
    doubled = votes.filter(pl.struct("call", "key").is_duplicated())
    if not doubled.height:
        return
    several = pl.col("choice").n_unique().over("call", "key") > 1
    for wanted, what, hint in (
        (~several, "stands twice with the same vote", "it is one position with both rows"),
        (several, "votes in two ways in one roll call", "both positions are kept; see which holds"),
    ):
        part = doubled.filter(wanted).sort("row")
        for key in part["key"].unique().sort():
            rows = part.filter(pl.col("key") == key)["row"]
            row = countries().get(key)
            name = row.name if row else key
            yield Skip.of(at, f"{name} {what}", rows, hint=hint, kept=True)
