"""A graph as compressed parts of N-Triples, which other servers load side by side.

`asserted-TABLE-NUMBER.nt.gz` holds what is asserted, `derived-TABLE-NUMBER.nt.gz` what follows from
it. A part is sorted by subject, and what a table says of a subject is in one part. Which part that
is follows from the identifier alone, so that every engine writes the same bytes.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, cast
from uuid import uuid4

import polars as pl

from stancegraph.errors import GraphError
from stancegraph.rdf.triples import derived_ntriples, ntriples, subject, write_lines
from stancegraph.records import KINDS, DerivedPosition, Position, Record
from stancegraph.store.database import Lines
from stancegraph.tables import Tables

ROWS = 250_000
"""Rows of a table whose triples make one part."""
_NAME = re.compile(r"(asserted|derived)-\w+-\d{5}\.nt\.gz")


def ranges(raw: Tables) -> dict[type[Record], int]:
    """Into how many parts the triples of each kind go, by the rows that all sources have of it.

    What is derived from a position lies in the part of the same number.
    """
    found = {kind: max(1, -(-raw.height(kind) // ROWS)) for kind in KINDS}
    return found | {DerivedPosition: found[Position]}


def split(frame: pl.DataFrame, ranges: int, by: str = "id") -> Iterator[tuple[int, pl.DataFrame]]:
    """The rows of each part that has any, with its number, by a column of identifiers.

    Parts are ranges of what stands behind the kind in an identifier. Mostly that is a hash; the few
    names among them are in the range that they sort into.
    """
    starts = [f"{number * 65536 // ranges:04x}" for number in range(1, ranges)]
    rest = frame[by].str.splitn("/", 2).struct.field("field_1").fill_null("")
    numbers = pl.Series(starts, dtype=pl.String).search_sorted(rest, side="right")
    for number in numbers.unique().sort():
        yield number, frame.filter(numbers == number)


def write_all(tables: Tables, ranges: Mapping[type[Record], int], base: str, folder: Path) -> Lines:
    """Write the triples of merged tables, each kind in so many parts."""
    lines = Lines()
    for kind in tables:
        for number, frame in split(tables[kind], ranges[kind], subject(kind)):
            lines += write(kind, frame, number, base, folder)
    return lines


def write(kind: type[Record], frame: pl.DataFrame, number: int, base: str, folder: Path) -> Lines:
    """Write the triples of one part, if there are any, whole or not at all."""
    tables = Tables({kind: frame.sort("id")})
    name = f"{kind.table}-{number:05}.nt.gz"
    return Lines(
        _packed(ntriples(tables, base), folder / f"asserted-{name}"),
        _packed(derived_ntriples(tables, base), folder / f"derived-{name}"),
    )


def _packed(records: Iterable[pl.Series], file: Path) -> int:
    new = file.with_name(f"{file.name}.{uuid4().hex}")
    try:
        # Neither a name nor a time stands in it, and the fastest level is good enough for triples.
        with new.open("wb") as plain, gzip.GzipFile("", "wb", 1, plain, mtime=0) as out:
            lines = sum(write_lines(part, cast("IO[bytes]", out)) for part in records)
        if lines:
            os.replace(new, file)
    finally:
        new.unlink(missing_ok=True)
    return lines


def check_target(folder: Path) -> None:
    """Raise GraphError unless parts may be written there: it is absent, empty, or holds parts."""
    foreign = None
    if folder.exists() and not folder.is_dir():
        foreign = "this is a file"
    elif folder.is_dir():
        names = sorted(path.name for path in folder.iterdir() if not _NAME.fullmatch(path.name))
        foreign = f"the directory holds {names[0]}, which is no part" if names else None
    if foreign:
        hint = "name an empty or a new directory for the parts"
        raise GraphError(f"{foreign}; nothing was written", at=str(folder), hint=hint)


def replace(written: Path, folder: Path) -> None:
    """Put written parts, from wherever they are, in the place of those in a folder."""
    new, old = (folder.parent / f".{folder.name}.{what}" for what in ("new", "old"))
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    new.mkdir()
    for path in sorted(written.iterdir()):
        if _NAME.fullmatch(path.name):
            shutil.move(path, new / path.name)
    with suppress(FileNotFoundError):
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
