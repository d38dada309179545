"""A signed network: every label, none on another, signs by dash as well as by colour."""

from itertools import combinations

import networkx as nx
import polars as pl
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network
from stancegraph.errors import UsageError
from stancegraph.plots import signed_network, style
from stancegraph.plots.placing import place
from stancegraph.plots.spread import overlaps


@pytest.mark.parametrize("number", [20, 60, 190])
def test_no_label_lies_on_another_or_on_a_node(signed, number):
    boxes = place(signed(number, density=0.3)).boxes().tolist()
    assert not any(overlaps(one, other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("number", [20, 60])
def test_labels_stay_inside_the_picture(signed, number):
    placed = place(signed(number))
    boxes = placed.boxes()
    assert boxes.min() >= -0.1
    assert (boxes[:, 2:].max(axis=0) <= [side + 0.1 for side in placed.size]).all()


def test_every_code_is_written(signed, texts):
    network = signed(60)
    assert set(network) <= set(texts(signed_network(network)))


def test_where_nodes_stand_does_not_depend_on_the_order_of_rows(signed):
    network = signed(30)
    turned = Network.of(network.nodes_frame[::-1], network.edges_frame[::-1], network.made)
    assert (place(network).points == place(turned).points).all()
    assert signed_network(network).svg() == signed_network(turned).svg()


def test_signs_differ_by_dash_and_colour(signed, attributes):
    drawn = signed_network(signed(12))
    assert {style.SUPPORT, style.OPPOSE} <= attributes(drawn, "stroke")
    dashes = attributes(drawn, "stroke-dasharray")
    assert ",".join(map(str, style.SIGN_DASHES[-1])) in dashes


def test_camps_differ_by_colour_and_shape_and_stand_in_the_legend(signed, texts, attributes):
    network = signed(8)
    camps = {key: at % 2 + 1 for at, key in enumerate(sorted(network)[:6])}
    drawn = signed_network(network, camps)
    assert {"Camp", "camp 1", "camp 2", "in no camp"} <= set(texts(drawn))
    fills = {style.GROUPS[0][0], style.GROUPS[1][0], style.NO_GROUP[0]}
    assert fills <= attributes(drawn, "fill")


def test_more_camps_than_can_be_told_apart_are_one(signed, texts):
    network = signed(20)
    drawn = signed_network(network, {key: at for at, key in enumerate(sorted(network))})
    assert "other" in texts(drawn)
    assert "camp 7" in texts(drawn)
    assert "camp 12" not in texts(drawn)


def test_what_is_left_out_is_told(signed, texts):
    shown = " ".join(texts(signed_network(signed(60, density=1))))
    assert "strongest “agree”, of equal ones the nearest" in shown
    assert "of 1,102 ties, of each node the" in shown


def test_the_picture_tells_how_it_was_made_and_from_what(signed, texts):
    shown = " ".join(texts(signed_network(signed(6), source="Example Wire")))
    assert "How it was made: subtract network; issue=lakes; stancegraph" in shown
    assert "Source: Example Wire" in shown


def test_no_position_is_told_as_a_fact(signed, texts):
    assert any("is said to take" in text for text in texts(signed_network(signed(6))))


def test_long_and_hostile_labels_are_shortened_and_cleaned(hostile, texts):
    nodes = pl.DataFrame({"key": ["a", "b"], "label": [hostile, "x" * 500], "kind": [hostile] * 2})
    edges = pl.DataFrame({"source": "a", "target": "b", "weight": 1.0, "sign": 1})
    shown = texts(signed_network(Network.of(nodes, edges, Made("congruence network"))))
    assert any(text.startswith("</script><script>alert(1") for text in shown)
    assert all(len(text) < 200 and "\x1b" not in text for text in shown)


def test_a_plain_graph_is_drawn_too(texts):
    graph = nx.Graph()
    graph.add_edge("A", "B", weight=2.0, sign=-1)
    graph.add_node("C")
    assert {"A", "B", "C", "disagree"} <= set(texts(signed_network(graph)))


def test_an_affiliation_network_has_issues(texts):
    nodes = pl.DataFrame(
        {"key": ["PER", "lake"], "label": ["Peru", "Lake treaty"], "kind": ["country", "issue"],
         "code": ["PER", None], "side": ["actor", "issue"]}
    )  # fmt: skip
    edges = pl.DataFrame({"source": "PER", "target": "lake", "weight": 1.0, "sign": -1})
    shown = texts(signed_network(Network.of(nodes, edges, Made("affiliation network"))))
    assert {"PER", "Lake treaty", "opposes", "issue", "country"} <= set(shown)
    assert (
        "1 actor, 1 issue; ties: 1 “opposes”; a line is as wide as its tie is strong, up to 1"
        in (shown)
    )


def test_of_a_very_large_network_the_best_tied_are_drawn(texts):
    graph = nx.star_graph(450)
    nx.set_edge_attributes(graph, 1, "sign")
    graph = nx.relabel_nodes(graph, {node: f"n{node}" for node in graph})
    graph.add_edge("n1", "n2", weight=1.0, sign=1)
    placed = place(graph)
    assert len(placed.keys) == 400
    assert placed.left_out == 51
    assert {"n0", "n1", "n2"} <= set(placed.keys)


def test_an_empty_network_is_refused_with_what_to_do():
    with pytest.raises(UsageError, match=r"no node[\s\S]*widen the selection"):
        signed_network(Network.of(pl.DataFrame({"key": []}), pl.DataFrame(), Made("network")))
