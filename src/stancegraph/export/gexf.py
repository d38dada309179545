"""GEXF 1.3 for Gephi, with time: when each position, statement and event holds.

An edge lives on the days of the positions behind it; a node that has a date lives from its first
day to the last on which an edge needs it; actors and issues always live. A spell ends on the day
after, so that it ends after it starts. The relation is the `kind` of an edge, which is how this
format tells parallel edges apart. Characters that XML cannot hold are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, BinaryIO

import polars as pl

from stancegraph.export.networks import flat_edges, flat_nodes
from stancegraph.export.nodelink import Network, network
from stancegraph.export.style import styled
from stancegraph.export.view import Counts, Options, View
from stancegraph.export.xml import attribute, content, written

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""
_DYNAMIC = 'mode="dynamic" timeformat="date" timerepresentation="interval"'
_PLAIN = {"id", "source", "target", "label", "name", "weight", "color", "size", "x", "y", "spells"}
"""Columns that are no attributes, because the format has a place of its own for them."""
_LASTING = ("country", "bloc", "organ", "coalition", "person", "issue")


def write_gexf(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write a level of the graph with spells, colours, sizes and first places."""
    graph = styled(network(view, options.level, derived=options.derived))
    nodes = flat_nodes(graph).join(_lives(graph), on="id", how="left", maintain_order="left")
    edges = flat_edges(graph).with_columns(graph.edges.select(spells=spells(pl.col("days"))))
    for part in gexf(nodes, edges):
        stream.write(part.encode())
    return {"nodes": graph.nodes.height, "edges": graph.edges.height}


def gexf(
    nodes: pl.DataFrame,
    edges: pl.DataFrame,
    *,
    directed: bool = True,
    dynamic: bool = True,
    about: str | None = None,
) -> Iterator[str]:
    """The document of styled nodes and edges, part by part; `about` is its description.

    Nodes have `id`, `label`, `color`, `size`, `x` and `y`, edges `source`, `target`, `relation`,
    `label`, `weight` and `color`; a dynamic graph has `spells` on both. Other columns become
    attributes.
    """
    yield _HEAD
    if about is not None:
        yield f"  <meta><description>{content(about)}</description></meta>\n"
    direction = "directed" if directed else "undirected"
    mode = _DYNAMIC if dynamic else 'mode="static"'
    yield f'  <graph defaultedgetype="{direction}" {mode}>\n'
    node_names, edge_names = _attribute_names(nodes), _attribute_names(edges)
    yield from _attributes(nodes, node_names, "node")
    yield from _attributes(edges, edge_names, "edge")
    yield "    <nodes>\n"
    for node in nodes.iter_rows(named=True):
        yield f'      <node id="{attribute(node["id"])}" label="{attribute(node["label"])}">\n'
        yield from _values(node, node_names)
        yield _color(node)
        yield f'        <viz:position x="{node["x"]}" y="{node["y"]}" z="0.0"/>\n'
        yield f'        <viz:size value="{node["size"]}"/>\n      </node>\n'
    yield "    </nodes>\n    <edges>\n"
    for number, edge in enumerate(edges.iter_rows(named=True)):
        yield (
            f'      <edge id="{number}" source="{attribute(edge["source"])}"'
            f' target="{attribute(edge["target"])}" type="{direction}"'
            f' kind="{attribute(edge["relation"])}" label="{attribute(edge["label"])}"'
            f' weight="{edge["weight"]}">\n'
        )
        yield from _values(edge, edge_names)
        yield _color(edge)
        yield "      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def spells(days: pl.Expr) -> pl.Expr:
    """Days (`earliest`, `latest`) as spells whose end is the day after the last."""
    element = pl.element()
    return days.list.eval(
        pl.struct(
            start=element.struct.field("earliest"),
            end=_day_after(element.struct.field("latest")),
        )
    )


def _day_after(day: pl.Expr) -> pl.Expr:
    """The next day; after the last day of the calendar there is none."""
    return day.clip(upper_bound=date.max - timedelta(days=1)).dt.offset_by("1d")


def _lives(graph: Network) -> pl.DataFrame:
    """One spell for each dated node: over its own days and those of the edges at it."""
    dated = graph.nodes.filter(~pl.col("kind").is_in(_LASTING))
    if "earliest" not in dated.columns:
        dated = dated.with_columns(earliest=pl.lit(None, pl.Date), latest=pl.lit(None, pl.Date))
    dated = dated.drop_nulls(["earliest", "latest"]).select("id", "earliest", "latest")
    days = graph.edges.explode("days", empty_as_null=False, keep_nulls=False).unnest("days")
    ends = [days.select("earliest", "latest", id=end) for end in ("source", "target")]
    ends = [end.join(dated, on="id", how="semi") for end in ends]
    day = pl.struct(start=pl.col("earliest"), end=_day_after(pl.col("latest")))
    return (
        pl.concat([dated, *(end.select("id", "earliest", "latest") for end in ends)])
        .group_by("id")
        .agg(pl.col("earliest").min(), pl.col("latest").max())
        .select("id", spells=pl.concat_list(day))
    )


def _attribute_names(frame: pl.DataFrame) -> dict[str, str]:
    """The names of the attributes, and how they stand in the file."""
    return {name: attribute(name) for name in frame.columns if name not in _PLAIN}


def _attributes(frame: pl.DataFrame, names: dict[str, str], owner: str) -> Iterator[str]:
    yield f'    <attributes class="{owner}" mode="static">\n'
    for name, safe in names.items():
        kind = _type(frame.schema[name])
        yield f'      <attribute id="{safe}" title="{safe}" type="{kind}"/>\n'
    yield "    </attributes>\n"


def _type(kind: pl.DataType) -> str:
    if kind.is_integer():
        return "integer"
    if kind.is_float():
        return "double"
    return "boolean" if kind == pl.Boolean else "string"


def _values(row: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, safe in names.items():
        value = row[name]
        if value is not None:
            text = attribute(value) if isinstance(value, str) else written(value)
            yield f'          <attvalue for="{safe}" value="{text}"/>\n'
    yield "        </attvalues>\n"
    if row.get("spells"):
        lived = (f'<spell start="{one["start"]}" end="{one["end"]}"/>' for one in row["spells"])
        yield f"        <spells>{''.join(lived)}</spells>\n"


def _color(row: dict[str, Any]) -> str:
    red, green, blue = bytes.fromhex(row["color"][1:])
    return f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'
