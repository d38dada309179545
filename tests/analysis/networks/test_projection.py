"""The matrices of discourse networks, by hand and by property."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.networks.normalisation import Normalise, divisor
from stancegraph.analysis.networks.projection import (
    Incidence,
    conflict,
    congruence,
    ignored,
    subtract,
)

ACTORS, ISSUES = "ABCD", "xyz"
MEASURES = (ignored, congruence, conflict, subtract)


def incidence(rows, actors=ACTORS, span=None):
    schema = {"actor": pl.String, "issue": pl.String, "value": pl.Float64, "weight": pl.Float64}
    return Incidence.of(pl.DataFrame(rows, schema, orient="row"), actors, ISSUES, span)


def by_definition(rows, span, same):
    """The sums of the definition, term by term."""
    size = len(ACTORS)
    found = np.zeros((size, size))
    for a, x, k, w in rows:
        for b, y, q, v in rows:
            if x == y and a != b:
                apart = abs(k - q) / span
                found[ACTORS.index(a), ACTORS.index(b)] += w * v * (1 - apart if same else apart)
    return found


rows = st.lists(
    st.tuples(
        st.sampled_from(ACTORS),
        st.sampled_from(ISSUES),
        st.sampled_from([-1.0, 0.0, 1.0]),
        st.sampled_from([1.0, 0.5, 0.25]),
    ),
    max_size=12,
)


@given(rows)
def test_matrices_are_what_the_definition_sums(told):
    seen = incidence(told, span=2.0)
    assert np.allclose(congruence(seen), by_definition(told, 2.0, same=True))
    assert np.allclose(conflict(seen), by_definition(told, 2.0, same=False))


@given(rows)
def test_congruence_and_conflict_are_what_is_ignored(told):
    seen = incidence(told, span=2.0)
    assert np.allclose(congruence(seen) + conflict(seen), ignored(seen))
    assert np.allclose(congruence(seen) - conflict(seen), subtract(seen))


@given(rows, st.permutations(ACTORS))
def test_the_order_of_actors_changes_nothing(told, order):
    plain, turned = incidence(told, span=2.0), incidence(told, order, 2.0)
    places = [order.index(actor) for actor in ACTORS]
    for measure in MEASURES:
        assert np.allclose(measure(plain), measure(turned)[np.ix_(places, places)])
        assert np.allclose(measure(plain), measure(plain).T)


@given(rows)
def test_actors_and_issues_are_seen_from_both_sides(told):
    seen = incidence(told)
    assert np.allclose(seen.transposed().total.toarray(), seen.total.toarray().T)


def test_an_integer_qualifier_agrees_by_how_near_the_values_are():
    """Values -4 and 2 on a range of 10, told 2 and 3 times: 2 * 3 * (1 - 6 / 10)."""
    seen = incidence([("A", "x", -4.0, 2.0), ("B", "x", 2.0, 3.0)], span=10.0)
    assert congruence(seen)[0, 1] == pytest.approx(2.4)
    assert conflict(seen)[0, 1] == pytest.approx(3.6)


def test_one_value_alone_is_no_conflict():
    assert not conflict(incidence([("A", "x", 1.0, 1.0), ("B", "x", 1.0, 1.0)])).any()
    assert not ignored(incidence([])).any()


TOLD = [("A", "x", 1.0, 2.0), ("A", "y", 1.0, 1.0), ("B", "x", 1.0, 3.0), ("B", "z", -1.0, 1.0)]


@pytest.mark.parametrize(
    ("by", "divided"),
    [
        (Normalise.NONE, 1),
        (Normalise.AVERAGE_ACTIVITY, (3 + 4) / 2),
        (Normalise.JACCARD, 2 * 3 + 1 + 1),
        (Normalise.COSINE, 5**0.5 * 10**0.5),
        (Normalise.DNA_COSINE, 3 * 4),
    ],
)
def test_ties_are_divided_as_each_definition_says(by, divided):
    found = divisor(incidence(TOLD, span=2.0), by)
    assert found[0, 1] == pytest.approx(divided)
    assert found[2, 3] == 1 if by in (Normalise.NONE, Normalise.COSINE) else found[2, 3] > 0


@given(rows)
def test_the_cosine_of_congruence_is_at_most_one(told):
    crisp = [row for row in told if row[2]]
    seen = incidence(crisp, span=2.0)
    assert (congruence(seen) / divisor(seen, Normalise.COSINE) <= 1 + 1e-9).all()
