"""A graph in Python: the one door to its tables, its SPARQL, its exports and its checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.query.explain import Explained, explain
from stancegraph.query.named import from_file, named
from stancegraph.query.run import TIMEOUT, Asker, Rows
from stancegraph.store import database
from stancegraph.store.build import build as build_directory
from stancegraph.store.build import in_memory, open_directory, open_store
from stancegraph.store.manifest import Manifest
from stancegraph.store.options import Options
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyoxigraph import Store, Triple

    from stancegraph.export import Summary
    from stancegraph.rdf.validation import Report

Sources = str | Path | Sequence[str | Path]


class Graph:
    """Countries, statements, events and positions, in memory or in a directory.

    Made by `stancegraph.build` and `stancegraph.open`.
    """

    def __init__(
        self, tables: Tables | None = None, *, folder: Path | None = None, base: str = BASE
    ) -> None:
        self._given, self._folder = tables, folder
        self.base = base

    @classmethod
    def build(cls, sources: Sources, *, out: str | Path | None = None, **options: Any) -> Self:
        """A graph of some sources; `options` are those of `stancegraph.store.options.Options`."""
        given = [sources] if isinstance(sources, str | Path) else sources
        paths = [Path(source) for source in given]
        chosen = _options(options)
        if out is None:
            return cls(in_memory(paths, chosen), base=chosen.base)
        build_directory(paths, Path(out), chosen)
        return cls.open(out)

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """The graph in a directory.

        Raises GraphError where it is none, is damaged, or was written by a newer version.
        """
        return cls(folder=Path(folder), base=Manifest.read(Path(folder)).base)

    @cached_property
    def tables(self) -> Tables:
        """One polars frame a kind of record: `graph.tables[Position]`."""
        if self._given is not None:
            return self._given
        assert self._folder is not None  # noqa: S101  # one of the two is always given
        return open_directory(self._folder)[1]

    @cached_property
    def _store(self) -> Store:
        if self._folder is not None:
            return open_store(self._folder)
        return database.load(self.tables, self.base)[0]

    def __repr__(self) -> str:
        where = f" in {self._folder}" if self._folder else ""
        sizes = {kind.table: self.tables[kind].height for kind in self.tables}
        shown = ", ".join(
            f"{sizes[name]} {name}" for name in ("documents", "statements", "positions")
        )
        return f"<Graph{where}: {shown}>"

    # -- asking -------------------------------------------------------------------------------

    def positions(self, *, direct: bool = False, **filters: str | Sequence[str]) -> pl.DataFrame:
        """Positions as one flat frame, those that follow from membership marked in `via`.

        `filters` are columns of the frame and the value or values wanted: `holder="PAK"`,
        `polarity=["support", "oppose"]`. `direct=True` leaves out what was inferred. Raises
        UsageError for a column that does not exist and for a value that no position has.
        """
        from stancegraph.export.flat import flat_positions

        frame = flat_positions(self.tables, derived=not direct)
        for name, wanted in filters.items():
            if name not in frame.columns:
                raise UsageError(
                    f"positions have no {name!r}", hint=f"they have: {', '.join(frame.columns)}"
                )
            values = [wanted] if isinstance(wanted, str) else list(wanted)
            known = set(frame[name].cast(pl.String).drop_nulls())
            unknown = [value for value in values if value not in known]
            if unknown and frame.height:
                raise UsageError(
                    f"no position has the {name} {unknown[0]!r}",
                    hint=f"known: {', '.join(sorted(known)[:20])}",
                )
            frame = frame.filter(pl.col(name).cast(pl.String).is_in(values))
        return frame

    def sparql(
        self, text: str, *, derived: bool = False, timeout: float = TIMEOUT
    ) -> Rows | bool | list[Triple]:
        """The answer to a SPARQL query: rows, True or False, or triples.

        Raises QuerySyntaxError, QueryRefused (SERVICE, updates), QueryTimeout.
        """
        return self.asker(derived=derived, timeout=timeout).rows(text)

    def query(
        self, name: str, *, derived: bool = False, timeout: float = TIMEOUT, **parameters: str
    ) -> Rows | bool | list[Triple]:
        """The answer to a named query, or to one in a file that ends in .rq."""
        query = from_file(Path(name)) if name.endswith(".rq") else named(name)
        return self.sparql(query.bound(parameters, self.base), derived=derived, timeout=timeout)

    def asker(self, *, derived: bool = False, timeout: float = TIMEOUT) -> Asker:
        """What runs queries on this graph."""
        return Asker(self._store, self.base, derived, timeout)

    def explain(self, identifier: str) -> Iterator[Explained]:
        """The evidence behind a position, a statement or an actor."""
        return explain(self.tables, identifier.removeprefix(self.base))

    # -- leaving ------------------------------------------------------------------------------

    def export(self, path: str | Path, **options: Any) -> Summary:
        """Write the graph to a file or folder; the format follows from the suffix."""
        from stancegraph.export import View, export

        return export(View(self.tables, self.base), Path(path), **options)

    def to_networkx(self, level: str = "full") -> networkx.MultiDiGraph[str]:
        """The graph for networkx, with the nodes, edges and attributes of the GraphML export."""
        from stancegraph.export import View
        from stancegraph.export.networks import to_networkx

        return to_networkx(View(self.tables, self.base), level)

    def to_rdflib(self) -> rdflib.Graph:
        """The asserted triples as an rdflib graph."""
        from stancegraph.rdf.bridge import to_rdflib

        return to_rdflib(self.tables, self.base)

    def validate(self) -> Report:
        """Hold the graph against the shapes of the ontology."""
        from stancegraph.rdf.validation import validate

        return validate(self.to_rdflib())


def _options(given: dict[str, Any]) -> Options:
    known = Options.__dataclass_fields__
    for name in given:
        if name not in known:
            raise UsageError(f"there is no option {name!r}", hint=f"options: {', '.join(known)}")
    paths = {key: Path(given[key]) for key in ("issues", "names") if given.get(key) is not None}
    return Options(**{**given, **paths})
