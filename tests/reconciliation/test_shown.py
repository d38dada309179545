"""That several documents report one statement is shown wherever a statement is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from stancegraph.cli import main
from stancegraph.graph import Graph
from stancegraph.query.run import Rows
from stancegraph.records import Link

REPORT = """
document: {{title: "{publisher} on lakes", publisher: {publisher}, date: {published}}}
statements:
  - kind: joint
    spokesperson: Chile
    date: 2020-05-04
    on_behalf_of: {{count: {size}, members: [Chile]}}
    positions:
      - {{polarity: support, target: the plan for clean lakes, basis: reported,
          quote: "{quote}"}}
"""
QUOTES = ("Chile backed the plan for clean lakes", "Chile backed the plan for clean lakes at last")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports of one statement, as a directory."""
    folder = tmp_path_factory.mktemp("shown")
    sheets = []
    for number, publisher in enumerate(("Example Wire", "Example Post")):
        sheets.append(folder / f"{number}.yaml")
        told = {"publisher": publisher, "published": f"2020-05-0{4 + number}", "size": 20 + number}
        sheets[-1].write_text(REPORT.format(**told, quote=QUOTES[number]), encoding="utf-8")
    Graph.build(sheets, out=folder / "graph", backend="pattern")
    return folder / "graph"


@pytest.fixture(scope="module")
def first(graph: Path) -> str:
    """The report that stands for both."""
    return str(Graph.open(graph).tables[Link].filter(kind="statement")["same_as"][0])


def test_explain_shows_who_else_tells_it_and_in_which_words(graph: Path, first: str) -> None:
    result = CliRunner().invoke(main, ["explain", str(graph), first])
    assert result.exit_code == 0
    told = result.stdout.split("also told")
    assert len(told) == 2
    assert "21 countries" in told[1]
    assert "likeness" in told[1]
    assert "entry statements/0" in told[1]
    assert "of Example Post on lakes, Example Post, 2020-05-05" in told[1]


def test_a_named_query_lists_the_reports_with_what_each_says(graph: Path, first: str) -> None:
    opened = Graph.open(graph)
    rows = opened.query("reports-of-a-statement", derived=True, statement=first)
    assert isinstance(rows, Rows)
    told = [
        {n: getattr(one, "value", None) for n, one in zip(rows.variables, row, strict=True)}
        for row in rows.rows
    ]
    assert [(one["size_text"], one["publisher"]) for one in told] == [
        ("20", "Example Wire"),
        ("21", "Example Post"),
    ]
    assert {one["same_statement"] for one in told} == {opened.base + first}
    by_state = opened.query("reports-of-a-statement", derived=True, country="CHL")
    assert by_state == rows
    asserted = opened.query("reports-of-a-statement", statement=first)
    assert isinstance(asserted, Rows)
    assert not list(asserted.rows)


def test_tables_for_spreadsheets_tell_which_statements_are_one(
    graph: Path, first: str, tmp_path: Path
) -> None:
    Graph.open(graph).export(tmp_path / "csv", format="csv")
    for name in ("statements", "actors"):
        text = (tmp_path / "csv" / f"{name}.csv").read_text(encoding="utf-8")
        same = [row["same_as"] for row in csv.DictReader(io.StringIO(text)) if row["same_as"]]
        assert len(same) == 2
        assert len(set(same)) == 1


def test_networks_have_an_edge_from_a_report_to_the_first_where_inferences_are_asked_for(
    graph: Path, tmp_path: Path
) -> None:
    opened = Graph.open(graph)
    opened.export(tmp_path / "with.graphml", derived=True)
    opened.export(tmp_path / "without.graphml")
    with_, without = ((tmp_path / f"{n}.graphml").read_text("utf-8") for n in ("with", "without"))
    assert with_.count("<data key") > without.count("<data key")
    assert with_.count("sameStatement") >= 1
    assert "sameStatement" not in without
