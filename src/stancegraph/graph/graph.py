"""A graph in Python: the one door to its tables, its SPARQL, its exports and its checks."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.graph.analyses import Analyses
from stancegraph.graph.filtering import matching
from stancegraph.query.explain import Explained, explain
from stancegraph.query.named import from_file, named
from stancegraph.query.run import TIMEOUT, Asker, Rows
from stancegraph.readers.skips import Skip
from stancegraph.reconciliation.judgements import Judgements, at_hand
from stancegraph.records import Link, PartialDate
from stancegraph.store import database
from stancegraph.store.build import build as build_directory
from stancegraph.store.build import in_memory, open_directory, open_store
from stancegraph.store.directory import recover
from stancegraph.store.engines import engine_of
from stancegraph.store.manifest import Manifest
from stancegraph.store.options import Backend, Options
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyoxigraph import Store, Triple

    from stancegraph.export import Summary
    from stancegraph.rdf.validation import Report

Sources = str | Path | Sequence[str | Path]


class Graph(Analyses):
    """Countries, statements, events and positions, in memory or in a directory.

    Made by `stancegraph.build` and `stancegraph.open`.
    """

    def __init__(self, source: Tables | Path, base: str = BASE) -> None:
        self._source = source
        self.base = base

    @classmethod
    def build(
        cls,
        sources: Sources,
        *,
        out: str | Path | None = None,
        add: bool = False,
        reader: str | None = None,
        issues: str | Path | None = None,
        names: str | Path | None = None,
        genre: str | None = None,
        date: str | PartialDate | None = None,
        backend: Backend | None = None,
        model: str | None = None,
        base: str = BASE,
        jobs: int = 1,
        engine: str = "local",
        master: str | None = None,
        parts: str | Path | None = None,
        judgements: str | Path | None = None,
    ) -> Self:
        """The graph of some sources: in memory, or in the directory `out`.

        With `add` the sources come in addition to what the directory holds. `reader` reads every
        source as that kind; `issues` is a codebook (YAML), `names` a table of further names
        (CSV), `date` that of sources that do not say their own. `backend` parses sentences, with
        the spaCy pipeline `model` or by patterns. `base` begins every identifier. With `jobs` above
        1 that many processes read, for which a script needs the usual `if __name__ == "__main__":`.
        The `engine` spark does it on `master`, or in the session that is running. The triples also
        go into the directory `parts`, for other servers. All of these need `out`. `judgements` is a
        file of them, else that beside the directory, where there is one.

        Rows of tables that do not hold are left out with a warning that names them. Raises
        SourceError for a source that cannot be read; then nothing is written.
        """
        options = Options(
            reader=reader,
            issues=Path(issues) if issues else None,
            names=Path(names) if names else None,
            genre=genre,
            date=_date(date),
            backend=backend,
            model=model,
            base=base,
        )
        given = [sources] if isinstance(sources, str | Path) else sources
        paths = [Path(source) for source in given]
        if out is None:
            if parts is not None or master is not None or engine != "local" or jobs != 1:
                raise UsageError(
                    "jobs, Spark and parts need a directory for the graph", hint="give one: out=…"
                )
            skipped: list[Skip] = []
            judged = at_hand(Path(judgements) if judgements else None, None)
            tables = in_memory(paths, options, skipped=skipped, judgements=judged)
            _warn(skipped)
            _warn_unfit(judged, tables)
            return cls(tables, base)
        judged = at_hand(Path(judgements) if judgements else None, Path(out))
        built = build_directory(
            paths,
            Path(out),
            options,
            add=add,
            engine=engine_of(engine, jobs=jobs, master=master),
            parts=Path(parts) if parts else None,
            judgements=judged,
        )
        _warn(built.skipped)
        graph = cls.open(out)
        _warn_unfit(judged, graph.tables)
        return graph

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """The graph in a directory.

        Raises GraphError where it is none, is damaged, or was written by a newer version.
        """
        recover(Path(folder))
        return cls(Path(folder), Manifest.read(Path(folder)).base)

    @cached_property
    def tables(self) -> Tables:
        """One polars frame a kind of record: `graph.tables[Position]`."""
        if isinstance(self._source, Tables):
            return self._source
        return open_directory(self._source)[1]

    @cached_property
    def _store(self) -> Store:
        if isinstance(self._source, Tables):
            return database.load(self._source, self.base)
        return open_store(self._source)

    def __repr__(self) -> str:
        if isinstance(self._source, Tables):
            where, sizes = "", {kind.table: self.tables[kind].height for kind in self.tables}
        else:
            where, sizes = f" in {self._source}", Manifest.read(self._source).counts
        shown = ", ".join(
            f"{sizes.get(name, 0)} {name}" for name in ("documents", "statements", "positions")
        )
        return f"<Graph{where}: {shown}>"

    # -- asking -------------------------------------------------------------------------------

    def positions(self, *, direct: bool = False, **filters: str | Sequence[str]) -> pl.DataFrame:
        """Positions as one flat frame, those that follow from membership marked in `via`.

        `filters` are columns of the frame and the value or values wanted: `holder="PAK"`,
        `polarity=["support", "oppose"]`; for actors also `holder="members of ASEAN on 2019-10-29"`,
        without a date those that have not left. `direct=True` leaves out what was inferred. Raises
        UsageError for a column that does not exist, and for a value that is neither in a closed
        list (a polarity, a basis …) nor borne by any position.
        """
        from stancegraph.export.flat import flat_positions

        frame = flat_positions(self.tables, derived=not direct)
        for name, wanted in filters.items():
            values = [wanted] if isinstance(wanted, str) else list(wanted)
            frame = frame.filter(matching(frame, name, values))
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

    def conflicts(self, *, kind: str | Sequence[str] | None = None) -> pl.DataFrame:
        """What the sources contradict each other on: a frame, a row for each side.

        `kind` is size, member, total, vote, polarity, date or spokesperson, or several of them.
        Rows of one `conflict` tell the `value` that each `document` gives of a `point`, with the
        passage; see `stancegraph.reconciliation.conflicts`. Nothing is averaged.
        """
        from stancegraph.reconciliation.conflicts import conflicts

        kinds = [kind] if isinstance(kind, str) else kind
        return conflicts(self.tables, self.tables[Link], kinds)

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


def _warn(skipped: Iterable[Skip]) -> None:
    """Tell what is not in the graph, at the line that asked for it."""
    for skip in skipped:
        if skip.dropped:
            warnings.warn(f"left out: {skip}", stacklevel=3)


def _warn_unfit(judged: Judgements, tables: Tables) -> None:
    """Tell which judgements were not applied."""
    if judged.items:
        from stancegraph.reconciliation.binding import bind

        for unbound in bind(judged, tables).unbound:
            warnings.warn(f"not applied: {judged.at}: {unbound}", stacklevel=3)


def _date(given: str | PartialDate | None) -> PartialDate | None:
    try:
        return None if given is None else PartialDate.read(given)
    except ValueError as error:
        raise UsageError(str(error)) from error
