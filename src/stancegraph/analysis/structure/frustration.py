"""How far a signed graph is from two camps: the frustration index."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Table
from stancegraph.analysis.structure.bounds import (
    frustration_of,
    packing,
    relaxation,
    search,
    starts,
)
from stancegraph.analysis.structure.exact import Block, branch_and_bound, cycles_to_cut
from stancegraph.analysis.structure.signed import Floats, Integers, Signed, signed, symmetric

EXACT_EDGES = 300
TOLERANCE = 1e-7
"""Bounds meet when they differ by less than this share of all weight: what solvers can tell."""


@dataclass(frozen=True, slots=True)
class Frustration:
    """The frustration index, or its bounds, and the partition that reaches the upper one."""

    index: float
    """The number (or weight) of frustrated edges under `sides`: no smaller one was found."""
    lower: float
    """What no partition can go below."""
    total: float
    """The number (or weight) of all signed edges."""
    sides: tuple[tuple[Hashable, ...], tuple[Hashable, ...]]
    """The two camps, the larger first. Nodes without ties are in neither."""
    edges: Table
    """The frustrated edges: positive between the sides, negative inside one."""
    made: Made

    @property
    def gap(self) -> float:
        """How far the index may lie below `index`; 0 when it is exact."""
        return self.index - self.lower

    @property
    def exact(self) -> bool:
        """Whether `index` is proved to be the frustration index."""
        return self.gap <= 1e-9 * self.total

    @property
    def normalised(self) -> float:
        """1 − 2 · index / total: 1 is balanced, 0 the least balanced there can be (Aref & Wilson
        2018). NaN without edges."""
        return 1 - 2 * self.index / self.total if self.total else math.nan


def frustration(
    graph: nx.Graph[Any], *, weighted: bool = False, exact_edges: int = EXACT_EDGES, seed: int = 0
) -> Frustration:
    """The least number of edges whose removal leaves a balanced graph (Harary 1959; Aref & Wilson
    2018, 2019): min over all partitions of the nodes into two sides of the positive edges between
    plus the negative edges inside them. With `weighted`, their summed weight.

    The index is the sum of those of the biconnected blocks. A block is solved exactly when the
    bounds from the semidefinite relaxation or from packed cycles meet the partition found, else by
    branch and bound where it has at most `exact_edges` edges; otherwise `lower` and `index` enclose
    it. Sides of components that no edge joins are put together larger with larger: their relation
    is not known. O(n³) a block. Raises UsageError as `signed` does.
    """
    net = signed(graph)
    value = net.values(weighted)
    whole = bool((value == np.round(value)).all())
    frustrated = np.zeros(net.size, dtype=bool)
    lower = 0.0
    for block in _blocks(net):
        nodes, ends = np.unique([net.source[block], net.target[block]], return_inverse=True)
        source, target = ends.reshape(2, -1)
        piece = Block(len(nodes), source, target, value[block])
        at_least, sides = _solve(piece, whole, exact_edges, seed)
        frustrated[block] = value[block] * sides[source] * sides[target] < 0
        lower += at_least
    index = float(np.abs(value[frustrated]).sum())
    made = net.made.then("frustration", weighted=weighted, exact_edges=exact_edges, seed=seed)
    return Frustration(
        index,
        min(lower, index),
        float(np.abs(value).sum()),
        _sides(net, frustrated),
        Table(net.edges_frame(frustrated), made),
        made,
    )


def _blocks(net: Signed) -> Iterator[Integers]:
    """The edges of each biconnected block that can hold a cycle."""
    pairs = list(zip(net.source.tolist(), net.target.tolist(), strict=True))
    number = {pair: edge for edge, pair in enumerate(pairs)}
    plain = nx.Graph(pairs)
    for block in nx.biconnected_component_edges(plain):
        edges = [number[one, other] if one < other else number[other, one] for one, other in block]
        if len(edges) > 2:
            yield np.array(sorted(edges), dtype=np.int64)


def _solve(block: Block, whole: bool, exact_edges: int, seed: int) -> tuple[float, Floats]:
    """A lower bound of the frustration of a block, and the best partition found."""
    sparse = symmetric(block.order, block.source, block.target, block.value)
    sides, matrix = _along_trees(sparse)[0], sparse.toarray()
    slack = TOLERANCE * float(np.abs(block.value).sum())
    lower = 0.0

    def is_open() -> bool:
        return _rounded(lower, whole) < frustration_of(matrix, sides) - slack

    if is_open():
        lower, vectors = relaxation(matrix, seed)
        sides = search(matrix, starts(matrix, vectors, sides, seed))
        lower = max(lower, packing(matrix, sides))
    if is_open() and len(block.value) <= exact_edges:
        bound, cycles = cycles_to_cut(block)
        lower = max(lower, bound)
        if is_open():
            bound, other = branch_and_bound(block, cycles)
            lower = max(lower, bound)
            if other is not None:
                sides = min(sides, other, key=lambda one: frustration_of(matrix, one))
    index = frustration_of(matrix, sides)
    return _rounded(lower, whole) if is_open() else index, sides


def _rounded(lower: float, whole: bool) -> float:
    """A bound of a sum of whole numbers is itself one."""
    return float(math.ceil(lower - 1e-6)) if whole else lower


def _along_trees(matrix: csr_array) -> tuple[Floats, Integers]:
    """A partition that satisfies every edge of a spanning forest, and the tree of each node."""
    count, tree = connected_components(matrix, directed=False)
    sides = np.ones(matrix.shape[0])
    signs = matrix.todok()
    for root in np.unique(tree, return_index=True)[1] if count else ():
        reached, before = breadth_first_order(matrix, root, directed=False)
        for node in reached[1:]:
            sides[node] = sides[before[node]] * np.sign(signs[before[node], node])
    return sides, tree


def _sides(
    net: Signed, frustrated: NDArray[np.bool_]
) -> tuple[tuple[Hashable, ...], tuple[Hashable, ...]]:
    satisfied = np.where(frustrated, -net.sign, net.sign)
    sides, tree = _along_trees(symmetric(net.order, net.source, net.target, satisfied))
    larger: list[int] = []
    smaller: list[int] = []
    for component in range(tree.max(initial=-1) + 1):
        nodes = np.flatnonzero(tree == component)
        if len(nodes) > 1:
            # The first node breaks the tie of equal halves.
            halves = sorted((nodes[sides[nodes] == side] for side in (1, -1)), key=_by_size)
            larger.extend(halves[0].tolist())
            smaller.extend(halves[1].tolist())
    both = sorted((np.array(sorted(half), dtype=int) for half in (larger, smaller)), key=_by_size)
    first, second = (tuple(net.nodes[node] for node in half) for half in both)
    return first, second


def _by_size(nodes: Integers) -> tuple[int, int]:
    return -len(nodes), int(nodes.min(initial=np.iinfo(np.int64).max))
