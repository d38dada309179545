"""Corrections of p-values for the number of pairs that are tested."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def none(p: Floats) -> Floats:
    """The p-values as they are: of all pairs without a tie, a share of alpha gets one."""
    return p.copy()


def bonferroni(p: Floats) -> Floats:
    """p times the number of tests, at most 1: the chance of any false tie is at most alpha."""
    return np.minimum(p * len(p), 1)


def holm(p: Floats) -> Floats:
    """The step-down form of Bonferroni's (Holm 1979): the same promise, never fewer ties."""
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return _back(np.minimum(stepped, 1), order)


def fdr(p: Floats) -> Floats:
    """False discovery rate (Benjamini & Hochberg 1995): of the ties, a share of alpha is false."""
    order = np.argsort(p, kind="stable")
    stepped = p[order] * len(p) / np.arange(1, len(p) + 1)
    lowest = np.minimum.accumulate(stepped[::-1])[::-1]
    return _back(np.minimum(lowest, 1), order)


def _back(values: Floats, order: NDArray[np.intp]) -> Floats:
    unsorted = np.empty_like(values)
    unsorted[order] = values
    return unsorted


CORRECTIONS: dict[str, Callable[[Floats], Floats]] = {
    "none": none,
    "bonferroni": bonferroni,
    "holm": holm,
    "fdr": fdr,
}
"""The corrections by name: adjusted p-values, in the order given."""
