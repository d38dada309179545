"""Records as polars tables, and back.

Rows keep the source that they were read from, so that a part of a graph can be replaced. Tables
that stand in files are read kind by kind, when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import polars as pl
from polars.exceptions import PolarsError

from stancegraph.errors import GraphError
from stancegraph.records import KINDS, Collection, PartialDate, Record
from stancegraph.tables.merge import merged
from stancegraph.tables.schema import SOURCE, partial_dates, schema

R = TypeVar("R", bound=Record)
Later = Callable[[pl.Expr | None], pl.DataFrame]
"""A frame yet to be made: all of its rows, or those that an expression holds for."""


class Tables(Mapping[type[Record], pl.DataFrame]):
    """One frame a kind of record, with the columns of `schema(kind)`; absent kinds are empty."""

    def __init__(self, frames: Mapping[type[Record], pl.DataFrame | Later] | None = None) -> None:
        self._frames = {
            kind: frame
            for kind, frame in (frames or {}).items()
            if not isinstance(frame, pl.DataFrame) or frame.height
        }

    def __getitem__(self, kind: type[Record]) -> pl.DataFrame:
        frame = self._frames.get(kind)
        if frame is None:
            return pl.DataFrame(schema=schema(kind))
        if not isinstance(frame, pl.DataFrame):
            frame = self._frames[kind] = frame(None)
        return frame

    def __iter__(self) -> Iterator[type[Record]]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)

    @classmethod
    def of(cls, records: Collection, source_key: str) -> Tables:
        """The tables of the records read from one source."""
        frames = {}
        for kind in records.kinds():
            rows = [_row(record, source_key) for record in records.of(kind)]
            frames[kind] = pl.DataFrame(rows, schema=schema(kind), orient="row")
        return cls(frames)

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Tables:
        """Tables from Parquet parts named `<table>.<part>.parquet`, each read when asked for.

        Then GraphError is raised for a part that is damaged.
        """
        parts: dict[str, list[Path]] = {}
        for path in paths:
            parts.setdefault(path.name.split(".")[0], []).append(path)
        return cls(
            {kind: _Stored(kind, parts[kind.table]) for kind in KINDS if kind.table in parts}
        )

    def write(self, folder: Path, part: str) -> list[str]:
        """Write `<table>.<part>.parquet` for each table that is not empty; names of the files.

        What stands in files goes from there to here without being held.
        """
        names = []
        for kind, frame in self._frames.items():
            name = f"{kind.table}.{part}.parquet"
            if isinstance(frame, _Stored):
                if not frame.write(folder / name):
                    continue
            else:
                rows = self.where(kind)
                if not rows.height:
                    continue
                rows.write_parquet(folder / name, compression="zstd")
            names.append(name)
        return sorted(names)

    def spill(self, folder: Path, part: str) -> list[str]:
        """Write as `write` does, and hold the files instead of the frames."""
        names = self.write(folder, part)
        self._frames = Tables.read(folder / name for name in names)._frames
        return names

    def where(self, kind: type[Record], rows: pl.Expr | None = None) -> pl.DataFrame:
        """The rows of one kind that an expression holds for; no others are kept in memory.

        Of merged tables only by `id`, or by what all rows of one identifier share.
        """
        frame = self._frames.get(kind)
        if frame is None:
            return self[kind]
        if not isinstance(frame, pl.DataFrame):
            return frame(rows)
        return frame if rows is None else frame.filter(rows)

    def height(self, kind: type[Record]) -> int:
        """The number of rows of one kind, without reading those that stand in files."""
        frame = self._frames.get(kind)
        if isinstance(frame, _Stored):
            return frame.height()
        return self[kind].height

    def files(self, kind: type[Record]) -> tuple[Path, ...]:
        """Where the rows of one kind stand in files: these, one below the other."""
        frame = self._frames.get(kind)
        return frame.paths if isinstance(frame, _Stored) else ()

    def records(self, kind: type[R], rows: pl.Expr | None = None) -> Iterator[R]:
        """The rows of one kind as records, by identifier; with `rows` those that it holds for."""
        columns = list(kind.model_fields)
        found = self[kind] if rows is None else self.where(kind, rows)
        for row in found.select(columns).sort("id").iter_rows(named=True):
            yield kind.model_validate(row)

    def only(self, sources: Iterable[str]) -> Tables:
        """The rows that were read from these sources."""
        read = pl.col(SOURCE).is_in(list(sources))
        return Tables({kind: self.where(kind, read) for kind in self._frames})

    def joined(self, *others: Tables) -> Tables:
        """All rows of several tables, one below the other; what stands in files stays there."""
        every = (self, *others)
        return Tables(
            {kind: _below(kind, [one._frames.get(kind) for one in every]) for kind in KINDS}
        )

    def merged(self) -> Tables:
        """One row an identifier, sorted by it: lists of shared nodes are united.

        Each kind is merged when it is asked for. Then DuplicateId is raised where two sources say
        different things under one identifier.
        """
        return Tables({kind: partial(_merged, self, kind) for kind in self._frames})


class _Stored:
    """The rows of one kind in files, read anew whenever they are asked for."""

    def __init__(self, kind: type[Record], paths: Sequence[Path]) -> None:
        self.kind, self.paths = kind, tuple(paths)

    def __call__(self, rows: pl.Expr | None = None) -> pl.DataFrame:
        with self._telling():
            return (self._scan() if rows is None else self._scan().filter(rows)).collect()

    def height(self) -> int:
        """The number of rows."""
        with self._telling():
            return int(self._scan().select(pl.len()).collect().item())

    def write(self, file: Path) -> bool:
        """Write all rows into one file, unless there is none."""
        if not self.height():
            return False
        with self._telling():
            self._scan().sink_parquet(file, compression="zstd")
        return True

    def _scan(self) -> pl.LazyFrame:
        """A column that is newer than a file is empty there."""
        return pl.scan_parquet(list(self.paths), schema=schema(self.kind), missing_columns="insert")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (PolarsError, OSError) as error:
            raise GraphError(
                f"a table is damaged: {error}",
                at=str(self.paths[0].parent.parent),
                hint="delete the directory and build the graph anew",
            ) from error


def _below(
    kind: type[Record], given: Sequence[pl.DataFrame | Later | None]
) -> pl.DataFrame | Later:
    """Rows one below the other; files are only listed where nothing else is among them."""
    frames = [frame for frame in given if frame is not None]
    stored = [frame for frame in frames if isinstance(frame, _Stored)]
    if stored and len(stored) == len(frames):
        return _Stored(kind, [path for frame in stored for path in frame.paths])
    made = [frame if isinstance(frame, pl.DataFrame) else frame(None) for frame in frames]
    return pl.concat([pl.DataFrame(schema=schema(kind)), *made])


def _merged(tables: Tables, kind: type[Record], rows: pl.Expr | None) -> pl.DataFrame:
    return merged(kind, tables.where(kind, rows))


def _row(record: Record, source_key: str) -> tuple[Any, ...]:
    values: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, PartialDate):
            value = str(value)
        values[name] = list(value) if isinstance(value, tuple) else value
    dates = [getattr(record, name) for name in partial_dates(type(record))]
    if dates:
        values["earliest"] = dates[0].earliest if dates[0] else None
        values["latest"] = dates[-1].latest if dates[-1] else None
    return (*values.values(), source_key)
