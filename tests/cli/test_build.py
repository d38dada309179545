"""`stancegraph build`: what it says, what it writes, and what it leaves alone."""

import json

import pytest


@pytest.fixture
def built(run, sources):
    """A graph of the sheet about the report, in a directory of its own."""
    assert run("build", sources / "facts.yaml", "--out", sources / "graph").exit_code == 0
    return sources / "graph"


def contents(folder):
    return {
        path: path.read_bytes() if path.name == "manifest.json" else path.stat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
    }


def test_the_summary_goes_to_standard_error(run, sources):
    ran = run("build", sources / "facts.yaml", sources / "letter.yaml", "--out", sources / "graph")
    assert ran.exit_code == 0
    assert ran.stdout == ""
    assert "read 2 sources\n" in ran.stderr
    assert "2 documents, 4 statements, 4 positions" in ran.stderr


def test_a_second_build_says_that_nothing_changed(run, sources, built):
    before = contents(built)
    ran = run("build", sources / "facts.yaml", "--out", built)
    assert ran.exit_code == 0
    assert ran.stderr.startswith(f"nothing changed: {built} holds 1 document,")
    assert contents(built) == before


def test_another_spelling_of_the_path_changes_nothing(run, sources, built, monkeypatch):
    monkeypatch.chdir(sources)
    ran = run("build", "facts.yaml", "--out", "graph")
    assert ran.stderr.startswith("nothing changed: graph holds")


def test_several_processes_build_the_same_graph(run, sources):
    given = (sources / "lake.txt", sources / "letter.yaml", "--backend", "pattern")
    assert run("build", *given, "--out", sources / "one").exit_code == 0
    assert run("build", *given, "--out", sources / "two", "--jobs", 2).exit_code == 0
    one, two = (
        run("export", sources / name, "--out", "-", "--format", "nq") for name in ("one", "two")
    )
    assert one.stdout == two.stdout


def test_an_error_in_another_process_is_the_same_error(run, sources):
    bad = sources / "bad.yaml"
    bad.write_text("document: {title: Notes}\nstatements:\n  - speakers: [Atlantis]\n")
    given = ("build", sources / "letter.yaml", bad, "--out", sources / "graph")
    alone, among = run(*given), run(*given, "--jobs", 2)
    assert alone.exit_code == among.exit_code == 3
    assert alone.stderr == among.stderr
    assert not (sources / "graph").exists()


def test_an_addition_keeps_what_was_there(run, sources, built):
    ran = run("build", sources / "letter.yaml", "--add", "--out", built)
    assert ran.exit_code == 0
    assert "read 1 source, reused 1\n" in ran.stderr
    assert "2 documents" in ran.stderr


def test_without_add_the_graph_holds_exactly_the_sources(run, sources, built):
    ran = run("build", sources / "letter.yaml", "--out", built)
    assert ran.exit_code == 0
    assert "1 document, 1 statement, 1 position" in ran.stderr


def test_a_dry_run_says_what_would_be_read_and_writes_nothing(run, sources):
    ran = run("build", sources / "facts.yaml", "--out", sources / "graph", "--dry-run")
    head, row = ran.stdout.splitlines()
    assert ran.exit_code == 0
    assert head.split() == ["source", "reader", "bytes", "rows", "positions"]
    size = f"{(sources / 'facts.yaml').stat().st_size:,}"
    assert row.split() == [str(sources / "facts.yaml"), "factsheet", size, "3"]
    assert not (sources / "graph").exists()


def test_a_dry_run_leaves_a_graph_as_it_is(run, sources, built):
    before = contents(built)
    assert run("build", sources / "letter.yaml", "--out", built, "--dry-run").exit_code == 0
    assert contents(built) == before


@pytest.mark.parametrize("option", [[], ["--dry-run"]])
def test_a_text_that_a_sheet_stands_for_is_named(run, sources, option):
    given = (sources / "facts.yaml", sources / "lake.txt")
    ran = run("build", *given, "--out", sources / "graph", *option)
    assert ran.exit_code == 0
    assert "lake.txt" not in ran.stdout
    assert f"{sources / 'lake.txt'}: left out" in ran.stderr


def test_the_current_directory_is_no_place_for_a_graph(run, sources, monkeypatch):
    (sources / "empty").mkdir()
    monkeypatch.chdir(sources / "empty")
    ran = run("build", sources / "facts.yaml", "--out", ".")
    assert ran.exit_code == 1
    assert "current directory" in ran.stderr
    assert list((sources / "empty").iterdir()) == []


def test_a_dry_run_finds_a_source_that_cannot_be_read(run, sources):
    given = (sources / "facts.yaml", sources / "absent.txt")
    ran = run("build", *given, "--out", sources / "graph", "--dry-run")
    assert ran.exit_code == 3
    assert "absent.txt: there is no such file" in ran.stderr


def test_a_directory_that_holds_something_else_is_left_alone(run, sources):
    photos = sources / "photos"
    photos.mkdir()
    (photos / "lake.jpg").write_bytes(b"\xff\xd8\xff")
    ran = run("build", sources / "facts.yaml", "--out", photos)
    assert ran.exit_code == 1
    assert "holds something else" in ran.stderr
    assert [path.name for path in photos.iterdir()] == ["lake.jpg"]


def test_the_times_and_paths_of_a_run_stand_in_the_manifest_alone(run, sources, built):
    manifest = json.loads((built / "manifest.json").read_text())
    assert manifest["sources"][0]["path"] == str(sources / "facts.yaml")
    triples = run("export", built, "--out", "-", "--format", "nq").stdout
    assert str(sources) not in triples
    assert manifest["built_at"] not in triples


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--backend", "oracle"], "'oracle' is not one of"),
        (["--genre", "poetry"], "'poetry' is not"),
        (["--date", "yesterday"], "'yesterday' is no date"),
        (["--issues", "absent.yaml"], "'absent.yaml' does not exist"),
        (["--reader", "telex"], "there is no reader 'telex'"),
        (["--jobs", "0"], "--jobs"),
        (["--colour", "red"], "No such option"),
    ],
)
def test_a_wrong_option_is_wrong_usage(run, sources, arguments, complaint):
    ran = run("build", sources / "facts.yaml", "--out", sources / "graph", *arguments)
    assert ran.exit_code == 2
    assert complaint in ran.stderr
    assert not (sources / "graph").exists()


def test_a_build_needs_sources_and_a_place(run, sources):
    assert run("build", "--out", sources / "graph").exit_code == 2
    assert run("build", sources / "facts.yaml").exit_code == 2
