"""Rows of documents in JSON Lines and Parquet."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.corpora import Member, Told, documents, kind_of
from stancegraph.readers.skips import Skip
from stancegraph.records import PartialDate

ROW = {
    "id": "wire-1",
    "title": "Lake plan praised",
    "date": "2024-03-05T09:00:00Z",
    "publisher": "Example Wire",
    "url": "https://example.org/1",
    "language": "en-GB",
    "text": "Kenya welcomed the plan for the lake.",
}


def read(path: Path) -> tuple[list[Member], list[Skip]]:
    kind = kind_of(path)
    assert kind is not None
    items = list(documents(path, kind))
    members = [one for one in items if isinstance(one, Member)]
    return members, [one for one in items if isinstance(one, Skip)]


def lines(path: Path, *rows: object) -> Path:
    text = "".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.parquet"])
def test_a_row_is_a_document_with_what_the_row_tells(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if path.suffix == ".parquet":
        pl.DataFrame([ROW]).write_parquet(path)
    else:
        lines(path, ROW)
    (member,), skips = read(path)
    assert skips == []
    assert (member.name, member.at) == ("wire-1", f"{path} row 1")
    assert member.data == b"Kenya welcomed the plan for the lake."
    assert member.told == Told(
        "Lake plan praised",
        PartialDate("2024-03-05"),
        "Example Wire",
        "https://example.org/1",
        "en",
    )


def test_a_column_of_days_is_a_column_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"text": ["Peru agreed."], "date": [date(2024, 3, 5)]}).write_parquet(path)
    (member,), _ = read(path)
    assert member.told.date == PartialDate("2024-03-05")
    assert member.name == "row 1"


def test_columns_that_are_not_known_are_told_once(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", ROW | {"author": "A"}, ROW | {"author": "B", "score": 2})
    members, (skip,) = read(path)
    assert len(members) == 2
    assert (skip.what, skip.dropped) == ("columns that are not used: author, score", False)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ({"title": "Peru"}, "the row has no text"),
        ({"text": "  "}, "the row has no text"),
        ({"text": 7}, "the row has no text"),
        ("[1, 2]\n", "it is no object"),
        ('{"text": \n', "this is no JSON"),
        ('{"text": "\\ud800"}\n', "half characters"),
        ("[" * 5000 + "\n", "nested too deep"),
        ('{"text": ' + "[" * 2000 + "]" * 2000 + "}\n", "nested too deep"),
    ],
)
def test_a_row_that_is_no_document_is_named_and_the_rest_read(
    tmp_path: Path, line: object, complaint: str
) -> None:
    members, (skip,) = read(lines(tmp_path / "a.jsonl", ROW, line, ROW))
    assert len(members) == 2
    assert complaint in skip.what
    assert skip.at == f"{tmp_path}/a.jsonl row 2"


def test_brackets_in_a_text_are_not_deep(tmp_path: Path) -> None:
    (member,), skips = read(lines(tmp_path / "a.jsonl", {"text": "[" * 500 + '"{'}))
    assert (len(member.data), skips) == (502, [])


def test_an_empty_line_is_no_row_but_counts(tmp_path: Path) -> None:
    members, _ = read(lines(tmp_path / "a.jsonl", ROW, "\n", ROW | {"id": None}))
    assert [one.at.rpartition(" ")[2] for one in members] == ["1", "3"]


def test_a_field_that_is_not_what_it_should_be_is_noted_and_not_used(tmp_path: Path) -> None:
    row = ROW | {"date": "lately", "url": "javascript:x", "language": "Klingonese"}
    (member,), skips = read(lines(tmp_path / "a.jsonl", row))
    assert member.told == Told("Lake plan praised", publisher="Example Wire")
    assert member.notes == tuple(skip for skip in member.notes if not skip.dropped)
    assert len(member.notes) == 3
    assert skips == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2024", "2024"), ("2024-03", "2024-03"), ("Tue, 05 Mar 2024 09:00:00 GMT", "2024-03-05")],
)
def test_a_date_keeps_its_precision(tmp_path: Path, written: str, meant: str) -> None:
    (member,), _ = read(lines(tmp_path / "a.jsonl", ROW | {"date": written}))
    assert member.told.date == PartialDate(meant)


def test_a_table_without_texts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"title": ["Peru"]}).write_parquet(path)
    with pytest.raises(SourceError, match="no column text"):
        read(path)


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl.gz"])
def test_a_damaged_file_is_said_to_be_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PAR1 not really")
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path / name)


def test_a_bomb_of_zeros_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(60):
            file.write(bytes(1_000_000) + b"\n")
    with pytest.raises(SourceError, match="200 times its size"):
        read(path)
