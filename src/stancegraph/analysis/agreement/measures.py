"""Measures of agreement between two voters, all from the same table of pairs of choices.

Let p_kl be the share of joint roll calls in which one chose k and the other l, and d_kl how far
the choices lie apart, 0 to 1. Observed disagreement is D = Σ d_kl p_kl. A measure is 1 − c·D, or,
corrected for the disagreement E that the voters' habits alone would bring, 1 − D / E.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stancegraph.analysis.agreement.votes import LEVELS


class Chance(StrEnum):
    """What disagreement would come about by chance."""

    NONE = "none"
    """Not asked."""
    EACH = "each"
    """E = Σ d_kl r_k c_l: each voter keeps its own shares r and c of the choices (Cohen 1960)."""
    POOLED = "pooled"
    """E = Σ d_kl q_k q_l: both have the mean of their shares, q = (r + c) / 2 (Scott 1955)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: how far choices lie apart, what chance is, and where it is defined."""

    distance: NDArray[np.float64]
    chance: Chance
    source: str
    stretch: float = 1.0
    """c of 1 − c·D: 2 for a measure from −1 to 1."""


_STEPS = np.abs(np.subtract.outer(LEVELS, LEVELS)) / (len(LEVELS) - 1)
_NOMINAL = (_STEPS > 0).astype(np.float64)
_SQUARED = _STEPS**2

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "voeten": Measure(_STEPS, Chance.NONE, "Voeten 2013: mean of 1 − |v1 − v2| / 2"),
        "identical": Measure(_NOMINAL, Chance.NONE, "share of identical votes (Lijphart 1963)"),
        "s-absolute": Measure(
            _STEPS, Chance.NONE, "Signorino and Ritter 1999: S, absolute distances", stretch=2.0
        ),
        "s-squared": Measure(
            _SQUARED, Chance.NONE, "Signorino and Ritter 1999: S, squared distances", stretch=2.0
        ),
        "kappa": Measure(_NOMINAL, Chance.EACH, "Cohen 1960: κ of three categories"),
        "kappa-squared": Measure(_SQUARED, Chance.EACH, "Cohen 1968, Häge 2011: κ, squared"),
        "pi": Measure(_NOMINAL, Chance.POOLED, "Scott 1955: π of three categories"),
        "pi-squared": Measure(_SQUARED, Chance.POOLED, "Häge 2011: π, squared distances"),
    }
)
"""By name. The categories are yes, abstention, no; of those by steps an abstention lies halfway."""


def measured(
    counts: NDArray[np.int64], measure: Measure
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The measure for all pairs from `pair_counts`, and in how many roll calls both voted: n × n.

    NaN where a pair shares no roll call, and where chance alone would bring no disagreement: two
    voters who always make one and the same choice have no κ and no π.
    """
    joint = counts.sum(axis=(0, 1))
    observed = _weighted(measure.distance, counts)
    with np.errstate(invalid="ignore", divide="ignore"):
        if measure.chance is Chance.NONE:
            return 1 - measure.stretch * observed / joint, joint
        ours, theirs = counts.sum(axis=1), counts.sum(axis=0)
        if measure.chance is Chance.POOLED:
            ours = theirs = (ours + theirs) / 2
        expected = _weighted(measure.distance, ours[:, None] * theirs[None]) / joint
        return np.where(expected > 0, 1 - observed / expected, np.nan), joint


def _weighted(distance: NDArray[np.float64], counts: NDArray[Any]) -> NDArray[np.float64]:
    """Σ_kl distance[k, l] counts[k, l]."""
    total = np.zeros(counts.shape[2:])
    for k, other in np.argwhere(distance):
        total += distance[k, other] * counts[k, other]
    return total
