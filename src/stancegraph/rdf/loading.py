"""RDF files → stores: the graph in a file, and the base of its identifiers."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from stancegraph.errors import SourceError
from stancegraph.rdf.columns import Columns
from stancegraph.rdf.files import quads
from stancegraph.rdf.triples import derived_ntriples
from stancegraph.records import Position
from stancegraph.tables import Tables
from stancegraph.vocabulary import derived_graph, expand

MAX_BYTES = 4_000_000_000
"""The largest RDF file that is read into a store: some 20 million triples."""

_FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}
"""Formats that are read in a stream; what `rdf/files.py` reads besides is read whole."""
_POSITION = r"^<(https?://.*[/#])position/[^>]+>$"
"""The IRI of a position: its base, and the identifier."""


def read_rdf(
    path: Path, folder: Path | None = None, *, limit: int = MAX_BYTES
) -> tuple[Store, str]:
    """A store that holds a graph of ours, as `loaded` gives it, and the base of its identifiers.

    Raises SourceError for another graph too.
    """
    store = loaded(path, folder, limit=limit)
    return store, base_of(store, at=str(path))


def loaded(path: Path, folder: Path | None = None, *, limit: int = MAX_BYTES) -> Store:
    """A store that holds an RDF file, in memory or in a new `folder`.

    `.ttl`, `.nt`, `.trig` and `.nq` may have `limit` bytes; RDF/XML and JSON-LD are read as
    `stancegraph.rdf.files.quads` reads them. Raises UnknownFormat for another suffix, and
    SourceError, with the line where there is one, for what does not parse.
    """
    store = Store(str(folder)) if folder else Store()
    streamed = _FORMATS.get(path.suffix.lower())
    if streamed is None:
        store.bulk_extend(quads(path))
    else:
        _load(store, path, streamed, limit)
    return store


def _load(store: Store, path: Path, rdf_format: RdfFormat, limit: int) -> None:
    at = str(path)
    try:
        if not path.is_file():
            what = "this is no regular file" if path.exists() else "there is no such file"
            raise SourceError(what, at=at, hint="check the path")
        if (size := path.stat().st_size) > limit:
            raise SourceError(
                f"the file is too large: {size:,} bytes, where {limit:,} are read at most",
                at=at,
                hint="build a graph directory of its sources instead: stancegraph build",
            )
        store.bulk_load(path=at, format=rdf_format)
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise SourceError(
            f"this does not parse as {rdf_format.name}: {error.msg}",
            at=f"{at}{line}",
            hint="correct the file there, or give it the suffix of its format",
        ) from error
    except (OSError, ValueError) as error:
        raise SourceError(f"the file cannot be read: {error}", at=at) from error


def add_derived(store: Store, tables: Tables, base: str) -> None:
    """Put the derived positions of tables into their named graph, as in the store of a build."""
    graph = NamedNode(derived_graph(base))
    for part in derived_ntriples(tables, base):
        text = "\n".join(part).encode()
        store.load(text, RdfFormat.N_TRIPLES, to_graph=graph)


def base_of(store: Store, *, at: str | None = None) -> str:
    """The IRI that all identifiers of the graph in a store begin with, by those of positions.

    Raises SourceError, at `at`, where there is no position, or where there are several bases.
    """
    found = Columns(store, "", DefaultGraph()).subjects(Position.classes)
    bases = found.str.extract(_POSITION)
    if not found.len():
        raise SourceError(
            "this is no graph of stancegraph: no node of its default graph is an sg:Position, "
            f"the class {expand('sg:Position')}",
            at=at,
            hint="write one with: stancegraph export DIR --out FILE.trig",
        )
    for node in found.filter(bases.is_null()).head(1):
        raise SourceError(
            f"{node} is an sg:Position, but its IRI does not end in position/ and a name",
            at=at,
            hint="give positions IRIs such as https://example.org/id/position/1",
        )
    several = bases.unique().sort()
    if several.len() > 1:
        raise SourceError(
            f"the identifiers begin with different bases: {' and '.join(several.head(2))}",
            at=at,
            hint="keep graphs of different bases in different files",
        )
    return str(several[0])
