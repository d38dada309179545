from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest

from stancegraph.export import Level, View, export
from stancegraph.export.networks import flat_edges, flat_nodes, to_networkx
from stancegraph.export.nodelink import network

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
CASES = list(product(Level, (None, "gephi", "yed")))


def written(view: View, folder: Path, **options: object) -> Path:
    return export(view, folder / "graph.graphml", **options).path


def root_of(path: Path) -> ElementTree.Element:
    return ElementTree.parse(path).getroot()  # noqa: S314  # a file that the test wrote


@pytest.mark.parametrize(("level", "target"), CASES)
def test_networkx_and_igraph_open_every_level_and_style(
    view: View, tmp_path: Path, level: Level, target: str | None
) -> None:
    path = written(view, tmp_path, level=level, target=target)
    expected = network(view, level)
    graph = nx.read_graphml(path)
    other = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert other.is_directed()
    assert set(graph) == set(other.vs["id"]) == set(expected.nodes["id"])
    assert graph.number_of_edges() == other.ecount() == expected.edges.height > 0


@pytest.mark.parametrize("level", Level)
def test_a_round_trip_keeps_every_attribute_with_its_type(
    view: View, tmp_path: Path, level: Level
) -> None:
    graph = nx.read_graphml(written(view, tmp_path, level=level), force_multigraph=True)
    expected = network(view, level)
    for node in flat_nodes(expected).iter_rows(named=True):
        kept = {key: value for key, value in node.items() if value is not None and key != "id"}
        assert graph.nodes[node["id"]] == kept
        assert {type(value) for value in kept.values()} <= {str, int, float, bool}
    edges = [
        {"source": source, "target": target, **data}
        for source, target, data in graph.edges(data=True)
    ]
    for edge in flat_edges(expected).iter_rows(named=True):
        assert {key: value for key, value in edge.items() if value is not None} in edges


def test_igraph_sees_numbers_truth_values_and_text(view: View, tmp_path: Path) -> None:
    graph = igraph.Graph.Read_GraphML(str(written(view, tmp_path)))
    coalition = graph.vs.find(id="coalition/c54")
    assert coalition["size_min"] == 54
    assert coalition["complete"] is False
    assert coalition["label"] == coalition["name"] == "54 countries"
    assert min(graph.es["weight"]) > 0


def test_keys_follow_what_the_programs_agree_on(view: View, tmp_path: Path) -> None:
    root = root_of(written(view, tmp_path))
    keys = root.findall(f"{NAMESPACE}key")
    assert len({key.get("id") for key in keys}) == len(keys)
    assert {key.get("for") for key in keys} == {"node", "edge"}
    assert {key.get("attr.type") for key in keys} == {"string", "int", "double", "boolean"}
    assert root.find(f".//{NAMESPACE}default") is None
    graph = root.find(f"{NAMESPACE}graph")
    tags = [child.tag.removeprefix(NAMESPACE) for child in graph]
    assert tags == sorted(tags, reverse=True)
    for edge in graph.findall(f"{NAMESPACE}edge"):
        named = {data.get("key") for data in edge}
        assert {"edge_label", "edge_name", "edge_interaction", "edge_weight", "edge_sign"} <= named


def test_there_is_one_edge_a_source_target_and_relation(view: View) -> None:
    edges = network(view, Level.FULL, derived=True).edges
    assert edges.select("source", "target", "relation").n_unique() == edges.height


def test_the_full_level_links_positions_to_everything_about_them(view: View) -> None:
    edges = network(view, Level.FULL).edges
    reply = edges.filter(source="position/reply").select("relation", "target", "sign").rows()
    assert set(reply) == {
        ("holder", "country/CHN", 0),
        ("target", "statement/usa", -1),
        ("targetActor", "country/USA", -1),
        ("issue", "issue/5c0ped", -1),
        ("expressedIn", "statement/reply", 0),
        ("reportedBy", "document/split", 0),
    }
    assert edges.filter(source="position/usa", relation="accordingTo")["target"].to_list() == [
        "country/CHN"
    ]
    assert edges.filter(source="statement/usa", relation="knownFrom").height == 1


def test_affiliation_counts_positions_towards_the_issue_and_keeps_both_sides(view: View) -> None:
    edges = network(view, Level.AFFILIATION).edges
    on_measures = edges.filter(target="issue/measures").select("source", "signed_weight").rows()
    assert on_measures == [
        ("bloc/european-union", -1.0),
        ("coalition/c22", -1.0),
        ("coalition/c30", 1.0),
        ("coalition/c54", 1.0),
    ]
    more = network(view, Level.AFFILIATION, derived=True).edges
    assert more.filter(source="country/PAK")["positions"].to_list() == [["position/rest/PAK"]]


def test_countries_link_countries_only(view: View) -> None:
    level = network(view, Level.COUNTRIES)
    assert level.edges.select("source", "target", "relation").rows() == [
        ("country/CHN", "country/USA", "oppose"),
        ("country/USA", "country/CHN", "oppose"),
    ]
    assert set(level.nodes["kind"]) == {"country"}


def test_gephi_gets_colours_sizes_and_places(view: View, tmp_path: Path) -> None:
    graph = nx.read_graphml(written(view, tmp_path, target="gephi"))
    looks = [graph.nodes[node] for node in graph]
    assert all({"color", "size", "x", "y"} <= set(look) for look in looks)
    assert len({(look["x"], look["y"]) for look in looks}) == len(looks)
    opposing = nx.get_edge_attributes(graph, "sign")
    assert len({nx.get_edge_attributes(graph, "color")[edge] for edge in opposing}) > 1


def test_yed_gets_shapes_with_labels_in_its_own_namespace(view: View, tmp_path: Path) -> None:
    root = root_of(written(view, tmp_path, target="yed"))
    labels = root.findall(".//{http://www.yworks.com/xml/graphml}NodeLabel")
    assert "54 countries" in {label.text for label in labels}
    assert root.find(".//{http://www.yworks.com/xml/graphml}PolyLineEdge") is not None


@pytest.mark.parametrize("level", Level)
def test_networkx_gets_without_a_file_what_it_reads_from_one(
    view: View, tmp_path: Path, level: Level
) -> None:
    graph = to_networkx(view, level)
    read = nx.read_graphml(written(view, tmp_path, level=level), force_multigraph=True)
    assert dict(graph.nodes(data=True)) == dict(read.nodes(data=True))
    assert list(graph.edges(data=True)) == list(read.edges(data=True))
