"""Change points of a series: where its mean moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Table
from stancegraph.errors import UsageError

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Cost = Callable[[Ints, int], Floats]
"""The costs of the segments that begin at each of some indices and end before another."""


def changes(
    values: Sequence[float | None] | Floats | pl.Series,
    labels: Sequence[object] | None = None,
    *,
    penalty: float | None = None,
    shortest: int = 2,
    made: Made | None = None,
) -> Table:
    """The stretches of a series within which its mean stays: one row each, in order.

    Columns: `segment` (from 0), `first` and `last` (labels; without any, indices), `length`,
    `mean`, and `gain`: by how much the sum of squares falls because the segment is parted from the
    one before (null for the first). A change lies at the `first` of every segment but the first.

    The exact minimum, over all segmentations with at least `shortest` values a segment, of the sum
    of squared deviations from the segment means plus `penalty` for each change (optimal
    partitioning, Jackson et al. 2005; the optimum that PELT finds, Killick et al. 2012). Unless
    given, the penalty is 3 σ² log n, the leading term of the modified BIC of Zhang and Siegmund
    (2007), with σ² half the mean squared difference of neighbours (von Neumann 1941), which changes
    of the mean hardly touch. For independent normal noise without a change it then finds one in
    about 1 series of 10 with ten values, 1 of 15 with twenty, 1 of 30 with forty or more; it finds
    more in a trend, or where each value depends on the one before. Missing values (None, NaN) are
    passed over. Raises UsageError for labels that do not match, infinite values and a negative
    penalty.
    """
    series = np.array([np.nan if one is None else one for one in values], dtype=np.float64)
    names = list(range(len(series))) if labels is None else list(labels)
    if len(names) != len(series) or np.isinf(series).any():
        what = f"{len(series)} values, {np.isinf(series).sum()} infinite, and {len(names)} labels"
        raise UsageError(f"no change can be found in {what}", hint="finite values, a label each")
    there = np.flatnonzero(~np.isnan(series))
    known = series[there]
    cost = _deviations(known)
    if penalty is None:
        penalty = _bic(known)
    starts = partition(cost, len(known), penalty=penalty, shortest=shortest)
    ends = [*starts[1:], len(known)] if starts else []
    frame = pl.DataFrame(
        {
            "segment": pl.Series(range(len(starts)), dtype=pl.Int64),
            "first": [names[there[start]] for start in starts],
            "last": [names[there[end - 1]] for end in ends],
            "length": pl.Series(
                [end - start for start, end in zip(starts, ends, strict=True)], dtype=pl.Int64
            ),
            "mean": pl.Series(
                [known[start:end].mean() for start, end in zip(starts, ends, strict=True)],
                dtype=pl.Float64,
            ),
            "gain": pl.Series(gains(cost, starts, len(known)), dtype=pl.Float64),
        }
    )
    options = {"penalty": f"{penalty:.6g}", "shortest": shortest}
    options["missing"] = len(series) - len(known)
    return Table(frame, (made or Made("series")).then("change points", **options))


def partition(cost: Cost, count: int, *, penalty: float, shortest: int) -> list[int]:
    """Where the segments begin that cost least, each change `penalty` more; 0 is the first.

    O(n²) steps in n calls of `cost`. Of equal segmentations the one with the longest last segment.
    """
    if shortest < 1 or not penalty >= 0:
        what = f"segments of {shortest} or more at a penalty of {penalty}"
        raise UsageError(f"there are no {what}", hint="shortest 1 or more, penalty 0 or more")
    if not count:
        return []
    if count < 2 * shortest:
        return [0]
    best = np.full(count + 1, np.inf)
    best[0] = -penalty
    origin = np.zeros(count + 1, dtype=np.intp)
    for end in range(shortest, count + 1):
        starts = np.arange(end - shortest + 1)
        total = best[starts] + cost(starts, end) + penalty
        origin[end] = total.argmin()
        best[end] = total[origin[end]]
    found, end = [], count
    while end:
        end = int(origin[end])
        found.append(end)
    return found[::-1]


def gains(cost: Cost, starts: Sequence[int], count: int) -> list[float | None]:
    """By how much each change lowers the cost of the two segments that it parts."""
    edges = [*starts, count]
    told: list[float | None] = [None] if starts else []
    for before, here, after in zip(edges, edges[1:], edges[2:], strict=False):
        parted = cost(np.array([before]), here)[0] + cost(np.array([here]), after)[0]
        told.append(float(cost(np.array([before]), after)[0] - parted))
    return told


def _deviations(series: Floats) -> Cost:
    """Sums of squared deviations from the mean of a segment."""
    centred = series - series.mean() if len(series) else series
    sums = np.concatenate([[0.0], centred.cumsum()])
    squares = np.concatenate([[0.0], (centred**2).cumsum()])

    def cost(starts: Ints, end: int) -> Floats:
        deviation = squares[end] - squares[starts]
        deviation -= (sums[end] - sums[starts]) ** 2 / (end - starts)
        return np.asarray(np.maximum(deviation, 0), dtype=np.float64)

    return cost


def _bic(series: Floats) -> float:
    if len(series) < 2:
        return 0.0
    noise = float((np.diff(series) ** 2).mean()) / 2
    # No change may be read into the rounding of equal values.
    rounding = 1e-12 * float((series**2).max()) * len(series)
    return max(3 * noise * float(np.log(len(series))), rounding)
