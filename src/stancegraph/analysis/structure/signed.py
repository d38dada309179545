"""A signed graph as a matrix: what every measure of this package reads first."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.sparse import csr_array

from stancegraph.analysis.made import Made
from stancegraph.errors import UsageError

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Signed:
    """An undirected signed graph with its nodes in one order, whatever order they were added in.

    `source[e] < target[e]` are the ends of edge e, `value[e]` its signed weight. Loops and ties of
    value 0 (as many agreements as disagreements) have no sign and are not among the edges.
    """

    nodes: tuple[Hashable, ...]
    source: Integers
    target: Integers
    value: Floats
    labels: tuple[str, ...]
    made: Made

    @property
    def order(self) -> int:
        """How many nodes."""
        return len(self.nodes)

    @property
    def size(self) -> int:
        """How many signed edges."""
        return len(self.value)

    @property
    def keys(self) -> list[str]:
        """The nodes as words, in their order."""
        return [str(node) for node in self.nodes]

    @cached_property
    def sign(self) -> Floats:
        """The sign of each edge, 1 or -1."""
        return np.sign(self.value)

    def values(self, weighted: bool) -> Floats:
        """Signed weights, or the signs alone."""
        return self.value if weighted else self.sign

    def matrix(self, weighted: bool) -> csr_array:
        """The symmetric matrix of `values`, nodes × nodes."""
        return symmetric(self.order, self.source, self.target, self.values(weighted))

    def edges_frame(self, chosen: NDArray[np.bool_] | slice = slice(None)) -> pl.DataFrame:
        """Edges as a frame: `source`, `target`, `sign`, `signed_weight`."""
        keys = np.array(self.keys, dtype=object)
        return pl.DataFrame(
            {
                "source": keys[self.source[chosen]].tolist(),
                "target": keys[self.target[chosen]].tolist(),
                "sign": self.sign[chosen].astype(np.int64),
                "signed_weight": self.value[chosen],
            },
            schema_overrides={"source": pl.String, "target": pl.String},
        )


def symmetric(order: int, source: Integers, target: Integers, value: Floats) -> csr_array:
    """The symmetric sparse matrix of an edge list that names each edge once."""
    ends = np.concatenate([source, target]), np.concatenate([target, source])
    return csr_array((np.concatenate([value, value]), ends), shape=(order, order))


def signed(graph: nx.Graph[Any]) -> Signed:
    """The signed edges of a graph.

    The value of an edge is its `signed_weight`; else `sign` times `weight` (1 without one); else
    `weight`, where a negative number is conflict. Raises UsageError for a directed graph, parallel
    edges, and an edge without any of these or with one that is no finite number.
    """
    if graph.is_directed() or graph.is_multigraph():
        raise UsageError(
            "signed structure is defined for undirected graphs with one edge a pair",
            hint="make it so first: networkx.Graph(...), with the signed weights added up",
        )
    nodes = in_order(graph)
    place = {node: index for index, node in enumerate(nodes)}
    rows = sorted(
        (*sorted((place[one], place[other])), _value(one, other, data))
        for one, other, data in graph.edges(data=True)
        if one != other
    )
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    table = table[table[:, 2] != 0]
    return Signed(
        nodes,
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        table[:, 2],
        tuple(str(graph.nodes[node].get("label", node)) for node in nodes),
        made_of(graph),
    )


def in_order(nodes: Iterable[Any]) -> tuple[Any, ...]:
    """Nodes in their own order; those of different kinds in the order of their words."""
    found = list(nodes)
    try:
        return tuple(sorted(found))
    except TypeError:
        return tuple(sorted(found, key=lambda node: (str(node), repr(node))))


def made_of(graph: nx.Graph[Any]) -> Made:
    """How a graph was made, or that it was given."""
    told = graph.graph.get("made")
    return Made.of_json(told) if told else Made("a given graph")


def _value(one: Hashable, other: Hashable, data: dict[str, Any]) -> float:
    try:
        if "signed_weight" in data:
            value = float(data["signed_weight"])
        elif "sign" in data:
            value = float(data["sign"]) * abs(float(data.get("weight", 1)))
        else:
            value = float(data["weight"])
    except (KeyError, TypeError, ValueError):
        value = math.nan
    if not math.isfinite(value):
        raise UsageError(
            f"the edge {one} - {other} has no signed weight",
            hint="give each edge a signed_weight, a sign (1 or -1) or a weight",
        )
    return value
