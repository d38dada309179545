"""Results that know how they were made: networks and tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.sparse import csr_array

from stancegraph.analysis.made import Made
from stancegraph.errors import UsageError

if TYPE_CHECKING:
    import igraph
    import pandas as pd


class Network(nx.Graph):  # type: ignore[type-arg]  # at run time it takes no parameters
    """A weighted, signed, undirected network that knows how it was made.

    Nodes are keys as in `graph.positions()` (`CHN`, `bloc:European Union`, an issue's slug) with
    `id`, `label`, `kind` and, where it is known, `code`; in an affiliation network also `side`
    (`actor` or `issue`). Edges have `weight` (above 0), `sign` (1, -1 or 0) and `signed_weight`.
    """

    @classmethod
    def of(cls, nodes: pl.DataFrame, edges: pl.DataFrame, made: Made) -> Network:
        """A network from its frames: nodes by `key`, edges by `source` and `target`.

        Other columns become attributes, those without a value left out. Nodes without edges stay.
        """
        network = cls(made=made.to_json())
        for node in nodes.iter_rows(named=True):
            network.add_node(node.pop("key"), **_given(node))
        for edge in edges.iter_rows(named=True):
            network.add_edge(edge.pop("source"), edge.pop("target"), **_given(edge))
        return network

    @property
    def made(self) -> Made:
        """What was computed, from which selection, with which options.

        networkx makes some of its results, such as a complement, of the same class without it.
        """
        told = self.graph.get("made")
        return Made.of_json(told) if told else Made("a given graph")

    def __repr__(self) -> str:
        return f"<{self}>"

    def __str__(self) -> str:
        counted = f"{self.number_of_nodes()} nodes, {self.number_of_edges()} edges"
        return f"Network: {counted}; {self.made}"

    @property
    def nodes_frame(self) -> pl.DataFrame:
        """One row a node, in the order of the matrix: `key` and its attributes."""
        rows = [{"key": key, **attributes} for key, attributes in self.nodes(data=True)]
        return pl.DataFrame(rows, infer_schema_length=None) if rows else _EMPTY_NODES

    @property
    def edges_frame(self) -> pl.DataFrame:
        """One row an edge: `source`, `target` and its attributes."""
        rows = [
            {"source": source, "target": target, **attributes}
            for source, target, attributes in self.edges(data=True)
        ]
        return pl.DataFrame(rows, infer_schema_length=None) if rows else _EMPTY_EDGES

    def matrix(self, weight: str = "signed_weight") -> csr_array:
        """The symmetric matrix of an edge attribute, nodes in the order of `nodes_frame`."""
        return nx.to_scipy_sparse_array(
            self, weight=weight, dtype=np.dtype(np.float64), format="csr"
        )

    def two_mode(self, weight: str = "signed_weight") -> Matrix:
        """An affiliation network as a matrix, actors x issues, of an edge attribute; 0 elsewhere.

        Raises UsageError for a network whose nodes are of one kind.
        """
        sides = nx.get_node_attributes(self, "side")
        actors, issues = ([key for key in self if sides.get(key) == one] for one in _SIDES)
        if len(actors) + len(issues) < len(self):
            raise UsageError("this network has no two sides", hint="ask for kind affiliation")
        values = nx.bipartite.biadjacency_matrix(self, actors, issues, weight=weight)
        return Matrix(actors, issues, values.toarray().astype(np.float64), self.made)

    def to_pandas(self) -> pd.DataFrame:
        """The edges as a pandas frame."""
        return self.edges_frame.to_pandas()

    def write(self, path: str | Path, *, format: str | None = None) -> Path:
        """Write the network and how it was made; formats: see `stancegraph.analysis.files`."""
        from stancegraph.analysis.files import write

        return write(self, path, format=format)

    def to_igraph(self) -> igraph.Graph:
        """The same for igraph, node keys in the attribute `name`."""
        from stancegraph.analysis.extras import needed

        return needed("igraph").Graph.from_networkx(self, vertex_attr_hashable="name")


class Table:
    """A frame of numbers that knows how it was made."""

    def __init__(self, frame: pl.DataFrame, made: Made) -> None:
        self.frame, self.made = frame, made

    def __repr__(self) -> str:
        return f"<Table: {self.frame.height} rows; {self.made}>\n{self.frame}"

    def write(self, path: str | Path, *, format: str | None = None) -> Path:
        """Write the rows and how it was made; formats: see `stancegraph.analysis.files`."""
        from stancegraph.analysis.files import write

        return write(self, path, format=format)

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas frame."""
        return self.frame.to_pandas()


class Matrix:
    """A matrix with names on both sides that knows how it was made.

    `values[i, j]` belongs to `rows[i]` and `columns[j]`; what is not defined is NaN.
    """

    def __init__(
        self, rows: Sequence[str], columns: Sequence[str], values: NDArray[Any], made: Made
    ) -> None:
        self.rows, self.columns = tuple(rows), tuple(columns)
        self.values, self.made = values, made

    def __repr__(self) -> str:
        return f"<Matrix: {len(self.rows)} x {len(self.columns)}; {self.made}>"

    def frame(self) -> pl.DataFrame:
        """The matrix as it would be printed: a column `key` and one for each of `columns`."""
        return pl.DataFrame(
            {"key": self.rows, **dict(zip(self.columns, self.values.T, strict=True))}
        )

    def write(self, path: str | Path, *, format: str | None = None) -> Path:
        """Write the matrix and how it was made; formats: see `stancegraph.analysis.files`."""
        from stancegraph.analysis.files import write

        return write(self, path, format=format)

    def to_pandas(self) -> pd.DataFrame:
        """The matrix as a pandas frame, its rows as index."""
        return self.frame().to_pandas().set_index("key")


_SIDES = ("actor", "issue")
_EMPTY_NODES = pl.DataFrame(schema={"key": pl.String})
_EMPTY_EDGES = pl.DataFrame(
    schema={
        "source": pl.String,
        "target": pl.String,
        "weight": pl.Float64,
        "sign": pl.Int64,
        "signed_weight": pl.Float64,
    }
)


def _given(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}
