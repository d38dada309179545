"""How often each pair of states made each pair of choices: what all measures of agreement need."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from stancegraph.analysis.agreement.votes import LEVELS

_AT_ONCE = 1024
"""Roll calls counted at once, so that memory does not grow with their number."""
_WORD = 64


def pair_counts(votes: csc_array, rows: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """The contingency tables of all pairs of rows: `counts[k, l, i, j]` of shape 3 × 3 × n × n.

    In so many columns row i has level k and row j level l, levels in the order yes, abstention,
    no. Each is a product X_k X_lᵀ of matrices of ones and noughts, taken 64 roll calls at a time:
    the bits that two words share.
    """
    n, levels = len(rows), len(LEVELS)
    counts = np.zeros((levels, levels, n, n), np.int64)
    for start in range(0, votes.shape[1], _AT_ONCE):
        dense = votes[:, start : start + _AT_ONCE].toarray()[rows]
        words = [_packed(dense == level) for level in LEVELS]
        for k in range(levels):
            for other in range(k, levels):
                shared = words[k][:, :, None] & words[other][:, None, :]
                counts[k, other] += np.bitwise_count(shared).sum(axis=0, dtype=np.uint16)
    for k in range(levels):
        for other in range(k):
            counts[k, other] = counts[other, k].T
    return counts


def _packed(cells: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Rows of cells as words of 64 bits: words × rows."""
    filled = np.pad(cells, ((0, 0), (0, -cells.shape[1] % _WORD)))
    packed = np.ascontiguousarray(np.packbits(filled, axis=1))
    return np.ascontiguousarray(packed.view(np.uint64).T)
