"""The running server: queries that run away, clients that leave, and what is said of either."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from stancegraph.errors import GraphError, QueryTimeout, SourceError
from stancegraph.web.endpoint import problem
from stancegraph.web.readers import Busy

Serve = Callable[..., AbstractContextManager[str]]


def ask(address: str, query: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request("GET", f"/sparql?query={quote(query)}")
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def test_a_runaway_gets_a_clean_503_and_the_next_query_works(
    serve: Serve, lakes: Path, runaway: str
) -> None:
    with serve(lakes, "--timeout", "1", "--readers", "1") as address:
        start = time.monotonic()
        response, told = ask(address, runaway)
        assert response.status == 503
        assert time.monotonic() - start < 2.5
        assert told == (
            "the query did not end within 1 seconds\n  make it narrower, or add a LIMIT\n"
        )
        assert ask(address, "ASK {}")[0].status == 200


def test_the_query_of_a_client_that_leaves_is_ended(
    serve: Serve, lakes: Path, runaway: str
) -> None:
    with serve(lakes, "--timeout", "25", "--readers", "1") as address:
        parts = urlsplit(address)
        with socket.create_connection((parts.hostname, parts.port)) as leaver:
            leaver.sendall(
                f"GET /sparql?query={quote(runaway)} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
            )
            time.sleep(0.3)
        start = time.monotonic()
        assert ask(address, "ASK {}")[0].status == 200
        assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("error", "status", "again"),
    [
        (Busy("many wait"), 503, "2"),
        (GraphError("the store is away"), 503, "10"),
        (QueryTimeout("too long"), 503, None),
        (SourceError("no such thing"), 400, None),
    ],
)
def test_whether_to_come_again_is_told(error: Exception, status: int, again: str | None) -> None:
    response = problem(error)
    assert (response.status_code, response.headers.get("retry-after")) == (status, again)
