"""Named queries on a graph of votes: how long each takes, and beside rdflib on the same triples."""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
import rdflib

import stancegraph
from stancegraph.query.named import named, names
from stancegraph.query.run import Rows
from stancegraph.resources import shipped

REAL = 870_109
SCAN = "a full scan"
PATIENCE = 20.0
"""Seconds after which rdflib is given up."""
ISSUE = "the issue of a resolution"
POSITION = "one position"
ASKED: dict[str, dict[str, str]] = {
    "bloc-members": {"on": "2019-10-29"},
    "contradictions": {"issue": ISSUE},
    "criticised": {"country": "CHN"},
    "everything-said": {"country": "PAK"},
    "evidence": {"position": POSITION},
    "reported-not-stated": {"country": "PAK"},
    "who-supports": {"issue": ISSUE},
}
"""What narrows a query; the others are asked as they are."""
FURTHER = (
    ("coalitions", {"country": "PAK"}),
    ("criticised", {}),
    ("criticised", {"critic": "USA"}),
    ("everything-said", {"country": "USA"}),
    ("reported-not-stated", {"basis": "reported"}),
    ("reported-not-stated", {"basis": "recorded", "country": "USA"}),
    ("timeline", {"since": "2019-10", "until": "2019-10"}),
    ("who-supports", {"country": "USA"}),
    ("who-supports", {"country": "USA", "issue": ISSUE}),
    ("who-supports", {"country": "USA", "polarity": "oppose"}),
)


@pytest.fixture(scope="module")
def with_article(
    votes_graph: Callable[[int], Any], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[int], Path]:
    """A graph of so many votes with the article of the example added."""
    article = shipped("examples/third-committee-2019/article.txt")
    command = Path(sys.executable).with_name("stancegraph")

    def add(votes: int) -> Path:
        folder: Path = votes_graph(votes).folder
        subprocess.run([command, "build", article, "--add", "--out", folder], check=True)
        return folder

    return add


def meant(graph: stancegraph.Graph, values: dict[str, str]) -> dict[str, str]:
    """The values with an issue and a position of the graph in the places that ask for one."""
    found = graph.sparql(
        "SELECT ?issue ?position { ?position sg:holder ?state ; sg:issue ?issue ; sg:castIn ?call ."
        " FILTER(STRENDS(STR(?state), 'country/FRA')) } LIMIT 1"
    )
    assert isinstance(found, Rows)
    (row,) = found
    places = {ISSUE: str(row["issue"]), POSITION: str(row["position"])}
    return {name: places.get(value, value) for name, value in values.items()}


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def test_named_queries_on_the_votes_of_the_general_assembly(
    with_article: Callable[[int], Path], benchmark: Any
) -> None:
    """Wanted: less than 1 s each, but for full scans, which say so in their titles."""
    graph = stancegraph.open(with_article(REAL))
    asked = [(name, ASKED.get(name, {})) for name in names()]
    benchmark.pedantic(lambda: graph.query("evidence", **meant(graph, ASKED["evidence"])))
    for name, values in (*asked, *FURTHER):
        scan = SCAN in named(name).title and not values
        if scan and ASKED.get(name):
            continue
        given = meant(graph, values)
        answer = graph.query(name, **given)
        taken = seconds(lambda n=name, g=given: graph.query(n, **g), 1 if scan else 5)
        shown = ", ".join(f"{key}={value.rpartition('/')[2]}" for key, value in given.items())
        told = "full scan" if scan else "TOO LONG" if taken > 1 else ""
        rows = len(answer) if isinstance(answer, Rows) else 1
        print(f"{name:<22}{taken:>8.3f} s {rows:>7,} rows  {shown} {told}")


def patient(work: Callable[[], object], limit: float) -> float:
    """The seconds that a piece of work takes in a process of its own; inf where they are too many.

    rdflib cannot be told to stop.
    """
    process = get_context("fork").Process(target=work)
    start = time.perf_counter()
    process.start()
    process.join(limit)
    taken = time.perf_counter() - start
    if process.is_alive():
        process.kill()
        taken = math.inf
    process.join()
    return taken


def test_named_queries_beside_rdflib(
    with_article: Callable[[int], Path], benchmark: Any, tmp_path: Path
) -> None:
    """Wanted: at least 10 times as fast on the same 50,000 votes."""
    graph = stancegraph.open(with_article(50_000))
    graph.export(tmp_path / "graph.nt")
    theirs = rdflib.Graph()
    benchmark.pedantic(lambda: theirs.parse(tmp_path / "graph.nt"), rounds=1)
    for name in names():
        values = meant(graph, ASKED.get(name, {}))
        text = named(name).bound(values)
        ours = seconds(lambda t=text: graph.sparql(t), 5)
        limit = max(PATIENCE, 15 * ours)
        other = patient(lambda t=text: list(theirs.query(t)), limit)
        times = min(other, limit) / ours
        told = f"more than {limit:.0f} s" if other == math.inf else f"{other:.3f} s"
        slow = "" if times >= 10 else "LESS THAN TEN"
        print(f"{name:<22}{ours:>8.4f} s, rdflib {told}: {times:.0f} times {slow}")
