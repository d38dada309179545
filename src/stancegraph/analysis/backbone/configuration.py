"""The bipartite configuration model: how likely each cell is, given both margins on average.

Among all random matrices whose row and column sums are the observed ones on average, the model is
the one of greatest entropy (Saracco, Di Clemente, Gabrielli & Squartini 2015): cell (i, k) is 1
with probability x_i y_k / (1 + x_i y_k), independently of all others.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.special import expit

from stancegraph.errors import UsageError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TOLERANCE = 1e-9
"""How far an expected sum may be from the observed one."""
_STEPS = 200


def cell_probabilities(rows: Ints, columns: Ints) -> Floats:
    """The probability of each cell, rows × columns, from the row sums and the column sums.

    Where the sums leave no choice (an empty or full row, and every larger block that all matrices
    with these sums share) the probability is exactly 0 or 1. Equal sums have equal probabilities.
    Raises UsageError for sums that no matrix of zeros and ones has, and when no solution is found.
    """
    probabilities = np.zeros((len(rows), len(columns)))
    row_order, column_order = np.argsort(-rows, kind="stable"), np.argsort(-columns, kind="stable")
    r, c = rows[row_order], columns[column_order]
    steps = _steps(r, c)
    for (top, right), (bottom, left) in pairwise(steps):
        above, before = np.arange(top, bottom), np.arange(left, right)
        probabilities[np.ix_(row_order[above], column_order[:left])] = 1
        if len(above) and len(before):
            block = np.ix_(row_order[above], column_order[before])
            probabilities[block] = _solved(r[above] - left, c[before] - top)
    return probabilities


def _steps(rows: Ints, columns: Ints) -> list[tuple[int, int]]:
    """Where sums in falling order force cells: corners (s, t) of a staircase, from top right.

    The first s rows hold at most s·t ones in the first t columns and the rest in the others; when
    they need all of it, their cells in these columns are 1 and the other rows' cells in the other
    columns are 0 (the equality case of Gale 1957 and Ryser 1957). Cells between two corners are
    free.
    """
    in_first_rows = np.concatenate([[0], np.cumsum(rows)])
    in_last_columns = np.concatenate([np.cumsum(columns[::-1])[::-1], [0]])
    cells = np.outer(np.arange(len(rows) + 1), np.arange(len(columns) + 1))
    room = cells + in_last_columns - in_first_rows[:, None]
    if in_first_rows[-1] != in_last_columns[0] or room.min() < 0:
        raise UsageError(
            "no matrix of zeros and ones has these row and column sums",
            hint="give the sums of one matrix whose cells are 0 or 1",
        )
    tight = [(int(s), int(t)) for s, t in np.argwhere(room == 0)]
    return sorted(tight, key=lambda corner: (corner[0], -corner[1]))


def _solved(rows: Ints, columns: Ints) -> Floats:
    """The probabilities of a block in which no cell is forced, by Newton's method.

    Equal sums share a parameter, so the system has one unknown a distinct sum.
    """
    r, row_of, row_count = np.unique(rows, return_inverse=True, return_counts=True)
    c, column_of, column_count = np.unique(columns, return_inverse=True, return_counts=True)
    total, split = rows.sum(), len(r)
    wanted = np.concatenate([row_count * r, column_count * c]).astype(np.float64)
    pairs = np.outer(row_count, column_count)
    # With small probabilities x y / (1 + x y) is about x y, which the sums give directly.
    start = np.log(np.concatenate([r, c]) / np.sqrt(total))
    parameters, value = start, -np.inf
    step = np.zeros_like(start)
    for _ in range(_STEPS):
        scale = 1.0
        while True:
            tried = parameters + scale * step
            exponents = tried[:split, None] + tried[split:]
            reached = wanted @ tried - (pairs * np.logaddexp(0, exponents)).sum()
            if reached >= value - 1e-12 * abs(value) or scale < 1e-6:
                break
            scale /= 2
        parameters, value = tried, reached
        p = expit(exponents)
        expected = pairs * p
        gap = wanted - np.concatenate([expected.sum(axis=1), expected.sum(axis=0)])
        counts = np.concatenate([row_count, column_count])
        if np.abs(gap / counts).max() <= TOLERANCE:
            return np.asarray(p[np.ix_(row_of, column_of)], np.float64)
        step = _newton(expected * (1 - p), gap)
    raise UsageError(
        f"no probabilities of the configuration model were found in {_STEPS} steps",
        hint="use the model fixed-row or fixed-column, which need no solution",
    )


def _newton(variance: Floats, gap: Floats) -> Floats:
    """The step that would close the gap if expected sums were linear in the parameters."""
    rows, columns = variance.sum(axis=1), variance.sum(axis=0)
    slope = np.block([[np.diag(rows), variance], [variance.T, np.diag(columns)]])
    # Adding to all rows what is taken from all columns changes nothing: that direction is fixed.
    idle = np.concatenate([np.ones(len(rows)), -np.ones(len(columns))])
    slope += np.outer(idle, idle) * variance.mean()
    return np.asarray(cho_solve(cho_factor(slope), gap), np.float64)
