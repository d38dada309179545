"""Whatever comes in, what goes out is well formed, and never an error of ours."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote_plus
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from stancegraph.web.formats import GRAPHS, ROWS, types

STATUSES = {200, 204, 400, 403, 404, 405, 406, 413, 414, 415}
BITS = st.sampled_from(
    "SELECT ASK CONSTRUCT DESCRIBE WHERE * { } ( ) . ; , ?s ?p ?o _:b [] <a> <> sg:holder e:x "
    "FROM NAMED GRAPH SERVICE LOAD CLEAR OPTIONAL UNION MINUS FILTER BIND VALUES UNDEF LIMIT 1 -1 "
    'ORDER BY ?s COUNT AS DISTINCT \'text\' "text"@en "1"^^xsd:integer \\u0041 # <http://e.x/y>'
    " ^ | / + BASE PREFIX true <<( )>> \N{SNOWMAN} \x00 ''' 1e400".split(" ")
)
QUERIES = st.one_of(
    st.lists(BITS, max_size=12).map(" ".join),
    st.sampled_from(
        ["ASK {}", "SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <e:x>"]
    ),
    st.text(max_size=40),
)
NAMES = st.sampled_from(
    ["query", "default-graph-uri", "named-graph-uri", "derived", "format", "update", "x", ""]
)
VALUES = st.one_of(
    QUERIES,
    st.sampled_from(["true", "csv", "http://example.org/first", "no iri", "CLEAR ALL"]),
)
FIELDS = st.one_of(
    st.tuples(NAMES, VALUES).map(lambda pair: f"{pair[0]}={quote_plus(pair[1])}".encode()),
    st.sampled_from([b"%", b"query=%f0%28", b"=", b"&", b"query", b"%00=%zz", b"query=\xff"]),
    QUERIES.map(lambda query: b"query=" + quote_plus(query).encode()),
)
PARAMETERS = st.lists(FIELDS, max_size=3).map(b"&".join)
RANGES = st.sampled_from(
    [*types(ROWS), *types(GRAPHS), "*/*", "text/*", "text/html", "*", "a/b;q=x", ";;", ",", "é"]
)
ACCEPT = st.lists(
    st.tuples(RANGES, st.sampled_from(["", ";q=0", ";q=0.5", ";q=1.5", ';v="a,b"'])).map("".join),
    max_size=4,
).map(",".join)
TYPES = st.sampled_from(
    [
        "application/sparql-query",
        "application/x-www-form-urlencoded",
        "application/sparql-update",
        "application/sparql-query; charset=utf-16",
        "application/sparql-query; charset=",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
        ";",
    ]
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "accept": ACCEPT,
        "content-type": TYPES,
        "content-length": st.sampled_from(["0", "-1", "x", "999999999999"]),
        "content-encoding": st.sampled_from(["gzip", "identity", ""]),
        "host": st.sampled_from(["localhost:1", "a b", "", "[::1]", "x\xe9", "http://e/"]),
        "origin": st.just("null"),
        "range": st.just("bytes=0-1"),
    },
)
BODIES = st.one_of(PARAMETERS, QUERIES.map(str.encode), st.binary(max_size=40))
METHODS = st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "TRACE", "get", "X"])
PATHS = st.one_of(
    st.just("/sparql"), st.sampled_from(["/", "/sparql/", "/sparql/x", "//", "/../sparql", "/\x00"])
)


@settings(max_examples=400)
@given(METHODS, PARAMETERS, HEADERS, BODIES, PATHS)
def test_any_request_gets_an_answer_that_is_well_formed(
    client: Any, method: str, parameters: bytes, headers: dict[str, str], body: bytes, path: str
) -> None:
    reply = client.request(method, parameters, headers, body, path)
    assert reply.status in STATUSES
    assert reply.headers["x-content-type-options"] == "nosniff"
    if reply.status != 204 and method != "HEAD":
        assert reply.headers["content-length"] == str(len(reply.body))
        well_formed(reply)


@settings(max_examples=200)
@given(QUERIES, ACCEPT)
def test_any_query_gets_an_answer_that_is_well_formed(client: Any, query: str, accept: str) -> None:
    reply = client.request(
        "POST", b"", {"content-type": "application/sparql-query", "accept": accept}, query.encode()
    )
    assert reply.status in STATUSES
    well_formed(reply)


def well_formed(reply: Any) -> None:
    media_type, _, rest = reply.headers["content-type"].partition(";")
    if media_type.startswith("text/"):
        assert rest == " charset=utf-8"
    text = reply.body.decode()
    if "json" in media_type:
        json.loads(text)
    elif "xml" in media_type:
        fromstring(text)  # noqa: S314  # what we have written ourselves
    elif media_type in ("text/turtle", "application/n-triples"):
        list(parse(text, format=RdfFormat.from_media_type(media_type)))
    else:
        assert media_type in ("text/plain", "text/csv", "text/tab-separated-values")
