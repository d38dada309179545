"""Structural balance by triangles: how often the friend of a friend is a friend."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import polars as pl
from scipy.sparse import csr_array

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Table
from stancegraph.analysis.structure.signed import Floats, Signed, signed
from stancegraph.analysis.structure.triads import triangles


@dataclass(frozen=True, slots=True)
class Balance:
    """Triangles, those that are balanced, and who takes part in the others."""

    triangles: float
    """How many triangles; with weights, their summed weight."""
    balanced: float
    """How many (or what weight) of them have a positive product of signs."""
    nodes: Table
    """`key`, `label`, `triangles`, `unbalanced`, `share` (unbalanced of its triangles, or null),
    by share, the highest first."""
    edges: Table
    """`source`, `target`, `sign`, `signed_weight`, `triangles`, `unbalanced`, `share`, likewise."""
    made: Made

    @property
    def degree(self) -> float:
        """The degree of balance: balanced / all triangles. NaN without triangles."""
        return self.balanced / self.triangles if self.triangles else math.nan


def balance(graph: nx.Graph[Any], *, weighted: bool = False) -> Balance:
    """The degree of balance by triangles (Cartwright & Harary 1956).

    A triangle is balanced when the product of its signs is positive; the degree is
    (tr A³ + tr |A|³) / (2 tr |A|³) for the matrix A of signs. With `weighted`, A holds the signed
    weights, so a triangle counts with the product of its three weights. The frames tell of each
    node and edge the triangles it is in. Raises UsageError as `signed` does.
    """
    net = signed(graph)
    matrix = net.matrix(weighted)
    size = abs(matrix)
    # (A²)_ij sums over the third nodes k of the triangles of an edge i-j.
    around = _at_edges(size @ size, net) * np.abs(net.values(weighted))
    signs = _at_edges(matrix @ matrix, net) * net.values(weighted)
    unbalanced = (around - signs) / 2
    made = net.made.then("balance by triangles", weighted=weighted)
    ends = np.concatenate([net.source, net.target])
    at_nodes = [
        np.bincount(ends, np.tile(number, 2), minlength=net.order) / 2
        for number in (around, unbalanced)
    ]
    nodes = pl.DataFrame(
        {"key": net.keys, "label": net.labels},
        schema={"key": pl.String, "label": pl.String},
    )
    return Balance(
        float(around.sum() / 3),
        float((around - unbalanced).sum() / 3),
        Table(_by_share(nodes, *at_nodes), made),
        Table(_by_share(net.edges_frame(), around, unbalanced), made),
        made,
    )


def _at_edges(matrix: csr_array, net: Signed) -> Floats:
    # scipy gives a sparse result for no index at all.
    return np.asarray(matrix.tocsr()[net.source, net.target]) if net.size else np.zeros(0)


def _by_share(frame: pl.DataFrame, all_of_them: Floats, unbalanced: Floats) -> pl.DataFrame:
    share = pl.when(pl.col("triangles") > 0).then(pl.col("unbalanced") / pl.col("triangles"))
    return (
        frame.with_columns(
            pl.Series("triangles", all_of_them, pl.Float64),
            pl.Series("unbalanced", unbalanced, pl.Float64),
        )
        .with_columns(share.alias("share"))
        .sort("share", "unbalanced", descending=True, nulls_last=True, maintain_order=True)
    )


def unbalanced_triangles(graph: nx.Graph[Any]) -> Table:
    """Each unbalanced triangle: `first`, `second`, `third`, the signs `first_second`,
    `first_third`, `second_third`, and `weight`, the product of the three weights; the heaviest
    first. Raises UsageError as `signed` does.
    """
    net = signed(graph)
    found = triangles(net.order, net.source, net.target)
    found = found[net.sign[found].prod(axis=1) < 0]
    keys, sign = np.array(net.keys, dtype=object), net.sign.astype(np.int64)
    nodes = net.source[found[:, 0]], net.target[found[:, 0]], net.target[found[:, 1]]
    columns: dict[str, Any] = {
        name: pl.Series(keys[place].tolist(), dtype=pl.String)
        for name, place in zip(("first", "second", "third"), nodes, strict=True)
    }
    for name, edge in zip(("first_second", "first_third", "second_third"), found.T, strict=True):
        columns[name] = sign[edge]
    columns["weight"] = np.abs(net.value[found].prod(axis=1))
    frame = pl.DataFrame(columns).sort("weight", descending=True, maintain_order=True)
    return Table(frame, net.made.then("unbalanced triangles"))
