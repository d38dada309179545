"""The camps of 2019: the script prints what stands beside it, and the README tells the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from stancegraph.graph import Graph
from stancegraph.resources import shipped

EXAMPLE = shipped("examples/third-committee-2019")
README = (EXAMPLE / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def graph() -> Graph:
    sheets = sorted((EXAMPLE / "signatories").glob("*.yaml"))
    return Graph.build([EXAMPLE / "facts.yaml", *sheets], issues=EXAMPLE / "issues.yaml")


def run(*arguments: str | Path) -> str:
    script = EXAMPLE / "camps.py"
    done = subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def test_it_prints_what_stands_beside_it() -> None:
    pytest.importorskip("leidenalg")
    assert run() == (EXAMPLE / "camps.txt").read_text(encoding="utf-8")


def test_it_draws_the_network(tmp_path: Path) -> None:
    for package in ("leidenalg", "altair", "vl_convert"):
        pytest.importorskip(package)
    picture = tmp_path / "camps.svg"
    assert run(picture).endswith(f"Drawn: {picture}\n")
    drawn = picture.read_text(encoding="utf-8")
    assert all(f">{code}<" in drawn for code in ("CHN", "USA", "PAK", "GBR"))


def test_without_the_extra_the_camps_of_least_frustration_are_taken(tmp_path: Path) -> None:
    (tmp_path / "leidenalg.py").write_text("raise ImportError", encoding="utf-8")
    code = f"import sys, runpy; sys.path.insert(0, {str(tmp_path)!r}); sys.argv[1:] = []\n"
    code += f"runpy.run_path({str(EXAMPLE / 'camps.py')!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    before, told, after = done.stdout.partition("  Taken instead: ")
    assert told
    assert "stancegraph[analysis]" in before
    expected = (EXAMPLE / "camps.txt").read_text(encoding="utf-8")
    camps = expected[expected.index("Camps, from") :]
    assert after.endswith(camps)


RULES = ("signatories", "fractional", "spokesperson", "coalition")


@pytest.mark.parametrize("rule", RULES)
def test_the_readme_tells_the_weights_of_each_rule(graph: Graph, rule: str) -> None:
    listed = {"issue": "xinjiang-measures", "exclude": {"source": "Example Wire"}}
    said = graph.stances(counting=rule, **listed).frame
    weights = said.group_by("statement").agg(pl.col("weight").sum())["weight"]
    table = [line.split("|") for line in README.splitlines() if " countries, " in line]
    told = [float(row[3 + RULES.index(rule)]) for row in table]
    assert sorted(told) == pytest.approx(sorted(weights), abs=0.005)
