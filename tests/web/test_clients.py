"""Clients that people use: SPARQLWrapper, rdflib's SPARQLStore, and sparql-http-client for node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

CLIENTS = Path(__file__).with_name("clients")
NODE = shutil.which("node")
HOLDERS = (
    "PREFIX sg: <https://w3id.org/stancegraph/ontology#> SELECT ?h { ?p sg:holder ?h } ORDER BY ?h"
)
GRAPH = HOLDERS.replace("SELECT ?h", "CONSTRUCT { ?p sg:holder ?h }").partition("ORDER")[0]
BRA, KEN = "http://example.org/BRA", "http://example.org/KEN"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("posting", ["urlencoded", "postdirectly"])
def test_sparqlwrapper(address: str, method: str, posting: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    client = wrapper.SPARQLWrapper(f"{address}/sparql")
    client.setMethod(method)
    client.setRequestMethod(posting)
    client.setQuery(HOLDERS)
    client.setReturnFormat(wrapper.JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["h"]["value"] for row in rows] == [BRA, KEN]
    client.setReturnFormat(wrapper.CSV)
    assert client.queryAndConvert().split() == [b"h", BRA.encode(), KEN.encode()]
    client.setReturnFormat(wrapper.XML)
    assert KEN in client.queryAndConvert().toxml()
    client.setQuery(GRAPH)
    for format in (wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD):
        client.setReturnFormat(format)
        assert KEN in str(client.query().response.read())
    client.setQuery("ASK {")
    client.setReturnFormat(wrapper.JSON)
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("format", ["xml", "json", "csv", "tsv"])
def test_the_store_of_rdflib(address: str, method: str, format: str) -> None:
    store = SPARQLStore(f"{address}/sparql", method=method, returnFormat=format)
    graph = rdflib.Graph(store)
    assert [str(row[0]) for row in graph.query(HOLDERS)] == [BRA, KEN]
    holder = rdflib.URIRef("https://w3id.org/stancegraph/ontology#holder")
    assert {str(one) for one in graph.objects(None, holder)} == {BRA, KEN}
    assert len(graph) == 6


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.skipif(
    not (CLIENTS / "node_modules" / "sparql-http-client").is_dir(),
    reason="sparql-http-client is not installed: run `npm ci` in tests/web/clients",
)
@pytest.mark.parametrize("operation", ["get", "postUrlencoded", "postDirect"])
def test_sparql_http_client(address: str, operation: str) -> None:
    def answered(kind: str, query: str) -> object:
        command = [str(NODE), "ask.js", f"{address}/sparql", kind, operation, query]
        done = subprocess.run(command, cwd=CLIENTS, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    assert answered("select", HOLDERS) == [BRA, KEN]
    assert answered("ask", "ASK {}") is True
    assert answered("construct", GRAPH) == [BRA, KEN]
