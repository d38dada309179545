from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats
from scipy.sparse import csr_array

from stancegraph.analysis.backbone import cell_probabilities, p_values
from stancegraph.analysis.backbone.models import MODELS, poisson_binomial
from stancegraph.errors import UsageError

M = np.array([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]])
MATRICES = st.tuples(st.integers(1, 7), st.integers(0, 9)).flatmap(
    lambda shape: arrays(np.int64, shape, elements=st.integers(0, 1))
)


@pytest.mark.parametrize(
    ("model", "method", "tail", "expected"),
    [
        ("fixed-row", "exact", "upper", [[0.25, 1, 0.5], [1, 0.25, 1], [0.5, 1, 0.167]]),
        ("fixed-fill", "exact", "upper", [[0.004, 1, 0.173], [1, 0.732, 1], [0.173, 1, 0.173]]),
        (
            "fixed-column",
            "refined-normal",
            "upper",
            [[0.008, 0.975, 0.114], [0.975, 0.568, 0.975], [0.114, 0.975, 0.114]],
        ),
        (
            "sdsm",
            "refined-normal",
            "upper",
            [[0.432, 0.977, 0.549], [0.977, 0.304, 0.972], [0.549, 0.972, 0.329]],
        ),
        (
            "sdsm",
            "refined-normal",
            "lower",
            [[0.909, 0.354, 0.844], [0.354, 0.954, 0.476], [0.844, 0.476, 0.942]],
        ),
    ],
)
def test_published_p_values_of_the_r_package_backbone(
    model: str, method: str, tail: str, expected: list[list[float]]
) -> None:
    """Its upper tail is P(X >= observed); those of independent cells are approximated."""
    tails = p_values(model, M, method=method)
    assert getattr(tails, tail).round(3).tolist() == expected


def test_sharing_nothing_is_certain_to_be_reached_when_tails_are_exact() -> None:
    for model in MODELS:
        assert p_values(model, M).upper[0, 1] == 1


@pytest.mark.parametrize("model", MODELS)
@given(matrix=MATRICES)
def test_tails_are_probabilities_that_share_the_observed_number(
    model: str, matrix: np.ndarray
) -> None:
    upper, lower = p_values(model, matrix)
    for tail in (upper, lower):
        assert tail.min() >= 0
        assert tail.max() <= 1
        assert np.array_equal(tail, tail.T)
    assert (upper + lower).min() >= 1 - 1e-12


@pytest.mark.parametrize("model", MODELS)
@given(matrix=MATRICES, random=st.randoms(use_true_random=False))
def test_p_values_do_not_depend_on_the_order(
    model: str, matrix: np.ndarray, random: object
) -> None:
    rows, columns = list(range(matrix.shape[0])), list(range(matrix.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled = p_values(model, matrix[np.ix_(rows, columns)])
    for tail, other in zip(p_values(model, matrix), shuffled, strict=True):
        assert np.allclose(tail[np.ix_(rows, rows)], other, atol=1e-6)


def by_enumeration(matrix: np.ndarray, keeps: object) -> tuple[np.ndarray, np.ndarray]:
    """Both tails by counting every matrix that keeps the same as the observed one."""
    observed, kept = matrix @ matrix.T, keeps(matrix)
    upper, lower, count = np.zeros(observed.shape), np.zeros(observed.shape), 0
    for cells in product((0, 1), repeat=matrix.size):
        other = np.array(cells).reshape(matrix.shape)
        if np.array_equal(keeps(other), kept):
            shared = other @ other.T
            upper, lower = upper + (shared >= observed), lower + (shared <= observed)
            count += 1
    return upper / count, lower / count


@pytest.mark.parametrize(
    ("model", "keeps"),
    [
        ("fixed-row", lambda matrix: matrix.sum(axis=1)),
        ("fixed-column", lambda matrix: matrix.sum(axis=0)),
        ("fixed-fill", lambda matrix: matrix.sum()),
    ],
)
def test_exact_tails_are_those_of_all_matrices_counted(model: str, keeps: object) -> None:
    pairs = ~np.eye(3, dtype=bool)
    for tail, counted in zip(p_values(model, M), by_enumeration(M, keeps), strict=True):
        assert np.allclose(tail[pairs], counted[pairs])


def test_large_models_agree_with_scipy_on_every_pair_tried() -> None:
    random = np.random.default_rng(7)
    chance = random.beta(1, 1, 40)[:, None] * random.beta(2, 1, 3000)
    matrix = (random.random((40, 3000)) < chance).astype(np.int64)
    shared, rows = matrix @ matrix.T, matrix.sum(axis=1)
    cells = cell_probabilities(rows, matrix.sum(axis=0))
    degrees, hypergeometric = p_values("sdsm", matrix), p_values("fixed-row", matrix)
    for i, j in [(0, 1), (2, 3), (5, 39), (11, 20), (7, 8)]:
        number = stats.poisson_binom(cells[i] * cells[j])
        assert degrees.upper[i, j] == pytest.approx(number.sf(shared[i, j] - 1), abs=1e-10)
        assert degrees.lower[i, j] == pytest.approx(number.cdf(shared[i, j]), abs=1e-10)
        number = stats.hypergeom(3000, rows[i], rows[j])
        assert hypergeometric.upper[i, j] == pytest.approx(number.sf(shared[i, j] - 1), abs=1e-10)
        assert hypergeometric.lower[i, j] == pytest.approx(number.cdf(shared[i, j]), abs=1e-10)


@given(arrays(np.float64, (2, 6), elements=st.floats(0, 1)))
def test_successes_of_unequal_trials_are_those_of_a_convolution(chances: np.ndarray) -> None:
    repeats = np.array([1, 2, 1, 3, 1, 1])
    found = poisson_binomial(chances, repeats, np.zeros(2, np.int64), 10)
    for row, mass in zip(chances, found, strict=True):
        expected = np.ones(1)
        for chance in np.repeat(row, repeats):
            expected = np.convolve(expected, [1 - chance, chance])
        assert np.allclose(mass, expected, atol=1e-14)


def test_sparse_and_dense_matrices_are_the_same() -> None:
    for model in MODELS:
        assert np.array_equal(p_values(model, csr_array(M)).upper, p_values(model, M).upper)


def test_no_rows_no_columns_and_one_row() -> None:
    for model in MODELS:
        assert p_values(model, np.zeros((0, 3))).upper.shape == (0, 0)
        assert p_values(model, np.zeros((2, 0))).upper.tolist() == [[1, 1], [1, 1]]
        assert p_values(model, [[1, 0, 1]]).upper.shape == (1, 1)


def test_disparity_is_the_share_cut_at_random() -> None:
    weights = np.array([[0, 8, 1, 1], [8, 0, 0, 0], [1, 0, 0, 3], [1, 0, 3, 0]])
    upper, lower = p_values("disparity", weights)
    assert upper[0, 1] == pytest.approx(0.2**2)  # node 1 has one tie, node 0 decides
    assert upper[2, 3] == pytest.approx(0.25)
    assert lower[0, 2] == pytest.approx(1 - 0.9**2)
    assert upper[1, 2] == lower[1, 2] == 1  # no tie
    assert np.array_equal(upper, upper.T)


@pytest.mark.parametrize(
    ("model", "matrix", "options", "message"),
    [
        ("fdsm", M, {}, "there is no model 'fdsm'"),
        ("sdsm", M, {"method": "quick"}, "there is no method 'quick'"),
        ("sdsm", 2 * M, {}, "zeros and ones"),
        ("sdsm", M[0], {}, "two dimensions"),
        ("fixed-row", M, {"method": "refined-normal"}, "no refined normal"),
        ("disparity", M, {}, "symmetric"),
        ("disparity", -np.eye(2), {}, "0 and above"),
        ("disparity", np.eye(2), {"method": "refined-normal"}, "no method"),
    ],
)
def test_what_does_not_fit_is_refused(
    model: str, matrix: np.ndarray, options: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        p_values(model, matrix, **options)
