import csv
import json
from pathlib import Path

import polars as pl
import pytest

from stancegraph.export import View, export
from stancegraph.export.csvw import csv_frames


@pytest.fixture
def folder(view: View, tmp_path: Path) -> Path:
    return export(view, tmp_path / "tables", format="csv").path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_metadata_describes_every_file_and_every_column(folder: Path) -> None:
    tables = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]
    assert {table["url"] for table in tables} == {file.name for file in folder.glob("*.csv")}
    for table in tables:
        with (folder / table["url"]).open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        columns = table["tableSchema"]["columns"]
        assert [column["name"] for column in columns] == header
        assert {column["datatype"] for column in columns} <= {
            "string",
            "integer",
            "boolean",
            "date",
        }


def test_every_foreign_key_finds_its_row(folder: Path) -> None:
    checked = 0
    for table in json.loads((folder / "csv-metadata.json").read_text("utf-8"))["tables"]:
        for key in table["tableSchema"].get("foreignKeys", []):
            to = key["reference"]
            there = {row[to["columnReference"]] for row in rows(folder, to["resource"])}
            here = {row[key["columnReference"]] for row in rows(folder, table["url"])} - {""}
            assert here <= there, (table["url"], key)
            checked += len(here)
    assert checked > 30


def test_lists_are_joined_and_declared_and_bear_labels(folder: Path) -> None:
    actors = {row["id"]: row for row in rows(folder, "actors.csv")}
    assert actors["coalition/c30"]["members"] == "country/PAK|country/RUS"
    assert actors["coalition/c30"]["members_labels"] == "Pakistan|Russian Federation"
    assert actors["coalition/c30"]["key"] == "coalition:>30"
    tables = json.loads((folder / "csv-metadata.json").read_text("utf-8"))["tables"]
    described = {table["url"]: table["tableSchema"]["columns"] for table in tables}
    members = next(one for one in described["actors.csv"] if one["name"] == "members")
    assert members["separator"] == "|"
    assert members["propertyUrl"].endswith("#knownMember")


def test_reading_the_positions_back_gives_the_same_frame(view: View, folder: Path) -> None:
    expected = csv_frames(view.tables)["positions"]
    read = pl.read_csv(folder / "positions.csv", schema=expected.schema)
    assert read.equals(expected)


def test_a_cell_that_looks_like_a_formula_stays_the_data_it_is(view: View, tmp_path: Path) -> None:
    from stancegraph.records import Position

    tables = view.tables
    changed = tables[Position].with_columns(target_text=pl.lit("=HYPERLINK(1)"))
    frames = {kind: tables[kind] for kind in tables} | {Position: changed}
    folder = export(View(type(tables)(frames), view.base), tmp_path / "t", format="csv").path
    own = [row for row in rows(folder, "positions.csv") if not row["via"]]
    assert {row["target_text"] for row in own} == {"=HYPERLINK(1)"}
