"""Running a step on a cluster: what each task is told, and what it tells."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from stancegraph.errors import GraphError
from stancegraph.store.engines.spark.session import quiet
from stancegraph.store.progress import Progress

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

OUTCOME = "number long, outcome binary"
_OFTEN = 1.0
"""Seconds between two looks at how far a job is."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Any number of things in a file, of which a task takes up those of its numbers."""

    file: Path
    count: int

    @classmethod
    def write(cls, things: Iterable[object], file: Path) -> Listed:
        """Write them, and behind them where each begins."""
        starts = []
        with file.open("wb") as out:
            for thing in things:
                starts.append(out.tell())
                pickle.dump(thing, out, pickle.HIGHEST_PROTOCOL)
            starts.append(out.tell())
            out.write(b"".join(start.to_bytes(8, "big") for start in starts))
        return cls(file, len(starts) - 1)

    def read(self, number: int) -> Any:
        """One of them."""
        with self.file.open("rb") as file:
            file.seek(8 * (number - self.count - 1), os.SEEK_END)
            file.seek(int.from_bytes(file.read(8), "big"))
            return pickle.load(file)  # noqa: S301  # our own, of this build


def numbered(
    spark: SparkSession,
    count: int,
    partitions: int,
    task: Callable[[Iterator[int]], Iterator[pa.RecordBatch]],
    schema: str,
) -> DataFrame:
    """What tasks make of the numbers from 0 on, which is all that they are sent."""
    folder = Path.cwd()

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if Path.cwd() != folder:
            os.chdir(folder)  # so that the paths of sources mean there what they mean here
        yield from task(number for batch in batches for number in batch.column(0).to_pylist())

    with quiet():
        return spark.range(0, count, 1, partitions).mapInArrow(run, schema)


def outcomes(found: Iterable[tuple[int, object]]) -> Iterator[pa.RecordBatch]:
    """What a task tells of each number, as rows of `OUTCOME`."""
    import pyarrow as pa

    for number, outcome in found:
        told = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
        yield pa.RecordBatch.from_pydict(
            {"number": pa.array([number], pa.int64()), "outcome": pa.array([told], pa.binary())}
        )


def collected(frame: DataFrame, progress: Progress | None, step: str) -> list[Any]:
    """Run a job whose rows are outcomes; these, by their numbers.

    Raises GraphError where Spark gives up.
    """
    from pyspark.errors import PySparkException

    context, group = frame.sparkSession.sparkContext, f"stancegraph-{uuid4()}"

    def collect() -> Any:
        context.setJobGroup(group, step, interruptOnCancel=True)
        return frame.collect()

    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(collect)
        try:
            while wait([job], _OFTEN).not_done:
                if progress:
                    progress(step, *_tasks(context.statusTracker(), group))
        except BaseException:
            context.cancelJobGroup(group)
            raise
        try:
            rows = job.result()
        except PySparkException as error:
            raise _given_up(error) from error
        except Exception as error:
            if not hasattr(error, "java_exception"):
                raise
            raise _given_up(error) from error
    told = sorted((row["number"], bytes(row["outcome"])) for row in rows)
    return [pickle.loads(outcome) for _, outcome in told]  # noqa: S301  # of our own tasks


def _tasks(tracker: Any, group: str) -> tuple[int, int]:
    """How many tasks of the jobs of a group are done, and how many there are."""
    jobs = [tracker.getJobInfo(job) for job in tracker.getJobIdsForGroup(group)]
    stages = [tracker.getStageInfo(stage) for job in jobs if job for stage in job.stageIds]
    done = sum(stage.numCompletedTasks for stage in stages if stage)
    return done, sum(stage.numTasks for stage in stages if stage)


def _given_up(error: Exception) -> GraphError:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    missing = next((line for line in reversed(lines) if "ModuleNotFoundError" in line), None)
    if missing:
        return GraphError(
            f"a node of the cluster cannot take part: {missing}",
            hint="install stancegraph there, with the same extras and versions as here",
        )
    told = next((line for line in reversed(lines) if "Error" in line), lines[0] if lines else "")
    return GraphError(f"Spark gave up: {told or type(error).__name__}")


def earliest(outcomes: Sequence[Any]) -> None:
    """Raise the first error among outcomes."""
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
