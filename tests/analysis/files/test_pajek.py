from __future__ import annotations

from pathlib import Path

import igraph
import networkx as nx

from stancegraph.analysis.results import Network

PLAIN = "é 'quoted' it's <script>alert(1)</script> & /back new line tab \u202ertl; %=#,"


def test_networkx_and_igraph_read_labels_and_signed_lines(network: Network, tmp_path: Path) -> None:
    path = network.write(tmp_path / "one.net")
    read, other = nx.read_pajek(path), igraph.Graph.Read_Pajek(str(path))
    assert list(read) == other.vs["name"] == ["CHN", "bloc:European Union", PLAIN, "alone"]
    assert [weight for *_, weight in read.edges(data="weight")] == other.es["weight"]
    assert other.es["weight"] == [-2.5, 3.0, 0.0]
    assert not read.is_directed()
    assert not other.is_directed()


def test_lines_of_a_network_without_signs_bear_its_weights(
    network: Network, tmp_path: Path
) -> None:
    nx.set_edge_attributes(network, 0, "sign")
    nx.set_edge_attributes(network, 0.0, "signed_weight")
    read = nx.read_pajek(network.write(tmp_path / "one.net"))
    assert [weight for *_, weight in read.edges(data="weight")] == [2.5, 3.0, 1.0]


def test_a_partition_tells_the_kinds_in_the_order_of_the_nodes(
    network: Network, tmp_path: Path
) -> None:
    network.write(tmp_path / "one.net")
    lines = (tmp_path / "one.clu").read_text("utf-8").splitlines()
    assert lines == ["% 1 bloc", "% 2 coalition", "% 3 country", "*Vertices 4", "3", "1", "2", "3"]


def test_a_partition_tells_actors_from_issues(affiliation: Network, tmp_path: Path) -> None:
    affiliation.write(tmp_path / "one.net")
    lines = (tmp_path / "one.clu").read_text("utf-8").splitlines()
    assert lines[:3] == ["% 1 actor", "% 2 issue", "*Vertices 6"]
    assert lines[3:] == ["2", "1", "1", "1", "2", "2"]


def test_labels_that_become_equal_are_told_apart(network: Network, tmp_path: Path) -> None:
    network.add_nodes_from(['say "a"', "say 'a'"])
    read = nx.read_pajek(network.write(tmp_path / "one.net"))
    assert {"say 'a'", "say 'a' (2)"} <= set(read)
