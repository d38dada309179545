"""Camps by the Leiden algorithm on two layers, and their quality."""

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms.community import modularity

from stancegraph.analysis import extras
from stancegraph.analysis.structure import Quality, camps, polarisation
from stancegraph.errors import MissingExtra, UsageError

pytest.importorskip("leidenalg")

THREE = ((3, 4, 6, 7, 8, 11, 12), (5, 9, 10, 13, 14), (1, 2, 15, 16))
"""The clusters that Hage & Harary (1983) show in the Gahuku-Gama."""


@pytest.mark.parametrize(("quality", "resolution"), [("modularity", 1), ("cpm", 0.1)])
def test_the_gahuku_gama_have_three_camps(gahuku_gama, quality, resolution):
    found = camps(gahuku_gama, quality=quality, resolution=resolution)
    assert found.members == THREE
    assert found.isolates == ()
    assert found.camp_of[1] == 3


def test_the_quality_is_signed_modularity(gahuku_gama):
    found = camps(gahuku_gama)
    positive, negative = nx.Graph(), nx.Graph()
    for layer, way in ((positive, 1), (negative, -1)):
        layer.add_nodes_from(gahuku_gama)
        layer.add_edges_from(edge for *edge, sign in gahuku_gama.edges(data="sign") if sign == way)
    parts = [set(camp) for camp in found.members]
    # Both layers have 29 ties, so each is half of the whole.
    expected = (modularity(positive, parts) - modularity(negative, parts)) / 2
    assert found.quality == pytest.approx(expected)
    assert polarisation(gahuku_gama, found).modularity == pytest.approx(expected)


def test_the_quality_of_the_potts_model_is_weight_inside_less_pairs(gahuku_gama):
    found = camps(gahuku_gama, quality="cpm", resolution=0.1)
    assert found.quality == pytest.approx((27 - 0.1 * (21 + 10 + 6)) / 58)


def test_each_member_has_its_share_of_friends_inside(gahuku_gama):
    frame = camps(gahuku_gama).shares.frame
    assert frame["key"].to_list() == [str(node) for camp in THREE for node in camp]
    assert frame.filter(key="13").row(0, named=True) == {
        "key": "13",
        "label": "13",
        "camp": 2,
        "positive": 4.0,
        "positive_inside": 0.75,
        "negative": 4.0,
        "negative_inside": 0.0,
    }


@pytest.mark.parametrize("sign", [1, -1])
def test_friends_are_one_camp_and_enemies_one_each(complete, sign):
    found = camps(complete(4, sign))
    assert found.members == (((0, 1, 2, 3),) if sign > 0 else ((0,), (1,), (2,), (3,)))
    empty = "negative_inside" if sign > 0 else "positive_inside"
    assert found.shares.frame[empty].null_count() == 4


def test_those_with_the_same_opponents_are_one_camp_without_a_tie_between_them(signs):
    found = camps(signs(dict.fromkeys(("ax", "ay", "bx", "by", "cx", "cy"), -1)))
    assert found.members == (("a", "b", "c"), ("x", "y"))
    assert found.quality == pytest.approx(0.5)


def test_nodes_without_ties_are_in_no_camp(signs):
    found = camps(signs({"bc": 2, "ab": -1}, "x", "a"))
    assert found.members == (("b", "c"), ("a",))
    assert found.isolates == ("x",)
    assert found.shares.frame["key"].to_list() == ["b", "c", "a"]


def test_without_ties_there_are_no_camps():
    found = camps(nx.Graph())
    assert (found.members, found.isolates, found.shares.frame.height) == ((), (), 0)
    assert math.isnan(found.quality)


def test_a_higher_resolution_gives_more_camps(gahuku_gama):
    assert len(camps(gahuku_gama, resolution=3).members) > 3
    assert len(camps(gahuku_gama, quality=Quality.CPM, resolution=1).members) > 3


def test_weights_decide_unless_signs_alone_count(signs):
    graph = signs({"ab": 9, "cd": 9, "bc": 1, "ad": 1, "ac": 1, "bd": 1})
    assert camps(graph).members == (("a", "b"), ("c", "d"))
    assert camps(graph, weighted=False).members == (("a", "b", "c", "d"),)


@given(data=st.data())
def test_the_order_of_nodes_and_edges_changes_nothing(data, graphs):
    graph = data.draw(graphs)
    again = nx.Graph()
    again.add_nodes_from(data.draw(st.permutations(list(graph))))
    again.add_edges_from(data.draw(st.permutations(list(graph.edges(data=True)))))
    one, other = camps(graph, starts=2), camps(again, starts=2)
    assert one.members == other.members
    assert one.shares.frame.equals(other.shares.frame)


def test_seeds_are_shown(gahuku_gama):
    assert camps(gahuku_gama, seed=7, starts=3).made.options == {
        "quality": "modularity",
        "resolution": "1.0",
        "weighted": "yes",
        "seed": "7",
        "starts": "3",
    }


@pytest.mark.parametrize(
    "options", [{"quality": "beauty"}, {"resolution": -1}, {"starts": 0}, {"quality": None}]
)
def test_what_cannot_be_is_refused(gahuku_gama, options):
    with pytest.raises(UsageError):
        camps(gahuku_gama, **options)


def test_without_the_extra_the_error_names_what_to_install(gahuku_gama, monkeypatch):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(MissingExtra, match=r"stancegraph\[analysis\]"):
        camps(gahuku_gama)
