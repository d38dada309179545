import csv
from pathlib import Path

import pytest

from stancegraph.export import View, export


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def folder(view: View, tmp_path: Path) -> Path:
    return export(view, tmp_path / "neo4j", format="neo4j").path


def test_headers_say_the_types(folder: Path) -> None:
    header = list(read(folder / "nodes.csv")[0])
    assert header[0] == "id:ID"
    assert header[-1] == ":LABEL"
    assert {"size_min:long", "complete:boolean", "earliest:date", "date:string"} <= set(header)
    assert "offices:string[]" in header


def test_nodes_bear_the_classes_of_the_ontology(folder: Path) -> None:
    nodes = {row["id:ID"]: row for row in read(folder / "nodes.csv")}
    assert nodes["country/CHN"][":LABEL"] == "Country;Actor"
    assert nodes["coalition/c54"]["size_min:long"] == "54"
    assert nodes["event/letter"]["date:string"] == "2019-07"
    assert nodes["event/letter"]["earliest:date"] == "2019-07-01"


def test_every_relationship_joins_two_nodes(folder: Path) -> None:
    nodes = {row["id:ID"] for row in read(folder / "nodes.csv")}
    links = read(folder / "relationships.csv")
    assert {row[":START_ID"] for row in links} | {row[":END_ID"] for row in links} <= nodes
    assert {
        ":START_ID": "statement/joint",
        ":END_ID": "coalition/c54",
        ":TYPE": "ON_BEHALF_OF",
    } in links
    assert "EVIDENCE" in {row[":TYPE"] for row in links}


def test_derived_positions_come_on_request(view: View, folder: Path, tmp_path: Path) -> None:
    more = export(view, tmp_path / "more", format="neo4j", derived=True).path
    labels = {row["id:ID"]: row[":LABEL"] for row in read(more / "nodes.csv")}
    assert labels["position/rest/PAK"] == "DerivedPosition;Position"
    assert "position/rest/PAK" not in {row["id:ID"] for row in read(folder / "nodes.csv")}
