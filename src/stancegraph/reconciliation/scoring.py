"""From features to the probability that two reports tell of one thing (Fellegi and Sunter 1969).

Each feature that is known adds log2(m/u): how often it has such a value in reports of one thing,
against how often in candidates that are of two. `weights.yaml` says where m and u come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl
import yaml

SAME = "same"
DIFFERENT = "different"
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Weights:
    """How pairs of one family are scored."""

    prior: float
    """Odds, as log2, that a candidate is of one thing, before anything is compared."""
    same: float
    """Probability from which on a pair is one thing."""
    apart: float
    """Probability below which it is two; between them a person decides."""
    features: Mapping[str, tuple[Mapping[str, Any], ...]]
    """Feature → its values, from the highest: `at_least` or `is`, and `weight`."""

    def score(self) -> pl.Expr:
        """The probability of a pair, of the columns of its features."""
        evidence = [_weight(name, bins) for name, bins in self.features.items()]
        return 1 / (1 + (pl.lit(2.0) ** -(pl.sum_horizontal(pl.lit(self.prior), *evidence))))

    def verdict(self) -> pl.Expr:
        """`same`, `open` or `different`, of the column `score`."""
        return (
            pl.when(pl.col("score") >= self.same)
            .then(pl.lit(SAME))
            .when(pl.col("score") < self.apart)
            .then(pl.lit(DIFFERENT))
            .otherwise(pl.lit(OPEN))
        )


def _weight(name: str, bins: tuple[Mapping[str, Any], ...]) -> pl.Expr:
    found: Any = pl.when(pl.col(name).is_null()).then(0.0)
    for one in bins:
        holds = pl.col(name) == one["is"] if "is" in one else pl.col(name) >= one["at_least"]
        found = found.when(holds).then(float(one["weight"]))
    expression: pl.Expr = found.otherwise(0.0)
    return expression


@cache
def weights(family: str) -> Weights:
    """The weights of a family of pairs: `group`, `own` or `event`."""
    text = (files(__package__) / "weights.yaml").read_text(encoding="utf-8")
    given = yaml.safe_load(text)[family]
    features = {name: tuple(bins) for name, bins in given["features"].items()}
    return Weights(given["prior"], given["same"], given["apart"], features)
