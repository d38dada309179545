"""Bounds from above and from below, each on its own."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.structure.bounds import (
    frustration_of,
    packing,
    relaxation,
    search,
    starts,
)


@st.composite
def matrices(draw):
    order = draw(st.integers(2, 7))
    values = st.sampled_from([0, 1, -1, 0.5, -3])
    upper = np.zeros((order, order))
    for cell in zip(*np.triu_indices(order, 1), strict=True):
        upper[cell] = draw(values)
    return upper + upper.T


def least(matrix):
    return min(
        frustration_of(matrix, np.array(sides))
        for sides in product((1.0, -1.0), repeat=len(matrix))
    )


@given(matrices(), st.integers(0, 3))
def test_the_relaxation_and_the_packing_lie_below_and_the_search_above(matrix, seed):
    index = least(matrix)
    lower, vectors = relaxation(matrix, seed)
    assert lower <= index + 1e-9
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1)
    sides = search(matrix, starts(matrix, vectors, np.ones(len(matrix)), seed))
    assert set(sides) <= {1, -1}
    assert frustration_of(matrix, sides) >= index - 1e-9
    assert (sides * (matrix @ sides)).min() >= -1e-9
    for one in (sides, np.ones(len(matrix))):
        assert packing(matrix, one) <= index + 1e-9


def test_a_long_cycle_with_one_enemy_is_packed_along_its_whole_length():
    matrix = np.zeros((12, 12))
    ring = np.arange(12)
    matrix[ring, (ring + 1) % 12] = 1
    matrix[11, 0] = -1
    matrix += matrix.T
    assert packing(matrix, np.ones(12)) == 1
    assert 0 < relaxation(matrix, 0)[0] <= 1


def test_the_relaxation_is_tight_on_a_triangle_of_enemies():
    # The cut of a triangle by three vectors at 120 degrees is 9/4 (Goemans & Williamson 1995).
    lower, _ = relaxation(np.eye(3) - 1, 0)
    assert lower == pytest.approx(3 - 9 / 4, abs=1e-4)
