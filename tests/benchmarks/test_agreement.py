"""Agreement of all pairs in 74 sessions beside pandas and beside the bare matrix products."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy.sparse import csc_array, csr_array

from stancegraph.analysis.agreement import VoteMatrix, agreement, agreement_matrix
from stancegraph.analysis.agreement.pairs import periods
from stancegraph.analysis.made import Made
from stancegraph.store.options import Options
from stancegraph.store.reading import Reading

UNVOTES = Path(__file__).parents[3] / "shared" / "data" / "unvotes"
REAL = 870_109
STATES, CALLS, SESSIONS = 200, 6_203, 74


@pytest.fixture(scope="module")
def votes() -> VoteMatrix:
    """The votes of the General Assembly, or as many drawn ones."""
    if not UNVOTES.is_dir():
        return drawn(CALLS)
    reading = Reading(Options())
    (opened,) = reading.open_all(sorted(UNVOTES.glob("*.csv.gz")))
    return VoteMatrix.of(reading.found(opened).tables)


def drawn(calls: int) -> VoteMatrix:
    """Votes of 200 states, of which seven in ten vote, most of them yes."""
    random = np.random.default_rng(0)
    share = REAL / STATES / CALLS
    odds = [1 - share, 0.8 * share, 0.12 * share, 0.08 * share]
    levels = random.choice(4, (STATES, calls), p=odds).astype(np.int8)
    places = np.arange(calls)
    frame = pl.DataFrame({"id": [f"roll-call/{place:06}" for place in places]}).with_columns(
        organ=pl.lit("organ/assembly"),
        session=pl.Series(1 + places * SESSIONS // calls).cast(pl.String),
        earliest=pl.lit(None, pl.Date),
        unanimous=pl.lit(value=False),
    )
    keys = tuple(f"S{state:03}" for state in range(STATES))
    return VoteMatrix(keys, frame, csc_array(levels), pl.DataFrame(), Made("votes"))


def in_pandas(votes: pd.DataFrame) -> pd.DataFrame:
    """The same by joining the votes of each session with themselves and grouping the pairs."""
    found = []
    for session, cast in votes.groupby("session"):
        differing = cast.groupby("call")["level"].transform("nunique") > 1
        cast = cast.loc[differing, ["call", "state", "level"]]
        pairs = cast.merge(cast, on="call", suffixes=("_a", "_b"))
        pairs = pairs[pairs["state_a"] < pairs["state_b"]]
        pairs["alike"] = 1 - (pairs["level_a"] - pairs["level_b"]).abs() / 2
        means = pairs.groupby(["state_a", "state_b"])["alike"].agg(["mean", "size"])
        found.append(means.reset_index().assign(session=session))
    return pd.concat(found)


def test_all_pairs_in_all_sessions_beside_pandas(
    votes: VoteMatrix, beside: Callable[..., None]
) -> None:
    """Wanted: at least 20 times as fast."""
    cast = votes.votes.tocoo()
    long = pd.DataFrame(
        {
            "session": votes.calls["session"].to_numpy()[cast.col],
            "call": cast.col,
            "state": cast.row,
            "level": cast.data.astype(np.int64),
        }
    )
    ours, theirs = agreement(votes).frame, in_pandas(long)
    assert ours.height == len(theirs)
    assert ours["agreement"].sum() == pytest.approx(theirs["mean"].sum())
    beside(lambda: agreement(votes), lambda: in_pandas(long), wanted=1 / 20, rounds=3)


def test_all_pairs_in_all_sessions_beside_the_bare_sparse_products(
    votes: VoteMatrix, beside: Callable[..., None]
) -> None:
    """Wanted: at most twice the time.

    With p = 1 who voted, s = 1, 0, −1 for yes, abstention, no and q = s², the distance of a pair is
    |v1 − v2| = q1 p2 + p1 q2 − q1 q2 − s1 s2: four products a session, with nothing around them.
    """
    operands = []
    contested = votes.where(~pl.col("unanimous"))
    for _, places in periods(contested, "session"):
        levels = csr_array(contested.votes[:, places], dtype=np.float32)
        voted, side, square = levels.copy(), levels.copy(), levels.copy()
        voted.data = np.ones_like(levels.data)
        side.data = 2 - levels.data
        square.data = side.data**2
        for matrix in (side, square):
            matrix.eliminate_zeros()
        operands.append((voted, side, square))

    def bare() -> None:
        for voted, side, square in operands:
            _ = (voted @ voted.T, side @ side.T, square @ square.T, square @ voted.T)

    beside(lambda: agreement(votes), bare, wanted=2, rounds=6)


def test_memory_beside_the_number_of_votes(benchmark: Any) -> None:
    """Wanted: linear, that is, no more bytes a vote where there are more votes."""
    told = []
    for times in (1, 2, 4):
        votes = drawn(times * CALLS)
        tracemalloc.start()
        agreement_matrix(votes)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        held = votes.votes.data.nbytes + votes.votes.indices.nbytes + votes.votes.indptr.nbytes
        number = votes.votes.nnz
        told.append(
            f"{number:>9,} votes: {held / number:.2f} bytes a vote held, {peak / number:.2f} bytes "
            "a vote more at the peak"
        )
    benchmark.pedantic(lambda: agreement_matrix(drawn(CALLS)), rounds=1)
    print("\n".join(told))
