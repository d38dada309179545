"""The disparity filter (Serrano, Boguñá & Vespignani 2009) for weighted networks."""

from __future__ import annotations

import numpy as np

from stancegraph.analysis.backbone.tails import Floats, Tails
from stancegraph.errors import UsageError


def disparity(weights: Floats) -> Tails:
    """How unlike chance the share of each tie is at the node of its row; nodes × nodes.

    The null model cuts a node's whole weight s at random into as many parts as the node has ties,
    k: a part is at least w with probability (1 - w / s)^(k - 1). At a node with one tie nothing is
    cut, both tails are 1; so they are where there is no tie. Not symmetric: a tie can matter to
    one end only. Raises UsageError unless the matrix is symmetric and no weight is below 0.
    """
    weights = _between_two(weights)
    ties = weights > 0
    degree = ties.sum(axis=1, keepdims=True)
    strength = weights.sum(axis=1, keepdims=True)
    share = np.divide(weights, strength, out=np.zeros_like(weights), where=ties)
    rest = np.clip(1 - share, 0, 1) ** np.maximum(degree - 1, 0)
    tested = ties & (degree > 1)
    return Tails(np.where(tested, rest, 1.0), np.where(tested, 1 - rest, 1.0))


def _between_two(values: Floats) -> Floats:
    """The weights of ties between two nodes, checked; a tie of a node to itself counts for none."""
    if values.shape[0] != values.shape[1] or not np.array_equal(values, values.T):
        raise UsageError("disparity reads a symmetric matrix", hint="give nodes × nodes")
    if not np.isfinite(values).all() or (values < 0).any():
        raise UsageError(
            "disparity reads weights of 0 and above", hint="give the sizes of signed weights"
        )
    alone = values.copy()
    np.fill_diagonal(alone, 0)
    return alone
