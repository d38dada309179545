"""Namespaces and terms of the ontology, as strings; see `ontology/stance.ttl`."""

from __future__ import annotations

BASE = "https://w3id.org/stancegraph/id/"
"""Default base of identifiers; a build may choose another."""

ONTOLOGY = "https://w3id.org/stancegraph/ontology"

NAMESPACES = {
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sg": f"{ONTOLOGY}#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace, for every prefix that the project writes."""


def expand(curie: str) -> str:
    """The full IRI of a prefixed name: `sg:holder` → `https://…/ontology#holder`."""
    prefix, _, local = curie.partition(":")
    return NAMESPACES[prefix] + local


def prefixed(iri: str) -> str:
    """The IRI with the prefix of a namespace that we know, else as it is."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def term(value: str) -> str:
    """The prefixed name of a value: `explanation_of_vote` → `sg:ExplanationOfVote`."""
    return "sg:" + "".join(word.capitalize() for word in value.split("_"))


def derived_graph(base: str) -> str:
    """The IRI of the named graph that holds what was inferred, for a base ending in `id/`."""
    return base.removesuffix("id/") + "graph/derived"
