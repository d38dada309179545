"""Of too many ties the strongest of each sign of each node are drawn."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.plots.thinning import Ties, strongest


def ties(rows):
    """Ties from rows of source, target, weight, sign, length."""
    table = np.array(rows, dtype=float).reshape(-1, 5)
    ends = table[:, :2].astype(int)
    return Ties(ends[:, 0], ends[:, 1], table[:, 2], table[:, 3].astype(int), table[:, 4])


def drawn(found):
    return set(zip(found.sources.tolist(), found.targets.tolist(), strict=True))


def test_few_ties_are_all_drawn():
    some = ties([(0, 1, 1, 1, 1), (1, 2, 1, -1, 1)])
    found, kept = strongest(some, 5)
    assert (drawn(found), kept) == ({(0, 1), (1, 2)}, {})


def test_each_node_keeps_its_strongest_of_a_sign_that_is_too_many():
    rows = [(0, 1, 5, 1, 1), (0, 2, 4, 1, 1), (1, 2, 3, 1, 1), (0, 3, 1, -1, 1), (1, 3, 2, -1, 1)]
    found, kept = strongest(ties(rows), 4)
    assert kept == {1: 1}
    assert drawn(found) == {(0, 1), (0, 2), (0, 3), (1, 3)}


def test_each_sign_has_room():
    friends = [(a, b, 9, 1, 1) for a in range(12) for b in range(a)]
    foes = [(0, 12, 1, -1, 1), (1, 12, 1, -1, 1)]
    found, kept = strongest(ties(friends + foes), 30)
    assert set(kept) == {1}
    assert {(0, 12), (1, 12)} <= drawn(found)
    assert 20 <= len(found) <= 30


def test_of_equal_ties_the_shorter_is_drawn():
    rows = [(0, 1, 1, 1, 9), (0, 2, 1, 1, 1), (1, 2, 1, 1, 5)]
    found, _ = strongest(ties(rows), 2)
    assert drawn(found) == {(0, 2), (1, 2)}


@given(st.integers(3, 14), st.integers(1, 60), st.integers(0, 99))
def test_no_node_loses_all_ties_of_a_sign(number, most, seed):
    rng = np.random.default_rng(seed)
    pairs = np.column_stack(np.triu_indices(number, 1))
    every = np.column_stack(
        [pairs, rng.random(len(pairs)), rng.choice([-1, 1], len(pairs)), rng.random(len(pairs))]
    )
    before = ties(every)
    after, kept = strongest(before, most)
    assert _borne(after) == _borne(before)
    assert 1 in kept.values() or len(after) <= most


def _borne(some):
    ends = np.concatenate([some.sources, some.targets])
    return set(zip(ends.tolist(), np.tile(some.signs, 2).tolist(), strict=True))
