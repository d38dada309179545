"""Camps: groups with friends inside and opponents outside, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import networkx as nx
import numpy as np
import polars as pl

from stancegraph.analysis.extras import needed
from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Table
from stancegraph.analysis.structure.divisions import Division, modularity, potts, shares
from stancegraph.analysis.structure.signed import Floats, Integers, Signed, signed
from stancegraph.errors import UsageError


class Quality(StrEnum):
    """What the best division into camps is the best in."""

    MODULARITY = "modularity"
    """Positive ties inside and negative ties between, beyond what the degrees lead to expect
    (Gómez, Jensen & Arenas 2009)."""
    CPM = "cpm"
    """Positive less negative weight inside, less `resolution` for each pair of members (Traag,
    Van Dooren & Nesterov 2011)."""


_MEASURES: Mapping[Quality, Callable[[Signed, Floats, Integers, float], float]] = MappingProxyType(
    {Quality.MODULARITY: modularity, Quality.CPM: potts}
)


@dataclass(frozen=True, slots=True)
class Camps:
    """A division of the nodes that have ties."""

    members: tuple[tuple[Hashable, ...], ...]
    """The camps, the largest first, equals by their first member; members in order."""
    isolates: tuple[Hashable, ...]
    """Nodes without signed ties, which are in no camp."""
    quality: float
    """What was maximised, per unit of weight; NaN without ties."""
    shares: Table
    """A row a member, by camp: `key`, `label`, `camp` (1 the largest), `positive` and `negative`
    (summed weight of its ties), `positive_inside` and `negative_inside` (the share of that which
    stays inside the camp; null where there is none)."""
    made: Made

    @property
    def camp_of(self) -> dict[Hashable, int]:
        """The number of each member's camp, 1 the largest."""
        return {node: number for number, camp in enumerate(self.members, 1) for node in camp}


def camps(
    graph: nx.Graph[Any],
    *,
    quality: Quality | str = Quality.MODULARITY,
    resolution: float = 1.0,
    weighted: bool = True,
    seed: int = 0,
    starts: int = 10,
) -> Camps:
    """The camps of a signed graph, found by the Leiden algorithm on two layers (Traag, Waltman &
    Van Eck 2019; Traag, Doreian & Mrvar 2019): positive ties with weight 1, negative with −1.

    A higher `resolution` gives more and smaller camps: modularity multiplies by it what the degrees
    lead to expect; with `cpm` it is the net density that a camp must exceed. The best of `starts`
    runs with the seeds from `seed` on, each until nothing improves; among equals the first in the
    order of members. Needs the extra [analysis]. Raises MissingExtra, and UsageError for an unknown
    quality, a negative resolution, no start, and as `signed` does.
    """
    if quality not in list(Quality):
        raise UsageError(
            f"unknown quality of camps: {quality!r}", hint=f"choose from {', '.join(Quality)}"
        )
    if resolution < 0 or starts < 1:
        raise UsageError(
            f"camps cannot be found with resolution {resolution} and {starts} starts",
            hint="resolution is at least 0, usually 1; starts at least 1",
        )
    quality = Quality(quality)
    net = signed(graph)
    value = net.values(weighted)
    camp = _leiden(net, value, quality, resolution, range(seed, seed + starts))
    chosen = {"quality": quality, "resolution": resolution, "weighted": weighted}
    made = net.made.then("signed Leiden camps", **chosen, seed=seed, starts=starts)
    return Camps(
        tuple(_nodes(net, camp == number) for number in range(1, camp.max(initial=0) + 1)),
        _nodes(net, camp == 0),
        _MEASURES[quality](net, value, camp, resolution),
        Table(
            shares(net, value, camp).filter(pl.col("camp") > 0).sort("camp", maintain_order=True),
            made,
        ),
        made,
    )


def division_of(camps: Camps | Division) -> Division:
    """Camps as a division of nodes."""
    return camps.camp_of if isinstance(camps, Camps) else camps


def described(camps: Camps | Division) -> str:
    """How camps were made, for the options of what is computed from them."""
    return str(camps.made) if isinstance(camps, Camps) else "given"


def _leiden(
    net: Signed, value: Floats, quality: Quality, resolution: float, seeds: range
) -> Integers:
    """The camp of each node, by rank of size from 1; 0 for nodes without ties."""
    leidenalg, igraph = needed("leidenalg"), needed("igraph")
    camp = np.zeros(net.order, dtype=np.int64)
    if not net.size:
        return camp
    tied, ends = np.unique([net.source, net.target], return_inverse=True)
    ends = ends.reshape(2, -1).T
    kind = {
        Quality.MODULARITY: leidenalg.RBConfigurationVertexPartition,
        Quality.CPM: leidenalg.CPMVertexPartition,
    }[quality]
    layers = []
    for way in np.unique(net.sign)[::-1]:
        layer = igraph.Graph(n=len(tied), edges=ends[net.sign == way].tolist())
        layer.es["weight"] = np.abs(value[net.sign == way]).tolist()
        # In the Potts model a pair is held against a camp once, not in both layers.
        least = 0.0 if quality is Quality.CPM and way < 0 else resolution
        layers.append((float(way), layer, least))
    found = []
    for seed in seeds:
        optimiser = leidenalg.Optimiser()
        optimiser.set_rng_seed(seed)
        parts = [
            kind(layer, weights="weight", resolution_parameter=least) for _, layer, least in layers
        ]
        ways = [way for way, _, _ in layers]
        # First to the camps of neighbours, which is fast; then to any, since two nodes without a
        # tie may share all their opponents.
        for others in (leidenalg.ALL_NEIGH_COMMS, leidenalg.ALL_COMMS):
            optimiser.consider_comms = others
            optimiser.optimise_partition_multiplex(parts, layer_weights=ways, n_iterations=-1)
        camp[tied] = _ranked(np.array(parts[0].membership))
        reached = round(_MEASURES[quality](net, value, camp, resolution), 9)
        found.append((-reached, camp.tolist()))
    return np.array(min(found)[1], dtype=np.int64)


def _ranked(membership: Integers) -> Integers:
    """Camps numbered from 1 by size, equals by their first member."""
    _, first, number, size = np.unique(
        membership, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(size), dtype=np.int64)
    rank[np.lexsort((first, -size))] = np.arange(1, len(size) + 1)
    return rank[number]


def _nodes(net: Signed, chosen: Any) -> tuple[Hashable, ...]:
    return tuple(net.nodes[node] for node in np.flatnonzero(chosen))
