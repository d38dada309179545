"""Results as CSV with metadata of CSV on the Web (W3C 2015) in `FILE-metadata.json`.

The metadata say what each column holds and how the result was made. Cells are exactly the data;
one without a value is empty. Lists are joined by `|`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

import numpy as np
import polars as pl

from stancegraph.analysis.files.parts import Parts
from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Table


def network_csv(parts: Parts, name: str) -> dict[str, Iterator[str]]:
    """The ties in the file itself, the nodes in `NAME-nodes.csv` beside it."""
    nodes = parts.nodes.rename({"id": "key"}).drop("name")
    edges = parts.edges.drop("label", "name", "interaction")
    spans = (
        pl.element().struct.field("earliest").dt.to_string()
        + "/"
        + (pl.element().struct.field("latest").dt.to_string())
    )
    if (parts.days.list.len() > 1).any():
        days = parts.days.to_frame().select(days=pl.col("days").list.eval(spans).list.join("|"))
        edges = edges.with_columns(days)
    beside = f"{PurePath(name).stem}-nodes.csv"
    to_nodes = [
        {
            "columnReference": end,
            "reference": {"resource": beside, "columnReference": "key"},
        }
        for end in ("source", "target")
    ]
    tables = [
        _table(name, edges.schema, {"foreignKeys": to_nodes}),
        _table(beside, nodes.schema, {"primaryKey": "key"}),
    ]
    return {
        name: _rows(edges.columns, edges.iter_rows()),
        beside: _rows(nodes.columns, nodes.iter_rows()),
        f"{name}-metadata.json": metadata(parts.made, tables=tables),
    }


def table_csv(table: Table, name: str) -> dict[str, Iterator[str]]:
    """The frame of a table; what is not a number is empty."""
    frame = table.frame.with_columns(pl.col(pl.Float32, pl.Float64).fill_nan(None))
    return {
        name: _rows(frame.columns, frame.iter_rows()),
        f"{name}-metadata.json": metadata(table.made, **_table(name, frame.schema, {})),
    }


def matrix_csv(matrix: Matrix, name: str) -> dict[str, Iterator[str]]:
    """The matrix as it would be printed: `key`, then a column for each of its columns."""
    values = matrix.values
    kind = pl.Series(values[:0].ravel()).dtype
    columns = [_column("key", pl.String(), "key")]
    columns += [
        _column(f"column_{number}", kind, title)
        for number, title in enumerate(matrix.columns, start=1)
    ]
    schema = {"url": name, "tableSchema": {"columns": columns, "primaryKey": "key"}}
    missing = np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, np.bool_)
    rows = (
        [key, *(None if gone else value for value, gone in zip(row, none, strict=True))]
        for key, row, none in zip(matrix.rows, values.tolist(), missing, strict=True)
    )
    return {
        name: _rows(["key", *matrix.columns], rows),
        f"{name}-metadata.json": metadata(matrix.made, **schema),
    }


def metadata(made: Made, **described: object) -> Iterator[str]:
    """The text of a metadata file: how a result was made, in words and as what can be read back."""
    told = {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:description": str(made),
        "dc:provenance": made.to_json(),
        **described,
    }
    yield json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _rows(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The lines of a CSV file, each as text of its own."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "|".join(str(one).replace("|", "¦") for one in value)
    return value


def _table(url: str, schema: Mapping[str, pl.DataType], keys: dict[str, Any]) -> dict[str, Any]:
    columns = [_column(name, kind, name) for name, kind in schema.items()]
    return {"url": url, "tableSchema": {"columns": columns, **keys}}


def _column(name: str, kind: pl.DataType, title: str) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "titles": title, "datatype": _datatype(kind)}
    if isinstance(kind, pl.List):
        column["separator"] = "|"
    return column


def _datatype(kind: pl.DataType) -> str:
    if kind.is_integer():
        return "integer"
    if kind.is_float():
        return "double"
    return {pl.Boolean: "boolean", pl.Date: "date"}.get(type(kind), "string")
