"""Projections of a table of votes, beside those of networkx on the same cells."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import numpy as np
import polars as pl
from scipy.sparse import csr_array

from stancegraph.analysis.networks.projection import Incidence, congruence, ignored

STATES, CALLS, FILLED = 200, 6_203, 0.7
SHARE = 16
"""networkx gets one of so many states' pairs: all of them would take minutes."""


def cast() -> pl.DataFrame:
    """Votes of random states in random roll calls, seeded."""
    rng = np.random.default_rng(2019)
    rows, columns = np.nonzero(rng.random((STATES, CALLS)) < FILLED)
    values = rng.choice([-1.0, 0.0, 1.0], len(rows), p=[0.1, 0.1, 0.8])
    return pl.DataFrame({"actor": rows, "issue": columns, "value": values}).select(
        actor=pl.col("actor").cast(pl.String),
        issue=pl.col("issue").cast(pl.String),
        value="value",
        weight=pl.lit(1.0),
    )


def test_projecting_200_states_on_6203_roll_calls(beside: Callable[..., None]) -> None:
    """Wanted: 50 times faster than the weighted projection of networkx."""
    frame = cast()
    keys = [str(n) for n in range(STATES)], [str(n) for n in range(CALLS)]
    incidence = Incidence.of(frame, *keys, span=2.0)
    graph = nx.Graph()
    graph.add_edges_from((f"s{a}", f"c{b}") for a, b in frame.select("actor", "issue").iter_rows())
    part = [f"s{n}" for n in range(0, STATES, SHARE)]
    pairs = STATES * (STATES - 1) / (len(part) * (len(part) - 1))
    small = graph.subgraph([*part, *(f"c{n}" for n in range(CALLS))]).copy()

    def ours() -> None:
        ignored(Incidence.of(frame, *keys, span=2.0))

    def theirs() -> None:
        nx.bipartite.weighted_projected_graph(small, part)

    shared = ignored(incidence)[0, SHARE]
    assert (
        nx.bipartite.weighted_projected_graph(small, part).edges["s0", f"s{SHARE}"]["weight"]
        == shared
    )
    print(f"networkx projects {len(part)} of {STATES} states: times {pairs:.0f} for all pairs")
    beside(ours, theirs, wanted=pairs / 50, rounds=5)


def test_congruence_beside_the_bare_products(beside: Callable[..., None]) -> None:
    """Three values need two products for conflict and one for what is ignored; wanted: twice."""
    frame = cast()
    keys = [str(n) for n in range(STATES)], [str(n) for n in range(CALLS)]
    incidence = Incidence.of(frame, *keys, span=2.0)
    arrays = [one.toarray() for one in incidence.counts]
    total = csr_array(sum(arrays)).toarray()

    def bare() -> None:
        total @ total.T
        arrays[0] @ (arrays[1] + arrays[2]).T
        (arrays[0] + arrays[1]) @ arrays[2].T

    beside(lambda: congruence(incidence), bare, wanted=2.0)
