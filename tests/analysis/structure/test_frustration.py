"""The frustration index: exact on small graphs, enclosed on large ones."""

import math
from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.structure import frustration


def by_hand(graph: nx.Graph, weighted: bool) -> float:
    """The least frustration over all partitions, one after the other."""
    nodes = sorted(graph)
    values = [
        (nodes.index(one), nodes.index(other), data["signed_weight"])
        for one, other, data in graph.edges(data=True)
    ]
    return min(
        sum(
            abs(value) if weighted else 1
            for one, other, value in values
            if value * sides[one] * sides[other] < 0
        )
        for sides in product((1, -1), repeat=len(nodes))
    )


def opposed(order: int, share: float, flipped: float, camps: int = 2) -> nx.Graph:
    """A random graph of camps, some of its signs turned."""
    random = np.random.default_rng(3)
    camp = random.integers(0, camps, order)
    graph = nx.Graph()
    graph.add_nodes_from(range(order))
    for one, other in combinations(range(order), 2):
        if random.random() < share:
            sign = 1 if camp[one] == camp[other] else -1
            graph.add_edge(one, other, sign=-sign if random.random() < flipped else sign)
    return graph


def test_seven_ties_of_the_gahuku_gama_are_frustrated(gahuku_gama):
    found = frustration(gahuku_gama)
    assert (found.index, found.lower, found.total) == (7, 7, 58)
    assert found.exact
    assert found.normalised == pytest.approx(0.7586207, abs=5e-8)
    # The only optimal partition: four tribes against the rest.
    assert found.sides[1] == (1, 2, 15, 16)
    assert set(found.sides[0]) == set(gahuku_gama) - {1, 2, 15, 16}
    assert found.edges.frame.height == 7
    assert found.edges.frame["sign"].to_list() == [-1] * 7


def test_five_friends_have_no_frustration(complete):
    found = frustration(complete(5, 1))
    assert (found.index, found.normalised) == (0, 1)
    assert found.sides == ((0, 1, 2, 3, 4), ())


@pytest.mark.parametrize(("order", "index"), [(3, 1), (4, 2), (5, 4), (6, 6), (9, 16)])
def test_enemies_all_are_best_halved(complete, order, index):
    found = frustration(complete(order, -1))
    assert found.index == index == math.comb(order // 2, 2) + math.comb(order - order // 2, 2)
    assert found.exact


def test_the_petersen_graph_of_enemies_lacks_three_edges_to_two_sides():
    graph = nx.petersen_graph()
    nx.set_edge_attributes(graph, -1, "sign")
    assert frustration(graph).index == 3


@given(data=st.data(), weighted=st.booleans())
def test_the_index_is_what_all_partitions_give(data, graphs, weighted):
    graph = data.draw(graphs)
    found = frustration(graph, weighted=weighted)
    assert found.index == pytest.approx(by_hand(graph, weighted))
    assert found.exact
    assert found.index <= found.total / 2
    frustrated = found.edges.frame["signed_weight"].abs()
    assert found.index == pytest.approx(frustrated.sum() if weighted else len(frustrated))


@given(data=st.data(), weighted=st.booleans())
def test_bounds_enclose_the_index_where_it_is_not_solved(data, graphs, weighted):
    graph = data.draw(graphs)
    found = frustration(graph, weighted=weighted, exact_edges=0)
    assert found.lower - 1e-9 <= by_hand(graph, weighted) <= found.index + 1e-9
    assert found.index <= found.total / 2


@given(data=st.data(), weighted=st.booleans())
def test_the_sides_leave_just_the_frustrated_edges(data, graphs, weighted):
    graph = data.draw(graphs)
    found = frustration(graph, weighted=weighted)
    side = {node: number for number, nodes in enumerate(found.sides) for node in nodes}
    assert side.keys() == {node for node, degree in graph.degree if degree}
    told = {(int(row[0]), int(row[1])) for row in found.edges.frame.rows()}
    assert told == {
        (min(edge), max(edge))
        for *edge, data in graph.edges(data=True)
        if (data["signed_weight"] > 0) != (side[edge[0]] == side[edge[1]])
    }


@given(data=st.data())
def test_switching_a_node_changes_no_frustration(data, graphs, switched):
    graph = data.draw(graphs)
    nodes = data.draw(st.sets(st.sampled_from(sorted(graph)))) if graph else set()
    for weighted in (False, True):
        turned = frustration(switched(graph, nodes), weighted=weighted)
        assert turned.index == pytest.approx(frustration(graph, weighted=weighted).index)


@given(data=st.data())
def test_other_names_change_no_index_and_another_order_changes_nothing(data, graphs):
    graph = data.draw(graphs)
    names = dict(zip(graph, data.draw(st.permutations("abcdefgh")), strict=False))
    found = frustration(graph)
    assert frustration(nx.relabel_nodes(graph, names)).index == found.index
    again = nx.Graph()
    again.add_nodes_from(data.draw(st.permutations(list(graph))))
    again.add_edges_from(data.draw(st.permutations(list(graph.edges(data=True)))))
    same = frustration(again)
    assert (same.sides, same.index, same.lower) == (found.sides, found.index, found.lower)
    assert same.edges.frame.equals(found.edges.frame)


@pytest.mark.parametrize(
    ("order", "share", "flipped"), [(30, 0.3, 0.5), (60, 0.15, 0.3), (100, 0.04, 0.5)]
)
def test_hundreds_of_edges_are_solved_exactly(order, share, flipped):
    graph = opposed(order, share, flipped)
    assert 100 < graph.number_of_edges() < 300
    found, bounded = frustration(graph), frustration(graph, exact_edges=0)
    assert found.exact
    assert bounded.lower <= found.index <= bounded.index


def test_all_states_in_two_camps_with_a_tenth_of_exceptions_are_solved():
    found = frustration(opposed(190, 1, 0.1))
    assert found.total == 17955
    assert found.exact
    assert 0.75 < found.normalised < 0.85


def test_all_states_with_signs_by_chance_are_enclosed():
    found = frustration(opposed(190, 1, 0.5))
    assert 0 < found.gap < 0.05 * found.index
    assert not found.exact
    assert found.index <= found.total / 2


def test_blocks_add_up_and_components_keep_their_own_sides(signs):
    graph = signs(
        {"ab": 1, "bc": 1, "ac": -1, "cd": -1, "de": -1, "ef": -1, "df": -1, "xy": -1}, "z"
    )
    found = frustration(graph)
    assert found.index == 2
    assert {node for side in found.sides for node in side} == set("abcdefxy")
    assert len(found.sides[0]) >= len(found.sides[1])
    assert ("x" in found.sides[0]) != ("y" in found.sides[0])


@pytest.mark.parametrize("order", [0, 1])
def test_without_ties_nothing_is_frustrated(complete, order):
    found = frustration(complete(order, 1))
    assert (found.index, found.lower, found.total, found.sides) == (0, 0, 0, ((), ()))
    assert math.isnan(found.normalised)
    assert found.exact


def test_options_and_seed_are_shown(gahuku_gama):
    assert frustration(gahuku_gama, seed=5).made.options == {
        "weighted": "no",
        "exact_edges": "300",
        "seed": "5",
    }
