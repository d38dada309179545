"""Measures of agreement against their definitions, worked out vote by vote."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csc_array

from stancegraph.analysis.agreement import MEASURES
from stancegraph.analysis.agreement.counts import pair_counts
from stancegraph.analysis.agreement.measures import measured

MATRICES = (
    st.integers(2, 6)
    .flatmap(
        lambda states: st.integers(1, 12).flatmap(
            lambda calls: st.lists(
                st.lists(st.integers(0, 3), min_size=calls, max_size=calls),
                min_size=states,
                max_size=states,
            )
        )
    )
    .map(lambda rows: np.array(rows, np.int8))
)
"""Levels of some states in some roll calls: 0 no vote, 1 yes, 2 abstention, 3 no."""


def counts_of(levels):
    return pair_counts(csc_array(levels), np.arange(len(levels)))


def values_of(levels, name):
    return measured(counts_of(levels), MEASURES[name])[0]


def by_hand(first, second, name):
    """The measure of two lists of votes, as its source writes it."""
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a and b]
    if not pairs:
        return float("nan")
    n = len(pairs)
    steps = [abs(a - b) for a, b in pairs]
    if name == "voeten":
        return sum(1 - step / 2 for step in steps) / n
    if name == "identical":
        return sum(a == b for a, b in pairs) / n
    if name == "s-absolute":
        return 1 - 2 * sum(steps) / (2 * n)
    if name == "s-squared":
        return 1 - 2 * sum(step**2 for step in steps) / (4 * n)
    squared = name.endswith("squared")
    ours = [sum(a == level for a, _ in pairs) / n for level in (1, 2, 3)]
    theirs = [sum(b == level for _, b in pairs) / n for level in (1, 2, 3)]
    if name.startswith("pi"):
        ours = theirs = [(a + b) / 2 for a, b in zip(ours, theirs, strict=True)]

    def distance(a, b):
        return (a - b) ** 2 if squared else a != b

    observed = sum(distance(a, b) for a, b in pairs) / n
    expected = sum(ours[a] * theirs[b] * distance(a, b) for a, b in product(range(3), repeat=2))
    return 1 - observed / expected if expected > 0 else float("nan")


@pytest.mark.parametrize("name", MEASURES)
@given(MATRICES)
def test_a_measure_is_what_its_source_writes(name, levels):
    values = values_of(levels, name)
    for i, j in product(range(len(levels)), repeat=2):
        assert values[i, j] == pytest.approx(by_hand(levels[i], levels[j], name), nan_ok=True)


@given(MATRICES)
def test_counts_are_those_of_pairs_of_choices(levels):
    counts = counts_of(levels)
    for i, j in product(range(len(levels)), repeat=2):
        for k, level in product(range(3), repeat=2):
            assert counts[k, level, i, j] == sum((levels[i] == k + 1) & (levels[j] == level + 1))


@given(MATRICES)
def test_beside_a_measure_stands_in_how_many_roll_calls_both_voted(levels):
    _, joint = measured(counts_of(levels), MEASURES["pi"])
    voted = (levels > 0).astype(int)
    assert (joint == voted @ voted.T).all()


@pytest.mark.parametrize("name", MEASURES)
@given(MATRICES, st.randoms(use_true_random=False))
def test_measures_are_symmetric_and_do_not_depend_on_the_order(name, levels, drawn):
    values = values_of(levels, name)
    assert np.allclose(values, values.T, equal_nan=True)
    rows = drawn.sample(range(len(levels)), len(levels))
    columns = drawn.sample(range(levels.shape[1]), levels.shape[1])
    again = values_of(levels[rows][:, columns], name)
    assert np.allclose(again, values[np.ix_(rows, rows)], equal_nan=True)


@pytest.mark.parametrize("name", MEASURES)
@given(MATRICES)
def test_measures_keep_their_range_and_are_1_with_oneself(name, levels):
    values = values_of(levels, name)
    known = values[~np.isnan(values)]
    lowest = 0 if name in ("voeten", "identical") else -1
    assert (known <= 1 + 1e-12).all()
    assert (known >= lowest - 1e-12).all()
    own = np.diagonal(values)
    assert np.allclose(own[~np.isnan(own)], 1)
    if MEASURES[name].chance == "none":
        assert (np.isnan(own) == ~(levels > 0).any(axis=1)).all()


@given(MATRICES)
def test_voeten_and_s_are_the_same_on_another_scale(levels):
    assert np.allclose(
        values_of(levels, "voeten"), (1 + values_of(levels, "s-absolute")) / 2, equal_nan=True
    )


def test_kappa_and_pi_of_a_table_worked_out_by_hand():
    """Two raters, three categories: κ and π from the shares of a table of 100 pairs."""
    table = [[44, 5, 1], [7, 20, 3], [9, 5, 6]]
    pairs = [
        (k + 1, level + 1)
        for k, row in enumerate(table)
        for level, n in enumerate(row)
        for _ in range(n)
    ]
    levels = np.array(pairs, np.int8).T
    agree, n = 70 / 100, 100
    each = (50 * 60 + 30 * 30 + 20 * 10) / n**2
    pooled = (55**2 + 30**2 + 15**2) / n**2
    assert values_of(levels, "kappa")[0, 1] == pytest.approx((agree - each) / (1 - each))
    assert values_of(levels, "pi")[0, 1] == pytest.approx((agree - pooled) / (1 - pooled))


def test_who_always_makes_the_same_choice_has_no_kappa():
    levels = np.array([[1, 1, 1], [1, 1, 1], [3, 3, 3]], np.int8)
    assert np.isnan(values_of(levels, "kappa")[0, 1])
    assert values_of(levels, "kappa")[0, 2] == 0
    assert values_of(levels, "pi")[0, 2] == -1


def test_more_roll_calls_than_are_multiplied_at_once(monkeypatch):
    levels = np.random.default_rng(0).integers(0, 4, (7, 200)).astype(np.int8)
    whole = counts_of(levels)
    monkeypatch.setattr("stancegraph.analysis.agreement.counts._AT_ONCE", 72)
    assert (counts_of(levels) == whole).all()


def test_every_measure_names_its_source():
    assert all(any(c.isdigit() for c in one.source) for one in MEASURES.values())
