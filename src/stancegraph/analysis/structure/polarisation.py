"""Polarisation: how far a network, or a row of positions, falls apart into opposed camps."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from stancegraph.analysis.made import Made
from stancegraph.analysis.structure.camps import Camps, described, division_of
from stancegraph.analysis.structure.divisions import (
    Division,
    inside,
    modularity,
    numbered,
    placed,
)
from stancegraph.analysis.structure.frustration import frustration
from stancegraph.analysis.structure.signed import signed
from stancegraph.errors import UsageError

ALPHA_MOST = 1.6
"""Beyond it the measure of Esteban & Ray breaks their axioms."""


@dataclass(frozen=True, slots=True)
class Polarisation:
    """Three measures of one division, each with a sense of its own; NaN where not defined."""

    modularity: float
    """Signed modularity (Gómez, Jensen & Arenas 2009): positive ties inside and negative ties
    between camps beyond what degrees lead to expect; 0 none, at most 1."""
    external_internal: float
    """The E-I index of the positive ties (Krackhardt & Stern 1988): (between − inside) / all; −1
    when friends are found only inside the camps, 1 when only outside."""
    two_camps: float
    """1 − 2 · frustration / all (Aref & Wilson 2018): 1 when two camps explain every tie. Does not
    depend on the division; from the upper bound where the index is not proved."""
    made: Made


def polarisation(
    graph: nx.Graph[Any], camps: Camps | Division, *, weighted: bool = True
) -> Polarisation:
    """How polarised a signed graph is, under camps that were found or given (blocs, say).

    A network of friends alone has `two_camps` 1: one of the two camps is empty. Read it with the
    share of negative ties, or with `modularity`. Raises UsageError when a node with ties is in no
    camp, and as `signed` does.
    """
    net = signed(graph)
    value = net.values(weighted)
    camp = placed(net, division_of(camps))
    kept, positive = inside(net, camp), np.where(value > 0, value, 0.0)
    total, within = float(positive.sum()), float(positive[kept].sum())
    return Polarisation(
        modularity(net, value, camp),
        round((total - 2 * within) / total, 12) if total else math.nan,
        frustration(graph, weighted=weighted).normalised,
        net.made.then("polarisation", weighted=weighted, camps=described(camps)),
    )


def esteban_ray(
    positions: Mapping[Hashable, float],
    *,
    groups: Division | None = None,
    alpha: float = 1.0,
    span: tuple[float, float] = (-1.0, 1.0),
) -> float:
    """Polarisation of positions on one dimension (Esteban & Ray 1994), 1 at the most.

    Σ_i Σ_j π_i^(1+α) π_j |y_i − y_j| over groups with share π of the actors and mean position y,
    divided by its value for two groups of one half at the ends of `span`: 2^−(1+α) times its
    length. Without `groups`, actors with the same position are one group. `alpha`, the weight of
    identification, lies above 0 and up to 1.6. NaN without positions. Raises UsageError for another
    alpha, a position that is outside of the span or no number, and an actor without a group.
    """
    if not 0 < alpha <= ALPHA_MOST:
        raise UsageError(f"alpha is {alpha}", hint="take a number above 0 and up to 1.6")
    outside = [actor for actor, place in positions.items() if not span[0] <= place <= span[1]]
    if outside or span[0] >= span[1]:
        wrong = f"the position of {outside[0]} is" if outside else "an empty range is"
        raise UsageError(
            f"{wrong} not inside the span {span[0]} .. {span[1]}",
            hint="give the least and the greatest possible position as span",
        )
    lost = [actor for actor in positions if groups is not None and actor not in groups]
    if lost:
        raise UsageError(f"{lost[0]} is in no group", hint="give a group for every position")
    if not positions:
        return math.nan
    values = np.array(list(positions.values()), dtype=np.float64)
    division: Division = positions if groups is None else {one: groups[one] for one in positions}
    group = np.array([number - 1 for number in numbered(division).values()])
    size = np.bincount(group)
    share, mean = size / size.sum(), np.bincount(group, values) / size
    apart = np.abs(mean[:, None] - mean)
    most = (span[1] - span[0]) / 2 ** (1 + alpha)
    return float(share ** (1 + alpha) @ apart @ share) / most
