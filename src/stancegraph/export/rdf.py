"""Turtle, TriG, N-Triples, N-Quads and RDF/XML, sorted so that two exports can be compared.

`.ttl`, `.nt` and `.rdf` hold the asserted triples; `.trig` and `.nq` also the derived graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import polars as pl
import pyoxigraph as ox

from stancegraph.export.view import Counts, Options, View
from stancegraph.export.xml import legal
from stancegraph.rdf.triples import derived_ntriples, ntriples, sorted_lines
from stancegraph.vocabulary import NAMESPACES, derived_graph


def asserted_lines(view: View) -> pl.Series:
    """The asserted triples as sorted lines of N-Triples, each once."""
    return sorted_lines(ntriples(view.tables, view.base))


def derived_lines(view: View) -> pl.Series:
    """The derived triples as sorted lines of N-Triples."""
    return sorted_lines(derived_ntriples(view.tables, view.base))


def write_ntriples(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as N-Triples."""
    return {"triples": _write_lines(asserted_lines(view), stream)}


def write_nquads(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples, then the derived graph, as N-Quads."""
    graph = f" <{derived_graph(view.base)}> ."
    derived = derived_lines(view).str.strip_suffix(" .") + graph
    return {
        "triples": _write_lines(asserted_lines(view), stream),
        "derived triples": _write_lines(derived, stream),
    }


def write_turtle(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as Turtle."""
    lines = asserted_lines(view)
    ox.serialize(_triples(lines), stream, ox.RdfFormat.TURTLE, prefixes=_prefixes(view))
    return {"triples": len(lines)}


def write_trig(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as default graph and the derived ones as named graph, as TriG."""
    asserted, derived = asserted_lines(view), derived_lines(view)
    graph = ox.NamedNode(derived_graph(view.base))

    def quads() -> Iterator[ox.Quad]:
        for one in _triples(asserted):
            yield ox.Quad(one.subject, one.predicate, one.object)
        for one in _triples(derived):
            yield ox.Quad(one.subject, one.predicate, one.object, graph)

    ox.serialize(quads(), stream, ox.RdfFormat.TRIG, prefixes=_prefixes(view))
    return {"triples": len(asserted), "derived triples": len(derived)}


def write_rdfxml(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples as RDF/XML; characters that XML cannot hold are left out."""
    lines = asserted_lines(view)
    triples = (ox.Triple(one.subject, one.predicate, _legal(one.object)) for one in _triples(lines))
    ox.serialize(triples, stream, ox.RdfFormat.RDF_XML, prefixes=NAMESPACES)
    return {"triples": len(lines)}


def _write_lines(lines: pl.Series, stream: BinaryIO) -> int:
    for line in lines:
        stream.write(line.encode() + b"\n")
    return len(lines)


def _triples(lines: pl.Series) -> Iterator[ox.Triple]:
    """The triples of lines of N-Triples, in the same order."""
    for quad in ox.parse("\n".join(lines), ox.RdfFormat.N_TRIPLES):
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
