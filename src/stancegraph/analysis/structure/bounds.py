"""Bounds on the frustration of one connected piece of a signed graph.

From above: a partition, improved by tabu search from several starts. From below: a semidefinite
relaxation and a packing of unbalanced cycles. `exact.py` closes the gap that they leave.
All matrices are dense and symmetric with a zero diagonal, `matrix[i, j]` the signed weight of an
edge; a partition is a vector of 1 and -1; frustration is the summed weight of the positive edges
between and the negative edges inside its two sides.
"""

from __future__ import annotations

import math

import numpy as np

from stancegraph.analysis.structure.signed import Floats, Integers

RANDOM_STARTS = 24
SWEEPS = 400


def frustration_of(matrix: Floats, sides: Floats) -> float:
    """The frustration under a partition."""
    return float((np.abs(matrix).sum() - sides @ matrix @ sides) / 4)


def relaxation(matrix: Floats, seed: int) -> tuple[float, Floats]:
    """A lower bound of the frustration, and the unit vectors (nodes × rank) that it comes from.

    The semidefinite relaxation of Goemans & Williamson (1995), solved by coordinate ascent on
    vectors of rank √(2n) (Wang, Chang & Kolter 2017). The bound is that of the dual problem,
    shifted until it is feasible, so it holds whether or not the ascent has converged.
    """
    order = len(matrix)
    rank = math.isqrt(2 * order) + 2
    vectors = np.random.default_rng(seed).normal(size=(order, rank))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    best = -math.inf
    for _ in range(SWEEPS):
        for node in range(order):
            pull = matrix[node] @ vectors
            length = math.sqrt(pull @ pull)
            if length > 0:
                vectors[node] = pull / length
        reached = float((vectors * (matrix @ vectors)).sum())
        if reached - best <= 1e-8 * abs(reached):
            break
        best = reached
    dual = np.linalg.norm(matrix @ vectors, axis=1)
    least = float(np.linalg.eigvalsh(np.diag(dual) - matrix)[0])
    most = (dual.sum() + order * max(0.0, -least)) / 2
    return max(0.0, float(np.abs(matrix).sum() / 2 - most) / 2), vectors


def starts(matrix: Floats, vectors: Floats, tree: Floats, seed: int) -> Floats:
    """Partitions to start from, starts × nodes: a tree's, the leading eigenvector's, random cuts.

    The random ones cut the vectors of the relaxation by hyperplanes (Goemans & Williamson 1995).
    """
    leading = np.linalg.eigh(matrix)[1][:, -1]
    cuts = vectors @ np.random.default_rng(seed).normal(size=(vectors.shape[1], RANDOM_STARTS))
    return np.where(np.vstack([tree, leading, cuts.T]) >= 0, 1.0, -1.0)


def search(matrix: Floats, begin: Floats) -> Floats:
    """The best partition that tabu search finds from any row of `begin`.

    Each step moves the node that lowers the frustration most, or raises it least, and that did not
    move in the last few steps; all rows go on side by side. In the result no node has more
    frustrated than satisfied weight, so at most half of all weight is frustrated.
    """
    sides = begin.copy()
    rows, order = np.arange(len(sides)), sides.shape[1]
    tenure = min(10, order // 3)
    free_from = np.zeros(sides.shape, dtype=np.int64)
    pull = sides * (sides @ matrix)
    score = pull.sum(axis=1)
    best, best_score = sides.copy(), score.copy()
    for step in range(20 * order + 100):
        node = np.where(free_from <= step, pull, np.inf).argmin(axis=1)
        own = pull[rows, node]
        score -= 4 * own
        old = sides[rows, node]
        pull -= 2 * old[:, None] * sides * matrix[node]
        pull[rows, node] = -own
        sides[rows, node] = -old
        free_from[rows, node] = step + 1 + tenure
        better = score > best_score + 1e-9
        best[better], best_score[better] = sides[better], score[better]
    return _descend(matrix, best[best_score.argmax()])


def _descend(matrix: Floats, sides: Floats) -> Floats:
    while (pull := sides * (matrix @ sides)).min() < -1e-9:
        sides[pull.argmin()] *= -1
    return sides


def packing(matrix: Floats, sides: Floats) -> float:
    """A lower bound of the frustration: the weight of unbalanced cycles that share no weight.

    Each cycle takes one frustrated edge of the partition and a shortest path over satisfied ones;
    every partition frustrates at least one edge of each. When a path is found for all of the
    frustrated weight, the partition is proved optimal.
    """
    switched = matrix * np.outer(sides, sides)
    spare = np.maximum(switched, 0)
    ends = np.argwhere(np.triu(switched) < 0)
    need = -switched[ends[:, 0], ends[:, 1]]
    packed = 0.0
    for longest in (2, len(matrix)):
        for edge in np.flatnonzero(need > 0):
            one, other = ends[edge]
            while need[edge] > 0 and (path := _path(spare, one, other, longest)) is not None:
                steps = path[:-1], path[1:]
                taken = min(need[edge], spare[steps].min())
                spare[steps] -= taken
                spare[steps[::-1]] -= taken
                need[edge] -= taken
                packed += float(taken)
    return packed


def _path(spare: Floats, one: int, other: int, longest: int) -> Integers | None:
    """The nodes of a shortest path over what is spare, or none within so many steps."""
    if longest == 2:
        through = np.minimum(spare[one], spare[other])
        middle = through.argmax()
        return np.array([one, middle, other]) if through[middle] > 0 else None
    before = np.full(len(spare), -1)
    before[one], frontier = one, np.array([one])
    while before[other] < 0:
        reach = spare[frontier] > 0
        found = np.flatnonzero(reach.any(axis=0) & (before < 0))
        if not len(found):
            return None
        before[found] = frontier[reach[:, found].argmax(axis=0)]
        frontier = found
    path = [other]
    while path[-1] != one:
        path.append(before[path[-1]])
    return np.array(path)
