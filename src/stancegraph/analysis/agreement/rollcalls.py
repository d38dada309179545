"""Votes in the shape that scaling packages read: states × roll calls, with data on both beside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import polars as pl

from stancegraph.analysis.agreement.votes import ABSTAIN, NO, YES, VoteMatrix
from stancegraph.analysis.made import Made
from stancegraph.analysis.stances import chosen
from stancegraph.errors import UsageError
from stancegraph.resolution.countries import countries

YEA, NAY, MISSING, NOT_IN = 1, 0, None, 9
"""The codes that `rollcall` of the R package pscl expects unless told otherwise."""


class Abstention(StrEnum):
    """What an abstention is where only yea and nay exist."""

    MISSING = "missing"
    NAY = "nay"
    """As a refusal to support."""


@dataclass(frozen=True, slots=True)
class RollCalls:
    """Three tables: `votes` (`state` and a column a roll call), `states` and `calls`."""

    votes: pl.DataFrame
    states: pl.DataFrame
    calls: pl.DataFrame
    made: Made

    def __repr__(self) -> str:
        return f"<RollCalls: {self.states.height} x {self.calls.height}; {self.made}>"

    def write(self, folder: Path) -> list[Path]:
        """Write `votes.csv`, `states.csv`, `roll_calls.csv` and `made.json`; their paths.

        In R: `rollcall(as.matrix(read.csv("votes.csv", row.names = 1)), legis.data =
        read.csv("states.csv"))` is what wnominate, oc, pscl and anominate take. Raises UsageError
        for a place that does not exist and for a file.
        """
        if not folder.parent.is_dir():
            raise UsageError(f"the folder {folder.parent} does not exist", hint="make it first")
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file, not a folder", hint="give the name of a folder")
        folder.mkdir(exist_ok=True)
        tables = {"votes": self.votes, "states": self.states, "roll_calls": self.calls}
        paths = [folder / f"{name}.csv" for name in tables]
        for path, frame in zip(paths, tables.values(), strict=True):
            frame.write_csv(path, null_value="NA")
        made = folder / "made.json"
        made.write_text(f"{self.made.to_json()}\n", encoding="utf-8")
        return [*paths, made]


def rollcall_tables(
    votes: VoteMatrix, *, abstention: Abstention | str = Abstention.MISSING
) -> RollCalls:
    """The votes as 1 yea, 0 nay, null missing (absent, abstaining), 9 no member at the time.

    Columns are named `rc_` and the number of the record, or the end of the roll call's identifier
    where several share it or it has none. `states` has `state`, `name`, `votes` (cast) and
    `roll_calls` (as a member); `calls` the fields of `VoteMatrix.calls` under the column's name.
    """
    abstention = chosen(Abstention, abstention)
    codes = np.full(votes.votes.shape, NOT_IN, np.int8)
    members = votes.members()
    empty = -1
    codes[members["state"].to_numpy(), members["call"].to_numpy()] = empty
    cast = votes.votes.tocoo()
    asked = np.full(NO + 1, empty, np.int8)
    asked[[YES, NO]] = YEA, NAY
    asked[ABSTAIN] = NAY if abstention is Abstention.NAY else empty
    codes[cast.row, cast.col] = asked[cast.data]
    voted = np.bincount(cast.row, minlength=len(votes.states))
    kept = np.flatnonzero(voted)
    names = _names(votes.calls)
    table = pl.DataFrame(codes[kept], schema=names, orient="row")
    keys = [votes.states[row] for row in kept]
    known = countries()
    states = pl.DataFrame(
        {
            "state": keys,
            "name": [known[key].name if key in known else key for key in keys],
            "votes": voted[kept],
            "roll_calls": (codes[kept] != NOT_IN).sum(axis=1),
        }
    )
    return RollCalls(
        table.select(pl.all().replace(empty, None)).insert_column(0, pl.Series("state", keys)),
        states,
        votes.calls.select(
            pl.Series("roll_call", names),
            pl.exclude("issues", "sitting", "earliest"),
            pl.col("issues").list.join("; "),
        ),
        votes.made.then("roll call matrix", abstention=abstention, codes="1|0|NA|9"),
    )


def _names(calls: pl.DataFrame) -> list[str]:
    number = pl.col("record_number").str.replace_all(r"[^\w.]", ".")
    end = pl.col("id").str.extract(r"([^/]*)$")
    own = pl.when(number.is_null() | number.is_duplicated()).then(end).otherwise(number)
    return calls.select(pl.lit("rc_") + own).to_series().to_list()
