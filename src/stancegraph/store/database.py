"""The Oxigraph store of a graph: asserted triples in the default graph, inferences in their own."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

import polars as pl
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from stancegraph.errors import GraphError
from stancegraph.rdf.triples import derived_ntriples, ntriples, write_lines
from stancegraph.store.manifest import REBUILD
from stancegraph.store.progress import Progress
from stancegraph.tables import Tables
from stancegraph.vocabulary import derived_graph


@dataclass(frozen=True, slots=True)
class Lines:
    """How many triples were written."""

    asserted: int = 0
    derived: int = 0

    def __add__(self, other: Lines) -> Lines:
        return Lines(self.asserted + other.asserted, self.derived + other.derived)


def write(tables: Tables, base: str, folder: Path, progress: Progress | None = None) -> Lines:
    """Write the triples of merged tables into a folder, as two files that `load_files` takes.

    `progress` counts rows of tables.
    """
    rows, done = sum(tables[kind].height for kind in tables if kind.classes), 0

    def counted(parts: Iterable[pl.Series]) -> Iterator[pl.Series]:
        nonlocal done
        for part in parts:
            if progress:
                progress("writing triples", done, rows)
            yield part
            done += part.len()

    return Lines(
        _write(counted(ntriples(tables, base)), folder / "asserted.nt"),
        _write(counted(derived_ntriples(tables, base)), folder / "derived.nt"),
    )


def load_files(folder: Path, base: str, path: Path | None = None) -> Store:
    """A new store, in memory or at `path`, of the files of N-Triples in a folder.

    The names of those with inferences begin with `derived`; `.gz` is unpacked.
    """
    store = Store(str(path)) if path else Store()
    inferred = NamedNode(derived_graph(base))
    for file in sorted(folder.iterdir()):
        given: dict[str, Any] = {
            "format": RdfFormat.N_TRIPLES,
            "to_graph": inferred if file.name.startswith("derived") else DefaultGraph(),
            "lenient": True,
        }
        if file.suffix == ".gz":
            with gzip.open(file) as unpacked:
                store.bulk_load(cast("IO[bytes]", unpacked), **given)
        else:
            store.bulk_load(path=str(file), **given)
    store.optimize()
    return store


def load(tables: Tables, base: str) -> Store:
    """A store in memory that holds merged tables."""
    with TemporaryDirectory(prefix="stancegraph-") as folder:
        write(tables, base, Path(folder))
        return load_files(Path(folder), base)


def opened(path: Path, *, read_only: bool = False) -> Store:
    """The store at a path; raises GraphError where it is missing or damaged."""
    try:
        return Store.read_only(str(path)) if read_only else Store(str(path))
    except (OSError, RuntimeError) as error:
        raise GraphError(
            f"the store cannot be opened: {error}", at=str(path.parent), hint=REBUILD
        ) from error


def extend(store: Store, new: Tables, base: str) -> tuple[int, int]:
    """Add the triples of further merged tables in one atomic transaction.

    Returns how many asserted and how many derived ones the store did not hold before.
    """
    graph = NamedNode(derived_graph(base))
    asserted = _fresh(store, _quads(ntriples(new, base)))
    derived = _fresh(
        store,
        (
            Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in _quads(derived_ntriples(new, base))
        ),
    )
    store.extend([*asserted, *derived])
    store.flush()
    return len(asserted), len(derived)


def _fresh(store: Store, quads: Iterable[Quad]) -> set[Quad]:
    return {quad for quad in quads if quad not in store}


def _write(records: Iterable[pl.Series], file: Path) -> int:
    with file.open("wb") as out:
        return sum(write_lines(part, out) for part in records)


def _quads(records: Iterable[pl.Series]) -> Iterator[Quad]:
    for part in records:
        yield from parse("\n".join(part), format=RdfFormat.N_TRIPLES, lenient=True)
