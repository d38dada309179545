"""`stancegraph conflicts`: each side of a contradiction with its words."""

import json
from pathlib import Path

import polars as pl
import pytest

import stancegraph as sg
from stancegraph.cli import conflicts
from stancegraph.reconciliation.conflicts import COLUMNS, KINDS

SHEET = """
document: {{title: "{title}", publisher: {publisher}, date: 2024-03-05}}
events: [{{id: m, label: talks, organ: Second Committee, date: 2024-03-04}}]
statements:
  - kind: joint
    spokesperson: Cuba
    event: m
    on_behalf_of: {{count: {count}, members: [{members}]}}
    positions:
      - {{polarity: support, act: praise, target: the canal plan,
         quote: "Cuba praised the canal plan for {count} countries"}}
"""


@pytest.fixture(scope="session")
def canal(run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two reports that differ in the size and in one name."""
    folder = tmp_path_factory.mktemp("canal")
    names = "Cuba, Chad, Peru"
    for publisher, title, count, members in (
        ("Wire", "Canal \\x1b[31mplan\\u202E", 54, f"{names}, Liberia"),
        ("Post", "Plan hailed", 53, f"{names}, Libya"),
    ):
        text = SHEET.format(title=title, publisher=publisher, count=count, members=members)
        (folder / f"{publisher}.yaml").write_text(text)
    sources = (folder / "Wire.yaml", folder / "Post.yaml")
    assert run("build", *sources, "--out", folder / "graph").exit_code == 0
    return folder / "graph"


def test_help_names_the_kinds_that_there_are() -> None:
    assert conflicts.KINDS == KINDS


def test_both_sides_stand_with_their_words(run, canal):
    ran = run("conflicts", canal)
    assert ran.exit_code == 0
    first, second = ran.stdout.split("\n\n")
    assert first.startswith("size · Cuba on behalf of 5")
    assert "  53: Plan hailed, Post, 2024-03-05\n    statements/0" in first
    assert "»Cuba praised the canal plan for 54 countries«" in first
    assert second.startswith("member · Liberia or Libya · Cuba on behalf of 5")
    assert ran.stderr == "2 conflicts\n"


def test_text_of_a_source_cannot_steer_the_terminal(run, canal):
    shown = run("conflicts", canal).stdout
    assert "\\x1b[31mplan\\u202e" in shown
    assert not {"\x1b", "\u202e"} & {*shown}


def test_a_kind_that_is_asked_for_is_shown_alone(run, canal):
    assert run("conflicts", canal, "--kind", "size").stderr == "1 conflict\n"
    assert run("conflicts", canal, "--kind", "size", "--kind", "member").stderr == "2 conflicts\n"
    ran = run("conflicts", canal, "--kind", "date")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "0 conflicts\n")
    assert run("conflicts", canal, "--kind", "sizes").exit_code == 2


def test_scripts_get_a_row_for_each_side(run, canal):
    rows = json.loads(run("conflicts", canal, "--format", "json").stdout)
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["kind"], row["value"]) for row in rows] == [
        ("size", "53"),
        ("size", "54"),
        ("member", "names Liberia"),
        ("member", "names Libya"),
    ]
    table = run("conflicts", canal, "--format", "csv").stdout
    assert pl.read_csv(table.encode()).columns == list(COLUMNS)
    assert pl.read_csv(table.encode()).height == 4


def test_python_gives_the_same_frame(run, canal):
    graph = sg.open(canal)
    assert graph.conflicts(kind="size")["value"].to_list() == ["53", "54"]
    assert graph.conflicts(kind=["size", "member"]).height == graph.conflicts().height == 4
    with pytest.raises(sg.StancegraphError, match="no kind 'sizes'"):
        graph.conflicts(kind="sizes")
