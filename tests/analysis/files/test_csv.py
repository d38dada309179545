from __future__ import annotations

import csv
import json
from pathlib import Path

from stancegraph.analysis.results import Network


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_ties_and_nodes_are_two_files_with_every_word_as_it_was(
    network: Network, tmp_path: Path, hostile_label: str
) -> None:
    ties = rows_of(network.write(tmp_path / "one.csv"))
    nodes = rows_of(tmp_path / "one-nodes.csv")
    assert [node["key"] for node in nodes] == list(network)
    assert nodes[2]["label"] == hostile_label
    assert [(tie["source"], tie["target"]) for tie in ties] == list(network.edges)
    assert [float(tie["signed_weight"]) for tie in ties] == [-2.5, 3, 0]
    assert [tie["share"] for tie in ties] == ["0.5", "", ""]


def test_metadata_describe_each_column_and_lead_from_ties_to_nodes(
    dated: Network, tmp_path: Path
) -> None:
    dated.write(tmp_path / "one.csv")
    told = json.loads((tmp_path / "one.csv-metadata.json").read_text("utf-8"))
    ties, nodes = told["tables"]
    for table in (ties, nodes):
        columns = [column["name"] for column in table["tableSchema"]["columns"]]
        with (tmp_path / table["url"]).open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == columns
    for key in ties["tableSchema"]["foreignKeys"]:
        assert key["reference"] == {"resource": nodes["url"], "columnReference": "key"}
    kinds = {one["name"]: one["datatype"] for one in ties["tableSchema"]["columns"]}
    assert kinds["weight"] == "double"
    assert kinds["sign"] == "integer"
    assert kinds["earliest"] == kinds["latest"] == "date"


def test_days_of_ties_are_kept(dated: Network, tmp_path: Path) -> None:
    first, second, third = rows_of(dated.write(tmp_path / "one.csv"))
    assert first["days"] == "2019-10-29/2019-10-29|2021-06-01/2021-06-30"
    assert (first["earliest"], first["latest"]) == ("2019-10-29", "2021-06-30")
    assert second["days"] == "2019-07-08/2019-07-12"
    assert third["days"] == third["earliest"] == ""
