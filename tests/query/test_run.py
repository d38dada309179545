"""Asking a store: kinds of answers, formats, errors and the deadline."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from stancegraph.errors import (
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    UnknownFormat,
)
from stancegraph.query.named import parse
from stancegraph.query.run import Asker, Rows
from stancegraph.vocabulary import BASE, derived_graph

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?b != ?e || ?e != ?h) }"
HOLDERS = "SELECT ?holder { ?position sg:holder ?holder }"


def test_rows_are_plain_values(store: Store) -> None:
    rows = Asker(store).rows(
        "SELECT ?min ?complete ?missing { ?c sg:sizeText '3' ; sg:sizeMin ?min ; "
        "sg:complete ?complete OPTIONAL { ?c sg:motion ?missing } }"
    )
    assert isinstance(rows, Rows)
    assert list(rows) == [{"min": 3, "complete": False, "missing": None}]


def test_ask_is_true_or_false_and_construct_gives_triples(store: Store) -> None:
    asker = Asker(store)
    assert asker.rows("ASK { ?p sg:polarity sg:Oppose }") is True
    assert asker.rows("ASK { ?p sg:polarity sg:Draft }") is False
    triples = asker.rows("CONSTRUCT { ?h a sg:Actor } WHERE { ?p sg:holder ?h }")
    assert isinstance(triples, list)
    assert {triple.subject.value.removeprefix(BASE) for triple in triples} == {
        "coalition/letter",
        "coalition/three",
        "country/FJI",
        "country/NOR",
        "country/TCD",
    }


def test_what_was_inferred_is_seen_only_when_asked_for(store: Store) -> None:
    asserted, both = Asker(store).rows(HOLDERS), Asker(store, derived=True).rows(HOLDERS)
    assert isinstance(asserted, Rows)
    assert isinstance(both, Rows)
    assert (len(asserted), len(both)) == (7, 11)
    graph = f"<{derived_graph(BASE)}>"
    rows = Asker(store).rows(f"SELECT ?p {{ GRAPH {graph} {{ ?p sg:via ?via }} }}")
    assert isinstance(rows, Rows)
    assert len(rows) == 4


def test_rows_in_standard_formats(store: Store) -> None:
    asker, text = Asker(store), HOLDERS + " ORDER BY ?holder LIMIT 1"
    holder = BASE + "coalition/letter"
    table = list(csv.reader(io.StringIO(asker.serialized(text, "csv").decode())))
    assert table == [["holder"], [holder]]
    assert json.loads(asker.serialized(text, "json"))["results"]["bindings"] == [
        {"holder": {"type": "uri", "value": holder}}
    ]
    assert f"<{holder}>".encode() in asker.serialized(text, "tsv")
    assert f"<uri>{holder}</uri>".encode() in asker.serialized(text, "xml")


def test_graphs_in_turtle_are_sorted_and_prefixed(store: Store) -> None:
    text = "CONSTRUCT { ?p sg:holder ?h } WHERE { ?p sg:holder ?h }"
    turtle = Asker(store).serialized(text, "turtle")
    assert turtle == Asker(store).serialized(text, "turtle")
    assert b"sg:holder" in turtle


@pytest.mark.parametrize(("text", "format"), [(HOLDERS, "turtle"), ("DESCRIBE sg:x", "csv")])
def test_a_form_that_the_answer_lacks_is_refused(store: Store, text: str, format: str) -> None:
    with pytest.raises(UnknownFormat):
        Asker(store).serialized(text, format)


@pytest.mark.parametrize("ask", [Asker.rows, lambda asker, text: asker.serialized(text, "csv")])
def test_a_syntax_error_says_where(store: Store, ask: Callable[[Asker, str], object]) -> None:
    with pytest.raises(QuerySyntaxError, match="no SPARQL query") as error:
        ask(Asker(store), "SELECT ?a\nWHERE { ?a sg:holder }")
    assert error.value.at == "line 2, column 22"
    assert "\\u{" not in error.value.what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("SELECT ?x { ?x nope:y ?z }", "Prefix not found"),
        ("SELECT ?x WHER", "expected FROM or REDUCED"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y }", "contains a variable that is unbound"),
    ],
)
def test_a_syntax_error_says_what(store: Store, text: str, what: str) -> None:
    with pytest.raises(QuerySyntaxError, match=what):
        Asker(store).rows(text)


@pytest.mark.parametrize("keyword", [r"\u0053ERVICE", r"SERVIC\U00000045", r"\u0053\u0045RVICE"])
def test_a_service_clause_in_escapes_does_not_parse(store: Store, keyword: str) -> None:
    with pytest.raises((QuerySyntaxError, QueryRefused)):
        Asker(store).rows(f"SELECT * {{ {keyword} <https://example.org/> {{ ?s ?p ?o }} }}")


@pytest.mark.parametrize("text", ["DROP ALL", "ASK { SERVICE <https://example.org/> { } }"])
def test_updates_and_other_servers_are_refused(store: Store, text: str) -> None:
    before = len(store)
    with pytest.raises(QueryRefused):
        Asker(store).rows(text)
    assert len(store) == before


def test_a_query_that_passes_its_deadline_is_given_up(store: Store) -> None:
    with pytest.raises(QueryTimeout, match=r"within 0\.2 seconds"):
        Asker(store, timeout=0.2).rows(SLOW)


@pytest.mark.parametrize(
    "value",
    [
        '" } ?s ?p ?o { "',
        "\\",
        'a\\" . ?s ?p ?o #',
        "line\nbreak\rreturn\ttab",
        "\u202eright to left \u0000 <script>",
        "\\u0022 } UNION { ?s ?p ?o } #",
    ],
)
def test_whatever_a_text_holds_it_stays_one_literal(store: Store, value: str) -> None:
    query = parse("echo", "# param: words (text) Any\nSELECT ?words { VALUES ?words { UNDEF } }")
    rows = Asker(store).rows(query.bound({"words": value}))
    assert isinstance(rows, Rows)
    assert list(rows) == [{"words": value}]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?p FROM <GRAPH> { ?p sg:via ?via }",
        "SELECT DISTINCT ?p FROM NAMED <GRAPH> { ?o sg:holder ?h GRAPH ?g { ?p sg:via ?v } }",
    ],
)
def test_a_query_may_say_itself_which_graph_it_asks(store: Store, text: str) -> None:
    rows = Asker(store).rows(text.replace("GRAPH>", f"{derived_graph(BASE)}>"))
    assert isinstance(rows, Rows)
    assert len(rows) == 4
