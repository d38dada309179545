"""The ontology and its shapes as tables for people, everything sorted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SH, SKOS, VANN, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import BNode, Node

from stancegraph.vocabulary import ONTOLOGY, prefixed

_SG = Namespace(f"{ONTOLOGY}#")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence, and a table whose first column is what a row is about."""

    title: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def title(graph: Graph) -> str:
    """The title of the ontology."""
    return _text(graph, URIRef(ONTOLOGY), DCTERMS.title)


def description(graph: Graph) -> str:
    """What the ontology is for, in a sentence."""
    return _text(graph, URIRef(ONTOLOGY), DCTERMS.description)


def facts(graph: Graph) -> Iterator[tuple[str, str]]:
    """Name and value of what one must know to use the ontology."""
    ontology = URIRef(ONTOLOGY)
    yield "Namespace", _text(graph, ontology, VANN.preferredNamespaceUri)
    yield "Prefix", _text(graph, ontology, VANN.preferredNamespacePrefix)
    yield "Version", _text(graph, ontology, OWL.versionInfo)
    yield "Creator", _text(graph, ontology, DCTERMS.creator)
    yield "Licence", _text(graph, ontology, DCTERMS.license)


def ontology_sections(graph: Graph) -> Iterator[Section]:
    """Classes, properties, values and borrowed terms, each sorted."""
    yield Section(
        "Classes",
        "What nodes are.",
        ("Class", "Label", "Meaning", "Narrower than", "Values"),
        tuple(
            (
                _name(one),
                *_described(graph, one),
                _names(graph, one, RDFS.subClassOf),
                _values(graph, one),
            )
            for one in _ours(graph, OWL.Class, RDFS.Datatype)
        ),
    )
    yield Section(
        "Properties",
        "How nodes are described. A property without a domain is used on any node.",
        ("Property", "Label", "Meaning", "Domain", "Range", "Narrower than", "See also"),
        tuple(
            (
                _name(one),
                *_described(graph, one),
                _names(graph, one, RDFS.domain),
                _names(graph, one, RDFS.range),
                _names(graph, one, RDFS.subPropertyOf),
                _names(graph, one, RDFS.seeAlso),
            )
            for one in _ours(
                graph, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty
            )
        ),
    )
    yield Section(
        "Values",
        "The individuals of the closed lists, and the groups of acts. "
        "PLOVER and CAMEO name the nearest event type of these codings.",
        ("Value", "Label", "Meaning", "Of", "Group", "PLOVER", "CAMEO"),
        tuple(
            (
                _name(one),
                *_described(graph, one),
                _names(graph, one, RDF.type, _SG),
                _names(graph, one, SKOS.broader),
                _text(graph, one, _SG.plover),
                _text(graph, one, _SG.cameo),
            )
            for one in _ours(graph, OWL.NamedIndividual)
        ),
    )
    yield Section(
        "Terms of other vocabularies",
        "How this ontology uses them; their own definitions hold.",
        ("Term", "Used on", "Range"),
        tuple(
            (
                _name(one),
                _names(graph, one, SDO.domainIncludes),
                _names(graph, one, SDO.rangeIncludes),
            )
            for one in sorted(set(graph.subjects(SDO.domainIncludes)), key=str)
        ),
    )


def shape_sections(shapes: Graph) -> Iterator[Section]:
    """One section a node shape: what it is about, and what it demands of each property."""
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        about = (
            _listed("nodes of type", shapes, shape, SH.targetClass),
            _listed("nodes that have", shapes, shape, SH.targetSubjectsOf),
            _listed("nodes that are the value of", shapes, shape, SH.targetObjectsOf),
        )
        demands = sorted(
            (_path(shapes, part), _text(shapes, part, SH.message))
            for part in shapes.objects(shape, SH.property)
        )
        if message := _text(shapes, shape, SH.message):
            demands.insert(0, ("the node", message))
        yield Section(
            str(shape).rpartition("#")[2],
            f"About {', '.join(part for part in about if part)}.",
            ("Property", "Message"),
            tuple(demands),
        )


def _ours(graph: Graph, *kinds: URIRef) -> list[URIRef]:
    found = {one for kind in kinds for one in graph.subjects(RDF.type, kind)}
    return sorted(one for one in found if isinstance(one, URIRef) and one in _SG)


def _text(graph: Graph, subject: Node, predicate: URIRef) -> str:
    value = graph.value(subject, predicate)
    return "" if value is None else str(value)


def _described(graph: Graph, one: URIRef) -> tuple[str, str]:
    return _text(graph, one, RDFS.label), _text(graph, one, RDFS.comment)


def _name(node: Node) -> str:
    return prefixed(str(node))


def _names(graph: Graph, one: Node, predicate: URIRef, within: Namespace | None = None) -> str:
    values = [
        value
        for value in graph.objects(one, predicate)
        if within is None or (isinstance(value, URIRef) and value in within)
    ]
    names = {name for value in values for name in _parts(graph, value)}
    return (" or " if any(isinstance(v, BNode) for v in values) else ", ").join(sorted(names))


def _parts(graph: Graph, node: Node) -> Iterator[str]:
    """The names in a class expression: of a union or an enumeration, every member."""
    if not isinstance(node, BNode):
        yield _name(node)
    for listing in (OWL.unionOf, OWL.oneOf):
        for head in graph.objects(node, listing):
            for member in Collection(graph, head):
                yield from _parts(graph, member)


def _values(graph: Graph, one: URIRef) -> str:
    same = [node for node in graph.objects(one, OWL.equivalentClass) if isinstance(node, BNode)]
    return ", ".join(sorted(name for node in same for name in _parts(graph, node)))


def _listed(words: str, graph: Graph, shape: Node, predicate: URIRef) -> str:
    names = _names(graph, shape, predicate)
    return f"{words} {names}" if names else ""


def _path(shapes: Graph, part: Node) -> str:
    path = shapes.value(part, SH.path)
    either = shapes.value(path, SH.alternativePath)
    if either is not None:
        return " or ".join(_name(one) for one in Collection(shapes, either))
    return _name(path) if path is not None else ""
