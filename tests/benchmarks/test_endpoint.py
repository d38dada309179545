"""The endpoint on a graph of votes: beside Oxigraph's own server, and when queries run away."""

from __future__ import annotations

import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import stancegraph
from stancegraph.query.named import named
from stancegraph.query.run import Rows

BIN = Path(sys.executable).parent
OXIGRAPH = BIN / "oxigraph"
REAL = 870_109
CLIENTS = 16
REQUESTS = 10
"""Requests of each client in a round."""
RUNAWAYS = 1_000
DEADLINE = 0.5
AT_ONCE = 3
"""Runaways at the same time, so that each of them has a reader."""
RUNAWAY = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HEADERS = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}


class Client:
    """One that keeps its connection."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(urlsplit(address).netloc, timeout=60)

    def ask(self, query: bytes) -> int:
        self._connection.request("POST", "/sparql", query, HEADERS)
        response = self._connection.getresponse()
        response.read()
        return response.status

    def close(self) -> None:
        self._connection.close()


@contextmanager
def server(*command: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [str(one) for one in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        assert process.stdout
        process.stdout.close()


@contextmanager
def ours(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with server(BIN / "stancegraph", "serve", folder, "--port", "0", *options) as process:
        assert process.stdout
        yield process, process.stdout.readline().decode().strip()


@contextmanager
def theirs(folder: Path) -> Iterator[str]:
    place = "127.0.0.1:17878"
    command = ("serve-read-only", "--location", folder / "store", "--bind", place)
    with server(OXIGRAPH, *command):
        for _ in range(100):
            try:
                client = Client(f"http://{place}")
                client.ask(b"ASK {}")
                client.close()
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        yield f"http://{place}"


def questions(folder: Path) -> list[bytes]:
    """Who supports what, asked of twenty issues."""
    found = stancegraph.open(folder).sparql(
        "SELECT DISTINCT ?issue { ?call a sg:RollCall . ?p sg:castIn ?call ; sg:issue ?issue ;"
        " sg:holder ?h FILTER(STRENDS(STR(?h), 'country/FRA')) } LIMIT 20"
    )
    assert isinstance(found, Rows)
    query = named("who-supports")
    return [query.bound({"issue": str(row["issue"])}).encode() for row in found]


def all_at_once(address: str, queries: list[bytes]) -> Callable[[], None]:
    """What sixteen clients do who each ask ten questions, one after the other."""

    def one(number: int) -> None:
        client = Client(address)
        for turn in range(REQUESTS):
            assert client.ask(queries[(number + turn) % len(queries)]) == 200
        client.close()

    def work() -> None:
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(one, range(CLIENTS)))

    return work


@pytest.mark.skipif(not OXIGRAPH.exists(), reason="needs the package oxigraph")
def test_throughput_beside_oxigraph(
    votes_graph: Callable[[int], Any], beside: Callable[..., None]
) -> None:
    folder = votes_graph(REAL).folder
    queries = questions(folder)
    with ours(folder) as (_, address), theirs(folder) as other:
        beside(all_at_once(address, queries), all_at_once(other, queries), wanted=2.0, rounds=5)


def test_runaways_end_in_time_and_leave_nothing(
    votes_graph: Callable[[int], Any], benchmark: Any
) -> None:
    folder = votes_graph(REAL).folder
    queries = itertools.cycle(questions(folder))
    took: list[float] = []
    others: list[float] = []

    def run_away(address: str, numbers: Iterator[int]) -> None:
        client = Client(address)
        for _ in numbers:
            start = time.perf_counter()
            assert client.ask(RUNAWAY) == 503
            took.append(time.perf_counter() - start)
        client.close()

    with ours(folder, "--timeout", str(DEADLINE)) as (process, address):
        client = Client(address)
        for query in itertools.islice(queries, 40):
            client.ask(query)
        client.close()
        before = used(process.pid)

        def work() -> None:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                numbers = iter(range(RUNAWAYS))
                running = [pool.submit(run_away, address, numbers) for _ in range(AT_ONCE)]
                client = Client(address)
                while not all(one.done() for one in running):
                    start = time.perf_counter()
                    if client.ask(next(queries)) == 200:
                        others.append(time.perf_counter() - start)
                    time.sleep(0.1)
                client.close()
                for one in running:
                    one.result()

        benchmark.pedantic(work, rounds=1)
        time.sleep(1)
        after = used(process.pid)
    figures = {
        "runaways": len(took),
        "median": statistics.median(took),
        "slowest": max(took),
        "wanted": DEADLINE + 1,
        "others": len(others),
        "median of others": statistics.median(others),
        "processes and MB before": before,
        "processes and MB after": after,
    }
    benchmark.extra_info.update(figures)
    print(", ".join(f"{name} {value}" for name, value in figures.items()))
    assert after[0] == before[0]


def used(process: int) -> tuple[int, int]:
    """How many processes there are, with the readers and what is left of any; and their memory."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    processes = [process, *map(int, listed.split())]
    pages = sum(
        int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) for one in processes
    )
    return len(processes), pages * 4096 // 1_000_000
