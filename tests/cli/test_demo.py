"""`stancegraph demo`: the bundled example is built, shown, and kept apart from other files."""

import networkx
import pytest
import rdflib


@pytest.fixture(scope="module")
def folder(run, tmp_path_factory):
    """The directory of a demo, and what it printed."""
    out = tmp_path_factory.mktemp("demo") / "first"
    ran = run("demo", "--out", out)
    assert ran.exit_code == 0, ran.stderr
    return out, ran.stdout


def test_the_tour_shows_both_sides_coalitions_replies_and_proof(folder):
    _, shown = folder
    assert "sg:Support  54 countries" in shown
    assert "sg:Oppose   23 countries" in shown
    assert "Who replied to whom" in shown
    assert "China: statement, 2019-10-29  United States of America: statement, 2019-10-29" in shown
    assert "everything-said --param country=PAK --derived" in shown
    assert "»" in shown


def test_what_china_says_of_the_united_states_is_shown_as_its_words(folder):
    _, shown = folder
    rows = [line for line in shown.splitlines() if line.startswith("sg:")]
    (claim,) = [row for row in rows if "  China over Xinjiang" in row]
    cells = [cell.strip() for cell in claim.split("  ") if cell]
    assert cells[:5] == [
        "sg:Oppose",
        "United States of America",
        "sg:Oppose",
        "China over Xinjiang",
        "China",
    ]


def test_the_commands_that_it_shows_work(run, folder):
    _, shown = folder
    commands = [line[2:].split() for line in shown.splitlines() if line.startswith("$ ")]
    assert len(commands) >= 5
    for name, *arguments in commands:
        assert name == "stancegraph"
        assert run(*arguments).exit_code == 0


def test_the_exports_open(folder):
    out, _ = folder
    assert len(rdflib.Graph().parse(out / "graph.ttl")) > 500
    assert len(networkx.read_graphml(out / "graph.graphml")) > 50


def test_a_second_demo_takes_the_place_of_the_first(run, folder):
    out, shown = folder
    assert run("demo", "--out", out).stdout == shown


def test_a_directory_that_holds_something_else_is_left_alone(run, tmp_path, graph):
    (tmp_path / "thesis.doc").write_text("chapter one")
    for taken in (tmp_path, graph, tmp_path / "thesis.doc"):
        before = sorted(taken.rglob("*"))
        ran = run("demo", "--out", taken)
        assert (ran.exit_code, ran.stdout) == (1, "")
        assert ran.stderr.startswith(f"error: {taken}: ")
        assert sorted(taken.rglob("*")) == before
