"""Signed structure of 190 states that all have ties, beside the bare work that it needs."""

from __future__ import annotations

from collections.abc import Callable

import igraph
import leidenalg
import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.linalg import eigsh

from stancegraph.analysis.structure import balance, camps, frustration, structural_positions

STATES = 190
SHARE = 5
"""networkx finds the paths from one of so many states: all of them would take long."""


@pytest.fixture(scope="module")
def dense() -> nx.Graph[str]:
    """Two camps of 120 and 70 with noise, seeded: every pair has a signed tie."""
    random = np.random.default_rng(2019)
    camp = np.where(np.arange(STATES) < 120, 1, -1)
    value = np.outer(camp, camp) * 0.4 + random.normal(0, 0.5, (STATES, STATES))
    graph: nx.Graph[str] = nx.Graph()
    for one, other in zip(*np.triu_indices(STATES, 1), strict=True):
        graph.add_edge(f"S{one:03}", f"S{other:03}", signed_weight=float(value[one, other]))
    return graph


def matrix(graph: nx.Graph[str]) -> np.ndarray:
    return nx.to_numpy_array(graph, weight="signed_weight")


def test_balance_beside_the_bare_cube(dense: nx.Graph[str], beside: Callable[..., None]) -> None:
    """The bare work: read the edges into a sparse matrix, and two sparse products and traces.

    Wanted: 3 times, since the triangles of each node and edge come with it.
    """

    def bare() -> float:
        signs = nx.to_scipy_sparse_array(dense, weight="signed_weight", format="csr")
        signs.data = np.sign(signs.data)
        size = csr_array(abs(signs))
        total = (size @ size).multiply(size).sum()
        return float(((signs @ signs).multiply(signs).sum() + total) / (2 * total))

    assert balance(dense).degree == pytest.approx(bare())
    beside(lambda: balance(dense), bare, wanted=3, rounds=6)


def test_frustration_beside_one_eigenvector(
    dense: nx.Graph[str], beside: Callable[..., None]
) -> None:
    """The bare work: the sides that the signs of the leading eigenvector give, without a bound.

    Wanted: nothing but to know what a bound costs.
    """

    def bare() -> float:
        signs = np.sign(matrix(dense))
        _, vector = eigsh(signs, k=1, which="LA", v0=np.ones(STATES))
        sides = np.sign(vector[:, 0])
        return float((signs * np.outer(sides, sides) < 0).sum() / 2)

    found = frustration(dense)
    assert found.lower <= found.index <= bare()
    print(f"frustration {found.index:.0f}, gap {found.gap:.1f}; by the eigenvector {bare():.0f}")
    beside(lambda: frustration(dense), bare, wanted=100, rounds=3)


def test_camps_beside_a_bare_call_of_leidenalg(
    dense: nx.Graph[str], beside: Callable[..., None]
) -> None:
    """As many starts on both sides, on layers that are ready on theirs; wanted: 2 times."""
    value = matrix(dense)
    layers = []
    for way in (1, -1):
        graph = igraph.Graph.Weighted_Adjacency(
            np.maximum(way * value, 0), mode="undirected", attr="weight"
        )
        layers.append(graph)

    def bare() -> None:
        for seed in range(10):
            optimiser = leidenalg.Optimiser()
            optimiser.set_rng_seed(seed)
            parts = [
                leidenalg.RBConfigurationVertexPartition(layer, weights="weight")
                for layer in layers
            ]
            optimiser.optimise_partition_multiplex(parts, layer_weights=[1, -1], n_iterations=-1)

    assert sorted(map(len, camps(dense).members)) == [70, 120]
    beside(lambda: camps(dense, starts=10), bare, wanted=2, rounds=4)


def test_positions_beside_betweenness_of_networkx(
    dense: nx.Graph[str], beside: Callable[..., None]
) -> None:
    """All that is told of a node, beside the betweenness alone on the positive ties; wanted: 1/5 of
    the time for as many sources."""
    positive: nx.Graph[str] = nx.Graph()
    positive.add_nodes_from(dense)
    positive.add_edges_from(
        (one, other, {"length": 1 / value})
        for one, other, value in dense.edges(data="signed_weight")
        if value > 0
    )
    sources = sorted(positive)[::SHARE]

    def theirs() -> dict[str, float]:
        return nx.betweenness_centrality_subset(positive, sources, list(positive), weight="length")

    print(f"networkx has {len(sources)} of {STATES} sources: times {STATES / len(sources):.0f}")
    wanted = STATES / len(sources) / 5
    beside(lambda: structural_positions(dense), theirs, wanted=wanted, rounds=3)
