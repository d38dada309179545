"""What the ties of a discourse network are divided by, so that the talkative do not win.

`average-activity`, `jaccard` and `dna-cosine` are those of the Discourse Network Analyzer (Leifeld,
Gruber & Bossner 2019); the last one divides by the product of two activities and is no cosine of
vectors, for which there is `cosine`.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from scipy.sparse import csr_array

from stancegraph.analysis.networks.projection import Floats, Incidence, product


class Normalise(StrEnum):
    """What a tie is divided by."""

    NONE = "none"
    """Nothing: ties are counts."""
    AVERAGE_ACTIVITY = "average-activity"
    """The mean of the two activities, (a_i + a_i') / 2; a is the weight of all stances."""
    JACCARD = "jaccard"
    """m11 + m10 + m01 over cells (issue, value): m11 the product of the two weights where both
    have a stance, m10 and m01 the weight where only one has."""
    COSINE = "cosine"
    """The lengths of the two vectors of weights over cells (issue, value); for `ignored` over
    issues. Congruence is then the cosine of the angle between them."""
    DNA_COSINE = "dna-cosine"
    """The product of the two activities."""


def divisor(incidence: Incidence, by: Normalise, *, ignored: bool = False) -> Floats:
    """What each tie is divided by, actors x actors; 1 where it would be 0."""
    activity = incidence.activity
    size = len(activity)
    found: Floats = np.ones((size, size))
    if by is Normalise.AVERAGE_ACTIVITY:
        found = (activity[:, None] + activity[None, :]) / 2
    elif by is Normalise.DNA_COSINE:
        found = np.outer(activity, activity)
    elif by is Normalise.COSINE:
        vectors = incidence.total if ignored else incidence.cells
        lengths = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
        found = np.outer(lengths, lengths)
    elif by is Normalise.JACCARD:
        found = _jaccard(incidence)
    return np.where(found > 0, found, 1.0)


def _jaccard(incidence: Incidence) -> Floats:
    cells = incidence.cells
    borne = csr_array(cells > 0, dtype=np.float64)
    alone = incidence.activity[:, None] - product(cells, borne)  # what of i lies where i' has none
    return np.asarray(product(cells, cells) + alone + alone.T)
