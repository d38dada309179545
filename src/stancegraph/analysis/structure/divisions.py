"""A division of a signed graph into camps, and what can be counted on any."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from stancegraph.analysis.structure.signed import Floats, Integers, Signed, in_order
from stancegraph.errors import UsageError

Division = Mapping[Any, Hashable]
"""The camp of each node: a number or a name."""


def numbered(division: Division) -> dict[Hashable, int]:
    """The camps of a division as numbers from 1 on, in their order."""
    numbers = {camp: number for number, camp in enumerate(in_order(set(division.values())), 1)}
    return {node: numbers[camp] for node, camp in division.items()}


def named(division: Division) -> dict[Hashable, int] | dict[Hashable, str]:
    """The camps of a division as a column can hold them: numbers, if all are, else words."""
    if all(isinstance(camp, int) for camp in division.values()):
        return {node: int(str(camp)) for node, camp in division.items()}
    return {node: str(camp) for node, camp in division.items()}


def placed(net: Signed, division: Division) -> Integers:
    """The number of each node's camp, 0 for a node that has neither camp nor ties.

    Raises UsageError when a node with ties is in no camp.
    """
    numbers = numbered(division)
    camp = np.array([numbers.get(node, 0) for node in net.nodes], dtype=np.int64)
    lost = [net.keys[node] for node in np.union1d(net.source, net.target) if not camp[node]]
    if lost:
        raise UsageError(
            f"{len(lost)} nodes have ties but no camp, the first {lost[0]}",
            hint="give the division of this very graph",
        )
    return camp


def inside(net: Signed, camp: Integers) -> NDArray[np.bool_]:
    """Which edges stay inside a camp."""
    return np.equal(camp[net.source], camp[net.target])


def at_nodes(net: Signed, weight: Floats) -> Floats:
    """The weight of edges added up at both their ends."""
    ends = np.concatenate([net.source, net.target])
    return np.bincount(ends, np.tile(weight, 2), minlength=net.order).astype(np.float64)


def modularity(net: Signed, value: Floats, camp: Integers, resolution: float = 1.0) -> float:
    """Signed modularity (Gómez, Jensen & Arenas 2009), NaN without edges.

    Σ_ij [w_ij − γ (w⁺_i w⁺_j / 2w⁺ − w⁻_i w⁻_j / 2w⁻)] δ(camp_i, camp_j) / (2w⁺ + 2w⁻), where w⁺
    and w⁻ sum the positive and negative weights, of a node or of the graph, and γ is 1.
    """
    found, total = 0.0, float(np.abs(value).sum())
    kept = inside(net, camp)
    for way in (1, -1):
        weight = np.where(net.sign == way, np.abs(value), 0.0)
        if whole := float(weight.sum()):
            of_camps = np.bincount(camp, at_nodes(net, weight))
            expected = resolution * float(of_camps @ of_camps) / (2 * whole)
            found += way * (2 * float(weight[kept].sum()) - expected)
    return found / (2 * total) if total else math.nan


def potts(net: Signed, value: Floats, camp: Integers, resolution: float = 1.0) -> float:
    """Σ over camps of (w⁺ − w⁻ inside − γ · pairs of members) / all weight, NaN without edges.

    The constant Potts model (Traag, Van Dooren & Nesterov 2011) with negative ties.
    """
    total = float(np.abs(value).sum())
    sizes = np.bincount(camp)[1:]
    pairs = float((sizes * (sizes - 1)).sum()) / 2
    return (
        (float(value[inside(net, camp)].sum()) - resolution * pairs) / total if total else math.nan
    )


def shares(net: Signed, value: Floats, camp: Integers) -> pl.DataFrame:
    """What each member's ties have to do with its camp, nodes in their order.

    `key`, `label`, `camp`, `positive` and `negative` (summed weight), `positive_inside` and
    `negative_inside` (the share of it inside the camp; null where there is none).
    """
    columns: dict[str, object] = {"key": net.keys, "label": net.labels, "camp": camp}
    for name, way in (("positive", 1), ("negative", -1)):
        weight = np.where(net.sign == way, np.abs(value), 0.0)
        columns[name] = all_of_it = at_nodes(net, weight)
        within = at_nodes(net, np.where(inside(net, camp), weight, 0.0))
        share = np.divide(within, all_of_it, out=np.full(net.order, np.nan), where=all_of_it > 0)
        columns[f"{name}_inside"] = share
    schema = {"key": pl.String, "label": pl.String, "camp": pl.Int64}
    return pl.DataFrame(columns, schema_overrides=schema).with_columns(
        pl.selectors.float().fill_nan(None)
    )
