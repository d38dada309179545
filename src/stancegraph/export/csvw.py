"""A folder of CSV files with metadata of CSV on the Web (W3C 2015): `csv-metadata.json`.

`positions.csv` is one flat table with all variables, derived positions among them (`via` is empty
for a position of a holder's own); the other files hold the rest of the graph, with the label
beside each identifier. Lists are joined by `|`; one inside an element becomes `¦`.

Cells are exactly the data, as sqlite-utils and followthemoney write them: a text that begins with
`=` or `@` keeps its first character, since a quotation with an added apostrophe would no longer
be the words at its offsets. A spreadsheet must import such columns as text, as the metadata says.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from stancegraph.export.flat import COLUMNS, actor_keys, speaker_names, wide_positions
from stancegraph.export.nodelink import ACTORS
from stancegraph.export.view import Counts, Options, View
from stancegraph.records import (
    KINDS,
    As,
    Document,
    Event,
    Evidence,
    Issue,
    Link,
    Membership,
    Record,
    RollCall,
    Statement,
)
from stancegraph.tables import SOURCE, Tables
from stancegraph.vocabulary import expand

_FILES: dict[str, tuple[type[Record], ...]] = {
    "actors": ACTORS,
    "documents": (Document,),
    "events": (Event, RollCall),
    "evidence": (Evidence,),
    "issues": (Issue,),
    "memberships": (Membership,),
    "statements": (Statement,),
}
_KEYS: dict[str, dict[str, str]] = {
    "positions": {
        "holder_id": "actors.id",
        "target_actor_id": "actors.id",
        "via_id": "actors.id",
        "issue": "issues.issue",
        "event": "events.id",
        "statement": "statements.id",
        "document": "documents.id",
        "inferred_from": "positions.id",
    },
    "actors": {"speaks_for": "actors.id"},
    "events": {"organ": "actors.id", "document": "documents.id"},
    "evidence": {"source": "documents.id"},
    "issues": {"scope": "documents.id"},
    "memberships": {"member": "actors.id", "group": "actors.id"},
    "statements": {
        "spokesperson": "actors.id",
        "event": "events.id",
        "known_from": "statements.id",
    },
}
_UNLABELLED = ("passages", "attested_by")
"""Links to evidence, which has no label."""
_DATATYPES = {pl.Int64: "integer", pl.Boolean: "boolean", pl.Date: "date"}


def write_csv(view: View, folder: Path, options: Options) -> Counts:
    """Write every file and the metadata that describes its columns."""
    frames = csv_frames(view.tables)
    for name, frame in frames.items():
        lists = pl.col(pl.List(pl.String))
        joined = lists.list.eval(pl.element().str.replace_all("|", "¦", literal=True))
        some = pl.when(lists.list.len() > 0).then(joined.list.join("|"))
        frame.with_columns(some).write_csv(folder / f"{name}.csv")
    tables = [_table(name, frame) for name, frame in frames.items()]
    metadata = {"@context": "http://www.w3.org/ns/csvw", "tables": tables}
    text = json.dumps(metadata, ensure_ascii=False, indent=2)
    (folder / "csv-metadata.json").write_text(text + "\n", encoding="utf-8")
    return {name: frame.height for name, frame in frames.items()}


def csv_frames(tables: Tables) -> dict[str, pl.DataFrame]:
    """The frame of each file; lists are still lists."""
    labels = pl.concat(
        tables[kind].select("id", "label") for kind in KINDS if "label" in kind.model_fields
    )
    known = dict(labels.iter_rows())
    extra = ("holder_id", "target_actor_id", "via_id")
    frames = {"positions": wide_positions(tables, derived=True).select(*COLUMNS, *extra)}
    for name, kinds in _FILES.items():
        parts = [_labelled(tables, kind, known) for kind in kinds]
        frames[name] = pl.concat(parts, how="diagonal").sort("id")
    keys = actor_keys(tables).select("id", "key", "kind")
    frames["actors"] = _after_id(frames["actors"].join(keys, on="id", how="left"), "key", "kind")
    issue = pl.col("id").str.strip_prefix("issue/").alias("issue")
    frames["issues"] = _after_id(frames["issues"].with_columns(issue), "issue")
    speakers = frames["statements"].join(speaker_names(tables), on="id", how="left")
    frames["statements"] = speakers
    for name in ("actors", "events", "statements"):  # what several documents tell of
        same = tables[Link].select("same_as", id="item")
        frames[name] = frames[name].join(same, on="id", how="left", maintain_order="left")
    return frames


def _after_id(frame: pl.DataFrame, *names: str) -> pl.DataFrame:
    return frame.select("id", *names, pl.exclude("id", *names))


def _labelled(tables: Tables, kind: type[Record], known: dict[str, str]) -> pl.DataFrame:
    """A table with the label of everything that it links to, where that has one."""
    frame = tables[kind].drop(SOURCE)
    columns: list[pl.Expr] = []
    links = {name for name, _, mapped in kind.mapped() if mapped.form is As.LINK}
    for name, type_ in frame.schema.items():
        columns.append(pl.col(name))
        if name not in links or name in _UNLABELLED:
            continue
        if isinstance(type_, pl.List):
            shown = pl.element().replace_strict(known, default=pl.element())
            columns.append(pl.col(name).list.eval(shown).alias(f"{name}_labels"))
        else:
            shown = pl.col(name).replace_strict(known, default=None, return_dtype=pl.String)
            columns.append(shown.alias(f"{name}_label"))
    if kind is RollCall:
        columns.append(pl.lit("vote").alias("kind"))
    return frame.select(columns)


def _table(name: str, frame: pl.DataFrame) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(name, column, kind) for column, kind in frame.schema.items()],
        "primaryKey": "id",
        "foreignKeys": [
            {
                "columnReference": column,
                "reference": {
                    "resource": f"{reference.split('.')[0]}.csv",
                    "columnReference": reference.split(".")[1],
                },
            }
            for column, reference in _KEYS.get(name, {}).items()
        ],
    }
    if not schema["foreignKeys"]:
        del schema["foreignKeys"]
    return {"url": f"{name}.csv", "tableSchema": schema}


def _column(table: str, name: str, kind: pl.DataType) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "titles": name}
    if isinstance(kind, pl.List):
        column["separator"] = "|"
    column["datatype"] = _DATATYPES.get(type(kind), "string")
    if table == "positions":
        column["dc:description"] = _descriptions()[name]
    elif name in (properties := _properties(table)):
        column["propertyUrl"] = expand(properties[name])
    if name == "id":
        column["required"] = True
    return column


@cache
def _descriptions() -> dict[str, str]:
    text = files("stancegraph.export").joinpath("data/columns.yaml").read_text("utf-8")
    described: dict[str, str] = yaml.safe_load(text)
    return described


@cache
def _properties(table: str) -> dict[str, str]:
    return {
        name: mapped.name
        for kind in _FILES[table]
        for name, _, mapped in reversed([*kind.mapped()])
    }
