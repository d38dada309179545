"""Estimates the weights of `weights.yaml` from synthetic corpora of seeds that no test uses.

    python -m tests.reconciliation.weighing TABLES…

Each TABLES is a folder of `seed-articles` with the tables that extraction made of that corpus.
Printed are, for a person to copy, for each value of a feature m, u and log2(m/u), and the weight
that a ridge regression gives it beside all others, since features are not independent.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from math import log2
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from stancegraph.reconciliation.comparing import compared
from stancegraph.reconciliation.profiles import profiles
from stancegraph.reconciliation.scoring import Weights, weights
from stancegraph.tables import Tables

from .measuring import Truth
from .synthetic import corpus

RIDGE = 3.0
"""How strongly weights are held to nothing: a corpus of templates knows no exceptions."""
SMOOTHING = 2.0
"""Pairs that every value of a feature is given beforehand, so that none is impossible."""


def labelled(folder: Path) -> pl.DataFrame:
    """The candidates of a corpus with `one`: whether both are of one utterance."""
    seed, articles = (int(part) for part in folder.name.split("-")[-2:])
    made = corpus(seed, articles)
    tables = Tables.read((folder / "t").iterdir()).merged()
    said = Truth.of(made, tables).makers
    pure = {one: next(iter(ways)) for one, ways in said.items() if len(ways) == 1}
    found = profiles(tables)
    families = [found.select(family=pl.col("family"), **{side: "id"}) for side in ("left", "right")]
    pairs = (
        compared(found).join(families[0], on="left").join(families[1], on="right", suffix="_right")
    )
    alike = pl.col("family") == pl.col("family_right")
    pairs = pairs.with_columns(family=pl.when(alike).then("family").otherwise(pl.lit("group")))
    left, right = (pl.col(side).replace_strict(pure, default=None) for side in ("left", "right"))
    pairs = pairs.with_columns(one=left == right, said=left).filter(pl.col("one").is_not_null())
    # Extraction may part an utterance into several statements: of two reports the best pair counts.
    place = found.select("id", "document")
    pairs = pairs.join(place, left_on="left", right_on="id").join(
        place, left_on="right", right_on="id", suffix="_right"
    )
    ends = ("said", "document", "document_right")
    best = pl.col("words_alike").fill_null(0) + pl.col("quotes_alike").fill_null(0)
    first = best.rank("ordinal", descending=True).over(ends) == 1
    return pairs.filter(~pl.col("one") | first)


def fitted(rule: Weights, pairs: pl.DataFrame) -> dict[str, Any]:
    """Feature → the weights of its bins in log2 odds, and the prior."""
    columns, names = [np.ones(pairs.height)], [("prior", 0)]
    for name, bins in rule.features.items():
        left = pairs[name].is_not_null().to_numpy()
        values = pairs[name].fill_null(0 if pairs[name].dtype != pl.Boolean else False).to_numpy()
        for number, one in enumerate(bins):
            hit = left & (values == one["is"] if "is" in one else values >= one["at_least"])
            left = left & ~hit
            columns.append(hit.astype(float))
            names.append((name, number))
    design, target = np.column_stack(columns), pairs["one"].to_numpy().astype(float)
    weight = np.zeros(design.shape[1])
    ridge = np.full(design.shape[1], RIDGE)
    ridge[0] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-design @ weight))
        gradient = design.T @ (target - p) - ridge * weight
        hessian = (design * (p * (1 - p))[:, None]).T @ design + np.diag(ridge)
        weight += np.linalg.solve(hessian, gradient)
    found: dict[str, Any] = defaultdict(list)
    for (name, _), value in zip(names, weight, strict=True):
        found[name].append(round(float(value) / np.log(2), 1))
    return found


def estimated(rule: Weights, pairs: pl.DataFrame) -> dict[str, Any]:
    """Feature → its bins with m, u and weight; and the prior."""
    same, other = (pairs.filter(pl.col("one") == one) for one in (True, False))
    found: dict[str, Any] = {
        "prior": log2(same.height / other.height),
        "n": (same.height, other.height),
    }
    for name, bins in rule.features.items():
        counts = [_shares(frame[name].drop_nulls().to_list(), bins) for frame in (same, other)]
        found[name] = [
            {**one, "m": round(m, 4), "u": round(u, 4), "weight": round(log2(m / u), 2)}
            for one, m, u in zip(bins, *counts, strict=True)
        ]
    return found


def _shares(values: list[Any], bins: tuple[Any, ...]) -> list[float]:
    counts: dict[int, float] = defaultdict(lambda: SMOOTHING)
    for value in values:
        for number, one in enumerate(bins):
            if value == one["is"] if "is" in one else value >= one["at_least"]:
                counts[number] += 1
                break
    total = sum(counts[number] for number in range(len(bins)))
    return [counts[number] / total for number in range(len(bins))]


if __name__ == "__main__":
    pairs = pl.concat(labelled(Path(one)) for one in sys.argv[1:])
    for family in ("group", "own"):
        rule, part = weights(family), pairs.filter(pl.col("family") == family)
        shares, together = estimated(rule, part), fitted(rule, part)
        print(family, shares["n"], together["prior"])
        for name in rule.features:
            told = [
                f"{{{'is' if 'is' in one else 'at_least'}: {one.get('is', one.get('at_least'))}, "
                f"m: {one['m']}, u: {one['u']}, fs: {one['weight']}, weight: {weight}}}"
                for one, weight in zip(shares[name], together[name], strict=True)
            ]
            print(f"    {name}:\n      " + "\n      ".join(told))
