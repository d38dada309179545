"""Completing tables on a cluster: the rows of each part are brought together, merged and written.

A first step cuts slices of tables by the part that rows belong to, a second makes each part, with
the functions that the local engine calls for whole tables. What follows from a position and the
members of groups is made with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl

from stancegraph.errors import StancegraphError
from stancegraph.inference import derive
from stancegraph.rdf.triples import subject
from stancegraph.records import (
    KINDS,
    Coalition,
    DerivedPosition,
    Evidence,
    Link,
    Membership,
    Position,
    Record,
    Text,
)
from stancegraph.records.values import EvidenceKind
from stancegraph.store import parts
from stancegraph.store.database import Lines
from stancegraph.store.engines.engine import Written
from stancegraph.store.engines.spark import jobs
from stancegraph.store.engines.spark.session import quiet
from stancegraph.store.options import Options
from stancegraph.store.progress import Progress
from stancegraph.tables import Tables, check_evidence, schema

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

SLICE = 20_000
"""Rows that are cut at a time."""
SIZE = 20_000_000
"""Bytes of packed texts that make one part, in which passages are looked up."""
_CUT = "part long, slice long, kind long, rows binary"
_PARTS = 100_000
"""More than the parts of one kind: the number of a part counts on from kind to kind."""


@dataclass(frozen=True, slots=True)
class _Slice:
    """Rows of a file, and the kind whose parts they are cut for."""

    file: Path
    first: int
    rows: int
    kind: type[Record]
    of: type[Record]

    def read(self) -> pl.DataFrame:
        """The rows; of evidence that is held against texts only passages, by the text."""
        columns = schema(self.kind)
        found = pl.scan_parquet(self.file, schema=columns, missing_columns="insert")
        frame = found.slice(self.first, self.rows).collect()
        if self.kind is not self.of:
            frame = frame.filter(pl.col("kind") == EvidenceKind.PASSAGE)
        return frame


@dataclass(frozen=True, slots=True)
class _Made:
    """What a task tells of a part."""

    kind: type[Record]
    rows: int
    derived: int
    lines: Lines


@dataclass(frozen=True, slots=True)
class _Making:
    """What all tasks are told."""

    slices: jobs.Listed
    ranges: Mapping[type[Record], int]
    groups: tuple[Path, ...]
    """Files of the coalitions and memberships of all sources, and of which of them are one."""
    base: str
    folder: Path


def write(
    spark: SparkSession,
    raw: Tables,
    options: Options,
    folder: Path,
    progress: Progress | None,
    partitions: int | None,
) -> Written:
    """As `Engine.write_triples`."""
    size = sum(file.stat().st_size for file in raw.files(Text))
    ranges = parts.ranges(raw) | {Text: max(1, size // SIZE)}
    merged = raw.merged()
    groups = Tables({kind: merged[kind] for kind in (Coalition, Link, Membership)})
    with TemporaryDirectory(prefix="groups-", dir=folder.parent) as scratch:
        beside = Path(scratch)
        names = groups.write(beside, "0")
        making = _Making(
            jobs.Listed.write(_slices(raw), beside / "slices"),
            ranges,
            tuple(beside / name for name in names),
            options.base,
            folder,
        )
        made = _made(spark, making, progress, partitions)
    rows = dict.fromkeys(KINDS, 0)
    lines = Lines()
    for one in made:
        rows[one.kind] += one.rows
        rows[DerivedPosition] += one.derived
        lines += one.lines
    return Written({kind.table: number for kind, number in rows.items() if number}, lines)


def _slices(raw: Tables) -> Iterator[_Slice]:
    for kind in KINDS:
        for file in raw.files(kind):
            rows = Tables.read([file]).height(kind)
            for first in range(0, rows, SLICE):
                for of in (kind, Text) if kind is Evidence else (kind,):
                    yield _Slice(file, first, min(SLICE, rows - first), kind, of)


def _made(
    spark: SparkSession, making: _Making, progress: Progress | None, partitions: int | None
) -> list[_Made]:
    count = making.slices.count
    each = partitions or min(count, spark.sparkContext.defaultParallelism * 4)
    cut = jobs.numbered(spark, count, each, partial(_cut, making), _CUT)

    def make(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from jobs.outcomes(_parts(making, batches))

    together = cut.repartition(each, "part").sortWithinPartitions("part", "slice")
    with quiet():
        frame = together.mapInArrow(make, jobs.OUTCOME)
    made = jobs.collected(frame, progress, "writing triples")
    jobs.earliest(made)
    return made


def _cut(making: _Making, numbers: Iterator[int]) -> Iterator[pa.RecordBatch]:
    """The rows of slices by their parts."""
    import pyarrow as pa

    for number in numbers:
        one: _Slice = making.slices.read(number)
        by = subject(one.kind) if one.kind is one.of else "source"
        for part, frame in parts.split(one.read(), making.ranges[one.of], by):
            values = {
                "part": KINDS.index(one.of) * _PARTS + part,
                "slice": number,
                "kind": KINDS.index(one.kind),
                "rows": frame.write_ipc(None, compression="zstd").getvalue(),
            }
            yield pa.RecordBatch.from_pylist([values], _arrow())


def _arrow() -> pa.Schema:
    import pyarrow as pa

    return pa.schema(
        [("part", pa.int64()), ("slice", pa.int64()), ("kind", pa.int64()), ("rows", pa.binary())]
    )


def _parts(
    making: _Making, batches: Iterator[pa.RecordBatch]
) -> Iterator[tuple[int, _Made | StancegraphError]]:
    """What each part makes, of rows that are sorted by it."""
    rows = (row for batch in batches for row in batch.to_pylist())
    for part, its in groupby(rows, key=lambda row: int(row["part"])):
        frames: dict[type[Record], list[pl.DataFrame]] = {}
        for row in its:
            frames.setdefault(KINDS[row["kind"]], []).append(pl.read_ipc(row["rows"]))
        raw = Tables({kind: pl.concat(some) for kind, some in frames.items()})
        of, number = divmod(part, _PARTS)
        try:
            yield part, _part(making, KINDS[of], number, raw)
        except StancegraphError as error:
            yield part, error


def _part(making: _Making, kind: type[Record], number: int, raw: Tables) -> _Made:
    frame = raw.merged()[kind]
    lines = parts.write(kind, frame, number, making.base, making.folder)
    if kind is Text:
        check_evidence(Tables({Text: frame, Evidence: raw[Evidence]}))
    if kind is not Position:
        return _Made(kind, frame.height, 0, lines)
    groups = _told_of(frame["holder"], Tables.read(making.groups))
    derived = derive(Tables({**groups, Position: frame}))
    lines += parts.write(DerivedPosition, derived, number, making.base, making.folder)
    return _Made(kind, frame.height, derived.height, lines)


def _told_of(holders: pl.Series, groups: Tables) -> dict[type[Record], pl.DataFrame]:
    """What is told of some groups, and of those that are one with them."""
    same = groups.where(Link, pl.col("same_as").is_in(_ones(groups, holders)))
    names = pl.concat([holders, same["item"]]).unique().implode()
    return {
        Coalition: groups.where(Coalition, pl.col("id").is_in(names)),
        Link: same,
        Membership: groups.where(Membership, pl.col("group").is_in(names)),
    }


def _ones(groups: Tables, holders: pl.Series) -> pl.Series:
    """The groups that stand for these."""
    found = groups.where(Link, pl.col("item").is_in(holders.unique().implode()))
    return found["same_as"].unique().implode()
