"""Where states stand on one dimension that their votes alone reveal."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.sparse import csc_array

from stancegraph.analysis.agreement.classification import classified
from stancegraph.analysis.agreement.counts import pair_counts
from stancegraph.analysis.agreement.measures import MEASURES, measured
from stancegraph.analysis.agreement.pairs import Per, periods
from stancegraph.analysis.agreement.rollcalls import Abstention
from stancegraph.analysis.agreement.votes import NO, VoteMatrix
from stancegraph.analysis.results import Table
from stancegraph.analysis.stances import chosen
from stancegraph.errors import UsageError

LEAST = 0.25
"""Share of the roll calls of a period in which a state must have voted to be placed."""


class Method(StrEnum):
    """How states are placed."""

    SVD = "svd"
    """First axis of the double-centred squared distances 1 − Voeten agreement (Torgerson 1952):
    the metric solution from which scaling programs start."""
    CLASSIFICATION = "optimal-classification"
    """Ranks that classify most votes correctly, from there (Poole 2000); yea against nay."""


def scaling(
    votes: VoteMatrix,
    *,
    method: Method | str = Method.SVD,
    per: Per | str = Per.SESSION,
    anchor: str | None = None,
    abstention: Abstention | str = Abstention.NAY,
    least: float = LEAST,
) -> Table:
    """States on one dimension: `period`, `state`, `score`, `roll_calls`, `correct`.

    Scores of a period have mean 0 and variance 1; those of two periods have no common scale. Only
    roll calls that were not unanimous count, and only states that voted in the share `least` of
    them. The `anchor`, a state, is on the positive side; without one those are who vote no more
    often (so that no name decides). `correct` is the share of a state's votes that the ranks and
    the best cutting point of each roll call classify (null for `svd`), for which an `abstention`
    is a nay or missing. Periods with fewer than three states have no rows. Raises UsageError for
    an anchor that cast none of the votes.
    """
    method, abstention = chosen(Method, method), chosen(Abstention, abstention)
    row = None if anchor is None else votes.place(anchor)
    if not 0 <= least <= 1:
        raise UsageError(f"least is a share from 0 to 1, not {least}")
    frames = [pl.DataFrame(schema=SCHEMA)]
    contested = votes.where(~pl.col("unanimous"))
    for name, places in periods(contested, per):
        part = contested.votes[:, places]
        cast = np.bincount(part.indices, minlength=len(votes.states))
        rows = np.flatnonzero(cast >= max(1, least * len(places)))
        if len(rows) < 3:
            continue
        levels = part.toarray()[rows]
        score = _placed(part, rows)
        correct = None
        if method is Method.CLASSIFICATION:
            score, correct = classified(_oriented(score, levels), _yeas(levels, abstention))
        place = None if row is None else int(np.searchsorted(rows, row))
        if place is not None and (place == len(rows) or rows[place] != row):
            place = None  # the anchor did not vote often enough in this period
        frames.append(
            pl.DataFrame(
                {
                    "period": [name] * len(rows),
                    "state": [votes.states[one] for one in rows],
                    "score": _oriented(score, levels, place),
                    "roll_calls": cast[rows],
                    "correct": None if correct is None else pl.Series(correct).fill_nan(None),
                },
                schema=SCHEMA,
            )
        )
    made = votes.made.then(
        "scaling",
        method=method,
        per=chosen(Per, per),
        anchor=anchor or "those who vote no more often",
        abstention=abstention,
        least=least,
    )
    return Table(pl.concat(frames), made)


SCHEMA = {
    "period": pl.String,
    "state": pl.String,
    "score": pl.Float64,
    "roll_calls": pl.Int64,
    "correct": pl.Float64,
}


def correlations(table: Table, published: pl.DataFrame) -> Table:
    """Correlation of scores with others, such as published ideal points, period by period.

    `published` has `period`, `state`, `score`. Columns: `period`, `pearson` and `spearman`, whose
    signs mean nothing where the sides of a dimension have no names, and `states` in both.
    """
    both = table.frame.join(
        published.select("period", "state", other="score"), on=("period", "state")
    ).drop_nulls("other")
    order = table.frame.select(pl.col("period").unique(maintain_order=True)).with_row_index("nth")
    found = both.group_by("period").agg(
        pearson=pl.corr("score", "other"),
        spearman=pl.corr("score", "other", method="spearman"),
        states=pl.len().cast(pl.Int64),
    )
    frame = found.join(order, on="period").sort("nth").drop("nth")
    return Table(frame, table.made.then("correlation with published scores"))


def _placed(part: csc_array, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """The leading axis of classical scaling."""
    alike, shared = measured(pair_counts(part, rows), MEASURES["voeten"])
    distance = 1 - alike
    if (shared == 0).any():  # as far apart as the two are from the others
        mean = np.nanmean(distance, axis=1)
        distance = np.where(np.isnan(distance), np.add.outer(mean, mean) / 2, distance)
    square = distance**2
    centred = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    _, axes = np.linalg.eigh(-centred / 2)
    return np.asarray(axes[:, -1])


def _yeas(levels: NDArray[np.int8], abstention: Abstention) -> NDArray[np.int8]:
    """1 yea, 0 nay, −1 missing, from levels."""
    codes = np.array([-1, 1, 0 if abstention is Abstention.NAY else -1, 0], np.int8)
    return np.asarray(codes[levels])


def _oriented(
    score: NDArray[np.float64], levels: NDArray[np.int8], anchor: int | None = None
) -> NDArray[np.float64]:
    """The scores standardised and turned: the anchor, else those who vote no, are positive."""
    spread = score.std()
    scaled = (score - score.mean()) / (spread if spread > 0 else 1)
    if anchor is None:
        noes = (levels == NO).sum(axis=1) / (levels > 0).sum(axis=1)
        side = float(scaled @ (noes - noes.mean()))
    else:
        side = float(scaled[anchor])
    # Rounded, so that states with the same votes have the same score on every machine.
    return np.asarray(np.round(scaled if side >= 0 else -scaled, 9))
