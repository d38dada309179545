"""Whatever keys are, each node is a node in the file, and ties lie between the same two."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import igraph
import networkx as nx
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network

READERS: dict[str, Callable[[Path], nx.Graph]] = {
    "graphml": nx.read_graphml,
    "gexf": nx.read_gexf,
    "net": nx.read_pajek,
}


def chain_of(keys: list[str]) -> Network:
    """Each key tied to the next."""
    edges = [{"source": one, "target": other} for one, other in pairwise(keys)]
    nodes = pl.DataFrame({"key": keys, "label": keys})
    return Network.of(nodes, pl.DataFrame(edges), Made("chain", {"issue": "".join(keys)}))


@pytest.mark.parametrize("name", READERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(st.text(min_size=1), min_size=2, max_size=5, unique=True))
def test_networkx_reads_every_node_and_tie(tmp_path: Path, name: str, keys: list[str]) -> None:
    read = READERS[name](chain_of(keys).write(tmp_path / f"one.{name}"))
    place = {key: number for number, key in enumerate(read)}
    ties = sorted(sorted((place[a], place[b])) for a, b in read.edges())
    assert len(place) == len(keys)
    assert ties == [[number, number + 1] for number in range(len(keys) - 1)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(st.text(min_size=1), min_size=2, max_size=5, unique=True))
def test_igraph_reads_every_node_and_tie(tmp_path: Path, keys: list[str]) -> None:
    network = chain_of(keys)
    for name, read in [
        ("graphml", igraph.Graph.Read_GraphML),
        ("net", igraph.Graph.Read_Pajek),
    ]:
        graph = read(str(network.write(tmp_path / f"one.{name}")))
        assert graph.vcount() == len(keys)
        assert graph.get_edgelist() == [(at, at + 1) for at in range(len(keys) - 1)]
