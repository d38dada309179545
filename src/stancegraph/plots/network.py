"""The picture of a signed network: who stands with whom, and against whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network
from stancegraph.analysis.structure.camps import Camps, division_of
from stancegraph.analysis.structure.divisions import Division
from stancegraph.errors import UsageError
from stancegraph.plots import style
from stancegraph.plots.camps import Groups, camp, kind
from stancegraph.plots.picture import Picture, picture
from stancegraph.plots.placing import GAP, LABEL, RADIUS, Placed, place
from stancegraph.plots.text import counted
from stancegraph.plots.thinning import Ties, strongest

MOST_TIES = 600


def signed_network(
    network: Network,
    camps: Camps | Division | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Picture:
    """A picture of a network: supporting ties solid, opposing ones dashed.

    `camps` gives each node's camp, told by colour and by shape; without it the kinds of actors
    are. Width of a line is the weight of the tie. The stronger positive ties, the nearer stand two
    nodes; foes stand apart. What is left out of a large network stands below it.
    Raises UsageError for a network without a node.
    """
    if not len(network):
        raise UsageError(
            "there is nothing to draw: the network has no node",
            hint="widen the selection, or see `stancegraph query DIR actors` for what there is",
        )
    placed = place(network)
    division = None if camps is None else division_of(camps)
    ties, kept = _ties(network, placed)
    groups = Groups.of(
        [
            kind(network.nodes[key]) if division is None else camp(division, key)
            for key in placed.keys
        ]
    )
    made = network.made if isinstance(network, Network) and "made" in network.graph else None
    wide, high = placed.size
    words = _words(made)
    halo, nodes, labels = _nodes(placed, groups, "Kind" if camps is None else "Camp")
    chart = style.altair().layer(_edges(ties, placed, words), halo, nodes, labels)
    chart = chart.properties(width=wide, height=high)
    told = title or _TITLES.get(made.what if made else "", "A signed network")
    frame = style.framed(
        chart,
        width=wide,
        title=told,
        subtitle=_subtitle(network, ties, words),
        notes=_notes(network, placed, ties, kept, words),
        source=source,
        made=made,
    )
    return picture(frame, told, made)


_TITLES = {
    "affiliation network": "Positions attributed to actors, by issue",
    "congruence network": "Who is said to take the same positions",
    "conflict network": "Who is said to take opposite positions",
    "subtract network": "Who is said to take the same positions, and who opposite ones",
    "ignored network": "Who is said to take positions on the same issues",
}


def _ties(network: Any, placed: Placed) -> tuple[Ties, dict[int, int]]:
    at = {key: place for place, key in enumerate(placed.keys)}
    found = sorted(
        (*sorted((at[one], at[other])), data.get("weight", 1.0), data.get("sign", 1))
        for one, other, data in network.edges(data=True)
        if one in at and other in at and one != other
    )
    table = np.array(found, dtype=np.float64).reshape(-1, 4)
    ends = table[:, :2].astype(np.int64)
    far = placed.points[ends[:, 0]] - placed.points[ends[:, 1]]
    signs = np.sign(table[:, 3]).astype(np.int64)
    ties = Ties(ends[:, 0], ends[:, 1], table[:, 2], signs, np.hypot(far[:, 0], far[:, 1]))
    return strongest(ties, MOST_TIES)


def _words(made: Made | None) -> dict[int, str]:
    """What signs are called in the legend."""
    if made is not None and made.what.startswith("affiliation"):
        return {1: "supports", -1: "opposes", 0: "neutral"}
    if made is not None and made.what.startswith("ignored"):
        return {1: "agree", -1: "disagree", 0: "speak on the same"}
    return {1: "agree", -1: "disagree", 0: "neither"}


def _edges(ties: Ties, placed: Placed, words: Mapping[int, str]) -> Any:
    alt = style.altair()
    greatest = float(ties.weights.max()) if len(ties) else 1.0
    widest = float(np.interp(len(ties), [100, 600], [3.6, 2]))
    order = np.lexsort((ties.weights, ties.signs))
    data = [
        {
            "x": float(placed.points[one, 0]), "y": float(placed.points[one, 1]),
            "x2": float(placed.points[other, 0]), "y2": float(placed.points[other, 1]),
            "tie": words[int(sign)], "weight": float(f"{weight:.4g}"),
            "between": f"{placed.labels[one]} – {placed.labels[other]}",
        }
        for one, other, weight, sign in zip(
            ties.sources[order], ties.targets[order], ties.weights[order], ties.signs[order],
            strict=True,
        )
    ]  # fmt: skip
    there = [sign for sign in (1, -1, 0) if (ties.signs == sign).any()]
    names = [words[sign] for sign in there]
    legend = alt.Legend(title="Tie", symbolType="stroke", symbolStrokeWidth=2.5, symbolSize=300)
    return (
        alt.Chart(style.rows(data))
        .mark_rule(strokeOpacity=float(np.interp(len(ties), [50, 600], [0.8, 0.45])), aria=False)
        .encode(
            **style.pixels(*placed.size),
            x2="x2:Q", y2="y2:Q",
            stroke=alt.Stroke("tie:N", legend=legend, scale=alt.Scale(
                domain=names, range=[style.SIGN_COLOURS[sign] for sign in there])),
            strokeDash=alt.StrokeDash("tie:N", legend=legend, scale=alt.Scale(
                domain=names, range=[style.SIGN_DASHES[sign] for sign in there])),
            strokeWidth=alt.StrokeWidth("weight:Q", legend=None, scale=alt.Scale(
                domain=[0, greatest], range=[0.5, widest])),
            tooltip=[alt.Tooltip("between:N"), alt.Tooltip("tie:N"), alt.Tooltip("weight:Q")],
        )
    )  # fmt: skip


def _nodes(placed: Placed, groups: Groups, title: str) -> tuple[Any, Any, Any]:
    """The layers of halos, nodes and labels."""
    alt = style.altair()
    data = [
        {"x": float(x), "y": float(y), "below": float(y) + RADIUS + GAP, "label": label,
         "group": group}
        for (x, y), label, group in zip(placed.points, placed.labels, groups.own, strict=True)
    ]  # fmt: skip
    base = alt.Chart(style.rows(data))
    points = base.mark_point(
        filled=True, size=4 * RADIUS**2 * 0.85, stroke=style.INK, strokeWidth=1, opacity=1,
        aria=False,
    ).encode(
        **style.pixels(*placed.size),
        **groups.encoded(title),
        tooltip=[alt.Tooltip("label:N"), alt.Tooltip("group:N")],
    )  # fmt: skip
    text = {"baseline": "top", "fontSize": LABEL, "aria": False}
    below = style.pixels(*placed.size, y="below")
    halo = base.mark_text(**text, stroke=style.PAPER, strokeWidth=3)
    words = base.mark_text(**text, fill=style.INK)
    return halo.encode(**below, text="label:N"), points, words.encode(**below, text="label:N")


def _subtitle(network: Any, ties: Ties, words: Mapping[int, str]) -> str:
    sides = Counter(network.nodes[key].get("side") or "actor" for key in network)
    nodes = ", ".join(counted(number, side) for side, number in sorted(sides.items()))
    signs = Counter(int(np.sign(s)) for *_, s in network.edges(data="sign", default=1))
    told = ", ".join(f"{signs[sign]:,} “{words[sign]}”" for sign in (1, -1, 0) if signs[sign])
    if not len(ties):
        return f"{nodes}; no ties"
    strongest = f"a line is as wide as its tie is strong, up to {ties.weights.max():.3g}"
    return f"{nodes}; ties: {told}; {strongest}"


def _notes(
    network: Any, placed: Placed, ties: Ties, kept: Mapping[int, int], words: Mapping[int, str]
) -> list[str]:
    notes = []
    if placed.left_out:
        notes.append(
            f"Not drawn: the {placed.left_out:,} of {len(network):,} nodes with the fewest ties."
        )
    if kept:
        most = " and ".join(
            f"the {number} strongest “{words[sign]}”"
            if number > 1
            else f"the strongest “{words[sign]}”"
            for sign, number in sorted(kept.items(), reverse=True)
        )
        notes.append(
            f"Drawn: {len(ties):,} of {network.number_of_edges():,} ties, of each node {most}, of "
            "equal ones the nearest; all of them count for the places."
        )
    notes.append("Where nodes stand follows from their ties; the axes have no meaning.")
    return notes
