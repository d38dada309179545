"""Tails of the number of shared columns: for every pair of rows, from few distributions.

Pairs whose rows are alike under a model (equal sums) share one distribution. Each is computed on
a window around its mean, outside which less than 1e-16 of it lies: for sums of independent trials
Bernstein's inequality gives P(|X - mean| >= t) <= 2 exp(-t² / (2 (variance + t / 3))), and a
hypergeometric number is such a sum (Vatutin & Mikhailov 1982).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from stancegraph.errors import UsageError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SURE = 38.0
"""2 exp(-38) is below 1e-16."""
_CELLS = 2_000_000
"""Numbers of a table of distributions that are held at a time."""


class Tails(NamedTuple):
    """The p-values of the observed weights, two symmetric matrices, rows × rows.

    The diagonal compares a row with another that is like it under the model: no tie comes of it.
    """

    upper: Floats
    """P(X >= observed)."""
    lower: Floats
    """P(X <= observed)."""


@dataclass(frozen=True, slots=True)
class Distributions:
    """The distribution of the shared columns for each pair of classes of rows.

    `mean`, `variance` and `third` (the third central moment) are classes × classes; `mass(first,
    second, start, length)` gives one row a pair: P(X = start), …, P(X = start + length - 1).
    """

    classes: Ints
    """The class of each row."""
    columns: int
    """The number of columns, which no number of shared ones exceeds."""
    mean: Floats
    variance: Floats
    mass: Callable[[Ints, Ints, Ints, int], Floats]
    third: Floats | None = None

    def expected(self) -> Floats:
        """The mean of each pair of rows."""
        return np.asarray(self.mean[np.ix_(self.classes, self.classes)], np.float64)


def exact(distributions: Distributions, observed: Ints) -> Tails:
    """Both tails of each observed number, to an absolute error below 1e-12."""
    rows, columns = np.tril_indices(len(observed))
    a, b = distributions.classes[rows], distributions.classes[columns]
    classes, limit = len(distributions.mean), distributions.columns + 1
    pairs = np.maximum(a, b) * classes + np.minimum(a, b)
    cases, case = np.unique(pairs * limit + observed[rows, columns], return_inverse=True)
    upper, lower = _of_cases(distributions, *np.divmod(cases, limit))
    return Tails(*(_symmetric(tail[case], len(observed)) for tail in (upper, lower)))


def refined_normal(distributions: Distributions, observed: Ints) -> Tails:
    """Both tails by the normal approximation with a correction for skewness (Volkova 1996).

    The distribution function at w is Φ(x) + γ (1 - x²) φ(x) / 6, with x = (w + ½ - mean) / σ and
    the skewness γ, cut to [0, 1]; it is the approximation that the R package backbone takes.
    Raises UsageError for a model without it.
    """
    if distributions.third is None:
        raise UsageError(
            "this model has no refined normal approximation, its p-values are exact",
            hint="models that have one: sdsm, fixed-column",
        )
    grid = np.ix_(distributions.classes, distributions.classes)
    mean, variance = distributions.mean[grid], distributions.variance[grid]
    third = distributions.third[grid]
    sure = variance <= 1e-12
    sigma = np.sqrt(np.where(sure, 1, variance))

    def at_most(number: Ints) -> Floats:
        x = (number + 0.5 - mean) / sigma
        density = np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
        value = ndtr(x) + third / sigma**3 * (1 - x * x) * density / 6
        return np.clip(np.where(sure, x > 0, value), 0, 1)

    return Tails(1 - at_most(observed - 1), at_most(observed))


def _of_cases(distributions: Distributions, pairs: Ints, numbers: Ints) -> tuple[Floats, Floats]:
    """The tails of numbers, each for a pair of classes written as one number, sorted."""
    kinds, first_case = np.unique(pairs, return_index=True)
    last_case = np.append(first_case[1:], len(pairs))
    first, second = np.divmod(kinds, len(distributions.mean))
    mean, variance = distributions.mean[first, second], distributions.variance[first, second]
    upper, lower = np.ones(len(pairs)), np.ones(len(pairs))
    widths = _windows(variance, distributions.columns)
    order = np.argsort(widths, kind="stable")
    place = 0
    while place < len(order):
        # Windows of a chunk are as wide as its widest, which is at most twice its narrowest.
        alike = np.searchsorted(widths[order], 2 * widths[order[place]], side="right")
        room = place + max(1, _CELLS // (2 * int(widths[order[place]])))
        chunk = order[place : min(int(alike), room)]
        place += len(chunk)
        length = int(widths[chunk[-1]])
        start = np.rint(mean[chunk]).astype(np.int64) - length // 2
        start = np.clip(start, 0, distributions.columns + 1 - length)
        mass = distributions.mass(first[chunk], second[chunk], start, length)
        below, above = _sums(mass)
        counts = last_case[chunk] - first_case[chunk]
        row = np.repeat(np.arange(len(chunk)), counts)
        case = np.arange(counts.sum()) + np.repeat(first_case[chunk] - _before(counts), counts)
        at = numbers[case] - start[row]
        lower[case] = below[row, np.clip(at + 1, 0, length)]
        upper[case] = above[row, np.clip(at, 0, length)]
    return upper, lower


def _sums(mass: Floats) -> tuple[Floats, Floats]:
    """What lies before each place, and from it on, a column more than the mass has."""
    mass = np.maximum(mass, 0)
    nothing = np.zeros((len(mass), 1))
    below = np.hstack([nothing, np.cumsum(mass, axis=1)])
    above = np.hstack([np.cumsum(mass[:, ::-1], axis=1)[:, ::-1], nothing])
    # What the window leaves out, and rounding, is less than what p-values are read to.
    below[:, -1], above[:, 0] = 1, 1
    return np.minimum(below, 1), np.minimum(above, 1)


def _windows(variance: Floats, columns: int) -> Ints:
    """The width of each window: all numbers, where that is not more."""
    reach = _SURE / 3 + np.sqrt((_SURE / 3) ** 2 + 2 * _SURE * variance)
    widest = columns + 1
    widths: Ints = np.minimum(2 * np.ceil(reach + 1) + 1, widest).astype(np.int64)
    return widths


def _before(counts: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)[:-1]])


def _symmetric(values: Floats, size: int) -> Floats:
    matrix = np.empty((size, size))
    rows, columns = np.tril_indices(size)
    matrix[rows, columns] = values
    matrix[columns, rows] = values
    return matrix
