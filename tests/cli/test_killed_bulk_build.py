"""A bulk build of many votes that is killed at random times leaves the graph that was there."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
STATES = [("Brazil", "BR"), ("Chad", "TD"), ("Kenya", "KE"), ("Norway", "NO"), ("Peru", "PE")]
CALLS = 3000


@pytest.fixture
def votes(sources):
    """Fifteen thousand votes in the shape of `unvotes`."""
    rows = {
        "un_votes": ["rcid,country,country_code,vote"],
        "un_roll_calls": ["rcid,session,importantvote,date,unres,amend,para,short,descr"],
        "un_roll_call_issues": ["rcid,short_name,issue", "1,ec,Economic development"],
    }
    for n in range(1, CALLS + 1):
        for place, (name, code) in enumerate(STATES):
            choice = ("yes", "no", "abstain")[(n + place) % 3]
            rows["un_votes"].append(f"{n}.0,{name},{code},{choice}")
        rows["un_roll_calls"].append(f"{n},70.0,0,16700.0,R/70/{n},0,0,LAKES,Lake plan {n}.")
    paths = [sources / f"{name}.csv" for name in rows]
    for path, lines in zip(paths, rows.values(), strict=True):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


@pytest.mark.slow
def test_a_bulk_build_may_be_killed_at_any_time(run, sources, votes):
    out = sources / "graph"
    assert run("build", sources / "facts.yaml", "--out", out).exit_code == 0

    def held():
        counted = "SELECT (COUNT(*) AS ?n) { ?position sg:holder ?holder }"
        asked = run("query", out, "-", "--format", "csv", stdin=counted)
        assert asked.exit_code == 0, asked.stderr
        return int(asked.stdout.splitlines()[1])

    command = [STANCEGRAPH, "build", *votes, "--out", out]
    old, new = held(), len(STATES) * CALLS
    start = time.perf_counter()
    subprocess.run([*command[:-1], sources / "whole"], check=True, stderr=subprocess.DEVNULL)
    whole = time.perf_counter() - start
    seen = []
    chosen = random.Random(4)  # noqa: S311  # moments, no secrets
    for _ in range(20):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(chosen.uniform(0.2, 1.1) * whole)
        process.kill()
        process.wait()
        seen.append(held())
        assert seen[-1] in (old, new)
        if seen[-1] == new:
            assert run("build", sources / "facts.yaml", "--out", out).exit_code == 0
            assert held() == old
    assert old in seen
    assert run("build", *votes, "--out", out).exit_code == 0
    assert held() == new
    assert [path.name for path in sources.iterdir() if path.name.startswith(".")] == []
