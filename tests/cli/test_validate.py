"""`stancegraph validate`: conforming or not, and what nobody checked."""

import pytest


@pytest.fixture
def turtle(run, graph, tmp_path):
    """The graph as a Turtle file."""
    assert run("export", graph, "--out", tmp_path / "graph.ttl").exit_code == 0
    return tmp_path / "graph.ttl"


def test_a_built_graph_conforms(run, graph):
    ran = run("validate", graph)
    assert ran.exit_code == 0
    assert "conforms: " in ran.stdout


def test_evidence_without_a_text_is_counted(run, graph, turtle):
    for source in (graph, turtle):
        assert "not checked: 2 entries of fact sheets" in run("validate", source).stdout


@pytest.mark.parametrize("lacking", ["holder", "evidence", "polarity"])
def test_a_position_that_lacks_something_fails_and_is_named(run, turtle, lacking):
    lines = turtle.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if f"sg:{lacking} " in line)
    lines[place] = lines[place].replace(f"sg:{lacking} ", "rdfs:seeAlso ", 1)
    turtle.write_text("\n".join(lines), encoding="utf-8")
    ran = run("validate", turtle)
    assert ran.exit_code == 1
    assert "violation: position/" in ran.stdout
    assert f"sg:{lacking}" in ran.stdout
    assert "does not conform" in ran.stdout


def test_a_graph_of_another_kind_is_no_pass(run, tmp_path):
    other = tmp_path / "other.nt"
    other.write_text('<http://example.org/a> <http://example.org/b> "c" .\n')
    ran = run("validate", other)
    assert ran.exit_code == 1
    assert "nothing to check" in ran.stdout


def test_a_file_that_does_not_parse_is_an_unreadable_source(run, tmp_path):
    (tmp_path / "broken.ttl").write_text("@prefix sg: <https://example.org/> .\nsg:a sg:b \n")
    ran = run("validate", tmp_path / "broken.ttl")
    assert ran.exit_code == 3
    assert "broken.ttl:" in ran.stderr


def test_what_is_missing_or_no_rdf_is_told(run, sources):
    assert run("validate", sources / "absent.ttl").exit_code == 3
    assert run("validate", sources / "absent").exit_code == 1
    ran = run("validate", sources / "lake.txt")
    assert ran.exit_code == 2
    assert ".ttl" in ran.stderr
