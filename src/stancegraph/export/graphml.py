"""GraphML that opens in Gephi, Cytoscape, igraph, networkx and yEd.

One key an attribute, with its type; key identifiers are unique over nodes and edges; no defaults;
nodes before edges; `label` (Gephi) and `name` (Cytoscape) on both, `interaction` on edges; weights
above 0 with the sign beside them; days as text. Edges bear no identifier: readers differ in what
they make of one. Lists are joined by `|`. Characters that XML cannot hold are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import polars as pl

from stancegraph.export.networks import flat_edges, flat_nodes
from stancegraph.export.nodelink import network
from stancegraph.export.style import styled
from stancegraph.export.view import Counts, Options, View
from stancegraph.export.xml import attribute, content, written

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"{yed}
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns {schema}">
"""
_SCHEMA = "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
_YED_SCHEMA = "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
_YED_NAMESPACE = '\n  xmlns:y="http://www.yworks.com/xml/graphml"'
_YED_KEYS = """  <key id="node_graphics" for="node" yfiles.type="nodegraphics"/>
  <key id="edge_graphics" for="edge" yfiles.type="edgegraphics"/>
"""
_YED_NODE = """      <data key="node_graphics"><y:ShapeNode>
        <y:Geometry x="{x}" y="{y}" width="{size}" height="{size}"/>
        <y:Fill color="{color}" transparent="false"/>
        <y:BorderStyle color="#333333" type="line" width="1.0"/>
        <y:NodeLabel modelName="sides" modelPosition="s">{label}</y:NodeLabel>
        <y:Shape type="ellipse"/>
      </y:ShapeNode></data>
"""
_YED_EDGE = """      <data key="edge_graphics"><y:PolyLineEdge>
        <y:LineStyle color="{color}" type="line" width="{width}"/>
        <y:Arrows source="none" target="standard"/>
        <y:EdgeLabel>{relation}</y:EdgeLabel>
      </y:PolyLineEdge></data>
"""
_STYLE = ("color", "size", "x", "y")


def write_graphml(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write a level of the graph; `target` adds what Gephi or yEd reads of its look.

    Gephi reads `color`, `size`, `x` and `y`; yEd reads elements of a namespace of its own.
    """
    graph = network(view, options.level, derived=options.derived)
    if options.target:
        graph = styled(graph)
    for part in graphml(flat_nodes(graph), flat_edges(graph), yed=options.target == "yed"):
        stream.write(part.encode())
    return {"nodes": graph.nodes.height, "edges": graph.edges.height}


def graphml(
    nodes: pl.DataFrame,
    edges: pl.DataFrame,
    *,
    directed: bool = True,
    yed: bool = False,
    about: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The document of nodes (`id`) and edges (`source`, `target`), part by part.

    All other columns become attributes, `about` those of the graph. For yEd, nodes have `label`,
    `color`, `size`, `x` and `y`, edges `relation`, `color` and `weight`.
    """
    about = about or {}
    yield _HEAD.format(yed=_YED_NAMESPACE if yed else "", schema=_YED_SCHEMA if yed else _SCHEMA)
    kept = pl.exclude("id", "source", "target", *(_STYLE if yed else ()))
    yield from _keys(dict.fromkeys(about, pl.String()), "graph")
    yield from _keys(nodes.select(kept).schema, "node")
    yield from _keys(edges.select(kept).schema, "edge")
    if yed:
        yield _YED_KEYS
    direction = "directed" if directed else "undirected"
    yield f'  <graph id="stancegraph" edgedefault="{direction}">\n'
    yield from _data(about, _ids(about, "graph"))
    ids = _ids(nodes.select(kept).columns, "node")
    for node in nodes.iter_rows(named=True):
        yield f'    <node id="{attribute(node["id"])}">\n'
        yield from _data(node, ids)
        if yed:
            yield _YED_NODE.format_map({**node, "label": content(node["label"])})
        yield "    </node>\n"
    ids = _ids(edges.select(kept).columns, "edge")
    for edge in edges.iter_rows(named=True):
        ends = f'source="{attribute(edge["source"])}" target="{attribute(edge["target"])}"'
        yield f"    <edge {ends}>\n"
        yield from _data(edge, ids)
        if yed:
            yield _YED_EDGE.format_map({**edge, "width": 1 + edge["weight"] ** 0.5})
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _ids(names: Iterable[str], owner: str) -> dict[str, str]:
    """The identifier of the key of each attribute, as it stands in the file."""
    return {name: f"{owner}_{attribute(name)}" for name in names}


def _keys(types: Mapping[str, pl.DataType], owner: str) -> Iterator[str]:
    for name, key in _ids(types, owner).items():
        kind = _type(types[name])
        yield (
            f'  <key id="{key}" for="{owner}" attr.name="{attribute(name)}" attr.type="{kind}"/>\n'
        )


def _type(kind: pl.DataType) -> str:
    if kind.is_integer():
        return "int"
    if kind.is_float():
        return "double"
    return "boolean" if kind == pl.Boolean else "string"


def _data(row: Mapping[str, object], ids: Mapping[str, str]) -> Iterator[str]:
    for name, key in ids.items():
        value = row[name]
        if value is not None:
            text = content(value) if isinstance(value, str) else written(value)
            yield f'      <data key="{key}">{text}</data>\n'
