"""Where the nodes of a network and their labels are drawn, in pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from stancegraph.plots import layout
from stancegraph.plots.text import shortened, width

MOST_NODES = 400
LABEL, RADIUS, GAP = 10, 6.5, 3
"""Size of labels, radius of nodes, room around both, in pixels."""
_LIMIT = 170
"""Width of the longest label."""
_DENSITY = 0.16
"""Share of the picture that nodes and labels fill before they are moved apart."""
_ASPECT = 1.4
_STRETCH = 1.5
"""How much more a layout is widened in one direction than in the other."""


@dataclass(frozen=True)
class Placed:
    """Nodes with their labels where they are drawn, in pixels from the upper left corner."""

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    points: layout.Points
    """Centres of the nodes, nodes x 2."""
    halves: layout.Points
    """Half widths and half heights of the boxes of a node with the label below it."""
    size: tuple[float, float]
    left_out: int = 0
    """Nodes with the fewest ties that are not drawn."""

    def boxes(self) -> layout.Points:
        """Left, top, right and bottom of each node with its label: no two overlap."""
        centre = self.points + np.array([0.0, (LABEL + GAP) / 2])
        return np.hstack([centre - self.halves, centre + self.halves])


def place(network: Any) -> Placed:
    """Where nodes and labels of a network stand: the same for the same ties, whatever their order.

    Networks of more than 400 nodes lose those with the fewest ties.
    """
    # Rounded, since sums differ in the last digit with the order of ties.
    strength = {key: round(total, 9) for key, total in network.degree(weight="weight")}
    ordered = sorted(network, key=lambda key: (-strength[key], str(key)))
    keys = tuple(sorted(ordered[:MOST_NODES], key=str))
    labels = tuple(_label(network.nodes[key], key) for key in keys)
    wide = np.array([max(width(label, LABEL), 2 * RADIUS) for label in labels])
    halves = np.column_stack([wide / 2 + GAP, np.full(len(keys), (2 * RADIUS + LABEL) / 2 + GAP)])
    weights = _signed(network, keys)
    points = layout.positions(weights)
    points = layout.apart(_scaled(points, halves), halves)
    corner, far = (points - halves).min(axis=0), (points + halves).max(axis=0)
    size = np.maximum(far - corner, [520.0, 200.0])
    points = np.round(points - corner + (size - (far - corner)) / 2, 1)
    # A box is centred between its node and the label below.
    points[:, 1] -= (LABEL + GAP) / 2
    left_out = len(network) - len(keys)
    return Placed(keys, labels, points, halves, (float(size[0]), float(size[1])), left_out)


def _signed(network: Any, keys: tuple[str, ...]) -> Any:
    """Matrix of signed weights; where no tie has a sign, all draw nodes together."""
    part: Any = nx.Graph()
    part.add_nodes_from(keys)
    signs = {sign for *_, sign in network.edges(data="sign", default=1)}
    for one, other, data in network.subgraph(keys).edges(data=True):
        sign = data.get("sign", 1) if signs != {0} else 1
        part.add_edge(one, other, signed=sign * data.get("weight", 1.0))
    weights = nx.to_numpy_array(part, nodelist=keys, weight="signed")
    np.fill_diagonal(weights, 0)
    return weights


def _scaled(points: layout.Points, halves: layout.Points) -> layout.Points:
    """The layout in pixels, so large that boxes fill little of it."""
    spread = np.maximum(np.ptp(points, axis=0), 1e-9)
    area = (4 * halves.prod(axis=1)).sum() / _DENSITY
    high = np.sqrt(area / _ASPECT)
    factors = np.array([high * _ASPECT, high]) / spread
    return np.asarray(points * np.minimum(factors, factors.min() * _STRETCH))


def _label(node: Mapping[str, Any], key: str) -> str:
    return shortened(node.get("code") or node.get("label") or key, _LIMIT, LABEL)
