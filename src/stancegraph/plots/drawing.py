"""Pictures straight from the tables of a graph, as the command `plot` draws them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import networkx as nx
import numpy as np
import polars as pl

from stancegraph.analysis.agreement import VoteMatrix, agreement, agreement_matrix
from stancegraph.analysis.agreement.votes import place_of
from stancegraph.analysis.made import Made
from stancegraph.analysis.networks import Ties, network
from stancegraph.analysis.results import Matrix, Table
from stancegraph.analysis.selection import Selection
from stancegraph.analysis.stances import Stances, stances
from stancegraph.analysis.structure import Camps
from stancegraph.analysis.structure import camps as found_camps
from stancegraph.errors import UsageError
from stancegraph.plots.heatmap import heat_map
from stancegraph.plots.lines import agreement_lines
from stancegraph.plots.network import signed_network
from stancegraph.plots.picture import Picture
from stancegraph.plots.positions import who_stands_where
from stancegraph.plots.text import counted
from stancegraph.plots.timeline import timeline
from stancegraph.records import Document
from stancegraph.tables import Tables

_SOURCES = 4
"""Publishers that a caption names."""


def draw(tables: Tables, kind: str, selection: Selection, options: Mapping[str, Any]) -> Picture:
    """The picture of a kind of `PICTURES` from the selected positions.

    `options`: for a network `ties`, `normalise`, `camps` (yes or no); for it, positions and
    timelines `counting` and `reports`; for agreement `measure`, `motions`, `voter`, `states` and
    `per`.
    """
    return PICTURES[kind](tables, selection, options)


def _taken(tables: Tables, selection: Selection, options: Mapping[str, Any]) -> Stances:
    return stances(tables, selection, counting=options["counting"], reports=options["reports"])


def _network(tables: Tables, selection: Selection, options: Mapping[str, Any]) -> Picture:
    taken = _taken(tables, selection, options)
    found = network(taken, options["ties"], Ties(normalise=options["normalise"]))
    if not options["camps"]:
        return signed_network(found, source=sources(tables))
    camps = found_camps(found)
    found.graph["made"] = _with_camps(found.made, camps).to_json()
    return signed_network(found, _named(camps), source=sources(tables))


def _positions(tables: Tables, selection: Selection, options: Mapping[str, Any]) -> Picture:
    taken = _taken(tables, selection, options)
    return who_stands_where(taken, source=sources(tables))


def _timeline(tables: Tables, selection: Selection, options: Mapping[str, Any]) -> Picture:
    taken = _taken(tables, selection, options)
    return timeline(taken, source=sources(tables))


def _heatmap(tables: Tables, selection: Selection, options: Mapping[str, Any]) -> Picture:
    votes = VoteMatrix.of(tables, selection, motions=options["motions"], voter=options["voter"])
    matrix = _among(agreement_matrix(votes, options["measure"]), options["states"])
    if not options["camps"]:
        return heat_map(matrix, source=sources(tables))
    camps = found_camps(_tied(matrix))
    made = _with_camps(matrix.made, camps)
    told = Matrix(matrix.rows, matrix.columns, matrix.values, made)
    return heat_map(told, _named(camps), source=sources(tables))


def _agreement(tables: Tables, selection: Selection, options: Mapping[str, Any]) -> Picture:
    states = options["states"]
    votes = VoteMatrix.of(tables, selection, motions=options["motions"], voter=options["voter"])
    if len(set(states)) < 2:
        raise UsageError(
            "lines of agreement are drawn for pairs of chosen states",
            hint="name two states and more: --with USA --with RUS",
        )
    for state in states:
        votes.place(state)
    found = agreement(votes, options["measure"], per=options["per"])
    pairs = found.frame.filter(pl.col("a").is_in(states), pl.col("b").is_in(states))
    made = found.made.with_options(states=sorted(set(states)))
    # Periods in which no pair shares a vote stay, so that they are gaps.
    periods = found.frame.select("period").unique().join(pairs, on="period", how="left")
    table = Table(periods, made)
    return agreement_lines(table, period=options["per"], source=sources(tables))


PICTURES: Mapping[str, Callable[[Tables, Selection, Mapping[str, Any]], Picture]] = (
    MappingProxyType(
        {
            "network": _network,
            "heatmap": _heatmap,
            "positions": _positions,
            "timeline": _timeline,
            "agreement": _agreement,
        }
    )
)
"""What draws each kind of picture."""


def sources(tables: Tables) -> str:
    """Who published the documents of a graph, the first few by name."""
    documents = tables[Document]
    named = documents.select(pl.coalesce("publisher", "label")).to_series().drop_nulls().unique()
    names = named.sort().to_list()
    rest = len(names) - _SOURCES
    told = "; ".join(names[:_SOURCES]) + (f"; and {rest} more" if rest > 0 else "")
    number = counted(documents.height, "document")
    return f"{number}: {told}" if told else number


def _among(matrix: Matrix, states: Sequence[str]) -> Matrix:
    if not states:
        return matrix
    at = [place_of(state, matrix.rows) for state in sorted(set(states))]
    if len(at) < 2:
        raise UsageError(
            "a heat map of agreement is drawn for chosen states from two on",
            hint="name two states and more, such as --with USA --with RUS, or none for all",
        )
    keys = [matrix.rows[place] for place in at]
    made = matrix.made.with_options(states=keys)
    return Matrix(keys, keys, matrix.values[np.ix_(at, at)], made)


def _tied(matrix: Matrix) -> Any:
    """Agreement as ties, all of them positive."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(matrix.rows)
    rows, columns = np.nonzero(np.triu(np.nan_to_num(matrix.values), 1))
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        weight = float(matrix.values[i, j])
        signed = {"weight": abs(weight), "sign": int(np.sign(weight)), "signed_weight": weight}
        graph.add_edge(matrix.rows[i], matrix.columns[j], **signed)
    return graph


def _named(camps: Camps) -> dict[str, object]:
    return {str(node): camp for node, camp in camps.camp_of.items()}


def _with_camps(made: Made, camps: Camps) -> Made:
    """How a result was made, with the choices that made the camps."""
    chosen = ("camps", "quality", "resolution", "seed", "starts")
    told = {name: value for name, value in camps.made.options.items() if name in chosen}
    return made.with_options(**{"camps": "Leiden algorithm", **told})
