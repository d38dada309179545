"""Asking a graph that another SPARQL 1.1 server holds, with the answers of an embedded one.

What `Asker` tells its store in Python is told here in the terms of the protocol. There are two
ways to keep a graph on a server:

* the asserted triples in the default graph, the inferred ones in `…/graph/derived`, as in an export
  to N-Quads or TriG. `derived=true` (`stancegraph serve`) or `union-default-graph=true` (Oxigraph,
  which then joins all its graphs) asks both: the standard has no name for the default graph;
* the asserted triples in `…/graph/asserted` or another named graph, for servers whose default graph
  is all they hold, such as Virtuoso. `default-graph-uri` names what to ask; this works on any.

Which one it is follows from a few ASK queries. Where inferred triples would pass for asserted ones,
nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from stancegraph.errors import GraphError, UsageError
from stancegraph.query import scan, virtuoso
from stancegraph.query.client import Address, Fields, Reply, post
from stancegraph.query.run import TIMEOUT, Rows, collected, in_time, syntax_error, written
from stancegraph.vocabulary import BASE, NAMESPACES, derived_graph

T = TypeVar("T")

_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPHS = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_POSITION = re.compile(r"(https?://.*[/#])position/.+")
_ANY_POSITION = """
SELECT ?position WHERE {
  { ?position sg:tier ?any } UNION { GRAPH ?graph { ?position sg:tier ?any } }
} LIMIT 1"""
_INFERRED = "ASK { ?position sg:inferredFrom ?asserted }"
_JOINING = ((("derived", "true"),), (("union-default-graph", "true"),))
"""What makes servers add the inferred triples to their default graph."""


def asserted_graph(base: str) -> str:
    """The IRI of the named graph for the asserted triples, where they are not the default graph."""
    return base.removesuffix("id/") + "graph/asserted"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Runs queries on a server; what `stancegraph.query.run.Asker` is for a store.

    `graph` is the IRI of the named graph that holds the asserted triples, where it is neither the
    default graph nor `asserted_graph(base)`.
    """

    address: Address
    base: str = BASE
    derived: bool = False
    timeout: float = TIMEOUT
    graph: str | None = None

    def known_base(self) -> str | None:
        """What the identifiers on the server begin with; None where it has no position.

        Raises GraphError where the server cannot be asked.
        """
        found = self.rows(_ANY_POSITION)
        node = found.rows[0][0] if isinstance(found, Rows) and found.rows else None
        begun = _POSITION.fullmatch(node.value) if isinstance(node, NamedNode) else None
        return begun[1] if begun else None

    def rows(self, text: str) -> Rows | bool | list[Triple]:
        """The answer as Python values: rows, True or False, or triples.

        Raises QuerySyntaxError, QueryRefused, QueryTimeout, GraphError.
        """
        return self._timed(lambda: collected(self._answer(text)))

    def serialized(self, text: str, format: str) -> bytes:
        """The answer in a standard format: csv, tsv, json, xml; or turtle, xml, json for graphs.

        Raises UnknownFormat where the answer has no such form, and all that `rows` raises.
        """
        return self._timed(lambda: written(self._answer(text), format))

    def _timed(self, work: Callable[[], T]) -> T:
        try:
            return in_time(work, self.timeout)
        except SyntaxError as error:  # rows are read one by one
            raise self._malformed(error) from error

    def _answer(self, text: str) -> QuerySolutions | QueryBoolean | list[Triple]:
        scan.refuse(text)
        form = _form(text)
        free = text == _ANY_POSITION or scan.names_its_graphs(text)
        return self._asked(text, () if free else self._dataset(text), form)

    def _dataset(self, text: str) -> Fields:
        """What tells the server which graphs the default graph of a query is made of."""
        inferred = derived_graph(self.base)
        asserted = self.graph or asserted_graph(self.base)
        if self._holds(asserted):
            graphs = [asserted, inferred] if self.derived else [asserted]
            named = [("named-graph-uri", inferred)] if scan.uses(text, "GRAPH") else []
            return [*(("default-graph-uri", graph) for graph in graphs), *named]
        if self.graph:
            raise GraphError(
                f"the endpoint holds nothing in the graph {self.graph}", at=str(self.address)
            )
        if self.derived:
            return self._joining(inferred)
        if self._is_true(_INFERRED):
            raise GraphError(
                "the default graph of the endpoint holds what was inferred too",
                at=str(self.address),
                hint=f"load what was asserted into the graph {asserted}, or name the graph that "
                "holds it with --graph; or ask for both with --derived",
            )
        return ()

    def _joining(self, inferred: str) -> Fields:
        for fields in _JOINING:
            if self._is_true(_INFERRED, fields):
                return fields
        if self._holds(inferred):
            raise GraphError(
                "the endpoint does not join what was inferred to its default graph",
                at=str(self.address),
                hint=f"load what was asserted into the graph {asserted_graph(self.base)}",
            )
        return ()

    def _holds(self, graph: str) -> bool:
        if re.search(r"[\x00-\x20<>\"{}|\\^`]", graph):
            raise UsageError(f"{graph!r} is no IRI of a graph")
        return self._is_true(f"ASK {{ GRAPH <{graph}> {{ ?node ?property ?value }} }}")

    def _is_true(self, text: str, fields: Fields = ()) -> bool:
        return bool(self._asked(text, fields, QueryBoolean))

    def _asked(
        self, text: str, fields: Fields, form: type
    ) -> QuerySolutions | QueryBoolean | list[Triple]:
        sent = _declared(text)
        accept = _GRAPHS if form is QueryTriples else _ROWS
        reply = post(self.address, [("query", sent), *fields], accept, self.timeout)
        try:
            found = _triples(reply) if form is QueryTriples else _result(reply, sent)
        except (SyntaxError, ValueError) as error:
            raise self._malformed(error) from error
        if found is None:
            raise GraphError(
                f"the endpoint sends {reply.media_type}, which is no answer to a query",
                at=str(self.address),
                hint="see whether this is the address of the endpoint, not of a page about it",
            )
        if not isinstance(found, list | form):
            raise GraphError("the endpoint answers another question", at=str(self.address))
        return found

    def _malformed(self, error: Exception) -> GraphError:
        return GraphError(f"the answer of the endpoint is malformed: {error}", at=str(self.address))


def _form(text: str) -> type:
    """The kind of answer that a query has; raises QuerySyntaxError for what is none."""
    try:
        return type(Store().query(text, prefixes=NAMESPACES))
    except SyntaxError as error:
        raise syntax_error(error) from error


def _declared(text: str) -> str:
    """The query with the prefixes of the ontology that it uses without a declaration."""
    lacking = scan.undeclared(text) & NAMESPACES.keys()
    return "".join(f"PREFIX {one}: <{NAMESPACES[one]}> " for one in sorted(lacking)) + text


def _result(reply: Reply, text: str) -> QuerySolutions | QueryBoolean | None:
    """The rows or the truth value in a reply; None where its media type is of neither."""
    format = QueryResultsFormat.from_media_type(reply.media_type)
    if format is None:
        return None
    body = reply.body
    if format == QueryResultsFormat.JSON and virtuoso.answered(reply.headers):
        body = virtuoso.mended(body, text, reply.headers)
    return parse_query_results(body, format)


def _triples(reply: Reply) -> list[Triple] | None:
    """The graph in a reply; None where its media type is of none."""
    format = RdfFormat.from_media_type(reply.media_type)
    if format is None:
        return None
    if virtuoso.answered(reply.headers):
        virtuoso.whole(reply.headers)
    return [quad.triple for quad in parse(reply.body, format)]
