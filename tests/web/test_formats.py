"""Choosing the form of an answer by what a client accepts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.web.formats import GRAPHS, ROWS, form, preferred, types

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/*, text/tab-separated-values", "text/tab-separated-values"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.8", XML),
        ("text/csv; q=0.5 ,*/*;q=0.4", "text/csv"),
        ("*/*, text/csv", "text/csv"),
        ("application/sparql-results+json;q=0, */*;q=0.1", XML),
        ("text/csv;charset=utf-8;q=0.9, text/html", "text/csv"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("text/html, image/png", None),
        ("*/*;q=0", None),
        ("text/csv;q=0.000", None),
        ("nonsense, text/csv", "text/csv"),
        ("text/csv;q=5, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
        ("nonsense", JSON),
    ],
)
def test_the_form_a_client_likes_best(accept: str | None, chosen: str | None) -> None:
    assert preferred(accept, types(ROWS)) == chosen


def test_every_type_that_is_offered_leads_to_its_form() -> None:
    for media in (ROWS, GRAPHS):
        for name, known in media.items():
            for media_type in known:
                assert preferred(media_type, types(media)) == media_type
                assert form(media, media_type) == name
    assert form(ROWS, "application/json") == form(GRAPHS, "application/json") == "json"


@given(st.text())
def test_any_header_gets_an_offer_or_none(accept: str) -> None:
    assert preferred(accept, types(ROWS)) in {None, *types(ROWS)}
