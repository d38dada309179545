"""Change points of series: planted ones are found, and few where there are none."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.analysis.change import changes
from stancegraph.analysis.change.segments import partition
from stancegraph.errors import UsageError

VALUES = st.floats(-5, 5).map(lambda value: round(value, 3))


def firsts(values: object, **asked: object) -> list[object]:
    """The labels at which segments begin."""
    return changes(values, **asked).frame["first"].to_list()  # type: ignore[arg-type]


def scatter(values: list[float], edges: tuple[int, ...]) -> float:
    return sum(float(np.var(part) * len(part)) for part in np.split(np.array(values), edges))


@settings(max_examples=50)
@given(
    values=st.lists(VALUES, min_size=4, max_size=9),
    penalty=st.floats(0.01, 20),
    shortest=st.integers(1, 3),
)
def test_no_segmentation_costs_less(values: list[float], penalty: float, shortest: int) -> None:
    count = len(values)
    found = tuple(changes(values, penalty=penalty, shortest=shortest).frame["first"][1:].to_list())
    possible = (
        edges
        for size in range(count)
        for edges in combinations(range(1, count), size)
        if size == 0 or min(np.diff((0, *edges, count))) >= shortest
    )
    least = min(scatter(values, edges) + penalty * len(edges) for edges in possible)

    assert scatter(values, found) + penalty * len(found) == pytest.approx(least, abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_planted_changes_are_found(seed: int) -> None:
    noise = np.random.default_rng(seed).normal(scale=0.1, size=74)
    means = np.repeat([0.2, 0.8, 0.5], [20, 30, 24])

    assert firsts(means + noise) == [0, 20, 50]


def test_a_step_without_noise_is_found() -> None:
    found = changes([0.2] * 6 + [0.7] * 6, [str(year) for year in range(2008, 2020)]).frame

    assert found.select("first", "last", "length").rows() == [
        ("2008", "2013", 6),
        ("2014", "2019", 6),
    ]
    assert found["mean"].to_list() == pytest.approx([0.2, 0.7])
    assert found["gain"].to_list() == [None, pytest.approx(0.25 * 3)]


@given(value=st.floats(-1e6, 1e6), count=st.integers(0, 40))
def test_a_constant_series_never_changes(value: float, count: int) -> None:
    assert firsts([value] * count) == ([0] if count else [])


@pytest.mark.parametrize(("count", "allowed"), [(10, 0.13), (20, 0.09), (40, 0.06), (74, 0.05)])
def test_pure_noise_seldom_changes(count: int, allowed: float) -> None:
    series = np.random.default_rng(7).normal(size=(300, count))
    alarms = sum(len(firsts(one)) > 1 for one in series)

    assert alarms / len(series) <= allowed


@given(
    values=st.lists(VALUES, min_size=4, max_size=30),
    shift=st.floats(-50, 50),
    scale=st.sampled_from([-4.0, 0.25, 16.0]),
)
@settings(max_examples=50)
def test_changes_do_not_depend_on_the_units_of_the_series(
    values: list[float], shift: float, scale: float
) -> None:
    series = np.array(values)

    assert len(firsts(series * scale + shift)) == len(firsts(series))


def test_missing_values_are_passed_over() -> None:
    found = changes([1, None, 1, 1, float("nan"), 9, 9, 9], penalty=1)

    assert found.frame.select("first", "last", "length").rows() == [(0, 3, 3), (5, 7, 3)]
    assert found.made.options["missing"] == "2"


@pytest.mark.parametrize("count", range(4))
def test_a_short_series_is_one_segment_or_none(count: int) -> None:
    assert len(firsts([float(n) for n in range(count)])) == min(count, 1)


@pytest.mark.parametrize(
    ("values", "asked", "said"),
    [
        ([1.0, 2.0], {"labels": ["a"]}, "2 values, 0 infinite, and 1 labels"),
        ([1.0, float("inf")], {}, "1 infinite"),
        ([1.0, 2.0], {"penalty": -1}, "penalty of -1"),
        ([1.0, 2.0], {"shortest": 0}, "segments of 0"),
    ],
)
def test_what_cannot_be_cut_is_refused(
    values: list[float], asked: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        changes(values, **asked)  # type: ignore[arg-type]


def test_of_equal_segmentations_the_one_with_fewer_changes_is_taken() -> None:
    def free(starts: np.ndarray, end: int) -> np.ndarray:
        return np.zeros(len(starts))

    assert partition(free, 10, penalty=0, shortest=1) == [0]
