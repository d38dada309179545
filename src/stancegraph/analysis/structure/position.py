"""The structural position of each node of a signed graph."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import polars as pl
from scipy.sparse.csgraph import dijkstra

from stancegraph.analysis.results import Table
from stancegraph.analysis.structure.camps import Camps, described, division_of
from stancegraph.analysis.structure.divisions import Division, at_nodes, named, placed, shares
from stancegraph.analysis.structure.signed import Floats, Signed, signed, symmetric
from stancegraph.analysis.structure.spectra import pn_centrality

TOLERANCE = 1e-9


def structural_positions(graph: nx.Graph[Any], camps: Camps | Division | None = None) -> Table:
    """Where each node stands in a signed graph, a row a node in the order of keys.

    `key`, `label`, `code` (where the graph has it); `positive_degree`, `negative_degree`,
    `net_degree` (positive less negative), the same as `…_weight`; `pn`, the PN centrality of the
    signs (Everett & Borgatti 2014); `betweenness`, the share of shortest paths between other nodes
    that lead through this one over the positive ties (Freeman 1977; Brandes 2001), the length of a
    tie 1 / weight, so friends of much agreement are near; with camps also `camp`,
    `positive_inside` (the share of its positive weight inside its camp) and `positive_across` (1
    less that). Null where not defined. O(n³) in time, O(n²) in memory. Raises UsageError as
    `signed` does and when a node with ties is in no camp.
    """
    net = signed(graph)
    columns: dict[str, Any] = {"key": net.keys, "label": net.labels}
    codes = [graph.nodes[node].get("code") for node in net.nodes]
    if any(codes):
        columns["code"] = codes
    for kind, value in (("degree", net.sign), ("weight", net.value)):
        positive, negative = (
            at_nodes(net, np.where(net.sign == way, np.abs(value), 0.0)) for way in (1, -1)
        )
        number = np.int64 if kind == "degree" else np.float64
        columns[f"positive_{kind}"] = positive.astype(number)
        columns[f"negative_{kind}"] = negative.astype(number)
        columns[f"net_{kind}"] = (positive - negative).astype(number)
    columns["pn"] = pn_centrality(net.matrix(weighted=False).toarray())
    columns["betweenness"] = betweenness(net)
    schema = {"key": pl.String, "label": pl.String, "code": pl.String}
    frame = pl.DataFrame(
        columns, schema_overrides={name: kind for name, kind in schema.items() if name in columns}
    )
    frame = frame.with_columns(pl.col("pn").fill_nan(None))
    if camps is not None:
        division = division_of(camps)
        inside, camp = shares(net, net.value, placed(net, division)), named(division)
        frame = frame.with_columns(
            camp=pl.Series([camp.get(node) for node in net.nodes]),
            positive_inside=inside["positive_inside"],
            positive_across=1 - inside["positive_inside"],
        )
    made = net.made.then(
        "structural positions", camps="none" if camps is None else described(camps)
    )
    return Table(frame, made)


def betweenness(net: Signed) -> Floats:
    """Betweenness on the positive ties, of all pairs of other nodes; 0 below three nodes.

    Paths whose lengths differ by a rounding error count as equally short. All sources are treated
    at once: for each, nodes in the order of their distance, the k-th of every source in one step.
    """
    order, positive = net.order, net.value > 0
    if order < 3 or not positive.any():
        return np.zeros(order)
    length = 1 / net.value[positive]
    ties = symmetric(order, net.source[positive], net.target[positive], length)
    step = np.full((order, order), np.inf)
    rows, columns = ties.nonzero()
    step[rows, columns] = ties[rows, columns]
    distance = dijkstra(ties, directed=False)
    near = np.argsort(distance, axis=1, kind="stable")
    every = np.arange(order)
    paths, through = np.zeros((order, order)), np.zeros((order, order))
    paths[every, every] = 1
    limit = TOLERANCE * np.where(np.isfinite(distance), distance, 0)

    def last_steps(rank: int) -> tuple[Any, Floats]:
        """The k-th node from each source, and which nodes are the last before it (sources ×
        nodes)."""
        node = near[:, rank]
        here, most = distance[every, node], limit[every, node]
        with np.errstate(invalid="ignore"):
            over = np.abs(distance + step[node] - here[:, None]) <= most[:, None]
        return node, over & np.isfinite(here)[:, None]

    for rank in range(1, order):
        node, before = last_steps(rank)
        paths[every, node] = (paths * before).sum(axis=1)
    for rank in range(order - 1, 0, -1):
        node, before = last_steps(rank)
        reached = paths[every, node]
        share = np.divide(1 + through[every, node], reached, out=np.zeros(order), where=reached > 0)
        through += before * paths * share[:, None]
    through[every, every] = 0
    found: Floats = through.sum(axis=0) / ((order - 1) * (order - 2))
    return found
