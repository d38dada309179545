"""Cutting planes and branch and bound."""

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stancegraph.analysis.structure.bounds import frustration_of
from stancegraph.analysis.structure.exact import Block, branch_and_bound, cycles_to_cut
from stancegraph.analysis.structure.signed import signed, symmetric


@given(data=st.data())
def test_cuts_bound_the_index_and_branching_finds_it(data, graphs):
    net = signed(data.draw(graphs))
    assume(net.size)
    block = Block(net.order, net.source, net.target, net.value)
    matrix = symmetric(net.order, net.source, net.target, net.value).toarray()
    index = min(
        frustration_of(matrix, np.array(sides)) for sides in product((1.0, -1.0), repeat=net.order)
    )
    lower, cycles = cycles_to_cut(block)
    assert lower <= index + 1e-6
    bound, sides = branch_and_bound(block, cycles)
    assert bound == pytest.approx(index, abs=1e-5)
    assert frustration_of(matrix, sides) == pytest.approx(index)


def test_cycles_longer_than_triangles_are_found():
    ring = np.arange(7)
    ends = np.sort(np.column_stack([ring, (ring + 1) % 7]), axis=1)
    block = Block(7, ends[:, 0], ends[:, 1], np.array([1.0, 1, 1, -1, 1, 1, 1]))
    lower, cycles = cycles_to_cut(block)
    assert lower == pytest.approx(1)
    assert cycles.toarray().tolist() == [[1] * 7]


def test_the_complete_graph_of_five_enemies_needs_branching():
    # Its triangles alone give 10 · 1/3, the least whole number of edges is 4.
    one, other = np.triu_indices(5, 1)
    block = Block(5, one, other, -np.ones(10))
    lower, cycles = cycles_to_cut(block)
    assert lower == pytest.approx(10 / 3)
    assert branch_and_bound(block, cycles)[0] == pytest.approx(4)
