"""Triangles, each once."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.structure.signed import signed
from stancegraph.analysis.structure.triads import triangles


@given(data=st.data())
def test_every_triangle_is_named_once_by_its_edges(data, graphs):
    net = signed(data.draw(graphs))
    number = {pair: edge for edge, pair in enumerate(zip(net.source, net.target, strict=True))}
    expected = [
        [number[one, two], number[one, three], number[two, three]]
        for one, two, three in combinations(range(net.order), 3)
        if {(one, two), (one, three), (two, three)} <= number.keys()
    ]
    assert triangles(net.order, net.source, net.target).tolist() == expected
