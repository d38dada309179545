"""`stancegraph export`: to files, folders and pipes."""

import networkx
import pytest
import rdflib


@pytest.mark.parametrize(
    "name",
    ["g.ttl", "g.trig", "g.nt", "g.nq", "g.rdf", "g.jsonld", "g.graphml", "g.gexf", "g.jsonl"],
)
def test_the_format_follows_from_the_suffix(run, graph, tmp_path, name):
    ran = run("export", graph, "--out", tmp_path / name)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr.startswith(f"wrote {tmp_path / name}: ")
    assert (tmp_path / name).stat().st_size > 100


@pytest.mark.parametrize("format", ["csv", "neo4j", "yaml"])
def test_some_formats_write_a_folder(run, graph, tmp_path, format):
    ran = run("export", graph, "--out", tmp_path / "folder", "--format", format)
    assert ran.exit_code == 0
    assert len(list((tmp_path / "folder").iterdir())) > 1


def test_a_pipe_gets_the_bytes_of_the_file(run, graph, tmp_path):
    piped = run("export", graph, "--out", "-", "--format", "ttl")
    run("export", graph, "--out", tmp_path / "g.ttl")
    assert piped.exit_code == 0
    assert piped.stdout_bytes == (tmp_path / "g.ttl").read_bytes()
    assert len(rdflib.Graph().parse(data=piped.stdout, format="turtle")) > 100


def test_a_level_and_a_program_shape_a_network(run, graph, tmp_path):
    given = ("--level", "affiliation", "--for", "gephi")
    assert run("export", graph, "--out", tmp_path / "g.graphml", *given).exit_code == 0
    full = run("export", graph, "--out", "-", "--format", "graphml")
    affiliation = networkx.read_graphml(tmp_path / "g.graphml")
    assert 0 < len(affiliation) < len(networkx.parse_graphml(full.stdout))


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--out", "-"], "--out - needs --format"),
        (["--out", "-", "--format", "csv"], "writes a folder"),
        (["--out", "g.docx"], "unknown format 'docx'"),
        (["--out", "g"], "no format"),
        (["--out", "g.ttl", "--level", "countries"], "knows no --level"),
        (["--out", "g.graphml", "--for", "word"], "'word' is not one of"),
        (["--out", "nowhere/g.ttl"], "does not exist"),
        ([], "Missing option '--out'"),
    ],
)
def test_what_cannot_be_written_is_wrong_usage(
    run, graph, tmp_path, monkeypatch, arguments, complaint
):
    monkeypatch.chdir(tmp_path)
    ran = run("export", graph, *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert complaint in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_else_is_left_alone(run, graph, tmp_path):
    (tmp_path / "thesis.doc").write_text("chapter one")
    ran = run("export", graph, "--out", tmp_path, "--format", "csv")
    assert ran.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]
