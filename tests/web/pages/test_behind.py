"""The SPARQL behind a page gives the rows of the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from stancegraph.graph import Graph
from stancegraph.query.run import Rows
from stancegraph.tables import Tables
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.lists import listing
from stancegraph.web.pages.nodes import KINDS
from stancegraph.web.pages.page import Query

_CHOICES = {
    "country": ["PAK", "AAX", "ABX", "NOR", "BLR", "coalition/c"],
    "bloc": ["nordic-countries", "european-union", "commonwealth", "cis"],
    "issue": ["seas", "plan", "water-plan"],
    "polarity": ["support", "oppose", "neutral"],
    "basis": ["recorded", "stated", "reported"],
    "tier": ["explicit", "pronoun", "table"],
    "modality": ["asserted"],
    "held": ["own", "member"],
    "source": ["d", "table"],
    "from": ["2018", "2018-06", "2019-11-01"],
    "to": ["2019", "2019-10-29", "2019-05-01"],
    "event": ["event/e", "roll-call/0", "roll-call/1"],
    "statement": ["statement/s1", "statement/s2"],
    "speaker": ["p", "country/BLR"],
    "about": ["roll-call/1", "issue/plan", "NOR"],
    "words": ["plan", "THE", 'quo"te\\'],
}
_FILTERS = st.dictionaries(st.sampled_from(sorted(_CHOICES)), st.integers(0, 20), max_size=4).map(
    lambda found: [(name, _CHOICES[name][n % len(_CHOICES[name])]) for name, n in found.items()]
)


def _same(tables: Tables, graph: Graph, catalogue: Catalogue, pairs: list[tuple[str, str]]) -> int:
    found = listing(catalogue, Query.of("/positions", pairs))
    rows = graph.sparql(found.sparql)
    assert isinstance(rows, Rows)
    told = [str(row["position"]).removeprefix(graph.base) for row in rows]
    assert sorted(told) == sorted(found.frame["id"])
    return len(told)


@pytest.fixture(scope="session")
def both(small_tables: Tables, votes_tables: Tables) -> tuple[Tables, Graph, Catalogue]:
    """The two small graphs as one."""
    tables = small_tables.joined(votes_tables).merged()
    graph = Graph(tables)
    return tables, graph, Catalogue.of(tables)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=_FILTERS)
def test_filters_give_the_same_rows_in_sparql(
    both: tuple[Tables, Graph, Catalogue], pairs: list[tuple[str, str]]
) -> None:
    days = dict(pairs)
    assume(("from" in days and "to" in days) is False or days["from"] < days["to"])
    _same(*both, [pair for pair in pairs if pair != ("country", "PAK")])


@pytest.mark.parametrize(("name", "values"), sorted(_CHOICES.items()))
def test_each_filter_alone_gives_the_same_rows(
    both: tuple[Tables, Graph, Catalogue], name: str, values: list[str]
) -> None:
    known = [value for value in values if value != "PAK"]
    assert sum(_same(*both, [(name, value)]) for value in known)


@pytest.mark.parametrize(
    "path",
    ["/country/NOR", "/country/BLR", "/issue/water-plan", "/event/e", "/statement/s1",
     "/document/d", "/coalition/c", "/person/p", "/countries?q=r", "/events", "/statements?q=2019",
     "/search?q=water", "/search?q=water&kind=events"],
)  # fmt: skip
def test_the_query_of_a_page_gives_its_list(small: Any, small_tables: Tables, path: str) -> None:
    stem, _, query = path.partition("?")
    told = json.loads(small.get(f"{stem}.json?{query}").text)
    text = small.get(f"{stem}.rq?{query}").text
    rows = Graph(small_tables).sparql(text)
    assert isinstance(rows, Rows)
    assert len(rows) == told["count"] > 0
    key = "positions" if "positions" in told else "nodes"
    column = "position" if key == "positions" else "node"
    base = Graph(small_tables).base
    assert {str(row[column]).removeprefix(base) for row in rows} == {one["id"] for one in told[key]}


def test_lists_of_every_kind_have_a_query_that_runs(hostile: Any, hostile_tables: Tables) -> None:
    for name in KINDS:
        text = hostile.get(f"/{name}.rq?q=%22%5C").text
        rows = Graph(hostile_tables).sparql(text)
        assert isinstance(rows, Rows)
