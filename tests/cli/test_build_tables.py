"""Building from tables: what is left out is told with its rows, and the exit code says so."""

import gzip
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "data" / "votes"
UNVOTES = [SAMPLE / f"un_{name}.csv" for name in ("votes", "roll_calls", "roll_call_issues")]


@pytest.fixture
def faulty(tmp_path):
    """Votes of which one has an unknown name, one an unknown code, and one is cut short."""
    text = (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8")
    text = text.replace("KEN,KENYA", "XYZ,ATLANTIS").replace(",CUBA,X,", ",CUBA,Q,")
    path = tmp_path / "faulty.csv"
    path.write_text(text + "700001,PER,PERU,Y\n", encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path):
    """A names file for the unknown name."""
    path = tmp_path / "names.csv"
    path.write_text("name,code\nAtlantis,KEN\n", encoding="utf-8")
    return path


def test_whole_tables_end_well(run, tmp_path):
    ran = run("build", *UNVOTES, "--out", tmp_path / "graph")
    assert ran.exit_code == 0
    assert "left out" not in ran.stderr
    assert "7 roll calls, 16 positions" in ran.stderr


def test_packed_tables_end_well(run, tmp_path):
    for path in UNVOTES:
        (tmp_path / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    ran = run("build", *sorted(tmp_path.glob("*.gz")), "--out", tmp_path / "graph")
    assert ran.exit_code == 0
    assert "16 positions" in ran.stderr


def test_what_is_left_out_is_told_and_the_exit_code_is_4(run, faulty, tmp_path):
    ran = run("build", faulty, "--out", tmp_path / "graph")
    assert ran.exit_code == 4
    assert "left out: faulty.csv: unknown name 'ATLANTIS' (row 3)" in ran.stderr
    assert "add it to a names file: --names" in ran.stderr
    assert "left out: faulty.csv: unknown vote 'Q' (row 5)" in ran.stderr
    assert "left out: faulty.csv: not 20 cells in the row (row 6)" in ran.stderr
    assert "3 rows were left out; the rest was read" in ran.stderr
    assert "1 roll call, 3 positions" in ran.stderr
    assert ran.stdout == ""


def test_a_second_build_tells_it_again(run, faulty, tmp_path):
    first = run("build", faulty, "--out", tmp_path / "graph")
    again = run("build", faulty, "--out", tmp_path / "graph")
    assert "nothing changed" in again.stderr
    assert again.exit_code == 4
    told = [line for line in first.stderr.splitlines() if line.startswith("left out")]
    assert all(line in again.stderr for line in told)


def test_a_names_file_adds_the_name(run, faulty, names, tmp_path):
    ran = run("build", faulty, "--names", names, "--out", tmp_path / "graph")
    assert "ATLANTIS" not in ran.stderr
    assert "4 positions" in ran.stderr


def test_what_is_kept_is_a_note_and_no_failure(run, tmp_path):
    text = (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8")
    path = tmp_path / "ga.csv"
    path.write_text(text.replace(",2,1,1,1,5,", ",9,1,1,1,5,"), encoding="utf-8")
    ran = run("build", path, "--out", tmp_path / "graph")
    assert ran.exit_code == 0
    assert "note: ga.csv: the announced totals are not what the votes add up to" in ran.stderr


def test_a_dry_run_says_rows_and_positions_of_each_kind(run, faulty, tmp_path):
    ran = run("build", *UNVOTES, faulty, "--out", tmp_path / "graph", "--dry-run")
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert lines[0] == ["source", "reader", "bytes", "rows", "positions"]
    by_name = {Path(line[0]).name: line for line in lines[1:]}
    assert by_name["un_votes.csv"][1::2] == ["unvotes", "16"]
    assert by_name["un_votes.csv"][-1] == "16"
    assert by_name["un_roll_calls.csv"][1] == "unvotes"
    assert len(by_name["un_roll_calls.csv"]) == 3
    assert [by_name["faulty.csv"][1], *by_name["faulty.csv"][3:]] == ["undl", "6", "3"]
    assert "left out: faulty.csv: unknown name 'ATLANTIS'" in ran.stderr
    assert ran.exit_code == 4
    assert not (tmp_path / "graph").exists()


def test_votes_without_their_roll_calls_say_what_to_add(run, tmp_path):
    ran = run("build", UNVOTES[0], "--out", tmp_path / "graph")
    assert ran.exit_code == 3
    assert "the table of roll calls is missing" in ran.stderr
    assert "rcid, session, date, unres" in ran.stderr


def test_a_reader_may_be_named(run, tmp_path):
    path = tmp_path / "votes.dat"
    path.write_bytes((SAMPLE / "undl_ga.csv").read_bytes())
    ran = run("build", path, "--reader", "undl", "--out", tmp_path / "graph")
    assert ran.exit_code == 0
    assert "4 positions" in ran.stderr
    wrong = run("build", path, "--reader", "unvotes", "--out", tmp_path / "other")
    assert wrong.exit_code == 3
    unknown = run("build", path, "--reader", "votes", "--out", tmp_path / "other")
    assert unknown.exit_code == 2
    assert "unvotes" in unknown.stderr


def test_a_table_that_no_reader_knows_is_refused(run, tmp_path):
    path = tmp_path / "heights.csv"
    path.write_text("city,height\nLima,154\n", encoding="utf-8")
    ran = run("build", path, "--out", tmp_path / "graph")
    assert ran.exit_code == 2
    assert "city, height" in ran.stderr


def test_votes_and_a_text_stand_in_one_graph(run, sources, tmp_path):
    ran = run("build", sources / "facts.yaml", SAMPLE / "undl_ga.csv", "--out", tmp_path / "graph")
    assert ran.exit_code == 0
    query = """SELECT ?polarity ?vote WHERE {
      ?said sg:holder <https://w3id.org/stancegraph/id/country/KEN> ; sg:castIn ?call ;
        sg:act ?vote ; sg:polarity ?polarity . }"""
    asked = run("query", tmp_path / "graph", "-", "--format", "csv", stdin=query)
    assert "Abstain" in asked.stdout
    validated = run("validate", tmp_path / "graph")
    assert validated.exit_code == 0, validated.stdout


def test_votes_can_be_added_to_a_graph(run, sources, built_facts):
    ran = run("build", *UNVOTES, "--add", "--out", built_facts)
    assert ran.exit_code == 0
    assert "7 roll calls, 19 positions" in ran.stderr


@pytest.fixture
def built_facts(run, sources):
    """A graph of the fact sheet."""
    folder = sources / "graph"
    assert run("build", sources / "facts.yaml", "--out", folder).exit_code == 0
    return folder


def test_extract_tells_what_is_left_out_too(run, faulty):
    ran = run("extract", faulty)
    assert ran.exit_code == 4
    assert "NOR " in ran.stdout
    assert "left out: faulty.csv: unknown name 'ATLANTIS' (row 3)" in ran.stderr


RELEASE = """General Assembly
The draft resolution on lakes was adopted by a recorded vote of {yes} in favour to 1 against, with \
2 abstentions, as follows:

In favour:  Chad, Fiji, Georgia, Jordan, Peru.

Against:  Palau.

Abstain:  Cuba, Mali.

Absent:  Nauru, Tonga.
"""


@pytest.mark.parametrize(("yes", "told"), [(5, False), (6, True)])
def test_a_printed_list_is_held_against_the_total_announced(run, tmp_path, yes, told):
    path = tmp_path / "release.txt"
    path.write_text(RELEASE.format(yes=yes), encoding="utf-8")
    ran = run("build", path, "--backend", "pattern", "--out", tmp_path / "graph")
    assert ran.exit_code == 0
    assert ("5 named in favour, 6 announced; both are kept" in ran.stderr) is told
    asked = run("query", tmp_path / "graph", "-", stdin="SELECT ?n WHERE { ?call sg:yes ?n }")
    assert asked.stdout.split()[1] == str(yes)
