"""What is served: the store of a graph directory, or a temporary one that holds an RDF file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, NamedNode

from stancegraph.errors import SourceError
from stancegraph.graph import Graph
from stancegraph.rdf.loading import add_derived, base_of, loaded
from stancegraph.rdf.reading import tables_from_rdf
from stancegraph.store import database, directory, manifest
from stancegraph.store.build import open_directory
from stancegraph.store.manifest import Manifest
from stancegraph.vocabulary import BASE, derived_graph

Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A store on the disk that readers open, and what is known of it."""

    store: Path
    name: str
    """What it was called by whoever serves it, without folders."""
    base: str = BASE
    folder: Path | None = None
    """The graph directory; None where an RDF file is served."""
    graph: Graph | None = None
    """What pages are made of; None where an RDF file holds something else."""
    lacking: str = ""
    """Why there is no graph."""
    triples: int = 0
    """Of the default graph."""
    graphs: Mapping[str, int] = field(default_factory=dict)
    """IRI of each named graph, and its triples."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Rows of each table of a graph directory."""

    def version(self) -> Version | None:
        """What changes when the graph is built anew: then readers must open the store again."""
        if self.folder is None:
            return None
        try:
            found = (self.folder / manifest.NAME).stat()
        except FileNotFoundError:  # a build is about to put the new graph in place
            return None
        return found.st_ino, found.st_mtime_ns


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """What is to be served of a graph directory or an RDF file; temporary stores go at the end.

    Raises GraphError for a directory that is no graph, is damaged, or was written by a newer
    version, SourceError and UnknownFormat for a file that cannot be read.
    """
    if path.is_dir() or not (path.exists() or path.suffix):
        with _directory(path) as source:
            yield source
    else:
        with TemporaryDirectory(prefix="stancegraph-") as scratch:
            yield _file(path, Path(scratch))


@contextmanager
def _directory(folder: Path) -> Iterator[Source]:
    directory.recover(folder)
    found = Manifest.read(folder)
    sizes = dict(found.counts)
    asserted, derived = sizes.pop("triples", 0), sizes.pop("derived_triples", 0)
    graphs = {derived_graph(found.base): derived} if derived else {}
    store = folder / directory.STORE
    if not (folder / directory.ADDING).exists():
        database.opened(store, read_only=True)
        name = folder.resolve().name
        graph = Graph.open(folder)
        yield Source(store, name, found.base, folder, graph, "", asserted, graphs, sizes)
        return
    # An addition is under way, or was cut off: the store may be ahead of the manifest.
    with TemporaryDirectory(prefix="stancegraph-") as scratch:
        _, tables = open_directory(folder)
        copy, lines = Path(scratch) / "store", Path(scratch) / "lines"
        lines.mkdir()
        database.write(tables, found.base, lines)
        database.load_files(lines, found.base, copy)
        graph, name = Graph(tables, found.base), folder.resolve().name
        yield Source(copy, name, found.base, None, graph, "", asserted, graphs, sizes)


def _file(path: Path, scratch: Path) -> Source:
    store = loaded(path, scratch)
    base, graph, lacking = BASE, None, ""
    try:
        base = base_of(store, at=str(path))
        tables = tables_from_rdf(store, base)
        graph = Graph(tables, base)
    except SourceError as error:  # any other RDF is served too, without pages
        lacking = str(error)
    else:
        if not store.contains_named_graph(NamedNode(derived_graph(base))):
            add_derived(store, tables, base)
    store.optimize()
    store.flush()
    asserted = sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
    graphs = {
        named.value: sum(1 for _ in store.quads_for_pattern(None, None, None, named))
        for named in store.named_graphs()
        if isinstance(named, NamedNode)
    }
    sizes = {kind.table: graph.tables[kind].height for kind in graph.tables} if graph else {}
    return Source(
        scratch,
        path.name,
        base,
        None,
        graph,
        lacking,
        asserted,
        dict(sorted(graphs.items())),
        sizes,
    )
