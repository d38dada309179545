"""The stochastic degree sequence model of 200 states in 6,203 roll calls, beside scipy by pairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import poisson_binom

from stancegraph.analysis.backbone import cell_probabilities, p_values

STATES, CALLS = 200, 6_203
PAIRS = 20
"""scipy gets so many of the 19,900 pairs: all of them would take many minutes."""


@pytest.fixture(scope="module")
def cells() -> NDArray[np.int64]:
    """Which of 200 drawn states voted yes in which roll call; states and calls differ in how many
    did."""
    random = np.random.default_rng(2019)
    odds = random.uniform(0.2, 0.9, STATES)[:, None] + random.uniform(-0.2, 0.1, CALLS)
    return (random.random((STATES, CALLS)) < odds).astype(np.int64)


def test_sdsm_of_all_pairs_beside_scipy(
    cells: NDArray[np.int64], beside: Callable[..., None]
) -> None:
    """scipy is given the probabilities of the cells and tells one tail, pair by pair; ours finds
    the probabilities and both tails. Wanted: 50 times faster for all pairs."""
    odds = cell_probabilities(cells.sum(axis=1), cells.sum(axis=0))
    observed = cells @ cells.T
    rows, columns = np.triu_indices(STATES, 1)
    some = np.random.default_rng(0).choice(len(rows), PAIRS, replace=False)
    pairs = list(zip(rows[some].tolist(), columns[some].tolist(), strict=True))

    def theirs() -> list[float]:
        return [
            float(poisson_binom.sf(observed[one, other] - 1, odds[one] * odds[other]))
            for one, other in pairs
        ]

    ours = p_values("sdsm", cells).upper[rows[some], columns[some]]
    assert ours == pytest.approx(theirs(), abs=1e-9)
    times = len(rows) / PAIRS
    print(f"scipy takes {PAIRS} of {len(rows):,} pairs: times {times:.0f} for all pairs")
    beside(lambda: p_values("sdsm", cells), theirs, wanted=times / 50, rounds=4)
