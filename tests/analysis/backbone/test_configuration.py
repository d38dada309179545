from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stancegraph.analysis.backbone import cell_probabilities
from stancegraph.errors import UsageError

MATRICES = st.tuples(st.integers(0, 7), st.integers(0, 7)).flatmap(
    lambda shape: arrays(np.int64, shape, elements=st.integers(0, 1))
)


def probabilities(matrix: object) -> np.ndarray:
    cells = np.asarray(matrix)
    return cell_probabilities(cells.sum(axis=1), cells.sum(axis=0))


def test_the_published_probabilities_of_the_r_package_backbone() -> None:
    expected = [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    found = probabilities([[0, 0, 1], [0, 1, 0], [1, 0, 1]])
    assert found.round(3).tolist() == expected


@given(MATRICES)
def test_sums_are_met_on_average_whatever_the_matrix(matrix: np.ndarray) -> None:
    found = probabilities(matrix)
    assert found.min(initial=0) >= 0
    assert found.max(initial=0) <= 1
    assert np.allclose(found.sum(axis=1), matrix.sum(axis=1), atol=1e-8)
    assert np.allclose(found.sum(axis=0), matrix.sum(axis=0), atol=1e-8)


@given(MATRICES, st.randoms(use_true_random=False))
def test_probabilities_follow_the_sums_and_not_the_order(
    matrix: np.ndarray, random: object
) -> None:
    rows, columns = list(range(matrix.shape[0])), list(range(matrix.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled = np.ix_(rows, columns)
    assert np.allclose(probabilities(matrix[shuffled]), probabilities(matrix)[shuffled], atol=1e-7)


def test_full_and_empty_rows_and_columns_are_certain() -> None:
    found = probabilities([[1, 1, 1, 0], [0, 0, 0, 0], [1, 0, 1, 0], [1, 1, 0, 0]])
    assert found[0].tolist() == [1, 1, 1, 0]
    assert found[1].tolist() == [0, 0, 0, 0]
    assert found[2:, 0].tolist() == [1, 1]
    assert found[2:, 3].tolist() == [0, 0]
    assert np.allclose(found[2:, 1:3], 0.5)


def test_blocks_that_the_sums_force_are_certain_though_no_row_is_full_or_empty() -> None:
    found = probabilities([[1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]])
    assert found[:2, :2].tolist() == [[1, 1], [1, 1]]
    assert found[2:, 2:].tolist() == [[0, 0], [0, 0]]
    assert np.allclose(found[:2, 2:], 0.5)


def test_a_nested_matrix_leaves_no_choice() -> None:
    nested = np.tri(6, dtype=np.int64)
    assert np.array_equal(probabilities(nested), nested)


@pytest.mark.parametrize(("rows", "columns"), [([2, 0], [2, 0]), ([1, 1], [1, 0]), ([-1], [-1])])
def test_sums_that_no_matrix_has_are_refused(rows: list[int], columns: list[int]) -> None:
    with pytest.raises(UsageError, match="no matrix"):
        cell_probabilities(np.array(rows), np.array(columns))
