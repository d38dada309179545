"""Networks as rows of plain values, and as a networkx graph with the same attributes."""

from __future__ import annotations

import networkx as nx
import polars as pl

from stancegraph.errors import UsageError
from stancegraph.export.nodelink import Network, network
from stancegraph.export.view import Level, View


def to_networkx(view: View, level: str = "full", *, derived: bool = False) -> nx.MultiDiGraph[str]:
    """A level of the graph with the nodes, edges and attributes of the GraphML export.

    Nodes are identifiers (`country/CHN`); the key of an edge is its relation. Raises UsageError
    for a level that does not exist.
    """
    if level not in list(Level):
        raise UsageError(f"there is no level {level!r}", hint=f"levels: {', '.join(Level)}")
    rows = network(view, Level(level), derived=derived)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in flat_nodes(rows).iter_rows(named=True):
        graph.add_node(node.pop("id"), **_given(node))
    for edge in flat_edges(rows).iter_rows(named=True):
        source, target = edge.pop("source"), edge.pop("target")
        graph.add_edge(source, target, key=edge["relation"], **_given(edge))
    return graph


def flat_nodes(graph: Network) -> pl.DataFrame:
    """The nodes with a `name` beside the `label`, lists joined, days as text."""
    nodes = graph.nodes.with_columns(pl.coalesce("label", "id").alias("label"))
    return _flattened(nodes.with_columns(name="label"))


def flat_edges(graph: Network) -> pl.DataFrame:
    """The edges with `label`, `name` and `interaction`, and the days from first to last."""
    days = pl.col("days")
    edges = graph.edges.with_columns(
        label="relation",
        name="relation",
        interaction="relation",
        earliest=days.list.eval(pl.element().struct.field("earliest")).list.min(),
        latest=days.list.eval(pl.element().struct.field("latest")).list.max(),
    )
    return _flattened(edges.drop("days"))


def _flattened(frame: pl.DataFrame) -> pl.DataFrame:
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(pl.col(lists).list.join("|"), pl.col(pl.Date).dt.to_string())


def _given(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}
