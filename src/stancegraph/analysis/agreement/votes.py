"""Who voted how: states × roll calls, from the positions that were cast in roll calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array

from stancegraph.analysis.agreement.calls import kinds_of_motion, roll_calls
from stancegraph.analysis.keys import nearest
from stancegraph.analysis.made import Made
from stancegraph.analysis.selection import Selection
from stancegraph.analysis.stances import chosen
from stancegraph.errors import UsageError
from stancegraph.records import Evidence, Position
from stancegraph.records.values import Modality, Polarity
from stancegraph.resolution.countries import countries
from stancegraph.tables import Tables

YES, ABSTAIN, NO = 1, 2, 3
LEVELS = (YES, ABSTAIN, NO)
"""The numbers of Voeten (2013): an abstention lies halfway from yes to no; 0 is no vote."""
_LEVEL = {Polarity.SUPPORT: YES, Polarity.NEUTRAL: ABSTAIN, Polarity.OPPOSE: NO}


class Voter(StrEnum):
    """Who stands in a row."""

    STATE = "state"
    """A state."""
    SEAT = "seat"
    """The states that held one seat after another (SUN, RUS; YUG, SCG, SRB), under the last."""


@dataclass(frozen=True, slots=True, eq=False)
class VoteMatrix:
    """Votes of states in roll calls; `votes[i, j]` is 1 yes, 2 abstention, 3 no, 0 no vote.

    `states` are keys (`CHN`), sorted. `calls` has one row a column of `votes`: `id`, `organ`,
    `session`, `date`, `earliest`, `record_number`, `resolution`, `motion`, `kind` (of the motion),
    `issues`, `unanimous` (all votes of all states are the same) and `sitting` (organ and session,
    without a session the year); sorted by organ, session, day and number. `seats` says who could
    vote in a sitting: a row for each state (`state`, its place in `states`) that cast a vote in
    it, with the days of its `first` and `last` vote in any. Memory is linear in the votes.
    """

    states: tuple[str, ...]
    calls: pl.DataFrame
    votes: csc_array
    seats: pl.DataFrame
    made: Made

    @classmethod
    def of(
        cls,
        tables: Tables,
        selection: Selection | None = None,
        *,
        motions: str | Sequence[str] = (),
        voter: Voter | str = Voter.STATE,
    ) -> VoteMatrix:
        """The votes of the selected positions, in roll calls on these kinds of motion (none: all).

        Kinds are those that the readers tell apart: `whole text`, `paragraph`, `amendment` … With
        `voter="seat"` the votes of the Soviet Union stand under `RUS`, and so on. A voter with
        several votes in one roll call has the first that its table lists; where tables differ,
        that of the document whose identifier is first. Whether a roll call was unanimous and who
        could vote in it follows from all votes of the graph, not only from those selected. Raises
        UsageError for what nothing in the graph bears, and where there are no votes.
        """
        selection, voter = selection or Selection(), chosen(Voter, voter)
        cast = _cast(tables)
        calls = roll_calls(tables, cast)
        kept = selection.applied(cast, tables)
        wanted = [motions] if isinstance(motions, str) else list(motions)
        if wanted:
            there = calls.filter(pl.col("kind").is_in(kinds_of_motion(calls, wanted)))["id"]
            kept = kept.filter(pl.col("roll_call").is_in(there.implode()))
        states = _states(cast, voter)
        every = _placed(cast, states, calls)
        placed = every
        if kept.height < cast.height:
            placed = every.join(kept.select("id"), on="id", how="semi")
        seats = _seats(every, placed, calls)
        placed = _first(placed, tables)
        told = selection.told() | ({"kind of motion": "|".join(wanted)} if wanted else {})
        keys = tuple(states["key"].unique().sort())
        shape = (len(keys), calls.height)
        place = tuple(placed[name].to_numpy().astype(np.int32) for name in ("state", "call"))
        votes = coo_array((placed["level"].to_numpy(), place), shape=shape).tocsc()
        made = Made("votes", told, {"voter": str(voter)})
        return cls(keys, calls, votes, seats, made).occurring()

    def __repr__(self) -> str:
        size = f"{self.votes.nnz:,} votes of {len(self.states)} states"
        return f"<VoteMatrix: {size} in {self.calls.height:,} roll calls; {self.made}>"

    def occurring(self) -> VoteMatrix:
        """Without the roll calls in which nobody voted; states stay."""
        return self.at(np.flatnonzero(np.diff(self.votes.indptr)))

    def at(self, columns: NDArray[np.integer[Any]]) -> VoteMatrix:
        """Only these roll calls, by their places."""
        if np.array_equal(columns, np.arange(self.calls.height)):
            return self
        return replace(self, calls=self.calls[columns], votes=self.votes[:, columns])

    def where(self, condition: pl.Expr) -> VoteMatrix:
        """Only the roll calls that an expression on `calls` holds for."""
        return self.at(
            np.flatnonzero(self.calls.select(condition.fill_null(value=False)).to_series())
        )

    def told(self, **options: object) -> VoteMatrix:
        """The same with further options in `made`."""
        return replace(self, made=self.made.with_options(**options))

    def place(self, state: str) -> int:
        """The row of a state; raises UsageError where it cast none of the votes."""
        return place_of(state, self.states)

    def members(self) -> pl.DataFrame:
        """Who could vote in which roll call: a row for each `state` and `call`, by their places.

        A state is taken for a member in the sittings in which it cast a vote, from the day of its
        first vote to that of its last.
        """
        calls = self.calls.select("sitting", "earliest").with_row_index("call")
        day = pl.col("earliest")
        sat = (day.is_between("first", "last") | day.is_null()).fill_null(value=True)
        return self.seats.join(calls, on="sitting").filter(sat).select("state", "call")

    def with_absences(self, level: int) -> VoteMatrix:
        """The same with this level where a member cast no vote."""
        members = self.members()
        place = (members["state"].to_numpy(), members["call"].to_numpy())
        seats = coo_array((np.ones(members.height, np.int8), place), shape=self.votes.shape).tocsc()
        absent = seats - seats.multiply(self.votes != 0)
        filled = csc_array(self.votes + absent.astype(np.int8) * np.int8(level))
        filled.eliminate_zeros()
        return replace(self, votes=filled)


def place_of(state: str, states: Sequence[str]) -> int:
    """The place of a state among those that voted; raises UsageError where it did not."""
    if state not in states:
        hint = f"these did: {nearest(state, states)}"
        raise UsageError(f"{state!r} cast none of these votes", hint=hint)
    return states.index(state)


def _cast(tables: Tables) -> pl.DataFrame:
    votes = tables[Position].filter(
        pl.col("roll_call").is_not_null(),
        pl.col("holder").str.starts_with("country/"),
        pl.col("modality") == Modality.ASSERTED,
    )
    if votes.is_empty():
        raise UsageError(
            "the graph holds no votes of states",
            hint="build one from tables of votes, such as examples/human-rights-votes",
        )
    return votes


def last_holder(code: str) -> str:
    """The state that holds, or was the last to hold, the seat of a state: RUS for SUN."""
    known = countries()
    while code in known and known[code].seat_to:
        code = str(known[code].seat_to)
    return code


def _states(cast: pl.DataFrame, voter: Voter) -> pl.DataFrame:
    """The voters: `holder` (identifier), `key`, and `state`, the place of the key."""
    holders = cast["holder"].unique().sort()
    keys = [holder.removeprefix("country/") for holder in holders]
    if voter is Voter.SEAT:
        keys = [last_holder(key) for key in keys]
    rows = pl.DataFrame({"holder": holders, "key": pl.Series(keys, dtype=pl.String)})
    return rows.with_columns(state=pl.col("key").rank("dense") - 1)


def _placed(cast: pl.DataFrame, states: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """Votes as numbers: `id`, `state` and `call` (places), `level`, `evidence`."""
    columns = calls.select(roll_call="id").with_row_index("call")
    level = pl.col("polarity").replace_strict(_LEVEL, return_dtype=pl.Int8)
    return (
        cast.select("id", "holder", "roll_call", "evidence", level=level)
        .join(states, on="holder")
        .join(columns, on="roll_call")
        .select("id", "state", "call", "level", "evidence")
    )


def _first(placed: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """One vote for each state and roll call: that of the first row."""
    several = placed.select(pl.struct("state", "call").is_duplicated()).to_series()
    if not several.any():
        return placed
    doubtful = placed.filter(several)
    proofs = doubtful.select("id", proof="evidence").explode("proof")
    rows = tables[Evidence].select("source", "row", proof="id")
    first = proofs.join(rows, on="proof", how="left").sort("source", "row", "id", nulls_last=True)
    order = first.unique("id", keep="first", maintain_order=True).select("id").with_row_index("nth")
    kept = doubtful.join(order, on="id").sort("nth").unique(["state", "call"], keep="first")
    return pl.concat([placed.filter(~several), kept.select(placed.columns)])


def _seats(every: pl.DataFrame, kept: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """Who voted in which sitting, and from which day to which.

    Where some of those who voted in a roll call are not selected, the days are those of the votes
    that are: what is selected may be the members of a bloc while they were members.
    """
    days = calls.select("sitting", "earliest").with_row_index("call")
    counts = kept.group_by("call").len().join(every.group_by("call").len(), on="call")
    some = (counts["len"] < counts["len_right"]).any()
    dated = (kept if some else every).select("state", "call").join(days, on="call")
    terms = dated.group_by("state").agg(
        first=pl.col("earliest").min(), last=pl.col("earliest").max()
    )
    sat = every.select("state", "call").join(days, on="call").select("sitting", "state").unique()
    return sat.join(terms, on="state").sort("sitting", "state")
