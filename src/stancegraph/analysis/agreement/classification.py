"""Optimal classification on one dimension: ranks and cutting points with the fewest errors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 100
"""Far more than it takes; rounds that bring nothing end the search."""


def classified(
    start: NDArray[np.float64], yeas: NDArray[np.int8]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Ranks of voters that classify most votes, and the share of each voter's votes classified.

    `start` are scores to begin with, `yeas` voters × roll calls: 1 yea, 0 nay, −1 missing. In turn
    each roll call gets its best cutting point between neighbours, and each voter the best place
    among the cutting points (the edit procedure of Poole 2000), until no more votes are classified.
    """
    rank = np.argsort(np.argsort(start, kind="stable"), kind="stable")
    cuts, yea_right = _cuts(rank, yeas)
    right = _right(rank, cuts, yea_right, yeas)
    best, correct = rank, right
    for _ in range(_ROUNDS):
        rank = _ranks(rank, cuts, yea_right, yeas)
        cuts, yea_right = _cuts(rank, yeas)
        right = _right(rank, cuts, yea_right, yeas)
        if right.sum() <= correct.sum():
            break
        best, correct = rank, right
    cast = (yeas >= 0).sum(axis=1)
    share = np.divide(correct.sum(axis=1), cast, out=np.full(len(cast), np.nan), where=cast > 0)
    return best.astype(np.float64), share


def _cuts(
    rank: NDArray[np.intp], yeas: NDArray[np.int8]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """For each roll call the number of voters left of its cut, and whether yeas are right of it."""
    ordered = yeas[np.argsort(rank)]
    edge = np.zeros((1, yeas.shape[1]), np.intp)
    yea = np.concatenate([edge, (ordered == 1).cumsum(axis=0)])
    nay = np.concatenate([edge, (ordered == 0).cumsum(axis=0)])
    wrong = yea + nay[-1] - nay  # with yeas on the right: yeas on the left, nays on the right
    other = nay + yea[-1] - yea
    right, left = _middle(wrong), _middle(other)
    columns = np.arange(yeas.shape[1])
    yea_right = wrong[right, columns] <= other[left, columns]
    return np.where(yea_right, right, left), yea_right


def _ranks(
    rank: NDArray[np.intp],
    cuts: NDArray[np.intp],
    yea_right: NDArray[np.bool_],
    yeas: NDArray[np.int8],
) -> NDArray[np.intp]:
    """New ranks: each voter among the cuts where fewest votes are wrong, else as they stood."""
    order = np.argsort(cuts, kind="stable")
    votes, side = yeas[:, order], yea_right[order]
    wrong_right = (votes >= 0) & ((votes == 1) != side)
    wrong_left = (votes >= 0) & ((votes == 1) == side)
    edge = np.zeros((len(votes), 1), np.intp)
    passed = np.concatenate([edge, wrong_right.cumsum(axis=1)], axis=1)
    ahead = np.concatenate([edge, wrong_left.cumsum(axis=1)], axis=1)
    place = _middle((passed + ahead[:, -1:] - ahead).T)
    new = np.lexsort((rank, place))
    return np.argsort(new, kind="stable")


def _middle(errors: NDArray[np.intp]) -> NDArray[np.intp]:
    """In each column the place of the least error; of several the middle one."""
    least = errors == errors.min(axis=0)
    nth = least.cumsum(axis=0)
    return np.asarray(np.argmax(nth == (nth[-1] + 1) // 2, axis=0))


def _right(
    rank: NDArray[np.intp],
    cuts: NDArray[np.intp],
    yea_right: NDArray[np.bool_],
    yeas: NDArray[np.int8],
) -> NDArray[np.bool_]:
    """Which votes are classified."""
    expected = (rank[:, None] >= cuts) == yea_right
    return np.asarray((yeas >= 0) & (expected == (yeas == 1)))
