"""`stancegraph network`: ties as a table, as data, as a file."""

import csv
import json
from io import StringIO
from pathlib import Path

import networkx
import polars as pl
import pytest


def test_who_stands_with_whom_is_told_with_how_it_was_made(run, graph):
    ran = run("network", graph, "--kind", "subtract", "--issue", "draft lake treaty")
    assert ran.exit_code == 0
    rows = [line.split() for line in ran.stdout.splitlines()]
    assert rows[0] == ["source", "target", "weight", "sign", "signed_weight"]
    assert ["BRA", "KEN", "0.0833333", "-1", "-0.0833333"] in rows
    assert "subtract network; issue=draft lake treaty; counting=fractional" in ran.stderr


@pytest.mark.parametrize(
    ("counting", "weight"), [("signatories", "1.0"), ("spokesperson", "1.0"), ("coalition", "1.0")]
)
def test_joint_statements_count_as_chosen(run, graph, counting, weight):
    given = ("--kind", "conflict", "--issue", "draft lake treaty", "--counting", counting)
    ran = run("network", graph, *given, "--format", "csv")
    rows = list(csv.DictReader(StringIO(ran.stdout)))
    assert {row["weight"] for row in rows} == {weight}
    groups = any("coalition:" in row["target"] for row in rows)
    assert groups == (counting != "signatories")  # the letter has no known spokesperson


def test_ties_come_as_json(run, graph):
    ran = run("network", graph, "--kind", "affiliation", "--format", "json", "--holder", "Peru")
    (tie,) = json.loads(ran.stdout)
    assert (tie["source"], tie["oppose"]) == ("PER", 1)


def test_a_network_is_written_to_a_file(run, graph, tmp_path):
    out = tmp_path / "lakes.graphml"
    ran = run("network", graph, "--kind", "congruence", "--out", out)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr.startswith(f"wrote {out}\nNetwork: ")
    found = networkx.read_graphml(out)
    assert found.edges["KEN", "GHA"]["sign"] == 1


@pytest.fixture(scope="module")
def votes(run, tmp_path_factory):
    tables = sorted((Path(__file__).parents[2] / "examples/human-rights-votes").glob("*.csv"))
    folder = tmp_path_factory.mktemp("votes") / "graph"
    assert run("build", *tables, "--out", folder).exit_code == 0
    return folder


@pytest.mark.parametrize(
    ("show", "summary", "columns"),
    [
        ("camps", "camps of ", ["key", "label", "camp"]),
        ("issues", "", ["issue", "label", "camp"]),
        ("bridges", "", ["issue", "label", "side"]),
        ("balance", "triangles are balanced", ["source", "target", "sign"]),
        ("frustration", "frustration index ", ["source", "target", "sign"]),
        ("positions", "", ["key", "label", "code"]),
    ],
)
def test_the_structure_of_a_network_is_shown(run, votes, tmp_path, show, summary, columns):
    given = ("network", votes, "--kind", "subtract", "--show", show)
    ran = run(*given, "--format", "csv")
    assert ran.exit_code == 0
    rows = list(csv.reader(StringIO(ran.stdout)))
    assert rows[0][:3] == columns
    assert summary in ran.stderr
    assert "subtract network" in ran.stderr
    out = tmp_path / "rows.csv"
    assert run(*given, "--out", out).stdout == ""
    assert pl.read_csv(out).equals(pl.read_csv(StringIO(ran.stdout)))


def test_issues_separate_camps_by_the_stances_that_made_them(run, votes):
    given = ("network", votes, "--kind", "subtract", "--format", "csv")
    shown = ("--show", "issues", "--least-actors", "170")
    told = run(*given, *shown).stdout
    issues = {row["issue"] for row in csv.DictReader(StringIO(told))}
    kept = run("network", votes, "--kind", "affiliation", "--format", "csv", *shown[2:]).stdout
    assert issues
    assert issues <= {row["target"] for row in csv.DictReader(StringIO(kept))}


def test_what_is_not_defined_is_said_in_words(run, graph):
    alone = ("network", graph, "--kind", "subtract", "--holder", "Peru")
    for show, told in (("camps", "camps of nobody"), ("frustration", "normalised not defined")):
        ran = run(*alone, "--show", show)
        assert (ran.exit_code, told in ran.stderr, "nan" in ran.stderr) == (0, True, False)


@pytest.mark.parametrize(
    ("model", "alpha"), [("sdsm", 0.05), ("fixed-fill", 0.05), ("disparity", 0.4)]
)
def test_a_backbone_keeps_what_chance_does_not_explain(run, votes, model, alpha):
    given = ("--kind", "congruence", "--format", "json")
    every = run("network", votes, *given)
    kept = run("network", votes, *given, "--backbone", model, "--alpha", alpha)
    ties = json.loads(kept.stdout)
    assert 0 < len(ties) < len(json.loads(every.stdout))
    assert all(tie["p"] <= alpha for tie in ties)
    assert f"backbone of {'congruence' if model == 'disparity' else 'affiliation'}" in kept.stderr


@pytest.mark.parametrize("model", ["sdsm", "disparity"])
def test_a_backbone_drops_the_nodes_that_it_leaves_alone(run, votes, tmp_path, model):
    given = ("--kind", "congruence", "--backbone", model, "--alpha", "0.001")
    sizes = []
    for isolates in ("keep", "drop"):
        out = tmp_path / f"{isolates}.graphml"
        ran = run("network", votes, *given, "--isolates", isolates, "--out", out)
        assert ran.exit_code == 0
        found = networkx.read_graphml(out)
        sizes.append((len(found), networkx.number_of_isolates(found), found.size()))
    (every, alone, ties), (linked, *rest) = sizes
    assert (linked, rest) == (every - alone, [0, ties])
    assert alone


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "Missing option '--kind'"),
        (["--kind", "friendship"], "'friendship' is not one of"),
        (["--kind", "congruence", "--issue", "lake"], "nothing has the issue 'lake'"),
        (["--kind", "congruence", "--where", "lake"], "write NAME=VALUE"),
        (["--kind", "congruence", "--where", "depth=3"], "there is no filter 'depth'"),
        (["--kind", "congruence", "--without", "basis=told"], "nothing has the basis 'told'"),
        (["--kind", "congruence", "--from", "2025", "--to", "2024"], "before it begins"),
        (["--kind", "affiliation", "--normalise", "jaccard"], "counts stances"),
        (["--kind", "congruence", "--qualifier", "depth"], "no variable 'depth' has numbers"),
        (["--kind", "congruence", "--out", "g.docx"], "docx"),
        (["--kind", "affiliation", "--show", "camps"], "ask for --kind subtract"),
        (["--kind", "subtract", "--backbone", "sdsm"], "goes with --kind congruence"),
        (["--kind", "ignored", "--show", "balance"], "ask for --kind subtract"),
        (["--kind", "subtract", "--of", "issues", "--show", "issues"], "leave out --of issues"),
        (
            ["--kind", "congruence", "--backbone", "sdsm", "--least-weight", "2"],
            "without --normalise and --least-weight",
        ),
        (["--kind", "congruence", "--alpha", "0.01"], "no meaning without --backbone"),
        (["--kind", "congruence", "--alpha", "0.9"], "not in the range"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(
    run, graph, tmp_path, monkeypatch, arguments, complaint
):
    monkeypatch.chdir(tmp_path)
    ran = run("network", graph, *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert complaint in ran.stderr
    assert list(tmp_path.iterdir()) == []
