"""Running a query on a store, with a deadline."""

from __future__ import annotations

import re
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from stancegraph.errors import QuerySyntaxError, QueryTimeout, UnknownFormat
from stancegraph.query import scan
from stancegraph.vocabulary import BASE, NAMESPACES, derived_graph

TIMEOUT = 60.0
"""Seconds that a query may take unless told otherwise."""

Term = NamedNode | BlankNode | Literal | Triple
T = TypeVar("T")

_PLACE = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL
)
_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_GRAPHS = {"turtle": RdfFormat.TURTLE, "xml": RdfFormat.RDF_XML, "json": RdfFormat.JSON_LD}


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: variables, and a row of terms (or None) for each solution."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[dict[str, str | int | float | bool | None]]:
        """Each row as variable → plain Python value; IRIs and dates are text."""
        for row in self.rows:
            yield {name: plain(t) for name, t in zip(self.variables, row, strict=True)}

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Asker:
    """Runs queries on one store; `derived` adds what was inferred to the asserted triples."""

    store: Store
    base: str = BASE
    derived: bool = False
    timeout: float = TIMEOUT

    def rows(self, text: str) -> Rows | bool | list[Triple]:
        """The answer as Python values: rows, True or False, or triples.

        Raises QuerySyntaxError, QueryRefused, QueryTimeout.
        """
        return self._timed(lambda: collected(self._results(text)), text)

    def serialized(self, text: str, format: str) -> bytes:
        """The answer in a standard format: csv, tsv, json, xml; or turtle, xml, json for graphs.

        Raises UnknownFormat where the answer has no such form, and all that `rows` raises.
        """
        return self._timed(lambda: written(self._results(text), format), text)

    def _results(self, text: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        if scan.names_its_graphs(text):
            return self.store.query(text, prefixes=NAMESPACES)
        graphs: list[NamedNode | BlankNode | DefaultGraph] = [DefaultGraph()]
        if self.derived:
            graphs.append(NamedNode(derived_graph(self.base)))
        return self.store.query(text, prefixes=NAMESPACES, default_graph=graphs)

    def _timed(self, work: Callable[[], T], text: str) -> T:
        scan.refuse(text)
        try:
            return in_time(work, self.timeout)
        except SyntaxError as error:
            raise syntax_error(error) from error


def in_time(work: Callable[[], T], seconds: float) -> T:
    """Do something in a thread of its own, which is given up at the deadline.

    Oxigraph cannot cancel a query: the thread goes on until the process ends. Raises QueryTimeout,
    and what the work raises.
    """
    answers: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as error:
            # Results of Oxigraph may only be dropped in the thread that made them.
            traceback.clear_frames(error.__traceback__)
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise QueryTimeout(
            f"the query did not end within {seconds:g} seconds",
            hint="make it narrower, add a LIMIT, or allow more time with --timeout",
        )
    if errors:
        raise errors[0]
    return answers[0]


def syntax_error(error: SyntaxError) -> QuerySyntaxError:
    """The parser's remarks or the keywords it expected, without the alphabets it would take."""
    found = _PLACE.fullmatch(error.msg)
    if not found:
        return QuerySyntaxError(f"this is no SPARQL query: {error.msg}")
    phrases = [one for one in found["expected"].split(", ") if re.fullmatch(r"[A-Za-z ]+", one)]
    remarks = [one for one in phrases if " " in one]
    detail = "; ".join(remarks) or (f"expected {' or '.join(phrases)}" if phrases else "")
    return QuerySyntaxError(
        "this is no SPARQL query" + (f": {detail}" if detail else ""),
        at=f"line {found['line']}, column {found['column']}",
    )


def plain(term: Term | None) -> str | int | float | bool | None:
    """A term as a plain Python value: numbers and truth values as such, all else as text."""
    if not isinstance(term, Literal):
        return None if term is None else getattr(term, "value", str(term))
    kind = term.datatype.value.removeprefix(NAMESPACES["xsd"])
    if kind == "integer":
        return int(term.value)
    if kind in ("decimal", "double", "float"):
        return float(term.value)
    return term.value == "true" if kind == "boolean" else term.value


def collected(
    answer: QuerySolutions | QueryBoolean | Iterable[Triple],
) -> Rows | bool | list[Triple]:
    """An answer of Oxigraph as Python values."""
    if isinstance(answer, QuerySolutions):
        names = tuple(variable.value for variable in answer.variables)
        return Rows(names, tuple(tuple(solution[name] for name in names) for solution in answer))
    return bool(answer) if isinstance(answer, QueryBoolean) else list(answer)


def written(answer: QuerySolutions | QueryBoolean | Iterable[Triple], format: str) -> bytes:
    """An answer of Oxigraph in a standard format; raises UnknownFormat where it has none such."""
    if isinstance(answer, QuerySolutions | QueryBoolean):
        if format not in _RESULTS:
            raise UnknownFormat(
                f"rows cannot be written as {format}", hint=f"use {', '.join(_RESULTS)}"
            )
        return answer.serialize(format=_RESULTS[format]) or b""
    if format not in _GRAPHS:
        raise UnknownFormat(
            f"a graph cannot be written as {format}", hint=f"use {', '.join(_GRAPHS)}"
        )
    triples = sorted(set(answer), key=str)
    return serialize(triples, format=_GRAPHS[format], prefixes=NAMESPACES) or b""
