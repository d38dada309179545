"""`stancegraph plot`: each kind of picture, from a graph to a file."""

from pathlib import Path

import pytest

from stancegraph.cli.plot import KINDS
from stancegraph.plots.drawing import PICTURES, sources
from stancegraph.resources import shipped


@pytest.fixture(scope="module")
def votes(run, tmp_path_factory) -> Path:
    """A graph directory of the votes on human rights."""
    folder = tmp_path_factory.mktemp("votes") / "graph"
    tables = sorted(shipped("examples/human-rights-votes").glob("*.csv"))
    built = run("build", *tables, "--out", folder)
    assert built.exit_code == 0, built.stderr
    return folder


def test_the_kinds_are_those_that_are_drawn():
    assert tuple(PICTURES) == KINDS


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("network", "is said to take the same positions"),
        ("positions", "Positions attributed to states and groups"),
        ("timeline", "Number of actors a day"),
    ],
)
def test_what_was_said_is_drawn(run, graph, tmp_path, kind, shown):
    out = tmp_path / "picture.svg"
    ran = run("plot", graph, kind, "--issue", "draft lake treaty", "--out", out)
    assert ran.exit_code == 0, ran.stderr
    svg = out.read_text()
    assert shown in svg
    assert "BRA" in svg
    assert "issue=draft lake treaty" in svg
    assert f"wrote {out}: " in ran.stderr


def test_votes_are_drawn_as_a_heat_map_with_camps(run, votes, tmp_path):
    out = tmp_path / "blocs.svg"
    states = [part for code in ("CHN", "CUB", "RUS", "USA", "GBR") for part in ("--with", code)]
    ran = run("plot", votes, "heatmap", "--session", "74", "--camps", *states, "--out", out)
    assert ran.exit_code == 0, ran.stderr
    svg = out.read_text()
    assert all(text in svg for text in ("CUB", "camp 1", "camp 2", "camps=Leiden algorithm"))
    assert "MEX" not in svg


def test_agreement_is_drawn_session_by_session(run, votes, tmp_path):
    out = tmp_path / "lines.svg"
    given = ("--with", "USA", "--with", "GBR", "--with", "CHN")
    ran = run("plot", votes, "agreement", *given, "--per", "year", "--out", out)
    assert ran.exit_code == 0, ran.stderr
    svg = out.read_text()
    assert all(pair in svg for pair in ("CHN – GBR", "CHN – USA", "GBR – USA"))
    assert "Year" in svg


def test_an_affiliation_network_has_the_issue(run, graph, tmp_path):
    out = tmp_path / "who.svg"
    given = ("--ties", "affiliation", "--counting", "coalition", "--holder", "Brazil")
    assert run("plot", graph, "network", *given, "--out", out).exit_code == 0
    assert "opposes" in out.read_text()


@pytest.mark.parametrize("reports", ["once", "each"])
def test_the_picture_tells_how_several_reports_of_a_statement_counted(
    run, graph, tmp_path, reports
):
    out = tmp_path / "who.svg"
    ran = run("plot", graph, "positions", "--reports", reports, "--out", out)
    assert f"reports={reports}" in ran.stderr + ran.stdout
    assert f"reports={reports}" in out.read_text()


@pytest.mark.parametrize("suffix", ["png", "html"])
def test_other_formats_follow_from_the_suffix(run, graph, tmp_path, suffix):
    out = tmp_path / f"picture.{suffix}"
    assert run("plot", graph, "positions", "--out", out).exit_code == 0
    assert out.stat().st_size > 1000


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("heatmap", "--counting", "coalition"), "--counting has no meaning for heatmap"),
        (("heatmap", "--reports", "each"), "--reports has no meaning for heatmap"),
        (("timeline", "--camps"), "--camps has no meaning for timeline"),
        (("network", "--issue", "no such issue"), "no such issue"),
        (("agreement", "--with", "USA"), "holds no votes"),
        (("map",), "'map' is not one of"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(run, graph, tmp_path, given, told):
    out = tmp_path / "picture.svg"
    ran = run("plot", graph, *given, "--out", out)
    assert ran.exit_code == 2
    assert told in ran.stderr
    assert not out.exists()


def test_an_actor_alone_is_drawn_and_a_folder_must_exist(run, graph, tmp_path):
    alone = ("plot", graph, "network", "--holder", "Peru", "--out")
    assert run(*alone, tmp_path / "alone.svg").exit_code == 0
    assert "no ties" in (tmp_path / "alone.svg").read_text()
    ran = run(*alone, tmp_path / "none" / "alone.svg")
    assert (ran.exit_code, "does not exist" in ran.stderr) == (2, True)


def test_lines_need_two_states_that_voted(run, votes, tmp_path):
    out = tmp_path / "lines.svg"
    alone = run("plot", votes, "agreement", "--with", "USA", "--out", out)
    assert (alone.exit_code, "--with USA --with RUS" in alone.stderr) == (2, True)
    unknown = run("plot", votes, "agreement", "--with", "USA", "--with", "XXX", "--out", out)
    assert (unknown.exit_code, "'XXX' cast none" in unknown.stderr) == (2, True)


def test_a_heat_map_needs_two_states(run, votes, tmp_path):
    alone = run("plot", votes, "heatmap", "--with", "USA", "--out", tmp_path / "map.svg")
    assert (alone.exit_code, "--with USA --with RUS" in alone.stderr) == (2, True)
    unknown = run("plot", votes, "heatmap", "--with", "usa", "--out", tmp_path / "map.svg")
    assert (unknown.exit_code, "these did: USA" in unknown.stderr) == (2, True)


def test_another_suffix_is_refused_before_the_graph_is_opened(run, tmp_path):
    ran = run("plot", tmp_path / "none", "network", "--out", tmp_path / "picture.pdf")
    assert ran.exit_code == 2
    assert ".svg, .png or .html" in ran.stderr


def test_the_same_graph_gives_the_same_file(run, graph, tmp_path):
    first, second = tmp_path / "one.png", tmp_path / "two.png"
    for out in (first, second):
        assert run("plot", graph, "network", "--out", out).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_publishers_stand_in_the_caption(graph):
    import stancegraph

    assert sources(stancegraph.open(graph).tables).startswith("2 documents: ")
