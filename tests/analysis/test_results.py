"""Results that know how they were made."""

from __future__ import annotations

import igraph
import networkx as nx
import numpy as np
import polars as pl
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Network, Table
from stancegraph.errors import UsageError

MADE = Made("congruence network", {"issue": "rights"}, {"normalise": "none"})
NODES = pl.DataFrame(
    {"key": ["A", "B", "C"], "label": ["Aland", "Bland", None], "code": ["A", "B", "C"]}
)
EDGES = pl.DataFrame(
    {"source": ["A"], "target": ["B"], "weight": [2.0], "sign": [-1], "signed_weight": [-2.0]}
)


@pytest.fixture
def network() -> Network:
    return Network.of(NODES, EDGES, MADE)


def test_a_network_is_a_networkx_graph_that_tells_how_it_was_made(network):
    assert isinstance(network, nx.Graph)
    assert repr(network) == (
        "<Network: 3 nodes, 1 edges; congruence network; issue=rights; normalise=none>"
    )
    assert network.made == MADE
    assert network.copy().made == MADE
    assert network.subgraph(["A", "B"]).made == MADE


def test_what_networkx_makes_of_a_network_is_told_as_given(network):
    assert (
        repr(nx.complement(network)) == "<Network: 3 nodes, 2 edges; a given graph; all positions>"
    )


def test_a_network_leaves_as_frames_matrices_and_for_igraph(network):
    assert network.nodes_frame["label"].to_list() == ["Aland", "Bland", None]
    assert network.edges_frame.equals(EDGES)
    assert network.matrix().toarray().tolist() == [[0, -2, 0], [-2, 0, 0], [0, 0, 0]]
    assert network.matrix("weight").sum() == 4
    assert network.to_pandas()["weight"].tolist() == [2.0]
    other = network.to_igraph()
    assert isinstance(other, igraph.Graph)
    assert other.vs["name"] == ["A", "B", "C"]
    assert other.es["sign"] == [-1]


def test_an_affiliation_is_a_matrix_of_actors_and_issues(network):
    nodes = pl.DataFrame({"key": ["A", "x", "B"], "side": ["actor", "issue", "actor"]})
    ties = EDGES.with_columns(target=pl.lit("x"))
    found = Network.of(nodes, ties, MADE).two_mode()
    assert (found.rows, found.columns) == (("A", "B"), ("x",))
    assert found.values.tolist() == [[-2], [0]]
    with pytest.raises(UsageError, match="no two sides"):
        network.two_mode()


def test_a_network_without_nodes_or_edges_has_its_columns():
    empty = Network.of(NODES.clear(), EDGES.clear(), MADE)
    assert empty.nodes_frame.columns == ["key"]
    assert empty.edges_frame.columns == EDGES.columns


def test_a_table_and_a_matrix_tell_how_they_were_made():
    table = Table(EDGES, MADE)
    assert "1 rows; congruence network" in repr(table)
    assert table.to_pandas().shape == (1, 5)
    matrix = Matrix(["A", "B"], ["x"], np.array([[1.0], [2.0]]), MADE)
    assert "2 x 1; congruence network" in repr(matrix)
    assert matrix.frame().rows() == [("A", 1.0), ("B", 2.0)]
    assert matrix.to_pandas().loc["B", "x"] == 2


def test_how_a_result_was_made_goes_through_text():
    assert Made.of_json(MADE.to_json()) == MADE
    assert MADE.software.startswith("stancegraph ")


def test_what_follows_from_a_result_keeps_its_choices():
    then = MADE.then("backbone", alpha=0.05, models=["sdsm", "fill"], strict=True)
    assert str(then) == (
        "backbone of congruence network; issue=rights; "
        "normalise=none, alpha=0.05, models=sdsm|fill, strict=yes"
    )
    assert str(Made("scores")) == "scores; all positions"
