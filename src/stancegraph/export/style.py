"""How a network looks where a program lets a file say so: colours, sizes and first places."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

import polars as pl
import yaml

from stancegraph.export.nodelink import Network

_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_SPACING = 60.0
_PLAIN = "#B0B0B0"
"""Of a kind without a colour of its own."""


@cache
def _palette() -> dict[str, dict[str | int, str]]:
    text = files("stancegraph.export").joinpath("data/palette.yaml").read_text("utf-8")
    palette: dict[str, dict[str | int, str]] = yaml.safe_load(text)
    return palette


def styled(network: Network) -> Network:
    """The network with `color` on nodes and edges, and `size`, `x` and `y` on nodes.

    Colours tell kinds and signs; the size grows with the square root of the number of edges;
    places are those of seeds in a sunflower, kind by kind, so that no two nodes overlap.
    """
    ends = pl.concat([network.edges["source"], network.edges["target"]]).alias("id")
    degree = ends.value_counts(name="degree")
    nodes = (
        network.nodes.join(degree, on="id", how="left", maintain_order="left")
        .with_columns(
            color=pl.col("kind").replace_strict(_palette()["kinds"], default=_PLAIN),
            size=(10 + 4 * pl.col("degree").fill_null(0).sqrt()).round(1),
            place=pl.struct("kind", "id").rank("ordinal").cast(pl.Float64),
        )
        .with_columns(
            x=(_SPACING * pl.col("place").sqrt() * (pl.col("place") * _GOLDEN_ANGLE).cos()).round(
                1
            ),
            y=(_SPACING * pl.col("place").sqrt() * (pl.col("place") * _GOLDEN_ANGLE).sin()).round(
                1
            ),
        )
        .drop("degree", "place")
    )
    edges = network.edges.with_columns(color=pl.col("sign").replace_strict(_palette()["signs"]))
    return Network(nodes, edges)
