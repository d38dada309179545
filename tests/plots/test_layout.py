"""Friends stand near, foes apart, and no two boxes overlap."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stancegraph.plots.layout import apart, distances, positions


def camps(number):
    """Two cliques of friends, all of one foes of all of the other."""
    camp = np.arange(number) % 2
    weights = np.where(camp[:, None] == camp, 1.0, -1.0)
    np.fill_diagonal(weights, 0)
    return weights, camp


@pytest.mark.parametrize("number", [6, 20, 61])
def test_two_camps_stand_left_and_right(number):
    weights, camp = camps(number)
    across = positions(weights)[:, 0]
    one, other = across[camp == 0], across[camp == 1]
    assert max(one) < min(other) or max(other) < min(one)


def test_the_stronger_the_tie_the_nearer():
    weights = np.array([[0, 9, 1], [9, 0, 0], [1, 0, 0]], dtype=float)
    wanted = distances(weights)
    assert wanted[0, 1] < wanted[0, 2] < wanted[1, 2]


def test_foes_are_wanted_further_apart_than_strangers():
    weights = np.zeros((4, 4))
    weights[0, 1] = weights[1, 0] = 1
    weights[2, 3] = weights[3, 2] = 1
    weights[0, 2] = weights[2, 0] = -1
    wanted = distances(weights)
    assert wanted[0, 2] > wanted[1, 3] > wanted[0, 1]


def test_those_without_a_friend_stand_by_those_who_share_their_foe():
    weights = np.zeros((4, 4))
    weights[0, 1:3] = weights[1:3, 0] = -1
    weights[0, 3] = weights[3, 0] = 1
    wanted = distances(weights)
    assert wanted[1, 2] < wanted[1, 0]
    assert wanted[1, 2] < wanted[1, 3]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_small_networks_have_places_too(number):
    assert positions(np.zeros((number, number))).shape == (number, 2)


def test_nodes_without_any_tie_stand_apart():
    points = positions(np.zeros((5, 5)))
    gaps = np.linalg.norm(points[:, None] - points, axis=2)[np.triu_indices(5, 1)]
    assert np.isfinite(points).all()
    assert gaps.min() > 0.1


@settings(deadline=None)
@given(arrays(float, st.tuples(st.integers(2, 40), st.just(2)), elements=st.floats(-50, 50)))
def test_boxes_are_moved_until_none_overlaps(points):
    halves = np.tile([9.0, 7.0], (len(points), 1))
    moved = apart(points, halves)
    gap = np.abs(moved[:, None] - moved) - (halves[:, None] + halves)
    np.fill_diagonal(gap[..., 0], 1)
    assert (gap.max(axis=2) > -1e-3).all()


def test_boxes_that_do_not_overlap_stay():
    points = np.array([[0.0, 0], [30, 0], [0, 30]])
    assert (apart(points, np.full((3, 2), 8.0)) == points).all()
