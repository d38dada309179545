"""A reader without JavaScript walks from a search to the words and to the data."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from typing import Any

import pytest

from stancegraph.graph import Graph
from stancegraph.resources import shipped
from stancegraph.web.app import application
from stancegraph.web.pages import browser_page, routes
from stancegraph.web.source import opened


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, calling: Any) -> Iterator[Any]:
    """The pages of the bundled example."""
    folder = shipped("examples/third-committee-2019")
    out = tmp_path_factory.mktemp("walk") / "graph"
    graph = Graph.build(folder / "facts.yaml", out=out, issues=folder / "issues.yaml")
    with opened(out) as source:
        app = application(source, routes=routes(graph, source), page=browser_page)
        with calling(app) as client:
            yield client


def follow(client: Any, page: str, pattern: str) -> tuple[str, str]:
    """The first address on a page that fits a pattern, and what is there."""
    found = re.search(rf'href="({pattern})"', page)
    assert found, pattern
    address = unescape(found[1])
    path, _, query = address.partition("?")
    answer = client.request("GET", query.encode(), path=path)
    assert answer.status == 200, address
    return address, answer.text


def test_from_a_search_to_the_words_and_to_the_data(example: Any) -> None:
    found = example.request("GET", b"q=Pakistan", path="/search").text
    _, country = follow(example, found, "/country/PAK")
    address, position = follow(example, country, r"/position/[\w/]+")
    assert "<mark>" in position
    assert "according to" in position
    _, statement = follow(example, position, r"/statement/\w+")
    assert "<mark>" in statement
    _, sparql = follow(example, country, r"/query\?query=[^\"]+")
    rows = re.search(r"CSV \((\d+) rows\)", country)
    assert rows
    assert f"CSV ({rows[1]} rows)" in sparql
    assert f'href="{address}"' in sparql
    _, table = follow(example, country, r"/country/PAK\.csv[^\"]*")
    ours = list(csv.DictReader(StringIO(table)))
    assert len(ours) == int(rows[1])
    assert {row["holder"] for row in ours} == {"PAK"}
    _, answer = follow(example, sparql, r"/sparql\?query=[^\"]+")
    assert len(list(csv.DictReader(StringIO(answer)))) == int(rows[1])
