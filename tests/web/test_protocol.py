"""The query operation of the SPARQL 1.1 Protocol over HTTP, as the W3C's test suite has it.

https://www.w3.org/TR/sparql11-protocol/#query-operation; the suite itself is among the reference
data. Each of its requests stands in the table in our words, for the graph of these tests.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import rdflib
from rdflib.collection import Collection

SUITE = Path(__file__).parents[3] / "shared" / "data" / "w3c" / "protocol"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
ROWS = {
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
}
GRAPHS = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
FIRST, SECOND = "http://example.org/first", "http://example.org/second"
EACH_IN_ITS_OWN = "ASK { GRAPH ?g { <e:a> <e:in> ?g } GRAPH ?f { <e:b> <e:in> ?f } }".replace(
    "e:", "http://example.org/"
)
BOTH_IN_ONE = "ASK { <e:a> <e:in> ?g . <e:b> <e:in> ?f }".replace("e:", "http://example.org/")
MIXED = "ASK { <e:b> <e:in> ?f GRAPH ?g { <e:a> <e:in> ?g } }".replace("e:", "http://example.org/")


def given(**parameters: str | tuple[str, ...]) -> str:
    """URL-encoded parameters; underscores are hyphens."""
    pairs = (
        (name.replace("_", "-"), value)
        for name, values in parameters.items()
        for value in ([values] if isinstance(values, str) else values)
    )
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)


BOTH = {"default_graph_uri": (FIRST, SECOND)}
NAMED = {"named_graph_uri": (FIRST, SECOND)}
SPLIT = {"default_graph_uri": SECOND, "named_graph_uri": FIRST}

REQUESTS = {
    "a query in a form": (
        "POST",
        given(default_graph_uri=FIRST),
        FORM,
        given(query="ASK {}"),
        True,
    ),
    "a query in the address": ("GET", given(query="ASK {}"), {}, "", True),
    "a query as the body": ("POST", given(default_graph_uri=FIRST), DIRECT, "ASK {}", True),
    "two default graphs, GET": ("GET", given(query=BOTH_IN_ONE, **BOTH), {}, "", True),
    "two default graphs, POST": ("POST", given(**BOTH), DIRECT, BOTH_IN_ONE, True),
    "two named graphs, GET": ("GET", given(query=EACH_IN_ITS_OWN, **NAMED), {}, "", True),
    "two named graphs, POST": ("POST", given(**NAMED), DIRECT, EACH_IN_ITS_OWN, True),
    "default and named graph": ("POST", given(**SPLIT), DIRECT, MIXED, True),
    "the request's graphs come before those of the query": (
        "POST",
        given(**NAMED),
        DIRECT,
        EACH_IN_ITS_OWN.replace("ASK", "ASK FROM <http://example.org/other>"),
        True,
    ),
    "SELECT gives rows": ("POST", "", DIRECT, "SELECT (1 AS ?one) {}", ROWS),
    "ASK gives a truth value": ("POST", "", DIRECT, "ASK {}", ROWS),
    "DESCRIBE gives a graph": ("POST", "", DIRECT, "DESCRIBE <http://example.org/>", GRAPHS),
    "CONSTRUCT gives a graph": ("POST", "", DIRECT, "CONSTRUCT { <s> <p> 1 } {}", GRAPHS),
    "another method": ("PUT", given(query="ASK {}"), {}, "", 405),
    "two queries": ("GET", given(query=("ASK {}", "SELECT * {}")), {}, "", 400),
    "another media type": ("POST", "", {"Content-Type": "text/plain"}, "ASK {}", 415),
    "a form without its media type": ("POST", "", {}, given(query="ASK {}"), 415),
    "a body without its media type": ("POST", "", {}, "ASK {}", 415),
    "another encoding": (
        "POST",
        "",
        {"Content-Type": "application/sparql-query; charset=UTF-16"},
        "ASK {}".encode("utf-16"),
        415,
    ),
    "no SPARQL": ("GET", given(query="ASK {"), {}, "", 400),
}


def send(
    address: str, method: str, path: str, headers: dict[str, str], body: str | bytes
) -> tuple[int, str, bytes]:
    """Status, media type and body of the response."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request(method, path, body or None, headers)
        with connection.getresponse() as response:
            media_type = response.headers.get("Content-Type", "").partition(";")[0]
            return response.status, media_type, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize("name", REQUESTS)
def test_each_request_of_the_protocol(address: str, name: str) -> None:
    method, parameters, headers, body, expected = REQUESTS[name]
    path = f"/sparql?{parameters}" if parameters else "/sparql"
    status, media_type, data = send(address, method, path, headers, body)
    if isinstance(expected, set):
        assert (status, media_type in expected) == (200, True)
    elif expected is True:
        assert (status, json.loads(data)["boolean"]) == (200, True)
    else:
        assert status == expected


def cases() -> list[str]:
    """The names of the suite's tests about queries."""
    if not SUITE.is_dir():
        return []
    found = rdflib.Graph().parse(SUITE / "manifest.ttl")
    (entries,) = found.objects(None, MF.entries)
    names = [str(entry).rpartition("#")[2] for entry in Collection(found, entries)]
    return [name for name in names if "update" not in name]


@pytest.fixture(scope="session")
def manifest() -> rdflib.Graph:
    return rdflib.Graph().parse(SUITE / "manifest.ttl")


@pytest.fixture(scope="session")
def suite(
    manifest: rdflib.Graph,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[..., AbstractContextManager[str]],
) -> Iterator[str]:
    """The address of an endpoint that serves the suite's graphs."""
    lines = set()
    for data in manifest.objects(None, UT.graphData):
        file, iri = manifest.value(data, UT.graph), manifest.value(data, rdflib.RDFS.label)
        for line in (SUITE / Path(str(file)).name).read_text(encoding="utf-8").splitlines():
            lines.add(f"{line.rstrip(' .')} <{iri}> .\n")
    path = tmp_path_factory.mktemp("suite") / "graphs.nq"
    path.write_text("".join(sorted(lines)), encoding="utf-8")
    with serve(path) as address:
        yield address


@pytest.mark.shared
@pytest.mark.skipif(not SUITE.is_dir(), reason="the reference data are not there")
def test_the_suite_has_twenty_tests_of_queries() -> None:
    assert len(cases()) == 20


@pytest.mark.shared
@pytest.mark.parametrize("name", cases())
def test_the_suite_of_the_w3c(manifest: rdflib.Graph, suite: str, name: str) -> None:
    (case,) = (one for one in manifest.subjects(MF.name) if str(one).endswith(f"#{name}"))
    action = manifest.value(case, MF.action)
    for request in Collection(manifest, manifest.value(action, HT.requests)):
        method = str(manifest.value(request, HT.methodName))
        path = str(manifest.value(request, HT.absolutePath))
        headers = {
            str(manifest.value(header, HT.fieldName)): str(manifest.value(header, HT.fieldValue))
            for header in _listed(manifest, manifest.value(request, HT.headers))
        }
        content = manifest.value(request, HT.body)
        body = b""
        if content is not None:
            encoding = str(manifest.value(content, CNT.characterEncoding))
            body = str(manifest.value(content, CNT.chars)).encode(encoding)
        response = manifest.value(request, HT.resp)
        expected = manifest.objects(response, MF.expectedStatus)
        classes = {str(one).rpartition("StatusCode")[2][0] for one in expected}
        status, media_type, data = send(suite, method, path, headers, body)
        assert str(status)[0] in classes
        form = str(manifest.value(response, MF.expectedFormat))
        if form == "boolean":
            wanted = manifest.value(response, MF.expectedBoolean)
            assert wanted is None or json.loads(data)["boolean"] is wanted.toPython()
        if form != "None":
            assert media_type in (GRAPHS if form == "RDF" else ROWS)


def _listed(manifest: rdflib.Graph, node: rdflib.term.Node | None) -> list[rdflib.term.Node]:
    return [] if node is None else list(Collection(manifest, node))
