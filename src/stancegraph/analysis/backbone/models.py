"""What is random in each model of a projection, and what it keeps of the observed matrix.

| model | kept of the actors × issues matrix | number of shared issues of two actors |
|---|---|---|
| `sdsm` | row and column sums, on average | Poisson-binomial (Neal 2014) |
| `fixed-row` | row sums | hypergeometric (Tumminello et al. 2011) |
| `fixed-column` | column sums | Poisson-binomial (Neal, Domagalski & Sagan 2021) |
| `fixed-fill` | the number of ones | counted (Neal, Domagalski & Sagan 2021) |
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import gammaln

from stancegraph.analysis.backbone.configuration import cell_probabilities
from stancegraph.analysis.backbone.tails import Distributions, Floats, Ints

_BLOCK = 50_000
"""Numbers worked on at a time, so that they stay near the processor."""
_NOTHING = 40.0
"""exp(-40) of a characteristic function is nothing beside rounding."""


def sdsm(matrix: Ints) -> Distributions:
    """Stochastic degree sequence model: cells are independent, with the probabilities of the
    bipartite configuration model."""
    rows, columns = matrix.sum(axis=1), matrix.sum(axis=0)
    probabilities = cell_probabilities(rows, columns)
    _, one_row, classes = np.unique(rows, return_index=True, return_inverse=True)
    _, one_column, repeats = np.unique(columns, return_index=True, return_counts=True)
    p = probabilities[np.ix_(one_row, one_column)]
    return _independent(
        classes, matrix.shape[1], lambda first, second: p[first] * p[second], repeats
    )


def fixed_column(matrix: Ints) -> Distributions:
    """Each issue falls to as many actors as observed: two given ones with c(c-1) / (n(n-1))."""
    sums, repeats = np.unique(matrix.sum(axis=0), return_counts=True)
    actors = len(matrix)
    both = sums * (sums - 1) / max(actors * (actors - 1), 1)
    classes = np.zeros(actors, np.int64)
    return _independent(
        classes, matrix.shape[1], lambda first, _: np.tile(both, (len(first), 1)), repeats
    )


def fixed_row(matrix: Ints) -> Distributions:
    """Each actor draws as many issues as observed: the shared ones of two are hypergeometric."""
    degrees, classes = np.unique(matrix.sum(axis=1), return_inverse=True)
    n = matrix.shape[1]
    share = degrees / max(n, 1)
    mean = np.outer(degrees, share)
    variance = mean * np.outer(1 - share, 1 - share) * n / max(n - 1, 1)
    log = gammaln(np.arange(n + 1) + 1.0)

    def mass(first: Ints, second: Ints, start: Ints, length: int) -> Floats:
        a, b = degrees[first, None], degrees[second, None]
        k = start[:, None] + np.arange(length)
        possible = (k >= np.maximum(0, a + b - n)) & (k <= np.minimum(a, b))
        k = np.where(possible, k, np.maximum(0, a + b - n))
        fixed = log[a] + log[n - a] + log[b] + log[n - b] - log[n]
        exponent = fixed - log[k] - log[a - k] - log[b - k] - log[n - a - b + k]
        chances: Floats = np.where(possible, np.exp(exponent), 0.0)
        chances /= chances.sum(axis=1, keepdims=True)  # rounding of the logarithms cancels
        return chances

    return Distributions(classes, n, mean, variance, mass)


def fixed_fill(matrix: Ints) -> Distributions:
    """As many ones as observed, anywhere: all pairs share one distribution.

    The number of matrices in which two given rows share k columns is C(n, k) times the
    coefficient of x^(f - 2k) in (1 + 2x)^(n - k) (1 + x)^((m - 2) n), for f ones in m × n cells.
    """
    rows, n = matrix.shape
    ones = int(matrix.sum())
    others = max(rows - 2, 0) * n
    log = gammaln(np.arange(max(others, n) + 1) + 1.0)

    def choose(total: int, some: Ints | int) -> Floats:
        return np.asarray(log[total] - log[some] - log[total - some], np.float64)

    exponents = np.full(n + 1, -np.inf)
    for k in range(max(0, ones - others - n), min(n, ones // 2) + 1):
        single = np.arange(max(0, ones - 2 * k - others), min(n - k, ones - 2 * k) + 1)
        if len(single):
            ways = choose(n - k, single) + single * np.log(2)
            exponents[k] = choose(n, k) + np.logaddexp.reduce(
                ways + choose(others, ones - 2 * k - single)
            )
    # A single row has no pair; its own sum is all that the matrix holds.
    mass = np.exp(exponents - exponents.max()) if rows > 1 else np.eye(n + 1)[ones]
    mass /= mass.sum()
    mean = mass @ np.arange(n + 1)
    return Distributions(
        np.zeros(rows, np.int64),
        n,
        np.array([[mean]]),
        np.array([[np.inf]]),  # so that the window holds all numbers
        lambda first, second, start, length: np.tile(mass, (len(first), 1)),
    )


def _independent(
    classes: Ints, columns: int, chances: Callable[[Ints, Ints], Floats], repeats: Ints
) -> Distributions:
    """Shared columns are independent trials, `repeats` of each of their `chances`."""
    size = int(classes.max(initial=-1)) + 1
    moments = np.zeros((3, size, size))
    for row in range(size):
        q = chances(np.full(size, row), np.arange(size))
        spread = q * (1 - q)
        moments[:, row] = q @ repeats, spread @ repeats, (spread * (1 - 2 * q)) @ repeats

    def mass(first: Ints, second: Ints, start: Ints, length: int) -> Floats:
        parts = max(1, len(first) * len(repeats) // _BLOCK)
        return np.vstack(
            [
                poisson_binomial(chances(a, b), repeats, s, length)
                for a, b, s in zip(
                    *(np.array_split(one, parts) for one in (first, second, start)), strict=True
                )
            ]
        )

    return Distributions(classes, columns, moments[0], moments[1], mass, moments[2])


def poisson_binomial(chances: Floats, repeats: Ints, start: Ints, length: int) -> Floats:
    """P(X = start), …, P(X = start + length - 1) of numbers of successes, one row each.

    X counts the successes of independent trials: `repeats[k]` with the probability
    `chances[row, k]`. The characteristic function, inverted by a discrete Fourier transform (Hong
    2013), is exact when all successes fit into the length; else what lies outside the window is
    added into it. Frequencies at which the function is below exp(-40) are left out.
    """
    spread = 2 * chances * (1 - chances)
    frequencies = 2 * np.pi * np.arange(length // 2 + 1) / length
    least = float((spread @ repeats).min(initial=np.inf)) / 2
    heard = least * (1 - np.cos(frequencies)) <= _NOTHING
    spectrum = np.zeros((len(chances), len(frequencies)), np.complex128)
    with np.errstate(divide="ignore"):  # a function that is 0 has the logarithm -inf
        for at, frequency in enumerate(frequencies[heard]):
            turn = np.cos(frequency) - 1
            size = np.log1p(spread * turn) @ repeats / 2
            angle = np.arctan2(chances * np.sin(frequency), 1 + chances * turn) @ repeats
            spectrum[:, at] = np.exp(size) * np.exp(1j * (frequency * start - angle))
    return np.fft.irfft(spectrum, length, axis=1)


MODELS: dict[str, Callable[[Ints], Distributions]] = {
    "sdsm": sdsm,
    "fixed-row": fixed_row,
    "fixed-column": fixed_column,
    "fixed-fill": fixed_fill,
}
"""The models of a bipartite projection by name."""
