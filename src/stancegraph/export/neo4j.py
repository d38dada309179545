"""CSV files with typed headers for the bulk import of Neo4j: `nodes.csv`, `relationships.csv`.

    neo4j-admin database import full stances --nodes=nodes.csv --relationships=relationships.csv
        --multiline-fields=true

Labels are the classes of the ontology (`Country;Actor`), types its properties (`ON_BEHALF_OF`).
An empty property is none at all, so one file holds every kind of node. Partial dates are text;
`earliest` and `latest` are dates. Elements of lists are joined by `;`, one inside them becomes `,`.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from stancegraph.export.nodelink import edges_of, kind_name, nodes_of
from stancegraph.export.view import Counts, Options, View
from stancegraph.records import KINDS, DerivedPosition

_TYPES = {pl.Int64: "long", pl.Boolean: "boolean", pl.Date: "date"}


def write_neo4j(view: View, folder: Path, options: Options) -> Counts:
    """Write every node with its properties, and every link between them."""
    kinds = [kind for kind in KINDS if kind.classes]
    if not options.derived:
        kinds.remove(DerivedPosition)
    labels = {kind_name(kind): _labels(kind.classes) for kind in kinds}
    labels[kind_name(DerivedPosition)] = "DerivedPosition;Position"
    nodes = nodes_of(view, kinds)
    nodes = nodes.with_columns(pl.col("kind").replace_strict(labels).alias(":LABEL")).drop("kind")
    headers = {name: _header(name, nodes.schema[name]) for name in nodes.columns}
    lists = pl.col(pl.List(pl.String))
    nodes.with_columns(
        lists.list.eval(pl.element().str.replace_all(";", ",")).list.join(";")
    ).rename(headers).write_csv(folder / "nodes.csv")
    edges = edges_of(view, kinds)
    relation = pl.col("relation").str.replace_all("([a-z])([A-Z])", "${1}_$2").str.to_uppercase()
    edges.select(
        pl.col("source").alias(":START_ID"),
        pl.col("target").alias(":END_ID"),
        relation.alias(":TYPE"),
    ).write_csv(folder / "relationships.csv")
    return {"nodes": nodes.height, "relationships": edges.height}


def _labels(classes: tuple[str, ...]) -> str:
    return ";".join(one.partition(":")[2] for one in classes)


def _header(name: str, kind: pl.DataType) -> str:
    if name.startswith(":"):
        return name
    if name == "id":
        return "id:ID"
    if isinstance(kind, pl.List):
        return f"{name}:string[]"
    return f"{name}:{_TYPES.get(type(kind), 'string')}"
