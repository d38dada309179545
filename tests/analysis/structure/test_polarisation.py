"""Measures of polarisation, each with its bounds."""

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.structure import esteban_ray, polarisation
from stancegraph.errors import UsageError

CAMPS = {**dict.fromkeys("ab", "west"), **dict.fromkeys("cd", "east")}


def test_two_camps_of_friends_against_each_other_are_as_polarised_as_can_be(signs):
    graph = signs({"ab": 1, "cd": 1, "ac": -1, "ad": -1, "bc": -1, "bd": -1})
    found = polarisation(graph, CAMPS)
    # Positive: 2/2 inside, 2 · (1/2)² expected. Negative: 0 of 4 inside, 1/2 expected.
    assert found.modularity == pytest.approx((2 * (1 - 0.5) + 4 * 0.5) / 6)
    assert found.external_internal == -1
    assert found.two_camps == 1


def test_friends_only_outside_turn_the_index(signs):
    found = polarisation(signs({"ac": 2, "bd": 1, "ab": -1}), CAMPS)
    assert found.external_internal == 1
    assert found.modularity < 0


def test_positive_ties_count_by_weight_or_alike(signs):
    graph = signs({"ab": 3, "ac": 1})
    assert polarisation(graph, CAMPS).external_internal == (1 - 3) / 4
    assert polarisation(graph, CAMPS, weighted=False).external_internal == 0


def test_a_network_without_ties_has_no_polarisation(signs):
    found = polarisation(signs({}, *"abcd"), CAMPS)
    assert all(map(math.isnan, (found.modularity, found.external_internal, found.two_camps)))


def test_a_node_with_ties_needs_a_camp(signs):
    with pytest.raises(UsageError, match="1 nodes have ties but no camp, the first e"):
        polarisation(signs({"ae": 1}, "f"), CAMPS)


@given(data=st.data())
def test_all_measures_keep_within_their_bounds(data, graphs):
    graph = data.draw(graphs)
    found = polarisation(graph, {node: node % 3 for node in graph})
    for value in (found.modularity, found.external_internal):
        assert math.isnan(value) or -1 <= value <= 1
    assert math.isnan(found.two_camps) or 0 <= found.two_camps <= 1


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ({"a": -1, "b": 1}, 1),
        ({"a": 1, "b": 1}, 0),
        ({"a": -1}, 0),
        # Three thirds at -1, 0 and 1: (1/3)³ · (2 · 1 + 2 · 1 + 2 · 2) · 2.
        ({"a": -1, "b": 0, "c": 1}, 16 / 27),
    ],
)
def test_esteban_and_ray_on_positions_by_hand(positions, expected):
    assert esteban_ray(positions) == pytest.approx(expected)


def test_groups_hold_their_mean_position():
    positions = {"a": -1.0, "b": -0.5, "c": 0.5, "d": 1.0}
    groups = {"a": "left", "b": "left", "c": "right", "d": "right"}
    assert esteban_ray(positions, groups=groups) == pytest.approx(0.75)
    assert esteban_ray(positions) < 0.75


def test_the_span_and_the_weight_of_identification_can_be_chosen():
    assert esteban_ray({"a": 0, "b": 10}, span=(0, 10), alpha=1.6) == pytest.approx(1)
    assert esteban_ray({"a": 0, "b": 5}, span=(0, 10), alpha=0.5) == pytest.approx(0.5)


@given(st.dictionaries(st.integers(0, 20), st.floats(-1, 1)), st.floats(0.1, 1.6))
def test_esteban_and_ray_keeps_between_0_and_1(positions, alpha):
    found = esteban_ray(positions, alpha=alpha)
    assert math.isnan(found) if not positions else 0 <= found <= 1 + 1e-9


@pytest.mark.parametrize(
    "options",
    [
        {"positions": {"a": 2}},
        {"positions": {"a": math.nan}},
        {"positions": {"a": 0}, "alpha": 0},
        {"positions": {"a": 0}, "alpha": 2},
        {"positions": {"a": 0}, "groups": {"b": 1}},
        {"positions": {}, "span": (1, 1)},
    ],
)
def test_positions_that_cannot_be_are_refused(options):
    with pytest.raises(UsageError):
        esteban_ray(**options)


def test_of_no_positions_nothing_is_known():
    assert math.isnan(esteban_ray({}))
    assert math.isnan(polarisation(nx.Graph(), {}).modularity)
