"""The engine that shares a build out over a Spark cluster.

What goes over the wire is numbers: of batches, of ranges of rows. Batches, tables and parts are
files beside the graph, in a place that every node sees under the same path.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from stancegraph.store.engines.engine import Skips, Written
from stancegraph.store.engines.spark import session, sources, triples
from stancegraph.store.finished import Finished
from stancegraph.store.options import Options
from stancegraph.store.progress import Progress
from stancegraph.store.reading import Opened, Reading
from stancegraph.tables import Tables

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Spark:
    """Reads, extracts, resolves and makes triples on a cluster; holds no text."""

    def __init__(self, master: str | None = None, *, partitions: int | None = None) -> None:
        """A session that is running is used; else one on `master` is started when it is needed,
        and ends with the block. `partitions` are those of each step.

        Raises MissingExtra and UsageError where Spark or Java is not there.
        """
        session.check(master)
        self._master, self._partitions = master, partitions
        self._started = ExitStack()
        self._session: SparkSession | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._session = None
        self._started.close()

    def prepare(self, options: Options, scratch: Path) -> None:
        """As `Engine.prepare`."""
        self._on(scratch)

    def read_all(
        self,
        reading: Reading,
        opened: Sequence[Opened],
        progress: Progress | None,
        finished: Finished,
        *,
        alone: bool,
    ) -> tuple[Tables, Skips]:
        """As `Engine.read_all`."""
        spark = self._on(finished.folder)
        return sources.read_all(
            spark, reading, opened, progress, finished, self._partitions, alone=alone
        )

    def write_triples(
        self,
        raw: Tables,
        options: Options,
        folder: Path,
        scratch: Path,
        progress: Progress | None,
        *,
        parts: bool,
    ) -> Written:
        """As `Engine.write_triples`; the files are parts in any case."""
        spark = self._on(scratch)
        return triples.write(spark, raw, options, folder, progress, self._partitions)

    def _on(self, scratch: Path) -> SparkSession:
        if self._session is None:
            self._session = self._started.enter_context(session.running(self._master, scratch))
        return self._session
