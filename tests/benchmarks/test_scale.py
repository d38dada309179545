"""What building, opening and adding cost, from a hundred thousand votes to three million."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stancegraph
from stancegraph.resources import shipped
from stancegraph.store import database
from stancegraph.store.build import open_directory, open_store

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
ARTICLE = shipped("examples/third-committee-2019/article.txt")
REAL = 870_109
SIZES = (100_000, 300_000, REAL, 3_000_000)
BARE = """
import sys
from pyoxigraph import RdfFormat, Store
store = Store(sys.argv[2])
store.bulk_load(path=sys.argv[1], format=RdfFormat.N_TRIPLES, lenient=True)
store.optimize()
"""
HEAD = "positions     triples  seconds  µs/position  peak MB  bare load  ratio  of processor"
_rows: list[str] = []


@pytest.mark.parametrize("votes", SIZES)
def test_a_build_beside_the_bare_load_of_its_own_triples(
    votes: int,
    votes_graph: Callable[[int], Any],
    measured: Callable[..., Any],
    benchmark: Any,
    tmp_path: Path,
) -> None:
    """Wanted: a ratio of at most 1.6, at most 3 GB, and the same µs a position at every size."""
    graph = benchmark.pedantic(votes_graph, (votes,), rounds=1)
    manifest, tables = open_directory(graph.folder)
    lines = database.write(tables, manifest.base, tmp_path)
    del tables
    bare = measured(sys.executable, "-c", BARE, tmp_path / "asserted.nt", tmp_path / "bare")
    shutil.rmtree(tmp_path)
    ratio = graph.cost.wall / bare.wall
    benchmark.extra_info.update(ratio=ratio, peak=graph.cost.peak)
    _rows.append(
        f"{manifest.counts['positions']:>9,} {lines.asserted:>11,} {graph.cost.wall:>8.1f}"
        f" {graph.cost.wall / votes * 1e6:>12.1f} {graph.cost.peak:>8.0f} {bare.wall:>10.1f}"
        f" {ratio:>6.2f} {graph.cost.processor / bare.processor:>13.2f}"
        f"{'  unvotes' if graph.real else ''}"
    )
    print("\n".join([HEAD, *_rows]))


def test_opening_a_graph_of_votes(votes_graph: Callable[[int], Any], benchmark: Any) -> None:
    """Wanted: less than 100 ms; the tables are read when they are asked for."""
    folder = votes_graph(REAL).folder

    def both() -> None:
        stancegraph.open(folder)
        open_store(folder)

    benchmark.pedantic(both, rounds=5, warmup_rounds=1)
    print(f"sg.open and open_store: {benchmark.stats['median'] * 1000:.1f} ms, wanted: under 100")


def test_adding_an_article_beside_building_it_alone(
    votes_graph: Callable[[int], Any],
    measured: Callable[..., Any],
    benchmark: Any,
    tmp_path: Path,
) -> None:
    """Wanted: at most 1 s more."""
    grown, alone = tmp_path / "grown", tmp_path / "alone"
    more: list[float] = []

    def pair() -> None:
        for folder in (grown, alone):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(votes_graph(REAL).folder, grown)
        added = measured(STANCEGRAPH, "build", ARTICLE, "--add", "--out", grown)
        more.append(added.wall - measured(STANCEGRAPH, "build", ARTICLE, "--out", alone).wall)

    benchmark.pedantic(pair, rounds=3, warmup_rounds=1)
    shutil.rmtree(tmp_path)
    print(f"added to {REAL:,} votes: {statistics.median(more):+.2f} s, wanted: at most +1 s")
