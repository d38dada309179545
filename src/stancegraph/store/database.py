"""The Oxigraph store of a graph: asserted triples in the default graph, inferences in their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from stancegraph.errors import GraphError
from stancegraph.rdf.triples import derived_ntriples, ntriples
from stancegraph.store.manifest import REBUILD
from stancegraph.tables import Tables
from stancegraph.vocabulary import derived_graph


def load(tables: Tables, base: str, path: Path | None = None) -> tuple[Store, int, int]:
    """A new store of merged tables, in memory or at `path`; with its numbers of triples.

    The two numbers count the asserted and the derived triples.
    """
    store = Store(str(path)) if path else Store()
    with TemporaryDirectory(prefix="stancegraph-", dir=path.parent if path else None) as folder:
        asserted = _bulk_load(store, Path(folder) / "asserted.nt", ntriples(tables, base))
        derived = _bulk_load(
            store,
            Path(folder) / "derived.nt",
            [derived_ntriples(tables, base)],
            NamedNode(derived_graph(base)),
        )
    store.optimize()
    return store, asserted, derived


def opened(path: Path, *, read_only: bool = False) -> Store:
    """The store at a path; raises GraphError where it is missing or damaged."""
    try:
        return Store.read_only(str(path)) if read_only else Store(str(path))
    except (OSError, RuntimeError) as error:
        raise GraphError(
            f"the store cannot be opened: {error}", at=str(path.parent), hint=REBUILD
        ) from error


def extend(store: Store, new: Tables, base: str) -> None:
    """Add the triples of further merged tables in one atomic transaction."""
    graph = NamedNode(derived_graph(base))
    asserted = (quad for lines in ntriples(new, base) for quad in _quads(lines))
    derived = (
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in _quads(derived_ntriples(new, base))
    )
    store.extend([*asserted, *derived])
    store.flush()


def counts(store: Store, base: str) -> tuple[int, int]:
    """The numbers of asserted and of derived triples."""
    derived = sum(1 for _ in store.quads_for_pattern(None, None, None, _named(base)))
    return len(store) - derived, derived


def _named(base: str) -> NamedNode:
    return NamedNode(derived_graph(base))


def _bulk_load(
    store: Store, file: Path, parts: Iterable[pl.Series], graph: NamedNode | None = None
) -> int:
    lines = 0
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for part in parts:
            for line in part:
                out.write(line)
                out.write("\n")
            lines += part.len()
    if lines:
        store.bulk_load(
            path=str(file),
            format=RdfFormat.N_TRIPLES,
            to_graph=graph or DefaultGraph(),
            lenient=True,
        )
    return lines


def _quads(lines: pl.Series) -> Iterator[Quad]:
    text = "\n".join(lines)
    return parse(text.encode(), format=RdfFormat.N_TRIPLES, lenient=True)
