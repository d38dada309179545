"""Signed graphs that several tests use."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import strategies as st

# The alliances (rova) and enmities (hina) of 16 sub-tribes of the Gahuku-Gama in New Guinea: Read
# (1954), as coded by Hage & Harary (1983) and numbered in UCINET's GAMAPOS and GAMANEG.
ROVA = """1-2 1-15 1-16 2-15 2-16 3-4 3-6 3-7 3-8 4-8 5-7 5-9 5-14 6-7 6-8 6-11 6-12 7-8 7-11 7-12
7-13 8-11 8-12 9-10 9-13 10-13 11-12 13-14 15-16"""
HINA = """1-3 1-4 1-5 1-6 1-12 2-3 2-5 2-6 2-9 2-10 5-15 5-16 6-9 6-13 6-16 8-14 9-11 9-15 10-11
10-15 11-13 11-15 11-16 12-14 12-15 12-16 13-15 13-16 14-16"""


@pytest.fixture(scope="session")
def gahuku_gama() -> nx.Graph:
    """16 tribes, 29 positive and 29 negative edges."""
    graph = nx.Graph()
    for text, sign in ((ROVA, 1), (HINA, -1)):
        for pair in text.split():
            one, other = map(int, pair.split("-"))
            graph.add_edge(one, other, sign=sign)
    return graph


@pytest.fixture(scope="session")
def signs():
    """A graph from its edges: `signs({"ab": 1, "bc": -1})`, or edges with weights."""

    def build(edges: dict[str, float], *alone: str) -> nx.Graph:
        graph = nx.Graph()
        graph.add_nodes_from(alone)
        for (one, other), value in edges.items():
            graph.add_edge(one, other, signed_weight=value, weight=abs(value))
        return graph

    return build


@pytest.fixture(scope="session")
def complete():
    """The complete graph on so many nodes, all edges of one sign."""

    def build(order: int, sign: int) -> nx.Graph:
        graph = nx.complete_graph(order)
        nx.set_edge_attributes(graph, sign, "sign")
        return graph

    return build


@pytest.fixture(scope="session")
def switched():
    """A graph with the sign of every edge between the given nodes and the others turned."""

    def build(graph: nx.Graph, nodes: set[Any]) -> nx.Graph:
        turned = nx.Graph()
        turned.add_nodes_from(graph)
        for one, other, data in graph.edges(data=True):
            value = data["signed_weight"] * (-1 if (one in nodes) != (other in nodes) else 1)
            turned.add_edge(one, other, signed_weight=value)
        return turned

    return build


@st.composite
def _graphs(draw: st.DrawFn, most: int = 8) -> nx.Graph:
    order = draw(st.integers(0, most))
    graph = nx.Graph()
    graph.add_nodes_from(draw(st.permutations(range(order))))
    values = st.sampled_from([0, 0, 1, 1, -1, -1, 0.5, -2.25])
    for one, other in combinations(range(order), 2):
        if value := draw(values):
            graph.add_edge(one, other, signed_weight=value)
    return graph


@pytest.fixture(scope="session")
def graphs():
    """Small signed graphs with weights, nodes added in any order."""
    return _graphs()
