"""Kernels are symmetric and integrate to 1; a stance counts the more the nearer it is."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from stancegraph.analysis.change import Kernel, at, density
from stancegraph.errors import UsageError

from .making import stance, stances_of

BANDWIDTHS = st.floats(0.5, 5000)


@pytest.mark.parametrize("kernel", Kernel)
@given(bandwidth=BANDWIDTHS)
def test_a_kernel_integrates_to_one(kernel: Kernel, bandwidth: float) -> None:
    reach = 9 * bandwidth if kernel is Kernel.GAUSSIAN else bandwidth
    half, _ = quad(lambda days: float(density(days, kernel, bandwidth)), 0, reach)

    assert 2 * half == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("kernel", Kernel)
@given(bandwidth=BANDWIDTHS, days=st.floats(-9999, 9999))
def test_a_kernel_is_symmetric_and_never_negative(
    kernel: Kernel, bandwidth: float, days: float
) -> None:
    before, after = density([-days, days], kernel, bandwidth)

    assert before == after >= 0


@pytest.mark.parametrize("kernel", Kernel)
@given(bandwidth=BANDWIDTHS, days=st.lists(st.floats(0, 9999), min_size=2, max_size=9))
def test_what_is_further_away_never_counts_more(
    kernel: Kernel, bandwidth: float, days: list[float]
) -> None:
    weights = density(sorted(days), kernel, bandwidth)

    assert (np.diff(weights) <= 0).all()


@pytest.mark.parametrize(
    ("kernel", "here", "halfway"),
    [
        ("uniform", 1 / 2, 1 / 2),
        ("triangular", 1, 1 / 2),
        ("epanechnikov", 3 / 4, 9 / 16),
        ("gaussian", 0.3989422804, 0.3520653268),
    ],
)
def test_the_shapes_are_those_of_the_books(kernel: str, here: float, halfway: float) -> None:
    assert density([0, 5, -5], kernel, 10) * 10 == pytest.approx([here, halfway, halfway])


def test_the_weight_of_a_stance_is_scaled() -> None:
    given_ = stances_of([stance("2019-07-12", weight=0.5), stance("2019-07-14"), stance("2018")])
    found = at(given_, "2019-07-12", kernel="triangular", bandwidth=10)

    assert found.frame["position"].to_list() == ["p0", "p1"]
    assert found.frame["weight"].to_list() == pytest.approx([0.05, 0.08])


@pytest.mark.parametrize("kernel", Kernel)
@settings(max_examples=20)
@given(day=st.integers(-40, 70))
def test_a_month_counts_as_the_mean_of_its_days(kernel: Kernel, day: int) -> None:
    when = date(2019, 6, 1) + timedelta(days=day)
    days = [date(2019, 6, 1) + timedelta(days=n) for n in range(30)]
    month = at(stances_of([stance("2019-06")]), when, kernel=kernel, bandwidth=20)
    each = at(stances_of(stance(one) for one in days), when, kernel=kernel, bandwidth=20)

    assert month.frame["weight"].sum() == pytest.approx(each.frame["weight"].sum() / 30)


def test_undated_stances_are_told() -> None:
    found = at(stances_of([stance(None), stance("2019-07-12")]), date(2019, 7, 12), bandwidth=5)

    assert found.frame.height == 1
    told = {name: found.made.options[name] for name in ("day", "kernel", "bandwidth", "undated")}
    assert told == {
        "day": "2019-07-12",
        "kernel": "epanechnikov",
        "bandwidth": "5 days",
        "undated": "1",
    }


@pytest.mark.parametrize("rows", [[], [stance(None)], [stance("1946")]])
def test_where_nothing_counts_nothing_is_left(rows: list[dict[str, object]]) -> None:
    assert at(stances_of(rows), "2019-07-12", bandwidth=5).frame.is_empty()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kernel": "cosine"}, "kernel cannot be 'cosine'"),
        ({"bandwidth": 0}, "bandwidth of 0"),
        ({"bandwidth": float("nan")}, "bandwidth of nan"),
        ({"day": "2019"}, "'2019' is no day"),
    ],
)
def test_what_is_no_kernel_is_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        at(stances_of([stance("2019")]), **{"day": "2019-07-12", **asked})  # type: ignore[arg-type]
