"""The engine of one machine: this process, or several beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from stancegraph.inference import completed
from stancegraph.store import database
from stancegraph.store import parts as parts_of
from stancegraph.store.engines.engine import Skips, Written
from stancegraph.store.finished import Finished
from stancegraph.store.options import Options
from stancegraph.store.parallel import Processes, read_all
from stancegraph.store.progress import Progress
from stancegraph.store.reading import Opened, Reading
from stancegraph.tables import Tables

WORTH = 64
"""Sources from which on what was read is kept until the build ends, should it be killed."""


@dataclass(slots=True)
class Local:
    """Reads in `jobs` processes, and holds the tables in memory while triples are made."""

    jobs: int = 1
    _processes: Processes | None = field(default=None, init=False, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._processes is not None:
            self._processes.close()
            self._processes = None

    def prepare(self, options: Options, scratch: Path) -> None:
        """As `Engine.prepare`."""
        if self.jobs > 1 and self._processes is None:
            self._processes = Processes(options, self.jobs)

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
        if len(opened) > 1:
            self.prepare(reading.options, finished.folder)
        kept = finished if len(opened) > WORTH else None
        return read_all(reading, opened, progress, self._processes, kept, alone=alone)

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
        """As `Engine.write_triples`."""
        ranges = parts_of.ranges(raw)
        tables = completed(raw)
        rows = {kind.table: tables[kind].height for kind in tables if tables[kind].height}
        if parts:
            return Written(rows, parts_of.write_all(tables, ranges, options.base, folder))
        return Written(rows, database.write(tables, options.base, folder, progress))
