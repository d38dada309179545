"""Any table of coded positions, by a small mapping file beside it.

    # positions.mapping.yaml
    table: positions.csv
    document: {title: Positions on the fishing ban, publisher: Example Institute, date: 2024}
    columns:                 # field: column of the table
      holder: country
      polarity: stance
      target: topic
      date: day
      issue: policy area
    values:                  # field: cell → value
      polarity: {"1": support, "-1": oppose, "0": neutral, "": null}
    fixed:                   # field: value of every row
      basis: stated
    keep: [coder]            # columns that are kept as codings of the statement

`holder`, `polarity` and `target` need a column or a fixed value. A cell that `values` does not list
is reported with its rows; one that is mapped to null is no position. A row is one statement with
one position. Give `stancegraph build` the mapping, or the table with `<name>.mapping.yaml` beside
it. With `bodies: true` a holder that no state or group is stays a body of this table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import polars as pl

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.coded import (
    CODINGS,
    ISSUES,
    POSITIONS,
    STATEMENTS,
    CodedDraft,
    document_of,
    documents,
    filled,
    tag_issue,
)
from stancegraph.readers.datasets.csvtable import ROW, read_csv
from stancegraph.readers.datasets.dataset import Format
from stancegraph.readers.datasets.mapping_file import Columns, Mapping, parse
from stancegraph.readers.datasets.rows import Rows
from stancegraph.readers.files import DataFile
from stancegraph.records import Document, PartialDate
from stancegraph.records.identifiers import mint
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind, Tier

SUFFIX = ".mapping.yaml"
_TABLE = re.compile(rb"^table[ \t]*:", re.MULTILINE)
_COLUMNS = re.compile(rb"^columns[ \t]*:", re.MULTILINE)
_CLOSED: dict[str, type[StrEnum]] = {
    "polarity": Polarity,
    "act": Act,
    "basis": Basis,
    "modality": Modality,
    "kind": StatementKind,
}
"""Fields whose values are a closed list."""
_DEFAULTS = {"basis": Basis.REPORTED, "modality": Modality.ASSERTED, "kind": StatementKind.REMARK}


def knows(file: DataFile) -> bool:
    """Whether a file is a mapping, or a table with one beside it."""
    return _is_mapping(file) or _beside(file).is_file()


def companions(file: DataFile) -> list[DataFile]:
    """The table of a mapping, or the mapping of a table."""
    if not _is_mapping(file):
        beside = _beside(file)
        if not beside.is_file():
            raise SourceError(
                f"the mapping {beside.name} is missing",
                at=file.at,
                hint="write it beside the table",
            )
        return [DataFile.open(beside)]
    mapping = parse(file)
    folder = Path(file.at).parent
    if Path(mapping.table).name != mapping.table:
        raise SourceError(
            f"table: {mapping.table!r} lies outside the folder of the mapping",
            at=file.at,
            hint="put the table beside the mapping and give its file name",
        )
    table = folder / mapping.table
    if not table.is_file():
        raise SourceError(
            f"table: there is no {mapping.table!r} here",
            at=file.at,
            hint="put it beside the mapping",
        )
    return [DataFile.open(table)]


def arranged(files: Sequence[DataFile]) -> Sequence[DataFile]:
    """The table first, then its mapping."""
    return sorted(files, key=_is_mapping)


def draft(files: Sequence[DataFile], date: PartialDate | None) -> CodedDraft:
    """The positions of a table, as its mapping says."""
    file, plan = files
    mapping = parse(plan)
    told = mapping.document.model_dump(exclude_none=True, exclude={"title"})
    if mapping.document.title:
        told["label"] = mapping.document.title
    paper = document_of(file, **{name: str(value) for name, value in told.items()})
    columns = mapping.columns.model_dump(exclude_none=True)
    read = read_csv(file, (*columns.values(), *mapping.keep), mapping.delimiter)
    table = Rows(file, read)
    _translate(table, mapping)
    rows = table.frame
    if date is not None:
        rows = rows.with_columns(pl.col("date").fill_null(str(date)))
    rows = _with_issues(rows, paper)
    return CodedDraft(
        file=file,
        documents=documents(paper),
        statements=filled(
            rows.with_columns(
                speakers=pl.concat_list("holder"),
                addressed_to=pl.when(pl.col("addressed_to").is_not_null()).then(
                    pl.concat_list("addressed_to")
                ),
                label=pl.concat_str("holder", pl.lit(": "), "target"),
            ),
            STATEMENTS,
        ),
        positions=filled(
            rows.drop("target").with_columns(
                statement="key", target_text=rows["target"], tier=pl.lit(Tier.TABLE.value)
            ),
            POSITIONS,
        ),
        issues=_issues(rows),
        codings=_kept(rows, mapping.keep),
        bodies=mapping.bodies,
        skips=tuple(table.skips),
    )


def _translate(table: Rows, mapping: Mapping) -> None:
    """Give the rows a column for each field; those that cannot be read are left out and told."""
    named = mapping.columns.model_dump(exclude_none=True)
    fixed = mapping.fixed.model_dump(exclude_none=True, mode="json")
    kept = [pl.col(name).alias(f"keep {name}") for name in mapping.keep]
    table.frame = table.frame.select(
        pl.col(ROW).cast(pl.Int64),
        *kept,
        **{
            field: pl.col(named[field]).str.replace_all(r"\s+", " ").str.strip_chars()
            if field in named
            else pl.lit(fixed.get(field, _DEFAULTS.get(field)), pl.String)
            for field in Columns.model_fields
        },
    )
    for field, closed in _CLOSED.items():
        if field in named:
            _decode(table, field, closed, getattr(mapping.values, field))
    for field in ("holder", "target"):
        table.drop(pl.col(field) == "", f"no {field}", "correct the rows")
    table.dates("date")
    optional = ("target_actor", "issue", "person", "addressed_to")
    table.frame = table.frame.with_columns(pl.col(optional).replace("", None))


def _decode(
    table: Rows, field: str, closed: type[StrEnum], told: dict[str, StrEnum | None] | None
) -> None:
    """Put the values that cells of a closed list stand for in their place."""
    meant = {one.value: one for one in closed} if told is None else told
    values: dict[str, str | None] = dict(meant)
    if field != "polarity":
        values.setdefault("", _DEFAULTS.get(field))
    unknown = set(table.frame[field].unique()) - set(values)
    hint = f"add it under values/{field} of the mapping, as one of: {', '.join(closed)}"
    table.drop_cells(field, unknown, f"unknown {field}", hint)
    rows = table.frame.with_columns(pl.col(field).replace_strict(values, return_dtype=pl.String))
    table.frame = rows.filter(pl.col(field).is_not_null()) if field == "polarity" else rows


def _with_issues(rows: pl.DataFrame, paper: Document) -> pl.DataFrame:
    """The rows with the issue of each target, which is scoped to the table, and its wider one."""
    targets = rows.select("target").unique(maintain_order=True)
    ids = [mint("issue", paper.id, target.casefold()) for target in targets["target"]]
    tags = {tag: tag_issue(tag) for tag in rows["issue"].drop_nulls().unique()}
    return rows.join(
        targets.with_columns(target_issue=pl.Series(ids, dtype=pl.String)),
        on="target",
        maintain_order="left",
    ).with_columns(
        document=pl.lit(paper.id),
        key=pl.col(ROW).cast(pl.String),
        tag=pl.col("issue").replace_strict(tags, default=None, return_dtype=pl.String),
        tag_label="issue",
        issue="target_issue",
    )


def _issues(rows: pl.DataFrame) -> pl.DataFrame:
    targets = rows.group_by("issue", maintain_order=True).agg(
        label=pl.col("target").first(),
        broader=pl.col("tag").drop_nulls().unique().sort(),
        scope=pl.col("document").first(),
    )
    tags = rows.drop_nulls("tag").unique("tag", keep="first", maintain_order=True)
    tags = tags.select(id="tag", label="tag_label", broader=pl.lit([], pl.List(pl.String)))
    return pl.concat(
        [
            filled(targets.with_columns(id="issue"), ISSUES),
            filled(tags, ISSUES),
        ]
    )


def _kept(rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """The cells of further columns, which are not empty, as codings of the statement."""
    parts = [filled(rows.clear(), CODINGS)]
    for name in columns:
        cells = rows.filter(pl.col(f"keep {name}") != "")
        parts.append(
            filled(
                cells.with_columns(
                    kind=pl.lit("statement"),
                    about="key",
                    variable=pl.lit(name),
                    value=f"keep {name}",
                    number=pl.col(f"keep {name}").cast(pl.Int64, strict=False),
                ),
                CODINGS,
            )
        )
    return pl.concat(parts)


def _is_mapping(file: DataFile) -> bool:
    is_yaml = file.name.casefold().endswith((".yaml", ".yml"))
    return is_yaml and bool(_TABLE.search(file.head)) and bool(_COLUMNS.search(file.head))


def _beside(file: DataFile) -> Path:
    return Path(file.at).parent / (Path(file.name).stem + SUFFIX)


FORMAT = Format("coded-table", knows, draft, companions=companions, arranged=arranged)
