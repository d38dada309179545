"""The order of rows in which neighbours are most alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import pdist, squareform

from stancegraph.plots.camps import place

Floats = NDArray[np.float64]


def order(values: Floats, camps: Sequence[str]) -> list[int]:
    """Places of the rows as they are shown: camp by camp, the most alike side by side.

    Unlikeness of two rows is the root of their mean squared difference where both have a number;
    without any such column they are as unlike as the most unlike pair.
    """
    shown: list[int] = []
    for one in sorted(set(camps), key=place):
        own = [row for row, other in enumerate(camps) if other == one]
        shown += [own[row] for row in _seriated(values[own])]
    return shown


def _seriated(values: Floats) -> list[int]:
    if len(values) < 3:
        return list(range(len(values)))
    unlike = _unlike(values)
    tree = linkage(np.round(unlike, 9), "average", optimal_ordering=True)
    leaves = [int(leaf) for leaf in leaves_list(tree)]
    return leaves if leaves[0] <= leaves[-1] else leaves[::-1]


def _unlike(values: Floats) -> Floats:
    there = np.isfinite(values)
    if there.all():
        return np.asarray(pdist(values) / np.sqrt(values.shape[1]))
    filled = np.where(there, values, 0)
    known = there.astype(np.float64)
    squares = filled**2 @ known.T
    both = known @ known.T
    sums = squares + squares.T - 2 * filled @ filled.T
    with np.errstate(invalid="ignore", divide="ignore"):
        unlike = np.sqrt(np.maximum(sums, 0) / both)
    unlike[both == 0] = np.nanmax(unlike[both > 0], initial=1.0)
    np.fill_diagonal(unlike, 0)
    return np.asarray(squareform((unlike + unlike.T) / 2, checks=False))
