"""Reads data files of a test into tables, as `build` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from stancegraph.inference import complete
from stancegraph.readers.skips import Skip
from stancegraph.records import Position, Record
from stancegraph.store.options import Options
from stancegraph.store.reading import Reading
from stancegraph.tables import Tables


@dataclass(frozen=True)
class Recorded:
    """The complete tables of some files, and what was noticed."""

    tables: Tables
    skips: tuple[Skip, ...]

    def __getitem__(self, kind: type[Record]) -> pl.DataFrame:
        return self.tables[kind]

    def holders(self, **wanted: str) -> set[str]:
        """Codes of those that hold the positions with these values, directly."""
        frame = self.tables[Position]
        for column, value in wanted.items():
            frame = frame.filter(pl.col(column) == value)
        return {holder.rpartition("/")[2] for holder in frame["holder"]}

    def dropped(self) -> list[str]:
        """What is not in the graph, in words."""
        return [skip.what for skip in self.skips if skip.dropped]

    def kept(self) -> list[str]:
        """What is in the graph and was told."""
        return [skip.what for skip in self.skips if not skip.dropped]


def record(*paths: Path, **options: object) -> Recorded:
    """What the files say."""
    reading = Reading(Options(**options))  # type: ignore[arg-type]  # as the test gives them
    found = [reading.found(opened) for opened in reading.open_all(paths)]
    tables = complete(Tables().joined(*(one.tables for one in found)))
    for kind in tables:
        # Each row is a record that its model accepts; large tables are held by samples.
        assert all(tables.records(kind, pl.col("id").is_in(tables[kind]["id"].head(500).implode())))
    return Recorded(tables, tuple(skip for one in found for skip in one.skips))
