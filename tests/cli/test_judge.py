"""`stancegraph judge`: a person decides, in a file that the next build reads."""

import json
import shutil
from pathlib import Path

import pytest

import stancegraph as sg
from stancegraph.cli import judge
from stancegraph.reconciliation.judgements import read
from stancegraph.records import Link
from stancegraph.records.values import LinkKind

SHEET = """
document: {{title: "{title}", publisher: {publisher}, date: {date}}}
statements:
  - kind: {kind}
    on_behalf_of: {{count: {count}}}
    spokesperson: Cuba
    date: 2024-03-04
    positions:
      - {{polarity: support, act: praise, target: the canal plan,
         quote: "the canal [bold]plan[/bold] \\x1b[31mis hailed"}}
"""


@pytest.fixture
def graph(run, tmp_path: Path) -> Path:
    """A graph of two reports that may be of one statement."""
    for publisher, day, count in (("Wire", "04", 54), ("Post", "05", 53)):
        text = SHEET.format(
            title="Canal \\u202Eplan",
            publisher=publisher,
            date=f"2024-03-{day}",
            count=count,
            kind="joint",
        )
        (tmp_path / f"{publisher}.yaml").write_text(text)
    build(run, tmp_path)
    return tmp_path / "graph"


def build(run, folder: Path, *options: object):
    """Build the graph of the sheets in a folder."""
    sources = (folder / "Wire.yaml", folder / "Post.yaml")
    return run("build", *sources, "--out", folder / "graph", *options)


def verdicts(run, graph: Path) -> list[tuple[str, str]]:
    """Verdict and by whom, of the pairs of statements."""
    ran = run("judge", graph, "--list", "--all", "--kind", "statement", "--format", "json")
    return [(row["verdict"], row["by"]) for row in json.loads(ran.stdout)]


def file_of(graph: Path) -> Path:
    return graph.parent / "graph.judgements.yaml"


def test_help_names_the_kinds_that_there_are() -> None:
    assert set(judge.KINDS) == set(LinkKind)


def test_both_passages_and_what_makes_them_alike_are_shown(run, graph):
    ran = run("judge", graph, "--all", "--kind", "statement", "--by", "Ada", stdin="q\n")
    assert ran.exit_code == 0
    shown = ran.stdout
    assert "pair 1 of 1: statement, score " in shown
    assert "from        Canal \\u202eplan, Wire, 2024-03-04, Wire.yaml" in shown
    assert "size        53" in shown
    assert "position    support (praise) · the canal plan" in shown
    assert "»the canal [bold]plan[/bold] \\x1b[31mis hailed«" in shown
    assert "days apart 0" in shown
    assert not {"\x1b", "\u202e"} & {*shown}


def test_an_answer_is_written_at_once_and_applied_by_the_next_build(run, graph):
    answer = "x\n\ns: one meeting, and [b]é\n"
    ran = run("judge", graph, "--all", "--kind", "statement", "--by", "Ada", stdin=answer)
    assert ran.exit_code == 0
    assert "there is no answer 'x'" in ran.stderr
    assert "1 judgement added to " in ran.stderr
    (item,) = read(file_of(graph)).items
    assert (item.verdict, item.by, item.why) == ("same", "Ada", "one meeting, and [b]é")
    assert {item.left.entry, item.right.entry} == {"statements/0"}
    assert verdicts(run, graph) == [("same", "judgement")]


def test_what_was_judged_is_not_asked_again_but_can_be_judged_anew(run, graph):
    for letter in ("s", "d"):
        run("judge", graph, "--all", "--kind", "statement", "--by", "Ada", stdin=letter)
    assert verdicts(run, graph) == [("different", "judgement")]
    assert len(read(file_of(graph)).items) == 2
    ran = run("judge", graph, "--kind", "statement", "--by", "Ada")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "no pair is open; --all shows the decided ones too\n"


@pytest.mark.parametrize("answers", ["", "n\n", "q\n", "next\n", "quit\n"])
def test_who_does_not_answer_writes_nothing(run, graph, answers):
    ran = run("judge", graph, "--all", "--by", "Ada", stdin=answers)
    assert ran.exit_code == 0
    assert not file_of(graph).exists()


def test_the_file_may_lie_elsewhere(run, graph, tmp_path):
    mine = tmp_path / "mine.yaml"
    options = ("--judgements", mine, "--kind", "statement", "--all")
    run("judge", graph, *options, "--by", "Ada", stdin="different other days\n")
    assert read(mine).items[0].verdict == "different"
    assert not file_of(graph).exists()
    assert verdicts(run, graph) != [("different", "judgement")]
    ran = run("judge", graph, *options, "--list", "--format", "csv")
    assert ",different,judgement\n" in ran.stdout


def test_the_name_is_that_of_the_system_where_none_is_given(run, graph, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("USER", "ben")
    run("judge", graph, "--all", "--kind", "statement", stdin="u\n")
    assert read(file_of(graph)).items[0].by == "ben"
    monkeypatch.delenv("USER")
    ran = run("judge", graph, "--all", "--kind", "statement", stdin="u\n")
    assert ran.exit_code == 2
    assert "nobody is named who judges" in ran.stderr


def test_a_list_can_be_read_by_people_and_scripts(run, graph):
    ran = run("judge", graph, "--list", "--all", "--kind", "statement")
    head, row = ran.stdout.splitlines()
    assert head.split()[:4] == ["kind", "score", "verdict", "by"]
    assert "Wire, 2024-03-04" in row
    assert "Post, 2024-03-05" in row
    rows = json.loads(run("judge", graph, "--list", "--all", "--format", "json").stdout)
    assert {"left", "right", "score", "verdict", "days_apart"} <= rows[0].keys()
    assert run("judge", graph, "--list", "--all", "--limit", "1").stderr == "1 pair\n"


def test_a_judgement_that_no_longer_binds_is_told(run, graph, tmp_path):
    run("judge", graph, "--all", "--kind", "statement", "--by", "Ada", stdin="s\n")
    (tmp_path / "Wire.yaml").write_text(
        (tmp_path / "Wire.yaml").read_text().replace("count: 54", "count: 12")
    )
    build(run, tmp_path)
    ran = run("judge", graph, "--list")
    assert ran.exit_code == 4
    assert "not applied: " in ran.stderr
    assert "line 3 (same, by Ada on " in ran.stderr


def test_a_broken_file_of_judgements_stops_before_anything_is_asked(run, graph):
    file_of(graph).write_text("- kind: statement\n  verdict: maybe\n")
    ran = run("judge", graph, "--by", "Ada", stdin="s\n")
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert "line 2: 0/verdict: 'maybe'" in ran.stderr


def test_a_build_applies_judgements_without_reading_again_and_once(run, graph, tmp_path):
    run("judge", graph, "--all", "--kind", "statement", "--by", "Ada", stdin="d\n")
    ran = build(run, tmp_path)
    assert ran.exit_code == 0
    assert "read 0 sources, reused 2" in ran.stderr
    assert sg.open(graph).tables[Link].filter(kind="statement").is_empty()
    assert "nothing changed" in build(run, tmp_path).stderr


def test_judgements_outlive_the_graph(run, graph, tmp_path):
    run("judge", graph, "--all", "--kind", "statement", "--by", "Ada", stdin="d\n")
    shutil.rmtree(graph)
    build(run, tmp_path)
    assert sg.open(graph).tables[Link].filter(kind="statement").is_empty()
    file_of(graph).unlink()
    build(run, tmp_path)
    assert sg.open(graph).tables[Link].filter(kind="statement").height == 2


def test_a_build_tells_what_it_could_not_apply_and_ends_with_4(run, graph, tmp_path):
    run("judge", graph, "--all", "--kind", "statement", "--by", "Ada", stdin="s\n")
    text = file_of(graph).read_text()
    file_of(graph).write_text(text.replace("name: Wire.yaml", "name: other.yaml"))
    (tmp_path / "Wire.yaml").write_text((tmp_path / "Wire.yaml").read_text() + "# edited\n")
    ran = build(run, tmp_path)
    assert ran.exit_code == 4
    assert "not applied: " in ran.stderr
    assert "no document of the graph has this hash" in ran.stderr
    with pytest.warns(UserWarning, match="not applied: .*no document of the graph has this hash"):
        sg.build([tmp_path / "Wire.yaml", tmp_path / "Post.yaml"], out=graph)


def test_two_people_who_differ_are_told_and_the_later_line_holds(run, graph, tmp_path):
    for name, letter in (("Ada", "s"), ("Ben", "d")):
        run("judge", graph, "--all", "--kind", "statement", "--by", name, stdin=f"{letter}\n")
    ran = build(run, tmp_path)
    assert ran.exit_code == 0
    assert "note: " in ran.stderr
    assert "different (by Ben on " in ran.stderr
    assert sg.open(graph).tables[Link].filter(kind="statement").is_empty()


def test_a_file_given_to_build_must_be_there_and_is_used_in_place_of_the_other(
    run, graph, tmp_path
):
    mine = tmp_path / "mine.yaml"
    ran = build(run, tmp_path, "--judgements", mine)
    assert ran.exit_code == 3
    options = ("--judgements", mine, "--kind", "statement", "--all")
    run("judge", graph, *options, "--by", "Ada", stdin="d\n")
    assert build(run, tmp_path, "--judgements", mine).exit_code == 0
    assert sg.open(graph).tables[Link].filter(kind="statement").is_empty()
    sources = [tmp_path / "Wire.yaml", tmp_path / "Post.yaml"]
    assert sg.build(sources, judgements=mine).tables[Link].filter(kind="statement").is_empty()
    assert sg.build(sources).tables[Link].filter(kind="statement").height == 2
