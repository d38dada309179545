"""What leaves this machine or changes the graph is refused, however it is written."""

from __future__ import annotations

import pytest

from stancegraph.errors import QueryRefused
from stancegraph.query.scan import fixed_columns, refuse, undeclared, uses

CLAUSE = "<https://example.org/sparql> { ?s ?p ?o } }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE {CLAUSE}",
        f"SELECT * {{ service silent {CLAUSE}",
        f"SELECT * {{ SERVICE# a comment\n{CLAUSE}",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { SERVICE sg:there { ?s ?p ?o } }",
        f"SELECT * {{ ?s ?p trueSERVICE{CLAUSE}",
        f"SELECT * {{ SERVICESILENT{CLAUSE}",
        "SELECT * { SERVICE:there { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.SERVICEsg:there { ?s ?p ?o } }",
        "SELECT * { SeRvIcEsIlEnTsg:there#\n{ ?s ?p ?o } }",
        f'SELECT * {{ ?s ?p "a # b" SERVICE {CLAUSE}',
        f"SELECT * {{ ?s ?p '''it''s''' SERVICE {CLAUSE}",
        f"SELECT * {{ ?s ?p <https://example.org/#> SERVICE {CLAUSE}",
        f"SELECT * {{ FILTER(?a<?b)SERVICE{CLAUSE} FILTER(?c>1)",
    ],
)
def test_a_service_clause_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="another server"):
        refuse(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o } # SERVICE <https://example.org/> { }",
        'SELECT * { ?s ?p "SERVICE <https://example.org/> { }" }',
        "SELECT * { ?s ?p '''a \"SERVICE\" { }''' }",
        "SELECT * { ?s <https://example.org/SERVICE> ?service }",
        "PREFIX service: <https://example.org/> SELECT * { ?s service:of ?o }",
        "SELECT * { GRAPH service:graph { ?s ?p ?o } }",
        'SELECT * { ?s ?p "DELETE" ; sg:insert ?o }',
        "PREFIX insert: <https://example.org/> ASK { ?s insert:x ?o }",
    ],
)
def test_the_word_elsewhere_is_no_clause(text: str) -> None:
    refuse(text)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
        "# SELECT\nDROP ALL",
        "LOAD <https://example.org/data.ttl>",
        "CLEAR DEFAULT",
    ],
)
def test_an_update_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="would change the graph"):
        refuse(text)


@pytest.mark.parametrize(
    ("text", "prefixes"),
    [
        ("PREFIX sg: <urn:sg> SELECT * { ?s sg:holder ?o }", set()),
        ("prefix : <urn:x> SELECT * { ?s :holder/sg:via|rdf:type ?o }", {"sg", "rdf"}),
        ("SELECT * { ?s <urn:a:b> 'sg:holder' } # dcterms:title", set()),
        ("ASK { ?s ?p '1'^^xsd:integer }", {"xsd"}),
    ],
)
def test_prefixes_without_a_declaration_are_found(text: str, prefixes: set[str]) -> None:
    assert undeclared(text) == prefixes


def test_keywords_are_no_names_and_no_texts() -> None:
    assert uses("SELECT * { graph ?g { ?s ?p ?o } }", "GRAPH")
    assert not uses("SELECT * { ?GRAPH <urn:GRAPH> 'GRAPH' }", "GRAPH")


def test_columns_that_values_bind_to_one_iri_are_known() -> None:
    text = """SELECT ?x (?x AS ?y) ?z (COUNT(?z) AS ?n) {
      values ?x { <urn:a> } VALUES ?z { <urn:b> <urn:c> } VALUES ?n { 1 } }"""
    assert fixed_columns(text) == {"x": "urn:a", "y": "urn:a"}
