"""What a build asks of an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from stancegraph.readers.skips import Skip
from stancegraph.store.database import Lines
from stancegraph.store.finished import Finished
from stancegraph.store.options import Options
from stancegraph.store.progress import Progress
from stancegraph.store.reading import Opened, Reading
from stancegraph.tables import Tables

Skips = dict[str, tuple[Skip, ...]]
"""What was skipped, by the key of the source."""


@dataclass(frozen=True, slots=True)
class Written:
    """The triples that were written, and the rows of the tables that they come from."""

    rows: Mapping[str, int]
    """By the name of the table; of merged tables, and of what is inferred."""
    lines: Lines


class Engine(Protocol):
    """A context: what it started ends with the block."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None: ...

    def prepare(self, options: Options, scratch: Path) -> None:
        """Start what takes a while, before sources are opened of which texts will be read.

        What it needs on the disk lies in `scratch`.
        """
        ...

    def read_all(
        self,
        reading: Reading,
        opened: Sequence[Opened],
        progress: Progress | None,
        finished: Finished,
        *,
        alone: bool,
    ) -> tuple[Tables, Skips]:
        """What sources say, in their order, and what was skipped.

        What shall outlive a build that is killed is put into `finished`. Raises the error of a
        source that cannot be read; for documents of corpora SourceError where they all fail and,
        being `alone`, leave nothing.
        """
        ...

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
        """Complete the tables of all sources, which stand in files, and write their triples.

        The files in `folder` are what `database.load_files` takes; with `parts` those of
        `store.parts`. Raises DuplicateId or EvidenceMismatch where the sources do not fit together.
        """
        ...
