"""Issues that separate camps and issues that bridge them."""

import networkx as nx
import pytest

from stancegraph.analysis.structure import bridging_issues, separating_issues
from stancegraph.errors import UsageError

CAMPS = {**dict.fromkeys(["CHN", "RUS", "CUB"], 1), **dict.fromkeys(["USA", "GBR", "DEU"], 2)}


def affiliation(stances):
    """The network of {issue: {actor: (sum of values, number of stances)}}."""
    graph = nx.Graph()
    for issue, holders in stances.items():
        graph.add_node(issue, side="issue", label=issue.title())
        for actor, (value, count) in holders.items():
            graph.add_node(actor, side="actor")
            graph.add_edge(actor, issue, signed_weight=value, weight=count)
    return graph


@pytest.fixture
def stances():
    return affiliation(
        {
            "xinjiang": {
                **dict.fromkeys(("CHN", "RUS", "CUB"), (2, 2)),
                **dict.fromkeys(("USA", "GBR", "DEU"), (-1, 1)),
            },
            "tests": {"CHN": (1, 1), "RUS": (1, 1), "USA": (-1, 1), "GBR": (1, 1)},
            "health": {"CHN": (1, 1), "CUB": (1, 1), "USA": (1, 2), "GBR": (1, 1)},
            "piracy": dict.fromkeys(CAMPS, (-1, 1)),
            "alone": {"CHN": (1, 1), "USA": (-1, 1)},
        }
    )


def test_issues_that_separate_come_by_difference_and_holders(stances):
    found = separating_issues(stances, CAMPS)
    assert found.frame["issue"].to_list() == ["xinjiang", "tests", "health"]
    first = found.frame.row(0, named=True)
    assert first == {
        "issue": "xinjiang",
        "label": "Xinjiang",
        "camp": 1,
        "mean": 1.0,
        "holders": 3,
        "other": 2,
        "other_mean": -1.0,
        "other_holders": 3,
        "difference": 2.0,
        "strength": pytest.approx(2 * 1.5**0.5),
        "opposed": True,
    }
    assert found.frame["opposed"].to_list() == [True, False, False]
    assert found.frame["difference"].to_list() == [2, 1, 0.25]


def test_issues_that_bridge_have_all_camps_on_one_side(stances):
    found = bridging_issues(stances, CAMPS)
    assert found.frame["issue"].to_list() == ["piracy", "health"]
    assert found.frame.row(1, named=True) == {
        "issue": "health",
        "label": "Health",
        "side": 1,
        "camps": 2,
        "holders": 4,
        "weakest": 0.75,
        "mean": 0.875,
    }
    assert found.frame["side"].to_list() == [-1, 1]


def test_a_camp_with_too_few_holders_says_nothing(stances):
    assert "alone" in separating_issues(stances, CAMPS, holders=1).frame["issue"]
    assert separating_issues(stances, CAMPS, holders=3).frame["issue"].to_list() == ["xinjiang"]
    with pytest.raises(UsageError, match="holders"):
        separating_issues(stances, CAMPS, holders=0)


def test_each_actor_counts_once_however_often_it_spoke():
    graph = affiliation(
        {"tests": {"CHN": (90, 90), "RUS": (-1, 1), "USA": (-1, 1), "GBR": (-1, 1)}}
    )
    assert separating_issues(graph, CAMPS).frame["mean"].to_list() == [0]


def test_a_camp_without_a_side_does_not_bridge():
    graph = affiliation({"tests": {"CHN": (1, 1), "RUS": (-1, 1), "USA": (1, 1), "GBR": (1, 1)}})
    assert bridging_issues(graph, CAMPS).frame.height == 0


def test_three_camps_have_three_pairs_and_may_have_names():
    graph = affiliation({"x": {"a": (1, 1), "b": (0, 1), "c": (-1, 1)}})
    frame = separating_issues(graph, {"a": "red", "b": "green", "c": "blue"}, holders=1).frame
    assert frame.select("camp", "other").rows() == [
        ("red", "blue"),
        ("green", "blue"),
        ("red", "green"),
    ]


def test_actors_outside_of_the_camps_are_left_out(stances):
    stances.add_node("ISL", side="actor")
    stances.add_edge("ISL", "xinjiang", signed_weight=-1, weight=1)
    assert separating_issues(stances, CAMPS).frame["holders"].max() == 3


def test_the_order_of_edges_changes_nothing(stances):
    again = nx.Graph()
    again.add_nodes_from(reversed(list(stances.nodes(data=True))))
    again.add_edges_from(reversed(list(stances.edges(data=True))))
    for function in (separating_issues, bridging_issues):
        assert function(stances, CAMPS).frame.equals(function(again, CAMPS).frame)


def test_signs_alone_are_enough():
    graph = nx.Graph()
    graph.add_nodes_from("ab", side="actor")
    graph.add_node("x", side="issue")
    graph.add_edges_from([("a", "x", {"sign": 1}), ("b", "x", {"sign": 1})])
    found = bridging_issues(graph, {"a": 1, "b": 2}, holders=1)
    assert found.frame["weakest"].to_list() == [1]
    assert found.made.options == {"holders": "1", "camps": "given"}


@pytest.mark.parametrize("side", ["actor", None])
def test_other_networks_are_refused(side):
    graph = nx.Graph([("a", "b", {"sign": 1})])
    graph.add_nodes_from("ab", side=side)
    with pytest.raises(UsageError, match="does not join an actor and an issue"):
        separating_issues(graph, {"a": 1})


def test_an_edge_without_a_value_is_refused():
    graph = nx.Graph([("a", "x")])
    graph.add_node("a", side="actor")
    graph.add_node("x", side="issue")
    with pytest.raises(UsageError, match="has no value"):
        bridging_issues(graph, {"a": 1})


def test_an_empty_network_has_no_issues():
    assert separating_issues(nx.Graph(), {}).frame.height == 0
    assert bridging_issues(nx.Graph(), {}).frame.height == 0
