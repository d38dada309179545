"""What leaves this machine or changes the graph is refused, however it is written."""

from __future__ import annotations

import pytest

from stancegraph.errors import QueryRefused
from stancegraph.query.scan import refuse

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
