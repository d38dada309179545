"""GraphML and GEXF, as networkx and igraph read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import igraph
import networkx as nx
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network


def legal(text: str) -> str:
    """What is left of the hostile label in XML."""
    return text.replace("\x01", "").replace("\x1b", "")


def test_networkx_reads_the_graphml_as_the_network_itself(network: Network, tmp_path: Path) -> None:
    read = nx.read_graphml(network.write(tmp_path / "one.graphml"))
    assert not read.is_directed()
    assert list(read) == [legal(key) for key in network]
    for key, attributes in network.nodes(data=True):
        found = read.nodes[legal(key)]
        assert found["label"] == found["name"] == legal(attributes["label"])
        assert found["identifier"] == attributes["id"]
        assert found["kind"] == attributes["kind"]
    for source, target, attributes in network.edges(data=True):
        found = read.edges[legal(source), legal(target)]
        for name in ("weight", "sign", "signed_weight"):
            assert found[name] == attributes[name]
            assert type(found[name]) is type(attributes[name])
    assert read.edges["CHN", "bloc:European Union"]["interaction"] == "negative"
    assert read.edges["CHN", "bloc:European Union"]["share"] == 0.5
    assert "share" not in read.edges["CHN", legal(list(network)[2])]


def test_the_graph_of_the_graphml_tells_how_it_was_made(network: Network, tmp_path: Path) -> None:
    path = network.write(tmp_path / "one.graphml")
    assert Made.of_json(nx.read_graphml(path).graph["made"]) == network.made
    assert Made.of_json(igraph.Graph.Read_GraphML(str(path))["made"]) == network.made


def test_igraph_reads_the_graphml_with_attributes_beside_their_nodes(
    network: Network, tmp_path: Path
) -> None:
    read = igraph.Graph.Read_GraphML(str(network.write(tmp_path / "one.graphml")))
    assert not read.is_directed()
    assert read.vs["kind"] == ["country", "bloc", "coalition", "country"]
    assert read.vs["code"] == ["CHN", "", "", ""]
    assert read.es["sign"] == [-1, 1, 0]
    assert min(read.es["weight"]) > 0


def test_graphml_keys_follow_what_the_programs_agree_on(network: Network, tmp_path: Path) -> None:
    text = network.write(tmp_path / "one.graphml").read_text("utf-8")
    assert "<default" not in text
    assert 'for="all"' not in text
    assert "<script>" not in text
    assert text.rindex("<node ") < text.index("<edge ")
    assert 'edgedefault="undirected"' in text


def test_keys_that_differ_only_in_what_xml_cannot_hold_stay_two_nodes(
    network: Network, tmp_path: Path
) -> None:
    network.add_edge("A\x01", "A\x02", weight=1.0, sign=1, signed_weight=1.0)
    read = nx.read_graphml(network.write(tmp_path / "one.graphml"))
    assert read.has_edge("A", "A (2)")


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_attributes_of_mixed_kinds_and_odd_names_are_kept(
    network: Network, tmp_path: Path, name: str
) -> None:
    network.nodes["CHN"].update({'a "b"': 1, "many": ["x", "y"], "mixed": 1})
    network.nodes["alone"].update({"mixed": "one", "size": 7})
    path = network.write(tmp_path / f"one.{name}")
    read = nx.read_graphml(path) if name == "graphml" else nx.read_gexf(path)
    assert read.nodes["CHN"]['a "b"'] == 1
    assert read.nodes["CHN"]["many"] == "x|y"
    assert read.nodes["CHN"]["mixed"] == "1"


def test_gexf_shows_signs_by_colour_and_kind_of_tie(network: Network, tmp_path: Path) -> None:
    path = network.write(tmp_path / "one.gexf")
    read = nx.read_gexf(path)
    assert not read.is_directed()
    assert [legal(key) for key in network] == list(read)
    ties = list(read.edges(data=True))
    assert [tie["relation"] for *_, tie in ties] == ["negative", "positive", "unsigned"]
    assert [tie["signed_weight"] for *_, tie in ties] == [-2.5, 3.0, 0.0]
    text = path.read_text("utf-8")
    assert 'mode="static"' in text.split("<attributes", 1)[0]
    assert "spell" not in text
    assert len({line for line in text.splitlines() if "viz:color" in line}) >= 3


def test_gexf_is_dynamic_where_ties_have_days_and_spells_end_after_they_start(
    dated: Network, tmp_path: Path
) -> None:
    read = nx.read_gexf(dated.write(tmp_path / "one.gexf"))
    assert read.graph["mode"] == "dynamic"
    spells = [tie.get("spells") for *_, tie in read.edges(data=True)]
    assert spells == [
        [("2019-10-29", "2019-10-30"), ("2021-06-01", "2021-07-01")],
        [("2019-07-08", "2019-07-13")],
        None,
    ]
    for start, end in (spell for some in spells for spell in some or []):
        assert date.fromisoformat(start) < date.fromisoformat(end)


def test_nodes_without_a_kind_are_drawn_too(network: Network, tmp_path: Path) -> None:
    for key in network:
        del network.nodes[key]["kind"]
    assert nx.read_gexf(network.write(tmp_path / "one.gexf")).number_of_nodes() == 4
