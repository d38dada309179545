"""Reading sources on a cluster: each task reads batches, and writes a part for each.

A part is there whole or not at all, and the next build takes it over. So a task that is done twice,
because its node was lost, or a job that was killed, repeats only what is missing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.errors import GraphError, SourceError, StancegraphError
from stancegraph.records import Run
from stancegraph.store.engines.engine import Skips
from stancegraph.store.engines.spark import jobs
from stancegraph.store.finished import Finished, Place
from stancegraph.store.options import Options
from stancegraph.store.parallel import batched
from stancegraph.store.progress import Progress
from stancegraph.store.reading import Opened, Reading
from stancegraph.store.spool import PREFIX
from stancegraph.tables import Tables

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

MOST = 10_000
"""Tasks of one step, at most: a driver keeps something of each."""

_own: dict[Options, Reading] = {}
"""The readings of this process of a node, each with its parser and names."""


def read_all(
    spark: SparkSession,
    reading: Reading,
    opened: Sequence[Opened],
    progress: Progress | None,
    finished: Finished,
    partitions: int | None,
    *,
    alone: bool,
) -> tuple[Tables, Skips]:
    """As `Engine.read_all`."""
    batches = list(batched(opened, spark.sparkContext.defaultParallelism))
    places = finished.places(len(batches))
    finished.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}batches-", dir=finished.folder) as folder:
        told = zip(batches, places, map(reading.run_of, batches), strict=True)
        listed = jobs.Listed.write(told, Path(folder) / "batches")
        frame = jobs.numbered(
            spark,
            listed.count,
            partitions or min(listed.count, MOST),
            partial(_read, listed, reading.options),
            jobs.OUTCOME,
        )
        jobs.earliest(jobs.collected(frame, progress, "reading documents"))
    skips: Skips = {}
    files: list[Path] = []
    failed = True
    for place in places:
        part = place.read()
        if part is None:
            raise GraphError(
                f"{place.path} was written on a node and is not here",
                hint="name a directory for the graph that all nodes see under the same path",
            )
        files += part.files
        skips.update(part.skips)
        failed &= part.failed
    if failed and alone:
        first = skips[opened[0].entry.key][0]
        raise SourceError(f"nothing could be read: {first.what}", at=first.at, hint=first.hint)
    return Tables.read(files), skips


def _read(
    listed: jobs.Listed, options: Options, numbers: Iterator[int]
) -> Iterator[pa.RecordBatch]:
    """What a task does: nothing to tell of a batch but an error, after which it does no more."""
    return jobs.outcomes(_outcomes(listed, options, numbers))


def _outcomes(
    listed: jobs.Listed, options: Options, numbers: Iterator[int]
) -> Iterator[tuple[int, StancegraphError]]:
    if options not in _own:
        _own[options] = Reading(options)
    failed = False
    for number in numbers:  # to the end: Spark ends a process that leaves some of its input
        batch, place, run = listed.read(number)
        try:
            if not failed:
                _part(_own[options], batch, place, run)
        except StancegraphError as error:
            failed = True
            yield number, error


def _part(reading: Reading, batch: Sequence[Opened], place: Place, run: Run) -> None:
    if place.read() is not None:
        return
    here = reading.run_of(batch)
    if here != run:
        raise GraphError(
            f"a node reads otherwise than this machine: {_named(here)}, not {_named(run)}",
            hint="give all nodes the same versions, and the same files for --issues and --names",
        )
    read = reading.batch(batch)
    place.write(read.tables, read.skips, failed=read.failed)


def _named(run: Run) -> str:
    return f"{run.label}, {run.model or 'no model'}, configuration {run.configuration[:12]}"
