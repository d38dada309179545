"""How benchmarks compare: two pieces of work in turn, in one run, and the ratio pair by pair."""

from __future__ import annotations

import csv
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycountry
import pytest

Work = Callable[[], object]
STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
UNVOTES = Path(__file__).parents[3] / "shared" / "data" / "unvotes"
REAL = 870_109
"""Votes in the tables of UNVOTES."""
_STATES = "BRA CHN COL DEU EGY FRA GBR IDN IND JPN KEN MEX NGA NOR PAK PER RUS THA USA VNM".split()
_TOPICS = ("Human rights", "Economic development", "Arms control and disarmament")


@pytest.fixture
def beside(benchmark: Any) -> Callable[..., None]:
    """Time `ours` and `theirs` in turn; print the median ratio beside the limit that we want.

    The clock is the wall's; `time.process_time` for work of one thread, which other processes
    then do not disturb.
    """

    def run(
        ours: Work,
        theirs: Work,
        *,
        wanted: float,
        rounds: int = 10,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        ratios: list[float] = []

        def both() -> None:
            start = clock()
            ours()
            middle = clock()
            theirs()
            ratios.append((middle - start) / (clock() - middle))

        benchmark.pedantic(both, rounds=rounds, warmup_rounds=1)
        ratio = statistics.median(ratios[1:])
        benchmark.extra_info.update(ratio=ratio, wanted=wanted)
        spread = f"{min(ratios[1:]):.2f} to {max(ratios[1:]):.2f}"
        print(f"{benchmark.name}: median ratio {ratio:.2f} ({spread}), wanted: at most {wanted}")

    return run


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: wall seconds, seconds of processor, MB of memory at its peak."""

    wall: float
    processor: float
    peak: float


@pytest.fixture(scope="session")
def measured() -> Callable[..., Cost]:
    """Run a command to its end in a process of its own, and tell what it cost."""
    return _measured


def _measured(*command: str | Path) -> Cost:
    start = time.perf_counter()
    with subprocess.Popen([str(one) for one in command], stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - start
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _write_votes(folder: Path, votes: int) -> list[Path]:
    """Tables in the shape of `unvotes` with so many votes of twenty states each; their paths."""
    names = {code: pycountry.countries.get(alpha_3=code) for code in _STATES}
    states = [(one.name.partition(",")[0], one.alpha_2) for one in names.values()]
    calls = range(1, 1 + votes // len(states))
    choices = ("yes", "yes", "abstain", "yes", "no", "yes", "yes")
    tables = {
        "un_votes": (
            ("rcid", "country", "country_code", "vote"),
            (
                (f"{call}.0", *state, choices[(call * n) % len(choices)])
                for call, (n, state) in product(calls, enumerate(states))
            ),
        ),
        "un_roll_calls": (
            tuple("rcid session importantvote date unres amend para short descr".split()),
            (
                (n, *_call(n), int(n % 9 == 0), 0, "WATER PLANS", f"To adopt water plan {n}.")
                for n in calls
            ),
        ),
        "un_roll_call_issues": (
            ("rcid", "short_name", "issue"),
            ((n, _TOPICS[n % 3][:2].lower(), _TOPICS[n % 3]) for n in calls if n % 2),
        ),
    }
    paths = [folder / f"{name}.csv" for name in tables]
    for path, (head, rows) in zip(paths, tables.values(), strict=True):
        with path.open("w", encoding="utf-8", newline="") as out:
            written = csv.writer(out, lineterminator="\n")
            written.writerow(head)
            written.writerows(rows)
    return paths


def _call(number: int) -> tuple[object, ...]:
    """Session, importance, day and resolution of a roll call."""
    session = 70 + number // 8000
    return f"{session}.0", 0, f"{16700 + number % 700}.0", f"R/{session}/{number}"


@dataclass(frozen=True, slots=True)
class VotesGraph:
    """A graph directory of votes, and what its build cost."""

    folder: Path
    votes: int
    files: list[Path]
    cost: Cost
    real: bool
    """Whether these are the tables of `unvotes`."""


@pytest.fixture(scope="session")
def votes_graph() -> Iterator[Callable[[int], VotesGraph]]:
    """Build a graph of so many votes, once in the session; REAL are those of `unvotes`."""
    built: dict[int, VotesGraph] = {}
    with TemporaryDirectory(prefix="stancegraph-bench-") as scratch:

        def build(votes: int) -> VotesGraph:
            if votes not in built:
                folder = Path(scratch) / str(votes)
                folder.mkdir()
                real = votes == REAL and UNVOTES.is_dir()
                files = sorted(UNVOTES.glob("*.csv.gz")) if real else _write_votes(folder, votes)
                cost = _measured(STANCEGRAPH, "build", *files, "--out", folder / "graph")
                built[votes] = VotesGraph(folder / "graph", votes, files, cost, real)
            return built[votes]

        yield build
