"""Writing the answer to a query in the form that was asked for, within its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from stancegraph.errors import QueryRefused, UnknownFormat
from stancegraph.vocabulary import NAMESPACES
from stancegraph.web import formats, wire
from stancegraph.web.counting import COUNTERS, Counter
from stancegraph.web.limits import Limits

_ROWS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
RDF_FORMATS = {
    "json": RdfFormat.JSON_LD,
    "ntriples": RdfFormat.N_TRIPLES,
    "turtle": RdfFormat.TURTLE,
    "xml": RdfFormat.RDF_XML,
}
"""What Oxigraph calls the forms of a graph."""

_PIECE = 1 << 17
"""Bytes of an answer that are sent at once."""
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()
_NAMED = re.compile(r"[^\W\d][\w.\-]*\Z")


class Sink:
    """Where Oxigraph writes an answer: passed on in larger pieces, until it goes over a limit.

    XML cannot hold control characters, not even escaped; there each becomes U+FFFD.
    """

    def __init__(
        self, out: BinaryIO, limits: Limits, *, xml: bool, counter: Counter | None = None
    ) -> None:
        self._out, self._limits, self._xml, self._counter = out, limits, xml, counter
        self._size, self._piece = 0, bytearray()

    def write(self, data: bytes) -> int:
        """Take bytes; raises QueryRefused where they are too many, or the rows in them."""
        self._size += len(data)
        if self._size > self._limits.size:
            raise _too_much(f"{self._limits.size:,} bytes")
        if self._counter:
            self._counter.feed(data)
            if self._counter.rows > self._limits.rows:
                raise _too_much(f"{self._limits.rows:,} rows")
        self._piece += data
        if len(self._piece) >= _PIECE:
            self._send(len(self._piece) - 2)
        return len(data)

    def flush(self) -> None:
        """Oxigraph calls it when it likes; pieces are sent when they are large enough."""

    def end(self) -> None:
        """Pass on what is left."""
        self._send(len(self._piece))

    def _send(self, size: int) -> None:
        # What is kept back may begin a character that XML cannot hold.
        piece = bytes(self._piece[:size])
        del self._piece[:size]
        if self._xml:
            piece = _NO_XML.sub(_REPLACEMENT, piece)
        self._out.write(wire.frame(wire.DATA, piece))


def _too_much(limit: str) -> QueryRefused:
    return QueryRefused(
        f"the answer has more than {limit}",
        hint="ask for less: narrow the query, or page with ORDER BY, LIMIT and OFFSET",
    )


def write_rows(
    found: QuerySolutions | QueryBoolean, form: str | None, limits: Limits, out: BinaryIO
) -> None:
    """Write the frames of an answer to SELECT or ASK; raises UnknownFormat without a form."""
    if form is None:
        raise _no_form("SELECT and ASK", formats.ROWS)
    out.write(wire.frame(wire.BEGUN, b"rows"))
    counter = COUNTERS[form]() if isinstance(found, QuerySolutions) else None
    sink = Sink(out, limits, xml=form == "xml", counter=counter)
    found.serialize(cast(BinaryIO, sink), format=_ROWS[form])
    sink.end()


def write_graph(found: QueryTriples, form: str | None, limits: Limits, out: BinaryIO) -> None:
    """Write the frames of an answer to CONSTRUCT or DESCRIBE.

    Raises UnknownFormat without a form, and for a property that RDF/XML cannot name.
    """
    if form is None:
        raise _no_form("CONSTRUCT and DESCRIBE", formats.GRAPHS)
    out.write(wire.frame(wire.BEGUN, b"graph"))
    sink = Sink(out, limits, xml=form == "xml")
    triples = _few_enough(found, limits)
    if form == "xml":
        triples = _with_names(triples)
    serialize(triples, cast(BinaryIO, sink), RDF_FORMATS[form], prefixes=NAMESPACES)
    sink.end()


def _no_form(queries: str, media: formats.Media) -> UnknownFormat:
    return UnknownFormat(
        f"the answer to {queries} has none of the forms that you accept",
        hint=f"there is: {', '.join(formats.types(media))}",
    )


def _few_enough(found: Iterator[Triple], limits: Limits) -> Iterator[Triple]:
    for count, triple in enumerate(found, start=1):
        if count > limits.rows:
            raise _too_much(f"{limits.rows:,} triples")
        yield triple


def _with_names(triples: Iterator[Triple]) -> Iterator[Triple]:
    """The triples, as long as RDF/XML can name their properties."""
    named: set[str] = set()
    for triple in triples:
        iri = triple.predicate.value
        if iri not in named:
            if not _NAMED.search(iri):
                raise UnknownFormat(
                    f"RDF/XML cannot name the property <{iri}>",
                    hint=f"ask for another form: {', '.join(formats.GRAPH_TYPES)}",
                )
            named.add(iri)
        yield triple
