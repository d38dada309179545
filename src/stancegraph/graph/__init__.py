"""A graph in Python."""

from stancegraph.graph.graph import Graph, Sources

__all__ = ["Graph", "Sources"]
