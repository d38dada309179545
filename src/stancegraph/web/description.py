"""What the endpoint says of itself: SPARQL Service Description and VoID, as triples.

https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple, serialize

from stancegraph.records import KINDS, DerivedPosition
from stancegraph.vocabulary import NAMESPACES, ONTOLOGY, expand
from stancegraph.web.source import Source
from stancegraph.web.writing import RDF_FORMATS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = {
    **{prefix: NAMESPACES[prefix] for prefix in ("dcterms", "rdf", "sg", "skos")},
    "formats": _FORMATS,
    "sd": _SD,
    "void": _VOID,
}
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
"""The forms of answers in the W3C's list of file formats."""


def description(source: Source, address: str, form: str) -> bytes:
    """The description of the endpoint at an address, in a form of `formats.GRAPHS`."""
    triples = [*_service(source, address), *_dataset(source, address)]
    return serialize(triples, format=RDF_FORMATS[form], prefixes=_PREFIXES) or b""


def _service(source: Source, address: str) -> Iterator[Triple]:
    service, dataset = f"{address}#service", f"{address}#dataset"
    yield _link(service, expand("rdf:type"), _SD + "Service")
    yield _link(service, _SD + "endpoint", address)
    yield _link(service, _SD + "supportedLanguage", _SD + "SPARQL11Query")
    for name in _RESULTS:
        yield _link(service, _SD + "resultFormat", _FORMATS + name)
    yield _link(service, _SD + "defaultDataset", dataset)
    yield _link(dataset, expand("rdf:type"), _SD + "Dataset")
    yield _link(dataset, _SD + "defaultGraph", f"{address}#default")
    for number, iri in enumerate(source.graphs, start=1):
        named, graph = f"{address}#named-{number}", f"{address}#graph-{number}"
        yield _link(dataset, _SD + "namedGraph", named)
        yield _link(named, expand("rdf:type"), _SD + "NamedGraph")
        yield _link(named, _SD + "name", iri)
        yield _link(named, _SD + "graph", graph)
        yield _link(graph, expand("rdf:type"), _SD + "Graph")
        yield _count(graph, "triples", source.graphs[iri])


def _dataset(source: Source, address: str) -> Iterator[Triple]:
    graph = f"{address}#default"
    yield _link(graph, expand("rdf:type"), _SD + "Graph")
    yield _link(graph, expand("rdf:type"), _VOID + "Dataset")
    yield Triple(NamedNode(graph), NamedNode(expand("dcterms:title")), Literal(source.name))
    yield _link(graph, _VOID + "sparqlEndpoint", address)
    yield _count(graph, "triples", source.triples)
    if not source.counts:
        return
    yield Triple(NamedNode(graph), NamedNode(_VOID + "uriSpace"), Literal(source.base))
    yield _link(graph, _VOID + "vocabulary", ONTOLOGY + "#")
    parts = {
        f"{address}#{kind.table.replace('_', '-')}": (kind.classes[0], source.counts[kind.table])
        for kind in KINDS
        if kind.classes and kind is not DerivedPosition and source.counts.get(kind.table)
    }
    for part in parts:
        yield _link(graph, _VOID + "classPartition", part)
    for part, (name, number) in parts.items():
        yield _link(part, _VOID + "class", expand(name))
        yield _count(part, "entities", number)


def _link(subject: str, predicate: str, to: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(to))


def _count(subject: str, what: str, number: int) -> Triple:
    value = Literal(str(number), datatype=NamedNode(expand("xsd:integer")))
    return Triple(NamedNode(subject), NamedNode(_VOID + what), value)
