"""Networks as GraphML and GEXF, by the writers of graphs."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from stancegraph.analysis.files.parts import Parts, distinct
from stancegraph.export.gexf import gexf, spells
from stancegraph.export.graphml import graphml
from stancegraph.export.nodelink import Network as Drawn
from stancegraph.export.style import styled
from stancegraph.export.xml import legal


def network_graphml(parts: Parts, name: str) -> dict[str, Iterator[str]]:
    """GraphML; how the network was made is its attribute `made`, in words its `description`."""
    nodes, edges = _legal(parts)
    about = {"description": str(parts.made), "made": parts.made.to_json()}
    return {name: graphml(nodes, edges, directed=False, about=about)}


def network_gexf(parts: Parts, name: str) -> dict[str, Iterator[str]]:
    """GEXF 1.3 with colours by kind and sign, and first places; dynamic where ties have days."""
    nodes, edges = _legal(parts)
    if "kind" not in nodes.columns:
        nodes = nodes.with_columns(kind=pl.lit("node"))
    drawn = styled(Drawn(nodes, edges.rename({"interaction": "relation"})))
    days = parts.days.to_frame().select(spells=spells(pl.col("days")))
    dynamic = bool((parts.days.list.len() > 0).any())
    text = gexf(
        drawn.nodes,
        drawn.edges.with_columns(days) if dynamic else drawn.edges,
        directed=False,
        dynamic=dynamic,
        about=f"{parts.made} {parts.made.to_json()}",
    )
    return {name: text}


def _legal(parts: Parts) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Nodes and ties with identifiers that XML can hold, each borne by one node."""
    keys = parts.nodes["id"].to_list()
    ids = dict(zip(keys, distinct(map(legal, keys)), strict=True))
    ends = (pl.col(end).replace(ids) for end in ("source", "target"))
    return parts.nodes.with_columns(pl.col("id").replace(ids)), parts.edges.with_columns(ends)
