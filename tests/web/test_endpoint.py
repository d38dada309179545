"""The endpoint: what it answers, in which form, and what it refuses, with which status."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
import rdflib
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from stancegraph.web.app import application
from stancegraph.web.limits import Limits
from stancegraph.web.source import Source

HOLDERS = "SELECT ?p ?h { ?p sg:holder ?h } ORDER BY ?h"
ALL = "CONSTRUCT { ?s sg:holder ?h } WHERE { ?s sg:holder ?h }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
rdflib_warns_of_itself = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


def parsed(reply: Any) -> Element:
    return fromstring(reply.body)  # noqa: S314  # what we have written ourselves


def test_rows_in_four_forms(client: Any) -> None:
    reply = client.get(HOLDERS)
    assert reply.headers["content-type"] == "application/sparql-results+json"
    assert reply.headers["content-length"] == str(len(reply.body))
    assert reply.headers["vary"] == "Accept"
    rows = json.loads(reply.body)["results"]["bindings"]
    assert [row["h"]["value"] for row in rows] == [
        "http://example.org/BRA",
        "http://example.org/KEN",
    ]

    reply = client.get(HOLDERS, "application/sparql-results+xml")
    uris = parsed(reply).iter("{http://www.w3.org/2005/sparql-results#}uri")
    assert "http://example.org/KEN" in [uri.text for uri in uris]

    reply = client.get(HOLDERS, "text/csv")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert next(csv.reader(io.StringIO(reply.text))) == ["p", "h"]

    reply = client.get(HOLDERS, "text/tab-separated-values")
    assert reply.text.startswith("?p\t?h\n<http://example.org/two>\t<http://example.org/BRA>\n")


@rdflib_warns_of_itself
@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_a_graph_in_four_forms(client: Any, accept: str, parser: str) -> None:
    reply = client.get(ALL, accept)
    assert reply.headers["content-type"].partition(";")[0] == accept
    assert len(rdflib.Graph().parse(data=reply.body, format=parser)) == 2


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (HOLDERS, "application/json", "application/json"),
        (HOLDERS, "text/html,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        (HOLDERS, "text/turtle, text/csv;q=0.2", "text/csv; charset=utf-8"),
        (ALL, "text/csv, text/turtle;q=0.2", "text/turtle; charset=utf-8"),
        (ALL, "application/json", "application/json"),
        ("ASK {}", "text/*;q=0.3, */*;q=0.1", "text/csv; charset=utf-8"),
        ("DESCRIBE <http://example.org/one>", None, "text/turtle; charset=utf-8"),
    ],
)
def test_the_form_follows_from_the_kind_of_query(
    client: Any, query: str, accept: str | None, media_type: str
) -> None:
    reply = client.get(query, accept)
    assert (reply.status, reply.headers["content-type"]) == (200, media_type)


def test_a_form_can_stand_in_the_address(client: Any) -> None:
    assert client.get(HOLDERS, "text/html", format="csv").text.startswith("p,h\r\n")
    assert client.get(ALL, format="json").headers["content-type"] == "application/ld+json"
    assert client.get(ALL, "text/html", format="csv").status == 406
    assert client.get(HOLDERS, "text/csv", format="pdf").text.startswith("p,h\r\n")


def test_relative_iris_relate_to_the_endpoint(client: Any) -> None:
    assert client.get("SELECT (<#here> AS ?x) {}", "text/csv").text.split() == [
        "x",
        "http://127.0.0.1:8000/sparql#here",
    ]


def test_a_form_that_is_not_there_is_refused_with_those_that_are(client: Any) -> None:
    for query, there in ((HOLDERS, "text/csv"), (ALL, "text/turtle")):
        reply = client.get(query, "image/png")
        assert reply.status == 406
        assert there in reply.text
    assert "text/turtle" in client.get(accept="image/png").text
    assert client.get(accept="image/png").status == 406


def test_xml_stays_well_formed_whatever_a_text_holds(client: Any) -> None:
    reply = client.get("SELECT ?t { ?s <http://example.org/1> ?t }", "application/xml")
    assert parsed(reply)[1][0][0][0].text == "a \N{REPLACEMENT CHARACTER} control"


def test_a_query_may_be_posted_in_two_ways(client: Any) -> None:
    forms = [
        client.request("POST", b"", FORM, b"query=ASK+%7B%7D"),
        client.request("POST", b"", DIRECT, b"ASK {}"),
        client.request(
            "POST", b"", {"content-type": "Application/SPARQL-query ; charset=UTF-8"}, b"ASK{}"
        ),
    ]
    for reply in forms:
        assert (reply.status, json.loads(reply.body)["boolean"]) == (200, True)


def test_head_is_get_without_a_body(client: Any) -> None:
    for parameters in (b"", b"query=ASK+%7B%7D", b"query=nonsense"):
        head, got = (client.request(method, parameters) for method in ("HEAD", "GET"))
        assert head.status == got.status
        assert head.headers == got.headers


def test_options_tells_browsers_of_other_sites_that_they_may_read(client: Any) -> None:
    reply = client.request("OPTIONS", b"", {"origin": "https://example.org"})
    assert reply.status == 204
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["access-control-allow-methods"] == "GET, HEAD, POST"
    for one in (client.get("ASK {}"), client.get("nonsense"), client.request("PUT")):
        assert one.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in one.headers


@pytest.mark.parametrize(
    ("method", "parameters", "headers", "body", "status", "told"),
    [
        ("GET", b"query=ASK+%7B", {}, b"", 400, "line 1, column 6"),
        ("GET", b"query=", {}, b"", 400, "empty"),
        ("GET", b"query=+%0A", {}, b"", 400, "empty"),
        ("GET", b"other=1", {}, b"", 400, "no query"),
        ("GET", b"query=ASK{}&query=ASK{}", {}, b"", 400, "2 times"),
        ("GET", b"query=ASK{}&derived=perhaps", {}, b"", 400, "true or false"),
        ("GET", b"query=%zz", {}, b"", 400, "'%zz' is no percent-encoding"),
        ("GET", b"query=%f", {}, b"", 400, "percent-encoding"),
        ("GET", b"query=%ff", {}, b"", 400, "not UTF-8"),
        ("GET", b"query=ASK{}&default-graph-uri=a", {}, b"", 400, "no IRI"),
        ("GET", b"a=1&" * 300, {}, b"", 400, "parameters"),
        ("GET", b"query=" + b"a" * 9_000, {}, b"", 414, "too long"),
        ("GET", b"update=CLEAR+ALL", {}, b"", 403, "only reads"),
        ("GET", b"query=CLEAR+ALL", {}, b"", 403, "only read"),
        ("GET", b"query=ASK{SERVICE<e:e>{}}", {}, b"", 403, "another server"),
        ("POST", b"", {}, b"ASK {}", 415, "application/sparql-query"),
        ("POST", b"", {"content-type": "text/plain"}, b"ASK {}", 415, "text/plain"),
        (
            "POST",
            b"",
            {"content-type": "application/sparql-query; charset=utf-16"},
            b"",
            415,
            "UTF-8",
        ),
        ("POST", b"", {**DIRECT, "content-encoding": "gzip"}, b"", 415, "encoding"),
        ("POST", b"", DIRECT, b"", 400, "empty"),
        ("POST", b"", DIRECT, b"\xff", 400, "not UTF-8"),
        ("POST", b"", DIRECT, b"#" * 6_000, 413, "5,000 bytes"),
        ("POST", b"", {**DIRECT, "content-length": "9999999"}, b"", 413, "5,000 bytes"),
        ("POST", b"query=ASK{}", DIRECT, b"ASK {}", 400, "2 times"),
        ("POST", b"", FORM, b"", 400, "no query"),
        ("POST", b"", FORM, b"update=CLEAR+ALL", 403, "only reads"),
        (
            "POST",
            b"",
            {"content-type": "application/sparql-update"},
            b"CLEAR ALL",
            403,
            "only reads",
        ),
        ("PUT", b"query=ASK{}", {}, b"", 405, "PUT"),
        ("DELETE", b"", {}, b"", 405, "DELETE"),
    ],
)
def test_what_is_wrong_is_told_with_a_status(
    client: Any,
    method: str,
    parameters: bytes,
    headers: dict[str, str],
    body: bytes,
    status: int,
    told: str,
) -> None:
    reply = client.request(method, parameters, headers, body)
    assert (reply.status, told in reply.text) == (status, True), reply.text
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert ("allow" in reply.headers) == (status == 405)


def test_too_many_rows_are_refused(client: Any) -> None:
    reply = client.get("SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert reply.status == 403
    assert "more than 50 rows" in reply.text


def test_any_other_place_is_empty(client: Any) -> None:
    reply = client.request("GET", path="/")
    assert reply.status == 404
    assert "/sparql" in reply.text


def test_the_dataset_may_stand_in_the_request(client: Any) -> None:
    a, b = "http://example.org/first", "http://example.org/second"
    in_default = "ASK { <http://example.org/a> ?p ?o }"
    in_named = f"ASK {{ GRAPH <{b}> {{ ?s ?p ?o }} }}"

    def yes(query: str, **graphs: str) -> bool:
        named = {name.replace("_", "-") + "-graph-uri": iri for name, iri in graphs.items()}
        return bool(json.loads(client.get(query, **named).body)["boolean"])

    assert not yes(in_default)
    assert yes(in_default, default=a)
    assert not yes(in_default, default=b)
    assert yes(in_named)
    assert yes(in_named, named=b)
    assert not yes(in_named, named=a)
    assert not yes(in_named, default=b)
    assert not yes(f"ASK FROM <{a}> {{ <http://example.org/a> ?p ?o }}", default=b)
    derived = "ASK { ?p sg:holder <http://example.org/GHA> }"
    assert not yes(derived)
    assert json.loads(client.get(derived, derived="true").body)["boolean"]


@rdflib_warns_of_itself
def test_without_a_query_the_endpoint_describes_itself(client: Any) -> None:
    for accept, parser in ((None, "turtle"), ("application/ld+json", "json-ld")):
        reply = client.get(accept=accept)
        graph = rdflib.Graph().parse(data=reply.body, format=parser)
        (service,) = graph.subjects(rdflib.RDF.type, rdflib.URIRef(SD + "Service"))
        (endpoint,) = graph.objects(service, rdflib.URIRef(SD + "endpoint"))
        assert str(endpoint) == "http://127.0.0.1:8000/sparql"
        counted = {int(n) for n in graph.objects(None, rdflib.URIRef(VOID + "triples"))}
        assert counted == {6, 1}
        names = {str(name) for name in graph.objects(None, rdflib.URIRef(SD + "name"))}
        assert "https://w3id.org/stancegraph/graph/derived" in names
        assert not [one for triple in graph for one in triple if isinstance(one, rdflib.BNode)]


def test_the_description_knows_under_which_address_it_was_asked(client: Any) -> None:
    def told(host: str) -> str:
        return client.request("GET", b"", {"host": host}).text

    assert "<http://lakes.example:81/sparql>" in told("lakes.example:81")
    assert "<http://[::1]:81/sparql>" in told("[::1]:81")
    for host in ("a> <b", "a/b", "a b", "", 'x"y'):
        assert "<http://127.0.0.1:8000/sparql>" in told(host)


def test_every_response_is_safe_to_open(client: Any) -> None:
    for reply in (client.get("ASK {}"), client.get("no"), client.request("GET", path="/no")):
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert reply.headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert "set-cookie" not in reply.headers
        assert "server" not in reply.headers


def test_a_browser_without_a_query_sees_the_page_beside_which_other_routes_may_be(
    source: Source, calling: Any
) -> None:
    async def page(request: Request) -> Response:
        return HTMLResponse("<p>ask here</p>")

    async def about(request: Request) -> Response:
        return PlainTextResponse(request.app.state.source.name)

    app = application(source, Limits(readers=1), routes=[Route("/about", about)], page=page)
    with calling(app) as own:
        browser = own.get(accept="text/html,application/xhtml+xml,*/*;q=0.8")
        assert browser.text == "<p>ask here</p>"
        assert "'self'" in browser.headers["content-security-policy"]
        assert "text/turtle" in own.get(accept="*/*").headers["content-type"]
        assert own.request("GET", path="/about").text == "lakes.trig"
        assert own.request("PUT", path="/about").headers["allow"] == "GET, HEAD"
