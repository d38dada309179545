"""`stancegraph agreement`: pairs, blocs, a scale, words beside votes, the roll call matrix."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from stancegraph.analysis.agreement import MEASURES
from stancegraph.cli.agreement import MEASURES as OFFERED
from stancegraph.resources import shipped

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def votes(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph directory of the votes on human rights and of what was said on Xinjiang."""
    beside = shipped("examples/third-committee-2019")
    sources = [
        beside / "facts.yaml",
        *sorted((beside / "signatories").glob("*.yaml")),
        *sorted(shipped("examples/human-rights-votes").glob("*.csv")),
    ]
    folder = tmp_path_factory.mktemp("votes") / "graph"
    built = run("build", *sources, "--issues", beside / "issues.yaml", "--out", folder)
    assert built.exit_code == 0, built.stderr
    return folder


def rows(ran: Result) -> list[dict[str, str]]:
    assert ran.exit_code == 0, ran.stderr
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def test_the_measures_are_those_of_the_analysis():
    assert tuple(MEASURES) == OFFERED


def test_the_pairs_of_a_state_stand_closest_first(run, votes):
    ran = run(
        "agreement", votes, "--with", "CHN", "--issue", "human-rights", "--session", "74",
        "--format", "csv",
    )  # fmt: skip
    found = {row["other"]: round(float(row["agreement"]), 3) for row in rows(ran)}
    expected = {"CUB": 1.0, "RUS": 0.964, "BLR": 0.857, "DEU": 0.25, "GBR": 0.25, "USA": 0.107}
    assert {code: found[code] for code in expected} == expected
    values = [float(row["agreement"]) for row in rows(ran)]
    assert values == sorted(values, reverse=True)
    assert "191 rows; voeten agreement of votes; issue=human-rights, session=74" in ran.stderr


def test_without_a_state_all_pairs_are_shown_and_several_periods_told(run, votes):
    found = rows(run("agreement", votes, "--per", "year", "--measure", "kappa", "--format", "csv"))
    assert len(found) > 15_000
    assert set(found[0]) >= {"a", "b", "agreement", "roll_calls", "percentile"}
    several = rows(run("agreement", votes, "--with", "CHN", "--with", "USA", "--format", "csv"))
    assert {row["state"] for row in several} == {"CHN", "USA"}


def test_cohesion_is_shown_bloc_by_bloc(run, votes):
    ran = run("agreement", votes, "--show", "cohesion", "--bloc", "EU", "--bloc", "ASEAN")
    assert ran.exit_code == 0
    head, union, asean = (line.split() for line in ran.stdout.splitlines())
    assert head == ["bloc", "rice", "agreement_index", "roll_calls", "members"]
    assert union[:2] == ["EU", "1"]
    assert asean[:2] == ["ASEAN", "0.925214"]


def test_a_scale_ends_with_its_anchor_side(run, votes):
    ran = run("agreement", votes, "--show", "scale", "--anchor", "USA", "--format", "json")
    placed = json.loads(ran.stdout)
    scores = [one["score"] for one in placed]
    assert scores == sorted(scores)
    assert next(one["score"] for one in placed if one["state"] == "USA") > 0


def test_words_stand_beside_votes(run, votes):
    ran = run(
        "agreement", votes, "--show", "words", "--issue", "xinjiang-measures", "--voted-on",
        "human-rights", "--with", "SRB", "--least", "10", "--format", "csv",
    )  # fmt: skip
    first = rows(ran)[0]
    assert "SRB" in (first["a"], first["b"])
    assert float(first["words"]) == 0
    assert float(first["votes"]) > 0.7


def test_the_roll_call_matrix_is_written_as_tables(run, votes, tmp_path):
    ran = run("agreement", votes, "--show", "roll-calls", "--out", tmp_path / "matrix")
    assert ran.exit_code == 0
    assert {path.name for path in (tmp_path / "matrix").iterdir()} == {
        "votes.csv",
        "states.csv",
        "roll_calls.csv",
        "made.json",
    }


def test_periods_are_shown_where_they_were_asked_for(run, votes):
    (_, *years) = run("agreement", votes, "--per", "year", "--format", "csv").stdout.splitlines()
    assert all(line.startswith("2019,") for line in years)
    together = run("agreement", votes, "--with", "CHN", "--format", "csv").stdout
    assert together.startswith("state,other,")


def test_a_filter_that_leaves_no_pair_is_told(run, votes):
    ran = run("agreement", votes, "--holder", "CHN", "--format", "csv")
    assert rows(ran) == []
    assert "--with CODE shows one's pairs" in ran.stderr


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_a_file_says_how_it_was_made(run, votes, tmp_path, suffix):
    path = tmp_path / f"agreement{suffix}"
    ran = run("agreement", votes, "--with", "CHN", "--out", path)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr.startswith(f"wrote {path}")
    if suffix == ".json":
        told = json.loads(path.read_text(encoding="utf-8"))
        assert len(told["rows"]) == 191
        made = told["made"]
    else:
        assert len(path.read_text(encoding="utf-8").splitlines()) == 192
        beside = tmp_path / "agreement.csv-metadata.json"
        made = json.loads(json.loads(beside.read_text(encoding="utf-8"))["dc:provenance"])
    assert made["options"]["unanimous"] == "left-out"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--with", "XYZ"], "there is no row of 'XYZ'"),
        (["--with", "usa"], "USA"),
        (["--issue", "water"], "nothing has the issue 'water'"),
        (["--session", "7"], "nothing has the session '7'"),
        (["--motion", "whim"], "no roll call is on the kind of motion 'whim'"),
        (["--show", "cohesion"], "needs --bloc"),
        (["--show", "cohesion", "--bloc", "Atlantis"], "'Atlantis' are not known"),
        (["--show", "words"], "needs --issue"),
        (["--show", "words", "--issue", "human-rights", "--session", "74"], "--session has no"),
        (["--show", "scale", "--measure", "pi"], "--measure has no meaning with --show scale"),
        (["--anchor", "USA"], "--anchor has no meaning with --show agreement"),
        (["--show", "roll-calls"], "needs --out"),
        (["--show", "roll-calls", "--out", "none/matrix"], "does not exist"),
        (["--show", "roll-calls", "--out", __file__], "is a file, not a folder"),
        (["--out", "agreement.xlsx"], "unknown format 'xlsx'"),
    ],
)
def test_a_slip_is_wrong_usage(run, votes, arguments, complaint):
    ran = run("agreement", votes, *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert complaint in ran.stderr


def test_a_graph_without_votes_is_told_so(run, graph):
    ran = run("agreement", graph)
    assert ran.exit_code == 2
    assert "holds no votes of states" in ran.stderr
