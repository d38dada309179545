"""Triples for rdflib."""

from __future__ import annotations

import rdflib

from stancegraph.rdf.triples import ntriples
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE, NAMESPACES


def to_rdflib(tables: Tables, base: str = BASE) -> rdflib.Graph:
    """The asserted triples of merged tables as an rdflib graph with the project's prefixes."""
    graph = rdflib.Graph()
    for prefix, namespace in NAMESPACES.items():
        graph.bind(prefix, namespace)
    text = "\n".join(line for part in ntriples(tables, base) for line in part)
    graph.parse(data=text, format="nt")
    return graph
