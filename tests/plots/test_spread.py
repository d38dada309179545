"""Labels are kept apart and near what they name."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.plots.spread import free, overlaps, spread


def test_labels_that_have_room_stay():
    assert spread([10, 50, 90], 15, 0, 100) == [10, 50, 90]


def test_labels_that_would_touch_part_evenly():
    assert spread([50, 50], 10, 0, 100) == [45, 55]


def test_order_is_kept_and_the_frame_too():
    assert spread([99, 98, 2], 10, 0, 100) == [99.5, 89.5, 2]


@given(st.lists(st.floats(0, 400), max_size=12), st.floats(1, 30))
def test_no_two_are_nearer_than_the_gap(wanted, gap):
    found = sorted(spread(wanted, gap, 0, 400))
    assert all(after - before >= gap - 1e-6 for before, after in itertools.pairwise(found))
    assert all(-1e-6 <= place <= max(400, gap * len(found)) for place in found)


@pytest.mark.parametrize(("other", "touching"), [((5, 5, 15, 15), True), ((10, 0, 20, 10), False)])
def test_boxes_that_share_an_edge_do_not_overlap(other, touching):
    assert overlaps((0, 0, 10, 10), other) is touching


def test_the_first_free_place_is_taken():
    places = [(0, 0, 4, 4), (4, 0, 8, 4), (8, 0, 12, 4)]
    assert free(places, [(1, 1, 5, 3)]) == (8, 0, 12, 4)
    assert free(places, [(0, 0, 20, 4)]) is None
