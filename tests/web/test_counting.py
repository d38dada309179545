"""Rows are counted as they are written: no text within them misleads, nor where pieces end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, Store

from stancegraph.web.counting import COUNTERS

FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
TEXTS = st.text(alphabet="ab\\\"{}[]:,<>/\n\r\t result&;'é", max_size=30)


def counted(format: str, query: str, store: Store, sizes: list[int]) -> int:
    written = store.query(query).serialize(format=FORMATS[format])
    assert written is not None
    counter = COUNTERS[format]()
    place, turn = 0, 0
    while place < len(written):
        size = sizes[turn % len(sizes)]
        counter.feed(written[place : place + size])
        place, turn = place + size, turn + 1
    return counter.rows


@pytest.mark.parametrize("format", sorted(FORMATS))
@given(
    texts=st.lists(TEXTS, max_size=6, unique=True),
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=4),
)
def test_as_many_rows_as_there_are(format: str, texts: list[str], sizes: list[int]) -> None:
    store = Store()
    for text in texts:
        store.add(Quad(NamedNode("e:s"), NamedNode("e:p"), Literal(text)))
    one = "SELECT ?o ?missing ?s { ?s <e:p> ?o }"
    assert counted(format, one, store, sizes) == len(texts)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_rows_without_a_value_count_too(format: str) -> None:
    for query, rows in (
        ("SELECT ?x { VALUES ?x { UNDEF UNDEF UNDEF } }", 3),
        ("SELECT * {}", 1),
        ("SELECT ?x { FILTER(false) }", 0),
        ("SELECT ?t { BIND(<<( <e:s> <e:p> 'o,{' )>> AS ?t) }", 1),
    ):
        assert counted(format, query, Store(), [7]) == rows
