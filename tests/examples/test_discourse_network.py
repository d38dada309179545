"""A discourse network: the script prints what stands beside it and writes files for others."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import networkx as nx
import pytest

from stancegraph.graph import Graph
from stancegraph.resources import shipped

EXAMPLE = shipped("examples/discourse-network")
SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "dna" / "sample.dna"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project") / "debate.dna"
    with closing(sqlite3.connect(made)) as database:
        database.executescript((EXAMPLE / "debate.sql").read_text(encoding="utf-8"))
    return made


def run(*arguments: str | Path) -> str:
    script = EXAMPLE / "network.py"
    done = subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def test_it_prints_what_stands_beside_it(project: Path) -> None:
    pytest.importorskip("leidenalg")
    expected = (EXAMPLE / "network.txt").read_text(encoding="utf-8")
    assert run() == expected
    assert run(project) == expected


def test_the_networks_are_written_for_other_programs(tmp_path: Path) -> None:
    run(tmp_path / "files")
    for kind in ("affiliation", "congruence", "subtract"):
        assert {path.suffix for path in (tmp_path / "files").glob(f"{kind}.*")} == {
            *(".graphml", ".gexf", ".net", ".clu", ".dl", ".json")
        }
    read = nx.read_graphml(tmp_path / "files" / "congruence.graphml")
    assert (len(read), read.number_of_edges()) == (8, 26)


def test_every_quotation_is_the_passage_of_its_statement(project: Path) -> None:
    with closing(sqlite3.connect(project)) as database:
        quoted = [quotation for (quotation,) in database.execute("SELECT quotation FROM coded")]
    assert len(quoted) == 46
    assert sorted(Graph.build(project).positions()["exact"]) == sorted(quoted)


def test_options_that_the_readme_names_are_taken(project: Path) -> None:
    graph = Graph.build(project)
    every = graph.stances(**{"statement type": "DNA Statement"})
    assert every.frame.height == 46
    assert len(graph.network("congruence", Type="business")) == 3
    left = {"issue": "A railway link should come first.", "holder": "Sandvar Port Authority"}
    assert len(graph.network("congruence", exclude=left)) == 7
    assert len(graph.network("subtract", of="issues", since="2021-06-01", until="2022")) == 5
    assert len(graph.network("subtract", by="speaker", isolates="drop")) == 8


@pytest.mark.shared
def test_the_published_sum_is_that_of_the_sample_project() -> None:
    if not SAMPLE.exists():
        pytest.skip("the reference data is not at hand")
    pytest.importorskip("leidenalg")
    (line,) = [one for one in run(SAMPLE).splitlines() if "normalise=average-activity" in one]
    assert line.split()[1:3] == ["16", "25.80"]
