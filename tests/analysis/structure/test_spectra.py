"""Balance by walks, the signed Laplacian, PN centrality."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import expm

from stancegraph.analysis.structure import balance, signed_laplacian, walk_balance
from stancegraph.analysis.structure.spectra import pn_centrality
from stancegraph.errors import UsageError


def test_the_gahuku_gama_are_far_from_balance_by_walks(gahuku_gama):
    assert walk_balance(gahuku_gama).degree == pytest.approx(0.3575761, abs=5e-8)


def test_friends_are_balanced_by_walks(complete):
    assert walk_balance(complete(5, 1)).degree == pytest.approx(1)


def test_each_node_has_the_walks_that_return_to_it(gahuku_gama):
    matrix = nx.to_numpy_array(gahuku_gama, nodelist=sorted(gahuku_gama), weight="sign")
    expected = np.diag(expm(matrix)) / np.diag(expm(np.abs(matrix)))
    assert walk_balance(gahuku_gama).nodes.frame["degree"].to_numpy() == pytest.approx(expected)


def test_a_large_dense_graph_does_not_overflow(complete):
    graph = complete(60, 1)
    nx.set_edge_attributes(graph, 50.0, "weight")
    assert walk_balance(graph, weighted=True).degree == pytest.approx(1)


def test_the_weight_of_long_walks_can_be_chosen(gahuku_gama):
    found = walk_balance(gahuku_gama, beta=0.1)
    assert 0.9 < found.degree < 1
    assert found.made.options["beta"] == "0.1"
    with pytest.raises(UsageError, match="beta"):
        walk_balance(gahuku_gama, beta=0)


def test_an_empty_graph_has_no_balance_by_walks():
    found = walk_balance(nx.Graph())
    assert math.isnan(found.degree)
    assert found.nodes.frame.height == 0


@given(data=st.data())
def test_balance_by_walks_lies_between_0_and_1_and_survives_switching(data, graphs, switched):
    graph = data.draw(graphs)
    if not graph:
        return
    nodes = data.draw(st.sets(st.sampled_from(sorted(graph))))
    found = walk_balance(graph, weighted=True)
    assert 0 < found.degree <= 1
    assert walk_balance(switched(graph, nodes), weighted=True).degree == pytest.approx(found.degree)
    if balance(graph).balanced < balance(graph).triangles:
        assert found.degree < 1


def test_the_laplacian_of_five_enemies(complete):
    plain = signed_laplacian(complete(5, -1)).values
    assert plain.diagonal().tolist() == [4] * 5
    assert plain[~np.eye(5, dtype=bool)].tolist() == [1] * 20
    normalised = signed_laplacian(complete(5, -1), normalised=True).values
    assert normalised.diagonal() == pytest.approx(1)
    assert normalised[~np.eye(5, dtype=bool)] == pytest.approx(0.25)


def test_the_laplacian_bears_the_keys_and_leaves_isolates_at_0(signs):
    found = signed_laplacian(signs({"ab": -2}, "c"), normalised=True, weighted=True)
    assert found.rows == found.columns == ("a", "b", "c")
    assert found.values == pytest.approx(np.array([[1, 1, 0], [1, 1, 0], [0, 0, 0]]))


@given(data=st.data())
def test_the_laplacian_has_no_negative_eigenvalue(data, graphs):
    graph = data.draw(graphs)
    if graph:
        values = signed_laplacian(graph, weighted=True).values
        assert np.linalg.eigvalsh(values)[0] >= -1e-9


@pytest.mark.parametrize(
    ("sign", "expected"),
    # A friend each: 1 / (1 − 4/8); an enemy each: 1 / (1 + 2 · 4/8).
    [(1, 2), (-1, 0.5)],
)
def test_pn_centrality_of_five_friends_and_of_five_enemies(sign, expected):
    assert pn_centrality(sign * (1 - np.eye(5))) == pytest.approx(expected)


@pytest.mark.parametrize("order", [0, 1])
def test_pn_centrality_of_a_lone_node_is_1(order):
    assert pn_centrality(np.zeros((order, order))).tolist() == [1] * order
