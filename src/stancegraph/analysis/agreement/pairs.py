"""Agreement of all pairs of states: over all roll calls, or session by session, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from stancegraph.analysis.agreement.calls import in_order
from stancegraph.analysis.agreement.counts import pair_counts
from stancegraph.analysis.agreement.measures import MEASURES, Measure, measured
from stancegraph.analysis.agreement.votes import ABSTAIN, VoteMatrix
from stancegraph.analysis.results import Matrix, Table
from stancegraph.analysis.stances import chosen
from stancegraph.errors import UsageError


class Per(StrEnum):
    """The periods that agreement is told for."""

    SESSION = "session"
    """A session of the organ; Voeten's year is the session + 1945."""
    YEAR = "year"
    """A calendar year."""
    ALL = "all"
    """One period: everything selected."""


class Unanimous(StrEnum):
    """What becomes of roll calls in which all votes of all states are the same."""

    LEFT_OUT = "left-out"
    KEPT = "kept"


class Absent(StrEnum):
    """What a state's absence from a roll call is, in which as a member it could have voted."""

    LEFT_OUT = "left-out"
    """The roll call does not count for its pairs."""
    ABSTENTION = "abstention"
    """An abstention."""


Places = NDArray[np.integer[Any]]


def agreement(
    votes: VoteMatrix,
    measure: str = "voeten",
    *,
    per: Per | str = Per.SESSION,
    unanimous: Unanimous | str = Unanimous.LEFT_OUT,
    absent: Absent | str = Absent.LEFT_OUT,
    least: int = 1,
) -> Table:
    """How far each two states voted alike: `period`, `a`, `b`, `agreement`, `roll_calls`.

    One row for each pair (`a` before `b` by the alphabet) that shares `least` roll calls of the
    period, in the order of periods and states; `agreement` as `MEASURES` defines it, null where
    that is not defined; `roll_calls` in which both voted. Raises UsageError for an unknown
    measure, and for sessions of several organs.
    """
    formula = known_measure(measure)
    counted = _counted(votes, unanimous, absent)
    names: list[str] = []
    parts: list[tuple[np.ndarray, ...]] = []
    for name, places in periods(counted, per):
        cast = counted.votes[:, places]
        voted = np.flatnonzero(np.bincount(cast.indices))
        values, shared = measured(pair_counts(cast, voted), formula)
        first, second = np.nonzero(np.triu(shared >= max(1, least), 1))
        period = np.full(len(first), len(names), np.uint32)
        pair = (first, second)
        parts.append((period, voted[first], voted[second], values[pair], shared[pair]))
        names.append(name)
    made = counted.made.then(f"{measure} agreement", per=chosen(Per, per), least=least)
    if not parts:
        return Table(pl.DataFrame(schema=SCHEMA), made)
    period, first, second, value, shared = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    states = pl.Series(votes.states, dtype=pl.String)
    frame = pl.DataFrame(
        {
            "period": pl.Series(names, dtype=pl.String).gather(period),
            "a": states.gather(first),
            "b": states.gather(second),
            "agreement": pl.Series(value).fill_nan(None),
            "roll_calls": shared,
        }
    )
    return Table(frame, made)


SCHEMA = {
    "period": pl.String,
    "a": pl.String,
    "b": pl.String,
    "agreement": pl.Float64,
    "roll_calls": pl.Int64,
}


def agreement_matrix(
    votes: VoteMatrix,
    measure: str = "voeten",
    *,
    unanimous: Unanimous | str = Unanimous.LEFT_OUT,
    absent: Absent | str = Absent.LEFT_OUT,
) -> Matrix:
    """Agreement over all roll calls of the matrix, states × states; NaN where it is not defined.

    States that cast no vote are left out. Options are those of `agreement`.
    """
    formula = known_measure(measure)
    counted = _counted(votes, unanimous, absent)
    voted = np.flatnonzero(np.bincount(counted.votes.indices))
    values, _ = measured(pair_counts(counted.votes, voted), formula)
    keys = [votes.states[place] for place in voted]
    return Matrix(keys, keys, values, counted.made.then(f"{measure} agreement"))


def joint_roll_calls(
    votes: VoteMatrix, *, unanimous: Unanimous | str = Unanimous.LEFT_OUT
) -> Matrix:
    """In how many roll calls both states voted, states × states; the diagonal counts their own."""
    counted = _counted(votes, unanimous, Absent.LEFT_OUT)
    voted = np.flatnonzero(np.bincount(counted.votes.indices))
    values = pair_counts(counted.votes, voted).sum(axis=(0, 1))
    keys = [votes.states[place] for place in voted]
    return Matrix(keys, keys, values, counted.made.then("joint roll calls"))


def with_percentiles(table: Table) -> Table:
    """The table of `agreement` with `percentile`: where a pair stands among all of its period.

    100 (l + e/2) / n, with l pairs of n that agree less and e that agree as much, itself included.
    """
    value = pl.col("agreement")
    below = value.rank("average") - 0.5
    ranked = table.frame.with_columns(percentile=(100 * below / value.count()).over("period"))
    return Table(ranked, table.made.with_options(percentile="among all pairs of the period"))


def of_state(table: Table, state: str) -> Table:
    """The pairs of one state: `period`, `state`, `other` and the other columns, closest first."""
    mine = pl.any_horizontal(pl.col("a", "b") == state)
    other = pl.when(pl.col("a") == state).then("b").otherwise("a")
    rest = pl.exclude("period", "a", "b")
    frame = table.frame.filter(mine).select("period", rest, other=other, state=pl.lit(state))
    columns = ("period", "state", "other")
    told = frame.select(*columns, pl.exclude(columns)).with_row_index("nth")
    begun = pl.col("nth").min().over("period")
    order = told.sort(begun, pl.col("agreement"), "other", descending=[False, True, False])
    return Table(order.drop("nth"), table.made.with_options(state=state))


def periods(votes: VoteMatrix, per: Per | str) -> Iterator[tuple[str, Places]]:
    """The periods in their order, each with the places of its roll calls.

    Roll calls without a session or a day are in no session and no year. Raises UsageError where
    sessions are asked for and the roll calls are of several organs.
    """
    per = chosen(Per, per)
    if per is Per.ALL:
        if votes.calls.height:
            yield str(per), np.arange(votes.calls.height)
        return
    if per is Per.SESSION:
        organs = votes.calls["organ"].unique().sort().to_list()
        if len(organs) > 1:
            raise UsageError(
                "the roll calls are of several organs, whose sessions differ",
                hint=f"choose one of: {', '.join(organs)}; or ask for years",
            )
        name = pl.col("session")
    else:
        name = pl.col("earliest").dt.year().cast(pl.String)
    named = votes.calls.select(period=name).with_row_index("call").drop_nulls("period")
    groups = named.group_by("period").agg("call").sort(*in_order("period"))
    for period, places in groups.iter_rows():
        yield period, np.array(places)


def known_measure(name: str) -> Measure:
    """The measure of that name; raises UsageError that names all."""
    if name not in MEASURES:
        raise UsageError(
            f"there is no measure of agreement {name!r}", hint=f"one of: {', '.join(MEASURES)}"
        )
    return MEASURES[name]


def _counted(votes: VoteMatrix, unanimous: Unanimous | str, absent: Absent | str) -> VoteMatrix:
    """The votes that count, with the choices told."""
    unanimous, absent = chosen(Unanimous, unanimous), chosen(Absent, absent)
    if unanimous is Unanimous.LEFT_OUT:
        votes = votes.where(~pl.col("unanimous"))
    if absent is Absent.ABSTENTION:
        votes = votes.with_absences(ABSTAIN)
    return votes.told(unanimous=unanimous, absent=absent)
