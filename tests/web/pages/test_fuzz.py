"""No path and no parameter gives a failure of the server."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancegraph.web.pages.addresses import PAGED
from stancegraph.web.pages.filters import NAMES
from stancegraph.web.pages.nodes import KINDS

_TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="/"), max_size=12
) | st.sampled_from(["PAK", "NOR", "water-plan", "s1", "p1", "d", "..", "%00", "support", "2019"])
_PATH = st.one_of(
    st.sampled_from(
        ["", "search", "positions", "compare", "network", "matrix", "downloads", "about", "query",
         "network.svg", "matrix.svg", "download/graph.ttl", *KINDS]
    ),
    st.tuples(st.sampled_from([*PAGED, "id/country", "static", "download", "x"]), _TEXT).map(
        lambda parts: f"{parts[0]}/{quote(parts[1])}"
    ),
    _TEXT.map(quote),
)  # fmt: skip
_SUFFIX = st.sampled_from(["", "", "", ".json", ".csv", ".ttl", ".rq", ".exe"])
_NAME = st.sampled_from([*NAMES, "page", "q", "kind", "a", "b", "of", "measure", "name"]) | _TEXT
_VALUE = _TEXT | st.sampled_from(
    ["1", "0", "-1", "9" * 30, "support", "recorded", "PAK", "country/NOR", "ASEAN", "2019-13",
     "subtract", "votes", "words", "voeten", "issue/water-plan", "statement/s1", "event/e"]
)  # fmt: skip


@pytest.mark.parametrize("graph", ["small", "votes", "hostile"])
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=_PATH, suffix=_SUFFIX, pairs=st.lists(st.tuples(_NAME, _VALUE), max_size=4))
def test_nothing_fails(
    request: pytest.FixtureRequest,
    graph: str,
    path: str,
    suffix: str,
    pairs: list[tuple[str, str]],
) -> None:
    # A request that reaches the reader processes is slow, and theirs to test.
    if path == "query":
        pairs = [pair for pair in pairs if pair[0] != "query"]
    client = request.getfixturevalue(graph)
    answer = client.get(f"/{path}{suffix}?{urlencode(pairs)}")
    assert answer.status in (200, 303, 307, 400, 404, 405, 406)
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert "</html>" in answer.text


def test_raw_bytes_in_addresses_do_no_harm(small: Any) -> None:
    for raw in ("/country/%ff%fe", "/positions?country=%ff", "/search?q=%00%ed%a0%80", "/%0d%0a"):
        assert small.get(raw).status in (200, 400, 404)


def test_methods_that_write_are_refused(small: Any) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert small.get("/country/NOR", method=method).status == 405
