"""Which ties of a network are drawn when all of them would be a blot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties as arrays: places of the two nodes, size, sign and length as drawn."""

    sources: NDArray[np.int64]
    targets: NDArray[np.int64]
    weights: NDArray[np.float64]
    signs: NDArray[np.int64]
    lengths: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.weights)

    def only(self, kept: NDArray[np.bool_]) -> Ties:
        """Some of them."""
        return Ties(
            self.sources[kept],
            self.targets[kept],
            self.weights[kept],
            self.signs[kept],
            self.lengths[kept],
        )


def strongest(ties: Ties, most: int) -> tuple[Ties, dict[int, int]]:
    """The ties to draw, and how many each node kept of each sign that lost some.

    Signs share the room of `most` ties evenly; what one does not need the others have. A tie stays
    if it is among the strongest of its sign at either end; of equal ones the shorter goes first.
    The number a node keeps is the greatest for which there is room, and at least 1.
    """
    rank = np.minimum(_ranks(ties.sources, ties), _ranks(ties.targets, ties))
    drawn = np.zeros(len(ties), dtype=bool)
    kept: dict[int, int] = {}
    signs, counts = np.unique(ties.signs, return_counts=True)
    fewest_first = sorted(zip(counts.tolist(), signs.tolist(), strict=True))
    for nth, (count, sign) in enumerate(fewest_first):
        own = ties.signs == sign
        room = (most - int(drawn.sum())) // (len(fewest_first) - nth)
        if count > room:
            within = np.cumsum(np.bincount(rank[own]))
            kept[sign] = max(1, int(np.searchsorted(within, room, side="right")))
            own &= rank < kept[sign]
        drawn |= own
    return ties.only(drawn), kept


def _ranks(own: NDArray[np.int64], ties: Ties) -> NDArray[np.int64]:
    """Place of each tie among those of the node `own`, of the same sign: 0 for the strongest."""
    both = np.concatenate([ties.sources, ties.targets])
    signs, weights = np.tile(ties.signs, 2), np.tile(ties.weights, 2)
    lengths, edge = np.tile(ties.lengths, 2), np.tile(np.arange(len(ties)), 2)
    order = np.lexsort((edge, lengths, -weights, signs, both))
    group = both[order] * 3 + signs[order] + 1
    first = np.flatnonzero(np.r_[True, np.diff(group) != 0])
    starts = np.repeat(first, np.diff(np.r_[first, len(group)]))
    ranks = np.empty(len(both), np.int64)
    ranks[order] = np.arange(len(both)) - starts
    half = len(ties)
    return ranks[:half] if own is ties.sources else ranks[half:]
