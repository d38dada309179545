"""How long pages of a graph of votes take: asked one after the other over HTTP, and by several."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
REAL = 870_109
REQUESTS = 40
CLIENTS = 4
"""People who look at pages at the same time."""
WANTED = {"start": 200, "country": 500, "issue": 500, "list": 500, "position": 500}
"""Milliseconds of the median, warm."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    command = [str(STANCEGRAPH), "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        try:
            yield urlsplit(process.stdout.readline().decode().strip()).netloc
        finally:
            process.terminate()


def load(place: str, paths: list[str]) -> list[float]:
    """Ask for each page on one connection; milliseconds until each was there."""
    took = []
    connection = HTTPConnection(place, timeout=60)
    for path in paths:
        start = time.perf_counter()
        connection.request("GET", path, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        body = answer.read()
        took.append(1000 * (time.perf_counter() - start))
        assert answer.status == 200
        assert b"<h1" in body
    connection.close()
    return took


def read(place: str, path: str) -> Any:
    connection = HTTPConnection(place, timeout=60)
    connection.request("GET", path)
    told = json.loads(connection.getresponse().read())
    connection.close()
    return told


@pytest.fixture(scope="module")
def pages(votes_graph: Callable[[int], Any]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The address of the graph of all votes, and pages of each kind, those with most positions."""
    with served(votes_graph(REAL).folder) as place:
        nodes = {name: read(place, f"/{name}.json")["nodes"] for name in ("countries", "issues")}
        positions = read(place, "/positions.json")["positions"]
        yield (
            place,
            {
                "start": ["/"],
                "country": [f"/{one['id']}" for one in nodes["countries"][:10]],
                "issue": [f"/{one['id']}" for one in nodes["issues"][:10]],
                "list": ["/positions", "/positions?polarity=oppose", "/positions?country=PAK"],
                "position": [f"/{one['id']}" for one in positions[:10]],
            },
        )


@pytest.mark.parametrize("kind", WANTED)
def test_pages_one_after_the_other(pages: Any, benchmark: Any, kind: str) -> None:
    place, paths = pages
    asked = [paths[kind][number % len(paths[kind])] for number in range(REQUESTS)]
    load(place, asked[: len(paths[kind])])
    took = benchmark.pedantic(load, args=(place, asked), rounds=1)
    _tell(benchmark, kind, took, WANTED[kind])


def test_pages_for_several_at_once(pages: Any, benchmark: Any) -> None:
    place, paths = pages
    every = list(chain.from_iterable(paths.values()))
    turns = [every[number:] + every[:number] for number in range(0, len(every), 8)][:CLIENTS]

    def work() -> list[float]:
        with ThreadPoolExecutor(CLIENTS) as pool:
            return list(chain.from_iterable(pool.map(lambda turn: load(place, turn), turns)))

    work()
    _tell(benchmark, f"all kinds, {CLIENTS} clients", benchmark.pedantic(work, rounds=1), None)


def _tell(benchmark: Any, kind: str, took: list[float], wanted: int | None) -> None:
    median, late = statistics.median(took), sorted(took)[int(0.95 * len(took))]
    benchmark.extra_info.update(median=median, late=late, wanted=wanted)
    limit = f", wanted: at most {wanted} ms" if wanted else ""
    print(f"{kind}: median {median:.0f} ms, 95 % within {late:.0f} ms of {len(took)}{limit}")
