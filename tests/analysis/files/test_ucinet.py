from __future__ import annotations

import json
import shlex
from pathlib import Path

import igraph
import networkx as nx
import numpy as np
import pytest

from stancegraph.analysis.files import ucinet
from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network


def words(line: str) -> list[str]:
    """The labels and numbers of a line, as the data language separates them."""
    split = shlex.shlex(line, posix=True)
    split.whitespace_split, split.quotes, split.escape, split.commenters = True, '"', "", ""
    return list(split)


def matrix_of(path: Path) -> tuple[list[str], list[str], np.ndarray]:
    lines = path.read_text("utf-8").splitlines()
    assert lines[1:4] == ["format = fullmatrix", "labels embedded", "data:"]
    rows = [words(line) for line in lines[5:]]
    values = np.array([[float(value) for value in row[1:]] for row in rows])
    return [row[0] for row in rows], words(lines[4]), values


def test_a_network_is_a_symmetric_signed_matrix_with_labels(
    network: Network, tmp_path: Path
) -> None:
    path = network.write(tmp_path / "one.dl")
    rows, columns, values = matrix_of(path)
    assert path.read_text("utf-8").startswith("dl n=4\n")
    assert rows == columns
    assert rows[:2] == ["CHN", "bloc:European Union"]
    assert rows[2].startswith("é 'quoted' it's <script>")
    assert np.array_equal(values, network.matrix().toarray())


def test_an_affiliation_network_is_a_matrix_of_actors_and_issues(
    affiliation: Network, tmp_path: Path
) -> None:
    path = affiliation.write(tmp_path / "one.dl")
    rows, columns, values = matrix_of(path)
    assert path.read_text("utf-8").startswith("dl nr=3 nc=3\n")
    assert (rows, columns) == (["CHN", "USA", "silent"], ["x", "human rights", "unsaid"])
    assert values.tolist() == [[2, 0, 0], [-1.5, 4, 0], [0, 0, 0]]


def test_a_large_network_is_a_list_that_keeps_nodes_without_ties(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ucinet, "_CELLS", 10)
    path = network.write(tmp_path / "one.dl")
    lines = path.read_text("utf-8").splitlines()
    assert lines[:3] == ["dl n=4", "format = edgelist1", "labels:"]
    assert lines[7:] == ["data:", "1 2 -2.5", "1 3 3", "2 1 -2.5", "2 3 0", "3 1 3", "3 2 0"]


def test_igraph_reads_the_list_where_labels_are_words(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ucinet, "_CELLS", 10)
    plain = nx.relabel_nodes(network, dict(zip(network, "ABCD", strict=True)))
    read = igraph.Graph.Read_DL(str(plain.write(tmp_path / "one.dl")))
    assert read.vs["name"] == list("ABCD")
    assert read.es["weight"] == [-2.5, 3, -2.5, 0, 3, 0]


def test_a_large_affiliation_network_is_a_list_of_two_modes(
    affiliation: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ucinet, "_CELLS", 1)
    text = affiliation.write(tmp_path / "one.dl").read_text("utf-8")
    assert text == (
        "dl nr=3 nc=3\nformat = edgelist2\nrow labels:\nCHN\nUSA\nsilent\n"
        'column labels:\nx\n"human rights"\nunsaid\ndata:\n1 1 2\n2 1 -1.5\n2 2 4\n'
    )


def test_how_it_was_made_stands_beside_the_file(network: Network, tmp_path: Path) -> None:
    network.write(tmp_path / "one.dl")
    told = json.loads((tmp_path / "one.dl-metadata.json").read_text("utf-8"))
    assert Made.of_json(told["dc:provenance"]) == network.made
