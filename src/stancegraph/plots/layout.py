"""Where the nodes of a signed network stand: friends near, foes far, nothing on top of another.

Distances wanted: along shortest paths of positive ties, the stronger the shorter; from foe to foe
further than from one end of the friends to the other; who has no friend stands by those who share
its foes. Positions by stress majorisation (Gansner,
Koren & North 2004) from a start by classical scaling (Torgerson 1952), so that the same network
always looks the same.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from scipy.stats import rankdata

Points = NDArray[np.float64]
"""Coordinates, nodes x 2."""

_SHORTEST, _LONGEST = 0.3, 1.0
_FOES = 1.6
"""How much further foes stand than the friends that are furthest from each other."""
_ROUNDS = 150
_STEP = 0.25
"""By how much more than needed boxes are moved apart, in pixels."""


def positions(weights: NDArray[Any], *, seed: int = 1) -> Points:
    """Coordinates of nodes from their symmetric matrix of signed weights, 0 for no tie.

    Only their proportions mean something. Rotated so that they are widest from left to right.
    """
    size = len(weights)
    if size < 3:
        return np.column_stack([np.arange(size, dtype=np.float64), np.zeros(size)])
    wanted = distances(weights)
    # A little noise parts nodes that have the same ties.
    start = _scaled(wanted) + np.random.default_rng(seed).normal(scale=1e-3, size=(size, 2))
    return _turned(_majorised(start, wanted))


def distances(weights: NDArray[Any]) -> NDArray[np.float64]:
    """How far from each other nodes should stand, nodes x nodes."""
    friends, foes = weights > 0, weights < 0
    lonely = np.asarray(~friends.any(axis=1))
    shared = foes.astype(np.float64) @ foes
    lengths = np.zeros(weights.shape)
    lengths[(shared > 0) & (lonely[:, None] | lonely) & ~foes] = _LONGEST
    if friends.any():
        ranks = rankdata(weights[friends], method="average") / friends.sum()
        lengths[friends] = _LONGEST - (_LONGEST - _SHORTEST) * ranks
    paths = dijkstra(lengths, directed=False)
    reached = np.isfinite(paths) & (paths > 0)
    furthest = float(np.quantile(paths[reached], 0.95)) if reached.any() else _LONGEST
    paths = np.where(np.isfinite(paths), paths, 1.25 * furthest)
    paths[foes] = np.maximum(paths[foes], _FOES * furthest)
    np.fill_diagonal(paths, 0)
    return paths


def _scaled(wanted: NDArray[np.float64]) -> Points:
    """Classical scaling: the two strongest axes of the doubly centred squared distances."""
    squared = wanted**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, vectors = np.linalg.eigh(-centred / 2)
    axes = vectors[:, [-1, -2]]
    axes = axes * np.where(_leading(axes) < 0, -1, 1)
    return np.asarray(axes * np.sqrt(np.maximum(values[[-1, -2]], 1e-9)))


def _leading(axes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The greatest coordinate on each axis by size: its sign fixes that of an eigenvector."""
    rounded = np.round(axes, 9)
    return np.asarray(rounded[np.abs(rounded).argmax(axis=0), range(axes.shape[1])])


def _majorised(points: Points, wanted: NDArray[np.float64]) -> Points:
    """The points moved until sum of (|p_i - p_j| - d_ij)^2 / d_ij^2 no longer falls."""
    off = ~np.eye(len(wanted), dtype=bool)
    pull = np.zeros_like(wanted)
    pull[off] = wanted[off] ** -2
    inverse = np.linalg.pinv(np.diag(pull.sum(axis=1)) - pull, hermitian=True)
    for _ in range(_ROUNDS):
        apart = points[:, None] - points[None]
        far = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-9)
        ratio = np.where(off, pull * wanted / far, 0)
        moved = inverse @ (ratio.sum(axis=1)[:, None] * points - ratio @ points)
        if np.abs(moved - points).max() < 1e-4 * wanted.max():
            return np.asarray(moved)
        points = moved
    return points


def _turned(points: Points) -> Points:
    """The points turned so that they spread most from left to right, and least up and down."""
    centred = points - points.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2].T
    axes = axes * np.where(_leading(centred @ axes) < 0, -1, 1)
    return np.asarray(centred @ axes)


def apart(points: Points, halves: Points, *, rounds: int = 2000) -> Points:
    """The points moved as little as needed until no two of their boxes overlap.

    `halves` are half widths and half heights of the boxes, nodes x 2, in the units of the points.
    """
    points = points.copy()
    reach = halves[:, None] + halves[None]
    # Points of equal place part by their order.
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None])
    for _ in range(rounds):
        between = points[:, None] - points[None]
        overlap = reach - np.abs(between)
        touching = np.asarray((overlap > 1e-6).all(axis=2))
        np.fill_diagonal(touching, val=False)
        if not touching.any():
            break
        across = overlap[..., 0] <= overlap[..., 1]
        signs = np.where(between == 0, order[..., None], np.sign(between))
        # A little more than half of the overlap each, so that long rows part in the end.
        push = (overlap * 0.26 + _STEP) * signs
        push[..., 0] *= touching & across
        push[..., 1] *= touching & ~across
        points += push.sum(axis=1)
    return points
