"""The matrices of a discourse network: who took which side on what, and who shares sides with whom.

Definitions are those of the Discourse Network Analyzer (Leifeld 2017, manual of the package): with
X[i, j, k] the number of statements of actor i on concept j with qualifier k,

    ignored[i, i']    = sum over j, k, k' of X[i, j, k] X[i', j, k']
    conflict[i, i']   = the same, each term times |k - k'| / range
    congruence[i, i'] = the same, each term times 1 - |k - k'| / range
    subtract          = congruence - conflict

so that congruence + conflict = ignored. Numbers may be fractions: a stance counts by its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
_DENSE = 0.02
"""From this share of filled cells on, matrices are multiplied as arrays: it is faster."""


@dataclass(frozen=True)
class Incidence:
    """Weights of stances by actor, issue and value: one sparse matrix a value."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    levels: tuple[float, ...]
    """The values that occur, ascending."""
    counts: tuple[csr_array, ...]
    """For each level a matrix, actors x issues, of summed weights."""
    span: float
    """The range of the scale that values are on."""

    @classmethod
    def of(
        cls,
        frame: pl.DataFrame,
        actors: Sequence[str],
        issues: Sequence[str],
        span: float | None = None,
    ) -> Incidence:
        """From rows with `actor`, `issue`, `value`, `weight`.

        Without `span` the range is from the least value to the greatest that occurs.
        """
        rows = frame["actor"].replace_strict(_places(actors), return_dtype=pl.Int64).to_numpy()
        columns = frame["issue"].replace_strict(_places(issues), return_dtype=pl.Int64).to_numpy()
        values, weights = frame["value"].to_numpy(), frame["weight"].to_numpy()
        levels = np.unique(values)
        shape = (len(actors), len(issues))
        counts = []
        for level in levels:
            here = values == level
            cells = (weights[here], (rows[here], columns[here]))
            counts.append(csr_array(cells, shape=shape, dtype=np.float64))
        width = float(levels[-1] - levels[0]) if len(levels) else 0.0
        return cls(
            tuple(actors), tuple(issues), tuple(levels.tolist()), tuple(counts), span or width
        )

    @cached_property
    def total(self) -> csr_array:
        """Weights whatever the value, actors x issues."""
        return _sum(self.counts, self.shape)

    @property
    def shape(self) -> tuple[int, int]:
        """Number of actors and of issues."""
        return len(self.actors), len(self.issues)

    @cached_property
    def activity(self) -> Floats:
        """The weight of all stances of each actor."""
        return np.asarray(self.total.sum(axis=1)).ravel()

    @cached_property
    def cells(self) -> csr_array:
        """Weights by actor and (value, issue): the matrices of all levels side by side."""
        from scipy.sparse import hstack

        if not self.counts:
            return csr_array((len(self.actors), 0), dtype=np.float64)
        return csr_array(hstack(self.counts, format="csr"))

    def transposed(self) -> Incidence:
        """The same seen from the issues: issues x actors."""
        turned = tuple(csr_array(one.T) for one in self.counts)
        return Incidence(self.issues, self.actors, self.levels, turned, self.span)


def ignored(incidence: Incidence) -> Floats:
    """Ties by common issues, whatever was said of them: actors x actors, diagonal 0."""
    return _hollow(product(incidence.total, incidence.total))


def conflict(incidence: Incidence) -> Floats:
    """Ties by issues on which two actors differ, each by how far: actors x actors.

    |k - k'| is summed threshold by threshold: what lies above a gap times what lies below it.
    """
    size = len(incidence.actors)
    found: Floats = np.zeros((size, size))
    if incidence.span <= 0:
        return found
    for below, above, gap in _thresholds(incidence):
        apart = product(below, above)
        found += (apart + apart.T) * (gap / incidence.span)
    return _hollow(found)


def congruence(incidence: Incidence) -> Floats:
    """Ties by issues on which two actors agree, each by how nearly: actors x actors."""
    agreed: Floats = ignored(incidence) - conflict(incidence)
    agreed[np.isclose(agreed, 0, atol=1e-12)] = 0  # what rounding leaves
    return agreed


def subtract(incidence: Incidence) -> Floats:
    """Congruence minus conflict: actors x actors."""
    net: Floats = ignored(incidence) - 2 * conflict(incidence)
    net[np.isclose(net, 0, atol=1e-12)] = 0
    return net


def product(left: csr_array, right: csr_array) -> Floats:
    """left times the transpose of right, as an array."""
    filled = (left.nnz + right.nnz) / max(1, left.shape[0] * left.shape[1] * 2)
    if filled >= _DENSE:
        return np.asarray(left.toarray() @ right.toarray().T)
    return np.asarray((left @ right.T).toarray())


def _thresholds(incidence: Incidence) -> Iterator[tuple[csr_array, csr_array, float]]:
    """For each gap between successive levels: weights below it, weights above it, its width."""
    levels = incidence.levels
    for place in range(1, len(levels)):
        below = _sum(incidence.counts[:place], incidence.shape)
        above = _sum(incidence.counts[place:], incidence.shape)
        yield below, above, levels[place] - levels[place - 1]


def _sum(matrices: Sequence[csr_array], shape: tuple[int, int]) -> csr_array:
    total = csr_array(shape, dtype=np.float64)
    for one in matrices:
        total = total + one
    return csr_array(total)


def _hollow(square: Floats) -> Floats:
    np.fill_diagonal(square, 0)
    return square


def _places(keys: Sequence[str]) -> dict[str, int]:
    return {key: place for place, key in enumerate(keys)}
