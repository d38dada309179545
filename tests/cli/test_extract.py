"""`stancegraph extract`: positions on the screen, as lines and as a fact sheet."""

import json

import yaml


def test_the_table_shows_who_holds_what_towards_what(run, sources):
    ran = run("extract", sources / "facts.yaml")
    assert ran.exit_code == 0
    head, *rows = ran.stdout.splitlines()
    assert head.split("  ")[0] == "holder"
    assert [row.split()[:3] for row in rows] == [
        ["coalition:12", "support", "praise"],
        ["BRA", "oppose", "reject"],
        ["PER", "oppose", "criticise"],
    ]
    assert ran.stderr == "3 positions in 1 document\n"


def test_a_report_is_read_with_the_chosen_backend(run, sources):
    ran = run("extract", sources / "lake.txt", "--backend", "pattern", "--format", "jsonl")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.exit_code == 0
    assert {line["doc"] for line in lines} == {"lake"}
    assert ("coalition:12", "support") in {(line["holder"], line["polarity"]) for line in lines}


def test_position_lines_are_one_object_a_position(run, sources):
    ran = run("extract", sources / "facts.yaml", sources / "letter.yaml", "--format", "jsonl")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [line["holder"] for line in lines] == ["coalition:12", "BRA", "PER", "coalition:3"]
    assert lines[0]["members"] == ["GHA", "KEN"]


def test_a_fact_sheet_that_was_printed_can_be_built(run, sources):
    printed = run("extract", sources / "lake.txt", "--backend", "pattern", "--format", "yaml")
    assert yaml.safe_load(printed.stdout)["document"]["path"] == "lake.txt"
    (sources / "printed.yaml").write_text(printed.stdout, encoding="utf-8")
    first = run("extract", sources / "lake.txt", "--backend", "pattern", "--format", "jsonl")
    again = run("extract", sources / "printed.yaml", "--format", "jsonl")
    assert first.stdout
    assert again.stdout == first.stdout


def test_nothing_is_written_beside_the_sources(run, sources):
    before = sorted(sources.iterdir())
    run("extract", sources / "facts.yaml")
    assert sorted(sources.iterdir()) == before


def test_the_codebook_names_the_issue_of_a_target(run, sources):
    codebook = sources / "issues.yaml"
    codebook.write_text(
        "issues:\n"
        "  - id: lake-treaty\n"
        "    label: Lake treaty\n"
        "    definition: Support means to be for the treaty.\n"
        "    patterns: [{match: lake treaty, sense: same}]\n",
        encoding="utf-8",
    )
    plain = run("extract", sources / "facts.yaml")
    grouped = run("extract", sources / "facts.yaml", "--issues", codebook)
    assert "lake-treaty" not in plain.stdout
    assert "lake-treaty" in grouped.stdout
