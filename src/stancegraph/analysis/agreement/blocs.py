"""How far the members of a bloc vote together, with membership as it was on each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from stancegraph.analysis.agreement.pairs import Per, Unanimous, periods
from stancegraph.analysis.agreement.votes import ABSTAIN, NO, YES, VoteMatrix, last_holder
from stancegraph.analysis.results import Table
from stancegraph.analysis.stances import chosen
from stancegraph.errors import UsageError
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.memberships import members


def cohesion_of_roll_calls(
    votes: VoteMatrix,
    bloc: str | Sequence[str],
    *,
    unanimous: Unanimous | str = Unanimous.KEPT,
) -> Table:
    """How the members of a bloc voted in each roll call, and how much together.

    Columns: `id`, `session`, `date`, `resolution`, `motion` of the roll call; `yes`, `abstain`,
    `no` of the members; `rice` = |yes − no| / (yes + no), for which abstentions do not count (Rice
    1925), null where fewer than two members voted yes or no; `agreement_index` = (max − (sum −
    max) / 2) / sum over yes, abstain, no (Hix, Noury and Roland 2005), null where fewer than two
    members voted. Of a roll call that was unanimous in the whole organ both are 1.

    `bloc` is a name of a bloc, whose members on the day of the roll call count, or a list of
    states. Roll calls without a day, and of days on which not all members are known, are left out.
    Raises UsageError where no roll call is left, and for a bloc whose members are not known.
    """
    unanimous = chosen(Unanimous, unanimous)
    if unanimous is Unanimous.LEFT_OUT:
        votes = votes.where(~pl.col("unanimous"))
    votes, belongs = _belonging(votes, bloc)
    cast = votes.votes.tocoo()
    level = np.where(belongs[cast.row, cast.col], cast.data, 0)
    counts = {
        name: np.bincount(cast.col[level == number], minlength=votes.calls.height)
        for name, number in (("yes", YES), ("abstain", ABSTAIN), ("no", NO))
    }
    told = votes.calls.select("id", "session", "date", "resolution", "motion")
    frame = told.with_columns(pl.Series(name, count) for name, count in counts.items())
    sides = pl.col("yes") + pl.col("no")
    voted = sides + pl.col("abstain")
    most = pl.max_horizontal("yes", "abstain", "no")
    frame = frame.with_columns(
        rice=pl.when(sides > 1).then((pl.col("yes") - pl.col("no")).abs() / sides),
        agreement_index=pl.when(voted > 1).then((most - (voted - most) / 2) / voted),
    )
    name = bloc if isinstance(bloc, str) else "|".join(bloc)
    made = votes.made.then("cohesion", bloc=name, unanimous=unanimous)
    return Table(frame, made)


def cohesion(
    votes: VoteMatrix,
    blocs: str | Sequence[str] | Mapping[str, Sequence[str]],
    *,
    per: Per | str = Per.SESSION,
    unanimous: Unanimous | str = Unanimous.KEPT,
) -> Table:
    """The mean cohesion of blocs in each period: `period`, `bloc`, `rice`, `agreement_index`.

    `blocs` are names of blocs, or names of one's own with the states that they stand for. Means
    over the roll calls in which the measure is defined, as in `cohesion_of_roll_calls`;
    `roll_calls` in which two members or more voted, `members`: mean number of those who did.
    """
    names = [blocs] if isinstance(blocs, str) else list(blocs)
    if not names:
        raise UsageError("cohesion is that of a bloc", hint="name one, such as ASEAN")
    listed = blocs if isinstance(blocs, Mapping) else {name: name for name in names}
    spans = list(periods(votes, per))
    named = pl.DataFrame(
        [(name, one) for name, places in spans for one in votes.calls["id"][places]],
        schema={"period": pl.String, "id": pl.String},
        orient="row",
    )
    order = [name for name, _ in spans]
    voted = pl.col("yes") + pl.col("abstain") + pl.col("no")
    parts = [
        cohesion_of_roll_calls(votes, listed[name], unanimous=unanimous)
        .frame.join(named, on="id")
        .filter(voted > 1)
        .group_by("period")
        .agg(
            pl.col("rice", "agreement_index").mean(),
            roll_calls=pl.len().cast(pl.Int64),
            members=voted.mean(),
            nth=pl.col("period").first().replace_strict(order, range(len(order))),
        )
        .sort("nth")
        .select("period", pl.lit(name).alias("bloc"), pl.exclude("period", "nth"))
        for name in names
    ]
    shown = [
        name if isinstance(states, str) else f"{name} ({' '.join(states)})"
        for name, states in listed.items()
    ]
    made = votes.made.then(
        "cohesion", bloc=shown, per=chosen(Per, per), unanimous=chosen(Unanimous, unanimous)
    )
    return Table(pl.concat(parts), made)


def _belonging(
    votes: VoteMatrix, bloc: str | Sequence[str]
) -> tuple[VoteMatrix, NDArray[np.bool_]]:
    """The roll calls of days with known members, and who belonged: states × roll calls."""
    row = {state: place for place, state in enumerate(votes.states)}
    if not isinstance(bloc, str):
        mask = np.zeros((len(row), votes.calls.height), bool)
        mask[[votes.place(state) for state in bloc]] = True
        return votes, mask
    key = Gazetteer.load().resolve(bloc).code or bloc
    members(key)  # raises where the bloc is not known
    days = votes.calls["earliest"]
    on_day: dict[object, list[int]] = {}
    refused: UsageError | None = None
    for day in days.unique().drop_nulls().sort():
        try:
            codes = members(key, day)
        except UsageError as error:
            refused = error
            continue
        there = (code if code in row else last_holder(code) for code in codes)
        on_day[day] = sorted({row[code] for code in there if code in row})
    kept = votes.where(pl.col("earliest").is_in(list(on_day)))
    if not on_day and refused:
        raise refused
    mask = np.zeros((len(row), kept.calls.height), bool)
    for place, day in enumerate(kept.calls["earliest"]):
        mask[on_day[day], place] = True
    return kept, mask
