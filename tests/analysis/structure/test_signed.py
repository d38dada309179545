"""What is read from a graph, and what is refused."""

import networkx as nx
import numpy as np
import polars as pl
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network
from stancegraph.analysis.structure import balance
from stancegraph.analysis.structure.signed import signed
from stancegraph.errors import UsageError


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ({"signed_weight": -2.5, "weight": 2.5, "sign": -1}, -2.5),
        ({"sign": -1, "weight": 3}, -3),
        ({"sign": -1}, -1),
        ({"weight": -4}, -4),
        ({"weight": 4}, 4),
    ],
)
def test_the_value_of_an_edge_is_its_signed_weight_or_what_stands_for_it(data, value):
    net = signed(nx.Graph([("b", "a", data)]))
    assert net.nodes == ("a", "b")
    assert net.value.tolist() == [value]
    assert net.sign.tolist() == [np.sign(value)]


@pytest.mark.parametrize(
    "data", [{}, {"weight": float("nan")}, {"sign": None}, {"signed_weight": "much"}]
)
def test_an_edge_without_a_value_is_refused(data):
    with pytest.raises(UsageError, match="a - b has no signed weight"):
        signed(nx.Graph([("a", "b", data)]))


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiGraph])
def test_directed_and_parallel_edges_are_refused(kind):
    with pytest.raises(UsageError, match="undirected"):
        signed(kind([("a", "b", {"sign": 1})]))


def test_loops_and_ties_of_value_0_are_not_among_the_edges():
    graph = nx.Graph([("a", "a", {"sign": 1}), ("a", "b", {"signed_weight": 0.0})])
    net = signed(graph)
    assert (net.order, net.size) == (2, 0)


def test_nodes_of_different_kinds_have_an_order():
    graph = nx.Graph([(2, "10", {"sign": 1}), (1, "10", {"sign": 1})])
    assert signed(graph).nodes == (1, "10", 2)


def test_a_network_hands_on_how_it_was_made_and_its_labels():
    nodes = pl.DataFrame({"key": ["CHN", "USA"], "label": ["China", None]})
    edges = pl.DataFrame({"source": ["USA"], "target": ["CHN"], "signed_weight": [-1.5]})
    made = Made("subtract network", {"issue": "xinjiang"}, {"normalise": "none"})
    found = balance(Network.of(nodes, edges, made))
    assert str(found.made) == (
        "balance by triangles of subtract network; issue=xinjiang; normalise=none, weighted=no"
    )
    assert found.nodes.frame["label"].to_list() == ["China", "USA"]
