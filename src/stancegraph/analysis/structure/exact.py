"""The frustration index of one block, exactly: cutting planes, then branch and bound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from stancegraph.analysis.structure.signed import Floats, Integers, symmetric
from stancegraph.analysis.structure.triads import triangles

MIP_NODES = 200
ROUNDS = 100
SLACK = 0.1
"""How far above 1 a cycle may lie in the end and still be worth cutting."""
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Block:
    """A biconnected signed graph: ends of its edges, `source < target`, and their values."""

    order: int
    source: Integers
    target: Integers
    value: Floats

    @property
    def cost(self) -> Floats:
        """What each edge adds when it is frustrated, the dearest 1, so that solvers' tolerances
        mean the same for any unit of weight."""
        cost: Floats = np.abs(self.value) / self.dearest
        return cost

    @property
    def dearest(self) -> float:
        """The largest weight."""
        return float(np.abs(self.value).max())


def cycles_to_cut(block: Block) -> tuple[float, csr_array]:
    """A lower bound of the frustration, and unbalanced cycles (cycles × edges) that give it.

    The linear program min Σ |w_e| f_e, 0 ≤ f ≤ 1, with Σ f ≥ 1 over every unbalanced cycle. Cycles
    join the program as they are found violated; one is a shortest path, of length f, between the
    two copies of a node in the double cover, where negative edges lead from one copy of the graph
    to the other (Barahona & Mahjoub 1986).
    """
    found = triangles(block.order, block.source, block.target)
    unbalanced = found[np.sign(block.value)[found].prod(axis=1) < 0]
    cycles = [tuple(sorted(cycle)) for cycle in unbalanced.tolist()]
    lower = 0.0
    for _ in range(ROUNDS):
        rows = _rows(cycles, len(block.value))
        taken = np.zeros(len(block.value))
        if cycles:
            program = linprog(block.cost, A_ub=-rows, b_ub=-np.ones(len(cycles)), bounds=(0, 1))
            lower, taken = float(program.fun) * block.dearest, program.x
        new = sorted(set(_violated(block, taken)).difference(cycles))
        if not new:
            break
        cycles.extend(new)
    rows = _rows(cycles, len(block.value))
    return lower, rows[rows @ taken <= 1 + SLACK]


def _rows(cycles: list[tuple[int, ...]], edges: int) -> csr_array:
    ends = np.cumsum([0, *map(len, cycles)])
    columns = np.array([edge for cycle in cycles for edge in cycle], dtype=np.int64)
    return csr_array((np.ones(len(columns)), columns, ends), shape=(len(cycles), edges))


def _violated(block: Block, taken: Floats) -> list[tuple[int, ...]]:
    """For each node the shortest unbalanced closed walk through it, where it is below 1."""
    order, crossing = block.order, np.where(block.value < 0, block.order, 0)
    source = np.concatenate([block.source, block.source + order])
    target = np.concatenate([block.target + crossing, block.target + order - crossing])
    # A little for each step: ties go to short cycles, and no edge vanishes for having length 0.
    length = np.tile(np.maximum(taken, 0) + TOLERANCE / (4 * order), 2)
    cover = symmetric(2 * order, source, target, length)
    number = symmetric(2 * order, source, target, np.tile(np.arange(1.0, len(taken) + 1), 2))
    number = number.todok()
    distance, before = dijkstra(cover, indices=np.arange(order), return_predecessors=True)
    walks = []
    for node in np.flatnonzero(np.diagonal(distance, order) < 1 - TOLERANCE).tolist():
        edges, at = set(), node + order
        while at != node:
            edges.add(int(number[before[node, at], at]) - 1)
            at = int(before[node, at])
        walks.append(tuple(sorted(edges)))
    return walks


def branch_and_bound(block: Block, cycles: csr_array) -> tuple[float, Floats | None]:
    """A lower bound and, if one was found, a partition; optimal when their frustration is equal.

    The XOR model of Aref, Mason & Wilson (2020): x_i is the side of a node, f_e ≥ |x_i − x_j| for
    a positive edge, f_e ≥ |x_i + x_j − 1| for a negative one; minimise Σ |w_e| f_e, with Σ f ≥ 1
    over the given cycles. The node of highest degree has side 0. HiGHS stops after `MIP_NODES`
    nodes, a limit that, unlike one of time, gives the same result on every machine.
    """
    size, edges = len(block.value), np.arange(len(block.value))
    way, one = np.sign(block.value), np.ones(size)
    # f − x_i + s x_j and f + x_i − s x_j with the sign s of the edge.
    parts = np.concatenate([[one, -one, way], [one, one, -way]], axis=1)
    columns = np.tile([edges, size + block.source, size + block.target], 2)
    rows = np.tile(np.arange(2 * size), 3)
    shape = (2 * size, size + block.order)
    model = csr_array((parts.ravel(), (rows, columns.ravel())), shape=shape)
    least = np.concatenate([np.minimum(way, 0), (1 - way) / 2])
    cuts = cycles.copy()
    cuts.resize((cycles.shape[0], size + block.order))
    upper = np.ones(size + block.order)
    upper[size + np.bincount(np.concatenate([block.source, block.target])).argmax()] = 0
    found = milp(
        np.concatenate([block.cost, np.zeros(block.order)]),
        integrality=np.repeat([0, 1], [size, block.order]),
        bounds=Bounds(0, upper),
        constraints=[
            LinearConstraint(model, lb=least),
            LinearConstraint(cuts, lb=np.ones(cycles.shape[0])),
        ],
        options={"mip_rel_gap": 0, "node_limit": MIP_NODES},
    )
    bound = found.mip_dual_bound
    lower = 0.0 if bound is None else max(0.0, float(bound) * block.dearest)
    return lower, None if found.x is None else np.where(found.x[size:] > 0.5, 1.0, -1.0)
