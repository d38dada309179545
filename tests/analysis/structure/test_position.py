"""Where each node stands: degrees, PN centrality, betweenness, camp."""

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.structure import structural_positions
from stancegraph.analysis.structure.position import betweenness
from stancegraph.analysis.structure.signed import signed


def test_a_node_between_two_friends_and_an_enemy(signs):
    graph = signs({"ab": 2, "bc": 1, "bd": -3}, "e")
    graph.nodes["b"].update(label="Belgium", code="BEL")
    frame = structural_positions(graph, {"a": 1, "b": 1, "c": 2, "d": 2}).frame
    assert frame["key"].to_list() == list("abcde")
    row = frame.row(1, named=True)
    assert row.pop("pn") == pytest.approx(_pn(graph)[1])
    assert row == {
        "key": "b",
        "label": "Belgium",
        "code": "BEL",
        "positive_degree": 2,
        "negative_degree": 1,
        "net_degree": 1,
        "positive_weight": 3.0,
        "negative_weight": 3.0,
        "net_weight": 0.0,
        # a to c, of the six pairs of the four others.
        "betweenness": pytest.approx(1 / 6),
        "camp": 1,
        "positive_inside": pytest.approx(2 / 3),
        "positive_across": pytest.approx(1 / 3),
    }
    last = frame.row(4, named=True)
    assert (last["camp"], last["positive_across"], last["pn"]) == (None, None, 1)


def _pn(graph):
    signs_of = np.sign(nx.to_numpy_array(graph, sorted(graph), weight="signed_weight"))
    ties = np.where(signs_of < 0, -2, signs_of)
    return np.linalg.inv(np.eye(len(ties)) - ties / (2 * len(ties) - 2)).sum(axis=1)


def test_without_camps_and_codes_their_columns_are_absent(signs):
    found = structural_positions(signs({"ab": 1}))
    assert {"camp", "code", "positive_across"}.isdisjoint(found.frame.columns)
    assert found.made.options["camps"] == "none"


def test_camps_keep_the_names_that_were_given(signs):
    frame = structural_positions(signs({"ab": 1}, "c"), {"a": "NATO", "b": "none"}).frame
    assert frame["camp"].to_list() == ["NATO", "none", None]


@given(data=st.data())
def test_betweenness_is_that_of_the_positive_ties(data, graphs):
    graph = data.draw(graphs)
    positive = nx.Graph()
    positive.add_nodes_from(sorted(graph))
    positive.add_weighted_edges_from(
        (one, other, 1 / value)
        for one, other, value in graph.edges(data="signed_weight")
        if value > 0
    )
    expected = nx.betweenness_centrality(positive, weight="weight")
    assert betweenness(signed(graph)) == pytest.approx(list(expected.values()))


def test_paths_that_differ_by_rounding_are_equally_short(signs):
    # From a to d by b and c, three tenths one after the other, or by x, a fifth and a tenth.
    graph = signs({"ab": 10, "bc": 10, "cd": 10, "ax": 5, "xd": 10})
    found = dict(zip("abcdx", betweenness(signed(graph)), strict=True))
    assert found["x"] == pytest.approx(0.5 / 6)
    assert found["b"] == pytest.approx((1 + 0.5) / 6)


@given(data=st.data())
def test_the_order_of_nodes_changes_nothing(data, graphs):
    graph = data.draw(graphs)
    again = nx.Graph()
    again.add_nodes_from(sorted(graph))
    again.add_edges_from(data.draw(st.permutations(list(graph.edges(data=True)))))
    one, other = structural_positions(graph).frame, structural_positions(again).frame
    assert one.equals(other)


@pytest.mark.parametrize("order", [0, 1, 2])
def test_small_graphs_have_positions(complete, order):
    frame = structural_positions(complete(order, 1), dict.fromkeys(range(order), 1)).frame
    assert frame.height == order
    assert frame.schema["key"] == pl.String
    assert frame["betweenness"].to_list() == [0] * order


def test_two_enemies_alone_have_no_pn_centrality(complete):
    assert structural_positions(complete(2, -1)).frame["pn"].null_count() == 2
