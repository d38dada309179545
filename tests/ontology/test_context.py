"""A graph written with the context reads back as the same graph."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Dataset, RdfFormat, parse

from stancegraph.rdf.bridge import to_rdflib
from stancegraph.tables import Tables


@pytest.mark.parametrize("native", [False, True])
def test_a_graph_survives_compaction(
    tables: Tables, context: dict[str, object], native: bool
) -> None:
    graph = to_rdflib(tables)
    compact = graph.serialize(format="json-ld", context=context, use_native_types=native)
    before = Dataset(parse(graph.serialize(format="nt"), format=RdfFormat.N_TRIPLES))
    after = Dataset(parse(compact, format=RdfFormat.JSON_LD))
    assert set(after) == set(before)


def test_nodes_are_written_in_short_names(tables: Tables, context: dict[str, object]) -> None:
    graph = to_rdflib(tables)
    nodes = json.loads(graph.serialize(format="json-ld", context=context))["@graph"]
    position = next(node for node in nodes if node["id"].endswith("position/p1"))
    assert position["type"] == "Position"
    assert position["polarity"] == "Support"
    assert position["holder"].endswith("coalition/c")
    assert position["earliest"] == "2019-10-29"
    assert not [key for node in nodes for key in node if ":" in key]


def test_a_hand_written_node_reads_as_intended(context: dict[str, object]) -> None:
    node = {
        "@context": context,
        "id": "https://example.org/coalition",
        "type": ["Coalition", "Actor"],
        "sizeMin": 31,
        "complete": False,
    }
    found = {str(quad.object) for quad in parse(json.dumps(node), RdfFormat.JSON_LD)}
    integer = '"31"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert {integer, "<https://w3id.org/stancegraph/ontology#Coalition>"} <= found
