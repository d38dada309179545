"""Parts of N-Triples hold the graph, and any server can load them."""

from __future__ import annotations

import gzip
from itertools import groupby
from pathlib import Path

import polars as pl
import pytest
from pyoxigraph import Store

from stancegraph.errors import GraphError
from stancegraph.records import KINDS, Position
from stancegraph.store import database, parts
from stancegraph.store.build import build, open_store
from stancegraph.store.options import Options
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE

OPTIONS = Options(backend="pattern")


def lines(file: Path) -> list[str]:
    return gzip.decompress(file.read_bytes()).decode().splitlines()


def subject(line: str) -> str:
    return line.partition(" ")[0]


def quads(store: Store) -> list[str]:
    return sorted(map(str, store))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small parts, so that a small graph has several of a kind."""
    monkeypatch.setattr(parts, "ROWS", 1)


@pytest.mark.usefixtures("many")
def test_parts_hold_the_whole_graph_and_nothing_else(sheet: Path, tmp_path: Path) -> None:
    built = build([sheet], tmp_path / "graph", OPTIONS, parts=tmp_path / "parts")
    files = sorted((tmp_path / "parts").iterdir())
    assert (
        sum(len(lines(one)) for one in files if one.name.startswith("asserted"))
        == (built.manifest.counts["triples"])
    )
    assert (
        sum(len(lines(one)) for one in files if one.name.startswith("derived"))
        == (built.manifest.counts["derived_triples"])
    )
    assert quads(database.load_files(tmp_path / "parts", BASE)) == quads(
        open_store(tmp_path / "graph")
    )
    without = build([sheet], tmp_path / "other", OPTIONS)
    assert without.manifest.counts == built.manifest.counts
    assert quads(open_store(tmp_path / "other")) == quads(open_store(tmp_path / "graph"))


@pytest.mark.usefixtures("many")
def test_parts_are_sorted_by_subject_and_none_is_in_two(
    sheet: Path, article: Path, tmp_path: Path
) -> None:
    build([sheet, article], tmp_path / "graph", OPTIONS, parts=tmp_path / "parts")
    seen: set[tuple[str, str]] = set()
    for file in sorted((tmp_path / "parts").iterdir()):
        subjects = [one for one, _ in groupby(map(subject, lines(file)))]
        assert subjects == sorted(set(subjects)), file.name
        table = file.name.rpartition("-")[0]
        assert seen.isdisjoint((table, one) for one in subjects)
        seen.update((table, one) for one in subjects)
    assert len(list((tmp_path / "parts").glob("asserted-evidence-*"))) > 1


def test_parts_of_a_table_follow_each_other() -> None:
    names = ["position/00ff", "position/7fff", "position/8000", "position/ffff", "position/zambia"]
    frame = pl.DataFrame({"id": names})
    cut = dict(parts.split(frame, 3))
    assert [name for part in cut.values() for name in part["id"]] == names
    assert cut[0]["id"].to_list() == names[:1]
    assert cut[2]["id"].to_list() == names[3:]
    assert next(parts.split(frame, 1))[1].equals(frame)
    assert list(parts.split(frame.clear(), 3)) == []


def test_what_is_derived_lies_beside_its_position(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "ROWS", 3)
    into = parts.ranges(Tables({Position: pl.concat([tables[Position].head(1)] * 10)}))
    assert {kind.table: number for kind, number in into.items() if number > 1} == {
        "positions": 4,
        "derived_positions": 4,
    }
    assert into.keys() == set(KINDS)


def test_parts_are_written_anew_of_a_graph_that_did_not_change(
    sheet: Path, article: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    build([sheet, article], tmp_path / "graph", OPTIONS, parts=first)
    again = build([sheet, article], tmp_path / "graph", OPTIONS, parts=second)
    assert not again.changed
    build([sheet, article], tmp_path / "graph", OPTIONS, parts=second)
    written = [{one.name: one.read_bytes() for one in where.iterdir()} for where in (first, second)]
    assert written[0] == written[1]


def test_parts_follow_an_addition(sheet: Path, article: Path, tmp_path: Path) -> None:
    build([sheet], tmp_path / "graph", OPTIONS, parts=tmp_path / "parts")
    build([article], tmp_path / "graph", OPTIONS, add=True, parts=tmp_path / "parts")
    assert quads(database.load_files(tmp_path / "parts", BASE)) == quads(
        open_store(tmp_path / "graph")
    )
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["graph", "parts"]


def test_a_directory_of_other_files_is_not_replaced(sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("my notes", encoding="utf-8")
    with pytest.raises(GraphError, match=r"holds notes\.txt, which is no part"):
        build([sheet], tmp_path / "graph", OPTIONS, parts=tmp_path / "mine")
    with pytest.raises(GraphError, match="this is a file"):
        build([sheet], tmp_path / "graph", OPTIONS, parts=sheet)
    assert not (tmp_path / "graph").exists()
    assert (tmp_path / "mine" / "notes.txt").read_text(encoding="utf-8") == "my notes"
