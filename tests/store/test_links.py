"""Links between reports stand in the graph directory, and grow with what is added."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import polars as pl
import pytest

from stancegraph.inference import complete as completing
from stancegraph.records import DerivedPosition, Link
from stancegraph.store import addition
from stancegraph.store.build import build, open_directory, open_store
from stancegraph.store.options import Options
from stancegraph.vocabulary import BASE, derived_graph

OPTIONS = Options(backend="pattern")
REPORT = """
document: {{title: Report of {publisher}, publisher: {publisher}, date: {published}}}
statements:
  - kind: joint
    spokesperson: Chile
    date: 2020-05-04
    on_behalf_of: {{count: {size}, members: [Chile, {member}]}}
    positions:
      - {{polarity: support, target: the plan for clean lakes, basis: reported,
          quote: "Chile backed the plan for clean lakes and its yearly review"}}
"""
OTHER = """
document: {title: Notes of Finland, publisher: Example Archive, date: 2023-03-05}
statements:
  - speakers: [Finland]
    date: 2023-03-04
    positions: [{polarity: oppose, target: the fish plan, basis: stated}]
"""


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Three reports of one statement, of following days, and a statement years later."""
    told = {
        "wire.yaml": ("Example Wire", "2020-05-04", 20, "Peru"),
        "post.yaml": ("Example Post", "2020-05-05", 21, "Kenya"),
        "herald.yaml": ("Example Herald", "2020-05-06", 20, "Chad"),
    }
    for name, (publisher, published, size, member) in told.items():
        text = REPORT.format(publisher=publisher, published=published, size=size, member=member)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    return [tmp_path / name for name in (*told, "other.yaml")]


def triples(folder: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(folder))


def links(folder: Path) -> pl.DataFrame:
    return open_directory(folder)[1][Link].drop("source_key")


def test_links_are_triples_of_what_was_inferred_alone(reports: list[Path], tmp_path: Path) -> None:
    build(reports, tmp_path / "graph", OPTIONS)
    found = [line for line in triples(tmp_path / "graph") if "sameStatement" in line]
    assert len(found) == 3
    assert all(f"<{derived_graph(BASE)}>" in line for line in found)
    derived = open_directory(tmp_path / "graph")[1][DerivedPosition]
    assert derived.group_by("inferred_from").len()["len"].to_list() == [4, 4, 4]


def test_a_further_report_is_one_transaction(reports: list[Path], tmp_path: Path) -> None:
    build(reports[:2], tmp_path / "graph", OPTIONS)
    grown = build([reports[2]], tmp_path / "graph", OPTIONS, add=True).manifest
    assert {name.split(".")[1] for name in grown.parts} == {"0", "1"}
    assert "links.1.parquet" in grown.parts
    whole = build(reports[:3], tmp_path / "whole", OPTIONS).manifest
    assert grown.counts == whole.counts
    assert links(tmp_path / "graph").equals(links(tmp_path / "whole"))


def test_reports_added_in_any_order_give_what_a_whole_build_gives(
    reports: list[Path], tmp_path: Path
) -> None:
    whole = build(reports, tmp_path / "whole", OPTIONS).manifest
    assert whole.counts["links"] == 6
    for order in permutations(reports):
        folder = tmp_path / "-".join(path.stem for path in order)
        for path in order:
            grown = build([path], folder, OPTIONS, add=True).manifest
        assert grown.counts == whole.counts
        assert triples(folder) == triples(tmp_path / "whole")
        assert links(folder).equals(links(tmp_path / "whole"))


def test_an_earlier_report_takes_the_place_of_the_first(
    reports: list[Path], tmp_path: Path
) -> None:
    build(reports[1:3], tmp_path / "graph", OPTIONS)
    before = set(links(tmp_path / "graph")["same_as"])
    build([reports[0]], tmp_path / "graph", OPTIONS, add=True)
    assert before.isdisjoint(links(tmp_path / "graph")["same_as"])


def test_what_cannot_be_of_one_statement_is_not_compared(
    reports: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(reports[:3], tmp_path / "graph", OPTIONS)
    compared: list[int] = []
    reconcile = addition.reconcile

    def counted(tables: object, *judgements: object) -> object:
        compared.append(1)
        return reconcile(tables, *judgements)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(addition, "reconcile", counted)
    whole: list[bool] = []
    meet = addition.meet
    monkeypatch.setattr(addition, "meet", lambda *both: whole.append(meet(*both)) or whole[-1])
    build([reports[3]], tmp_path / "graph", OPTIONS, add=True)
    assert whole == [False]
    assert len(compared) == 1


def test_opening_compares_nothing(
    reports: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(reports, tmp_path / "graph", OPTIONS)

    def refuse(*_: object) -> None:
        raise AssertionError("nothing is compared when a graph is opened")

    monkeypatch.setitem(completing.__globals__, "reconcile", refuse)
    assert links(tmp_path / "graph").height == 6
