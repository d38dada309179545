"""Records as polars tables, and back.

Rows keep the source that they were read from, so that a part of a graph can be replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from stancegraph.errors import DuplicateId
from stancegraph.records import KINDS, Collection, PartialDate, Record
from stancegraph.tables.schema import SOURCE, partial_dates, schema

R = TypeVar("R", bound=Record)


class Tables(Mapping[type[Record], pl.DataFrame]):
    """One frame a kind of record, with the columns of `schema(kind)`; absent kinds are empty."""

    def __init__(self, frames: Mapping[type[Record], pl.DataFrame] | None = None) -> None:
        self._frames = {kind: frame for kind, frame in (frames or {}).items() if frame.height}

    def __getitem__(self, kind: type[Record]) -> pl.DataFrame:
        frame = self._frames.get(kind)
        return pl.DataFrame(schema=schema(kind)) if frame is None else frame

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
        """Tables from Parquet parts named `<table>.<part>.parquet`."""
        parts: dict[str, list[pl.DataFrame]] = {}
        for path in paths:
            parts.setdefault(path.name.split(".")[0], []).append(pl.read_parquet(path))
        return cls({kind: pl.concat(parts[kind.table]) for kind in KINDS if kind.table in parts})

    def write(self, folder: Path, part: str) -> list[str]:
        """Write `<table>.<part>.parquet` for each table that is not empty; names of the files."""
        names = []
        for kind, frame in self._frames.items():
            name = f"{kind.table}.{part}.parquet"
            frame.write_parquet(folder / name, compression="zstd")
            names.append(name)
        return sorted(names)

    def records(self, kind: type[R]) -> Iterator[R]:
        """The rows of one kind as records, by identifier."""
        columns = list(kind.model_fields)
        for row in self[kind].select(columns).sort("id").iter_rows(named=True):
            yield kind.model_validate(row)

    def only(self, sources: Iterable[str]) -> Tables:
        """The rows that were read from these sources."""
        keys = list(sources)
        return Tables({k: f.filter(pl.col(SOURCE).is_in(keys)) for k, f in self._frames.items()})

    def joined(self, *others: Tables) -> Tables:
        """All rows of several tables, one below the other."""
        return Tables({k: pl.concat([t[k] for t in (self, *others)]) for k in KINDS})

    def merged(self) -> Tables:
        """One row an identifier, sorted by it: lists of shared nodes are united.

        Raises DuplicateId where two sources say different things under one identifier.
        """
        return Tables({kind: _merged(kind, frame) for kind, frame in self._frames.items()})


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


def _merged(kind: type[Record], frame: pl.DataFrame) -> pl.DataFrame:
    if frame["id"].n_unique() == frame.height:
        return frame.sort("id")
    columns = schema(kind)
    lists = [name for name, type_ in columns.items() if isinstance(type_, pl.List)]
    scalars = [name for name in columns if name not in ("id", SOURCE, *lists, *kind.spellings)]
    united = lists if kind.shared else []
    exact = scalars if kind.shared else [*scalars, *lists]
    differing = (
        frame.group_by("id")
        .agg(pl.col(exact).n_unique() > 1)
        .filter(pl.any_horizontal(exact))
        .sort("id")
    )
    for row in differing.head(1).iter_rows(named=True):
        fields = [name for name in kind.model_fields if row.get(name) is True]
        raise DuplicateId(
            f"two sources say different things under {row['id']}: not the same {', '.join(fields)}",
            hint="make them agree, give the entries different words or spans, or leave one out",
        )
    return (
        frame.group_by("id")
        .agg(
            pl.col([*exact, SOURCE]).sort_by(SOURCE).first(),
            pl.col(kind.spellings).min(),
            pl.col(united).explode().drop_nulls().unique().sort(),
        )
        .select(list(columns))
        .sort("id")
    )
