"""Kernels: stances count the more the nearer they are to a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import ArrayLike, NDArray

from stancegraph.analysis.stances import Stances, chosen
from stancegraph.errors import UsageError

Floats = NDArray[np.float64]


class Kernel(StrEnum):
    """How the weight of a stance falls with its distance from the day (Silverman 1986, ch. 3).

    K(u), where u is the distance in bandwidths. All are symmetric and integrate to 1; all but the
    Gaussian are 0 beyond |u| = 1.
    """

    UNIFORM = "uniform"
    """1/2"""
    TRIANGULAR = "triangular"
    """1 - |u|"""
    EPANECHNIKOV = "epanechnikov"
    """3/4 (1 - u²)"""
    GAUSSIAN = "gaussian"
    """exp(-u²/2) / √(2π)"""


_SHAPES: Mapping[Kernel, Callable[[Floats], NDArray[np.floating[Any]]]] = MappingProxyType(
    {
        Kernel.UNIFORM: lambda u: np.where(np.abs(u) <= 1, 0.5, 0.0),
        Kernel.TRIANGULAR: lambda u: np.maximum(1 - np.abs(u), 0),
        Kernel.EPANECHNIKOV: lambda u: 0.75 * np.maximum(1 - u**2, 0),
        Kernel.GAUSSIAN: lambda u: np.exp(-(u**2) / 2) / np.sqrt(2 * np.pi),
    }
)


def density(distance: ArrayLike, kernel: Kernel | str, bandwidth: float) -> Floats:
    """w(d) = K(d / bandwidth) / bandwidth: the weight per day at a distance in days.

    Raises UsageError for a kernel that does not exist and for a bandwidth that is not above 0.
    """
    if not 0 < bandwidth < np.inf:
        raise UsageError(f"a bandwidth of {bandwidth} days is none", hint="more than 0 days")
    scaled = np.asarray(distance, dtype=np.float64) / bandwidth
    return np.asarray(_SHAPES[chosen(Kernel, kernel)](scaled) / bandwidth, dtype=np.float64)


def at(
    stances: Stances,
    day: date | str,
    *,
    kernel: Kernel | str = Kernel.EPANECHNIKOV,
    bandwidth: float = 180,
) -> Stances:
    """The stances as they count on a day: each weight times w(day - day of the stance).

    A stance of which only the month or year is known has the mean of w over all the days that it
    can be of. What weighs nothing is left out; undated stances are, and are counted in `made`.
    The weights are per day: over time those of a stance integrate to what it weighs. Any network
    or mean can be computed of the result.
    """
    when = _day(day)
    dated = stances.frame.drop_nulls(["earliest", "latest"])
    spans = dated.select(pl.col("earliest", "latest").cast(pl.Int32).cast(pl.Int64)).to_numpy()
    weights = _mean_density(spans, (when - date(1970, 1, 1)).days, kernel, bandwidth)
    frame = dated.with_columns(weight=pl.col("weight") * pl.Series(weights, dtype=pl.Float64))
    return stances.with_frame(
        frame.filter(pl.col("weight") > 0),
        day=when,
        kernel=chosen(Kernel, kernel),
        bandwidth=f"{bandwidth} days",
        undated=stances.frame.height - dated.height,
    )


def _mean_density(
    spans: NDArray[np.int64], day: int, kernel: Kernel | str, bandwidth: float
) -> Floats:
    """The mean of w over each span of days; of a single day w itself."""
    if not len(spans):
        return density([], kernel, bandwidth)
    first, last = spans[:, 0], spans[:, 1]
    alone = density(day - first, kernel, bandwidth)
    if (first == last).all():
        return alone
    start = first.min()
    summed = density(day - np.arange(start, last.max() + 1), kernel, bandwidth).cumsum()
    summed = np.concatenate([[0.0], summed])
    mean = (summed[last - start + 1] - summed[first - start]) / (last - first + 1)
    return np.where(first == last, alone, mean)


def _day(given: date | str) -> date:
    try:
        return given if isinstance(given, date) else date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(f"{given!r} is no day", hint="write it as 2019-10-29") from error
