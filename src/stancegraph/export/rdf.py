"""Turtle, TriG, N-Triples, N-Quads and RDF/XML, sorted so that two exports can be compared.

`.ttl`, `.nt` and `.rdf` hold the asserted triples; `.trig` and `.nq` also the derived graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import polars as pl
import pyoxigraph as ox

from stancegraph.export.view import Counts, Options, View
from stancegraph.export.xml import legal
from stancegraph.rdf.triples import asserted_in_order, derived_in_order, write_lines
from stancegraph.vocabulary import NAMESPACES, derived_graph


def asserted_lines(view: View) -> Iterator[pl.Series]:
    """The asserted triples as lines of N-Triples, each once, sorted: some at a time."""
    return asserted_in_order(view.tables, view.base)


def derived_lines(view: View) -> Iterator[pl.Series]:
    """The derived triples, in the same way."""
    return derived_in_order(view.tables, view.base)


def write_ntriples(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as N-Triples."""
    return {"triples": _write_lines(asserted_lines(view), stream)}


def write_nquads(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples, then the derived graph, as N-Quads."""
    graph = f" <{derived_graph(view.base)}> ."
    derived = (lines.str.strip_suffix(" .") + graph for lines in derived_lines(view))
    return {
        "triples": _write_lines(asserted_lines(view), stream),
        "derived triples": _write_lines(derived, stream),
    }


def write_turtle(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as Turtle."""
    triples = _Triples(asserted_lines(view))
    ox.serialize(triples, stream, ox.RdfFormat.TURTLE, prefixes=_prefixes(view))
    return {"triples": triples.count}


def write_trig(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as default graph and the derived ones as named graph, as TriG."""
    asserted, derived = _Triples(asserted_lines(view)), _Triples(derived_lines(view))
    graph = ox.NamedNode(derived_graph(view.base))

    def quads() -> Iterator[ox.Quad]:
        for one in asserted:
            yield ox.Quad(one.subject, one.predicate, one.object)
        for one in derived:
            yield ox.Quad(one.subject, one.predicate, one.object, graph)

    ox.serialize(quads(), stream, ox.RdfFormat.TRIG, prefixes=_prefixes(view))
    return {"triples": asserted.count, "derived triples": derived.count}


def write_rdfxml(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as RDF/XML; characters that XML cannot hold are left out."""
    triples = _Triples(asserted_lines(view))
    legal_ones = (ox.Triple(one.subject, one.predicate, _legal(one.object)) for one in triples)
    ox.serialize(legal_ones, stream, ox.RdfFormat.RDF_XML, prefixes=NAMESPACES)
    return {"triples": triples.count}


def _write_lines(parts: Iterable[pl.Series], stream: BinaryIO) -> int:
    return sum(write_lines(lines, stream) for lines in parts)


class _Triples:
    """The triples of lines of N-Triples, in the same order, counted as they are taken."""

    def __init__(self, parts: Iterable[pl.Series]) -> None:
        self._parts = parts
        self.count = 0

    def __iter__(self) -> Iterator[ox.Triple]:
        for lines in self._parts:
            for quad in ox.parse("\n".join(lines), ox.RdfFormat.N_TRIPLES):
                self.count += 1
                yield quad.triple


def _legal(
    value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if isinstance(value, ox.Literal) and value.value != (text := legal(value.value)):
        return ox.Literal(text)
    return value


def _prefixes(view: View) -> dict[str, str]:
    """The project's prefixes, and one for each kind of identifier in the graph: `country:CHN`."""
    kinds = pl.concat(
        view.tables[kind]["id"].str.split("/").list.first().unique() for kind in view.tables
    )
    ids = {kind: f"{view.base}{kind}/" for kind in sorted(set(kinds))}
    return {**NAMESPACES, **ids}
