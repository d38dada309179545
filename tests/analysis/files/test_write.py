from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from stancegraph.analysis.files import FORMATS, write
from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Network, Table
from stancegraph.errors import UnknownFormat, UsageError

MADE = Made("agreement", {"session": "74"})


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("name", FORMATS)
def test_the_suffix_tells_the_format_unless_it_is_given(
    network: Network, tmp_path: Path, name: str
) -> None:
    by_suffix = network.write(tmp_path / f"one.{name.upper()}")
    by_name = network.write(tmp_path / "one.file", format=name)
    if name != "csv":  # the metadata of CSV name the file
        assert by_suffix.read_bytes() == by_name.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_writing_twice_gives_the_same_bytes_and_leaves_nothing_else(
    dated: Network, tmp_path: Path, name: str
) -> None:
    dated.write(tmp_path / f"one.{name}")
    first = files_in(tmp_path)
    dated.write(tmp_path / f"one.{name}")
    assert files_in(tmp_path) == first


@pytest.mark.parametrize("name", FORMATS)
def test_how_it_was_made_can_be_read_in_the_file_or_beside_it(
    network: Network, tmp_path: Path, name: str
) -> None:
    network.write(tmp_path / f"one.{name}")
    told = "".join(text.decode() for text in files_in(tmp_path).values())
    assert "congruence network; issue=a" in told
    assert "normalise" in told
    assert network.made.software in told


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_network_becomes_a_file_without_nodes(tmp_path: Path, name: str) -> None:
    nothing = Network.of(pl.DataFrame({"key": []}), pl.DataFrame(), MADE)
    assert write(nothing, tmp_path / f"none.{name}").stat().st_size > 0


def test_an_unknown_format_lists_those_of_the_result(network: Network, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="unknown format 'xlsx'") as error:
        network.write(tmp_path / "one.xlsx")
    assert "csv, graphml, gexf, net, dl" in str(error.value)
    with pytest.raises(UnknownFormat, match="no format"):
        network.write(tmp_path / "one")
    with pytest.raises(UnknownFormat) as error:
        Table(pl.DataFrame(), MADE).write(tmp_path / "one.graphml")
    assert "formats of this result: csv, json;" in str(error.value)
    assert files_in(tmp_path) == {}


@pytest.mark.parametrize("wrong", [{"weight": 0.0}, {"weight": float("nan")}, {"sign": 2}])
@pytest.mark.parametrize("name", FORMATS)
def test_a_tie_that_programs_would_drop_is_refused_and_the_old_files_stay(
    network: Network, tmp_path: Path, name: str, wrong: dict[str, float]
) -> None:
    network.write(tmp_path / f"one.{name}")
    before = files_in(tmp_path)
    network.edges["CHN", "bloc:European Union"].update(wrong)
    with pytest.raises(UsageError, match="the tie CHN"):
        network.write(tmp_path / f"one.{name}")
    assert files_in(tmp_path) == before


def test_a_place_that_does_not_exist_is_an_error(network: Network, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        network.write(tmp_path / "nowhere" / "one.graphml")


def test_a_table_is_a_csv_with_its_metadata(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "pair": ["CHN–RUS", 'a "b", c'],
            "agreement": [0.5, float("nan")],
            "calls": [3, None],
            "same": [True, False],
            "ids": [["x", "y|z"], []],
        }
    )
    path = Table(frame, MADE).write(tmp_path / "pairs.csv")
    assert path.read_text("utf-8") == (
        'pair,agreement,calls,same,ids\nCHN–RUS,0.5,3,true,x|y¦z\n"a ""b"", c",,,false,\n'
    )
    told = json.loads((tmp_path / "pairs.csv-metadata.json").read_text("utf-8"))
    assert told["url"] == "pairs.csv"
    assert Made.of_json(told["dc:provenance"]) == MADE
    kinds = {one["name"]: one["datatype"] for one in told["tableSchema"]["columns"]}
    assert kinds == {
        "pair": "string",
        "agreement": "double",
        "calls": "integer",
        "same": "boolean",
        "ids": "string",
    }


def test_a_matrix_is_a_csv_whatever_its_columns_are_called(tmp_path: Path) -> None:
    values = np.array([[1.0, np.nan, 0.25], [0.5, 2.0, -1.0]])
    path = Matrix(["A", "B"], ["key", "x,y", "x,y"], values, MADE).write(tmp_path / "m.csv")
    assert path.read_text("utf-8") == 'key,key,"x,y","x,y"\nA,1.0,,0.25\nB,0.5,2.0,-1.0\n'
    told = json.loads((tmp_path / "m.csv-metadata.json").read_text("utf-8"))
    names = [(one["name"], one["titles"]) for one in told["tableSchema"]["columns"]]
    assert names == [
        ("key", "key"),
        ("column_1", "key"),
        ("column_2", "x,y"),
        ("column_3", "x,y"),
    ]
    whole = Matrix(["A"], ["b"], np.array([[3]]), MADE).write(tmp_path / "whole.csv")
    assert whole.read_text("utf-8") == "key,b\nA,3\n"
