"""A graph held against `ontology/shapes.ttl` by pySHACL, without inference and without network."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, SH, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.graph import ConjunctiveGraph
from rdflib.term import Node

from stancegraph.errors import MissingExtra
from stancegraph.rdf.files import quads
from stancegraph.resources import shipped
from stancegraph.vocabulary import prefixed

_TARGETS = (SH.targetClass, SH.targetSubjectsOf)
_MADE_UP = re.compile(r"N?[0-9a-f]{16,}")
"""Labels that parsers give to blank nodes; they differ from run to run."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: at which node, with which property, and what to do."""

    focus: str
    """The node: an IRI, or `_:label` or `[]` where it has none."""
    path: str
    """The property as a prefixed name; empty where the node as a whole is wrong."""
    message: str
    value: str
    """The offending value; empty where one is missing."""
    severity: str
    """violation, warning or info."""

    def __str__(self) -> str:
        at = f"{self.focus} {self.path}".rstrip()
        found = f" (found {self.value})" if self.value else ""
        return f"{at}: {self.message}{found}"


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a graph conforms, and what is wrong with it, sorted."""

    conforms: bool
    problems: tuple[Problem, ...]
    checked: int
    """Number of nodes that some shape is about; 0 means that the graph is of another kind."""


def validate(source: Graph | Path | Iterable[ox.Quad] | Iterable[ox.Triple]) -> Report:
    """Hold an rdflib graph, an RDF file, or triples or quads against the shapes.

    Named graphs are checked together with the default graph. RDF 1.2 triple terms are left out:
    no shape is about them. A thousand positions take about a second.

    Raises MissingExtra without pySHACL, and UnknownFormat or SourceError for a file.
    """
    try:
        import pyshacl
    except ImportError as error:
        raise MissingExtra("pyshacl", "validate") from error
    with _quiet():
        data = _copy(source) if isinstance(source, Graph) else _graph(source)
        shapes = _shapes()
        conforms, results, _ = pyshacl.validate(
            data, shacl_graph=shapes, inplace=True, do_owl_imports=False
        )
        found = {_problem(results, one) for one in results.objects(None, SH.result)}
    return Report(bool(conforms), tuple(sorted(found)), len(_focus_nodes(data, shapes)))


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs and warns of every ill-typed literal; here they become problems instead."""
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        log.setLevel(level)


@cache
def _shapes() -> Graph:
    """The shapes, with each property shape lifted out of its node shape, targets and all.

    The meaning is the same, but pySHACL checks a property of all nodes at once where it else
    goes node by node: three times faster.
    """
    shapes = Graph().parse(shipped("ontology/shapes.ttl"), format="turtle")
    for shape, part in list(shapes.subject_objects(SH.property)):
        targets = [(how, what) for how in _TARGETS for what in shapes.objects(shape, how)]
        if targets:
            shapes.remove((shape, SH.property, part))
            for how, what in targets:
                shapes.add((part, how, what))
    return shapes


def _focus_nodes(data: Graph, shapes: Graph) -> set[Node]:
    classes = set(shapes.objects(None, SH.targetClass))
    properties = set(shapes.objects(None, SH.targetSubjectsOf))
    return {
        *(node for one in classes for node in data.subjects(RDF.type, one)),
        *(node for one in properties for node in data.subjects(one, None)),
    }


def _copy(source: Graph) -> Graph:
    graph = Graph()
    if isinstance(source, ConjunctiveGraph | Dataset):
        triples: Iterable[tuple[Node, Node, Node]] = ((s, p, o) for s, p, o, _ in source.quads())
    else:
        triples = iter(source)
    for subject, predicate, value in triples:
        if isinstance(value, Literal) and value.datatype == XSD.string:
            value = Literal(
                str(value)
            )  # RDF takes "a" and "a"^^xsd:string for one, rdflib does not
        graph.add((subject, predicate, value))
    return graph


def _graph(source: Path | Iterable[ox.Quad] | Iterable[ox.Triple]) -> Graph:
    graph = Graph()
    for one in quads(source) if isinstance(source, Path) else source:
        subject, predicate, value = one.subject, one.predicate, one.object
        if not isinstance(subject, ox.Triple) and not isinstance(value, ox.Triple):
            graph.add((_node(subject), URIRef(predicate.value), _node(value)))
    return graph


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> URIRef | BNode | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = URIRef(term.datatype.value)
    plain = datatype == XSD.string
    return Literal(term.value, datatype=None if plain else datatype, normalize=False)


def _problem(results: Graph, result: Node) -> Problem:
    focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
    severity = results.value(result, SH.resultSeverity) or SH.Violation
    messages = sorted(str(one) for one in results.objects(result, SH.resultMessage))
    return Problem(
        focus=_shown(focus),
        path=_path(results, results.value(result, SH.resultPath)),
        message=" ".join(messages),
        value="" if value == focus else _shown(value),
        severity=str(severity).rpartition("#")[2].lower(),
    )


def _path(results: Graph, path: Node | None) -> str:
    either = results.value(path, SH.alternativePath) if path is not None else None
    if either is not None:
        return "|".join(_shown(one) for one in Collection(results, either))
    return _shown(path)


def _shown(node: Node | None) -> str:
    if node is None:
        return ""
    if isinstance(node, BNode):
        return "[]" if _MADE_UP.fullmatch(node) else f"_:{node}"
    if isinstance(node, Literal):
        datatype = f"^^{prefixed(node.datatype)}" if node.datatype else ""
        language = f"@{node.language}" if node.language else ""
        return f"{Literal(str(node)).n3()}{language or datatype}"
    return prefixed(str(node))
