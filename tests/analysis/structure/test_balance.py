"""Balance by triangles."""

import math

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.structure import balance, unbalanced_triangles


def test_the_gahuku_gama_have_68_triangles_of_which_59_are_balanced(gahuku_gama):
    found = balance(gahuku_gama)
    assert (found.triangles, found.balanced) == (68, 59)
    assert found.degree == pytest.approx(0.8676471, abs=5e-8)


@pytest.mark.parametrize(("sign", "degree"), [(1, 1), (-1, 0)])
def test_five_friends_are_balanced_and_five_enemies_are_not(complete, sign, degree):
    assert balance(complete(5, sign)).degree == degree


def test_triangles_are_told_by_node_and_edge(gahuku_gama):
    found = balance(gahuku_gama)
    assert found.nodes.frame["unbalanced"].sum() == 3 * 9
    assert found.edges.frame["unbalanced"].sum() == 3 * 9
    assert found.edges.frame.row(0, named=True) == {
        "source": "7",
        "target": "13",
        "sign": 1,
        "signed_weight": 1.0,
        "triangles": 2.0,
        "unbalanced": 2.0,
        "share": 1.0,
    }
    assert found.edges.frame.filter(triangles=0)["share"].null_count() == 1


def test_unbalanced_triangles_are_listed(gahuku_gama):
    frame = unbalanced_triangles(gahuku_gama).frame
    assert frame.height == 9
    signs = frame.select(pl.col("first_second") * pl.col("first_third") * pl.col("second_third"))
    assert signs.to_series().unique().to_list() == [-1]
    assert ("2", "6", "9") in frame.select("first", "second", "third").rows()


def test_with_weights_a_triangle_counts_with_their_product(signs):
    graph = signs({"ab": 2, "bc": 3, "ac": 1, "cd": -1, "bd": 1})
    found = balance(graph, weighted=True)
    assert (found.triangles, found.balanced) == (6 + 3, 6)
    assert found.made.options["weighted"] == "yes"
    assert unbalanced_triangles(graph).frame["weight"].to_list() == [3]


@pytest.mark.parametrize("order", [0, 1, 2])
def test_without_triangles_the_degree_is_not_defined(complete, order):
    found = balance(complete(order, 1))
    assert math.isnan(found.degree)
    assert found.nodes.frame.height == order
    assert unbalanced_triangles(complete(order, -1)).frame.height == 0


@given(data=st.data(), weighted=st.booleans())
def test_the_degree_is_that_of_the_matrix_formula(data, graphs, weighted):
    graph = data.draw(graphs)
    matrix = nx.to_numpy_array(graph, weight="signed_weight")
    if not weighted:
        matrix = np.sign(matrix)
    absolute = np.abs(matrix)
    whole, plain = (np.trace(np.linalg.matrix_power(one, 3)) for one in (absolute, matrix))
    found = balance(graph, weighted=weighted)
    assert found.triangles == pytest.approx(whole / 6)
    assert found.balanced == pytest.approx((whole + plain) / 12)
    assert unbalanced_triangles(graph).frame.height == pytest.approx(
        balance(graph).triangles - balance(graph).balanced
    )


@given(data=st.data())
def test_switching_a_node_changes_no_balance(data, graphs, switched):
    graph = data.draw(graphs)
    nodes = data.draw(st.sets(st.sampled_from(sorted(graph)))) if graph else set()
    before, after = balance(graph), balance(switched(graph, nodes))
    assert before.balanced == after.balanced
    assert before.nodes.frame.equals(after.nodes.frame)


def test_the_order_of_nodes_changes_nothing(gahuku_gama):
    other = nx.Graph()
    other.add_nodes_from(reversed(list(gahuku_gama)))
    other.add_edges_from(reversed(list(gahuku_gama.edges(data=True))))
    assert balance(gahuku_gama).edges.frame.equals(balance(other).edges.frame)
    assert unbalanced_triangles(gahuku_gama).frame.equals(unbalanced_triangles(other).frame)
