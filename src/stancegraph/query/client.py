"""One request of the SPARQL 1.1 Protocol over HTTP, bounded in time and size.

https://www.w3.org/TR/sparql11-protocol/#query-operation. The query is posted as a form. Nothing is
sent on: where a server points elsewhere, the error names the address, and the user decides.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from stancegraph.errors import (
    GraphError,
    QueryRefused,
    QueryTimeout,
    StancegraphError,
    UsageError,
)

LARGEST = 500_000_000
"""Bytes that an answer may have."""
Fields = Sequence[tuple[str, str]]

_PIECE = 1 << 20
_TOLD = 300
"""Characters of a server's own message that an error repeats."""
_REFUSALS = (400, 403, 406, 413, 414, 415, 422)
_ABSENT = (404, 405, 410)
_LATE = (408, 504)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is; the name and password in it are kept apart and never shown."""

    url: str
    authorization: str | None = None

    @classmethod
    def read(cls, given: str) -> Address:
        """The address from its text, such as `https://name:password@example.org/sparql`.

        Raises UsageError for what is no http or https address.
        """
        shown = re.sub(r"//[^/?#]*@", "//", given)
        try:
            parts = urlsplit(given)
            host, _ = parts.hostname, parts.port
        except ValueError:
            host = None
        if not host or parts.scheme not in ("http", "https"):
            raise UsageError(
                f"{shown!r} is no address of an endpoint",
                hint="give one such as http://127.0.0.1:8000/sparql",
            )
        if not re.fullmatch(r"[!-~]+", given):
            raise UsageError(
                f"the address {shown!r} has characters that must be encoded",
                hint="write them as %20 and the like",
            )
        named, _, netloc = parts.netloc.rpartition("@")
        plain = parts._replace(netloc=netloc, fragment="").geturl()
        if not named:
            return cls(plain)
        coded = b64encode(unquote(named).encode()).decode()
        return cls(plain, f"Basic {coded}")

    def __str__(self) -> str:
        return self.url


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a server: its media type, all headers, and the body."""

    media_type: str
    headers: Mapping[str, str]
    body: bytes


def post(address: Address, fields: Fields, accept: str, timeout: float) -> Reply:
    """Send the fields of a form, and read the answer.

    `timeout` is how long the server may be silent, in seconds. Raises QueryRefused where the
    server refuses the query, QueryTimeout, and GraphError for all else that goes wrong.
    """
    headers = {"Accept": accept, "User-Agent": "stancegraph"}
    if address.authorization:
        headers["Authorization"] = address.authorization
    request = Request(address.url, urlencode(fields).encode(), headers)  # noqa: S310  # Address.read
    try:
        with build_opener(_Nowhere).open(request, timeout=timeout) as response:
            return Reply(
                response.headers.get_content_type(), response.headers, _body(response, address)
            )
    except HTTPError as error:
        with error:
            raise _told(error, address) from None
    except TimeoutError as error:
        raise _late(address) from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _late(address) from error
        raise GraphError(
            f"the endpoint cannot be reached: {error.reason}",
            at=str(address),
            hint="see whether its server runs, and whether the address is right",
        ) from error
    except (HTTPException, OSError) as error:
        raise GraphError(
            f"the endpoint broke off its answer: {error or type(error).__name__}", at=str(address)
        ) from error


class _Nowhere(HTTPRedirectHandler):
    """Follows no redirection: a query and a password go only where they were meant to go."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def _body(response: HTTPResponse, address: Address) -> bytes:
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise GraphError("the endpoint sends a compressed answer unasked", at=str(address))
    body = bytearray()
    while part := response.read(_PIECE):
        body += part
        if len(body) > LARGEST:
            raise QueryRefused(
                f"the answer has more than {LARGEST:,} bytes",
                at=str(address),
                hint="make the query narrower, or add a LIMIT",
            )
    announced = response.headers.get("Content-Length")
    if announced is not None and announced.isdecimal() and len(body) < int(announced):
        raise GraphError(
            f"the endpoint broke off its answer after {len(body):,} bytes", at=str(address)
        )
    return bytes(body)


def _late(address: Address) -> QueryTimeout:
    return QueryTimeout(
        "the endpoint did not answer in time",
        at=str(address),
        hint="make the query narrower, add a LIMIT, or allow more time with --timeout",
    )


def _told(error: HTTPError, address: Address) -> StancegraphError:
    """What an answer with another status than 200 means, in the server's words where it has any."""
    at, status = str(address), f"{error.code} {error.reason}".strip()
    message = _message(error) or status
    if 300 <= error.code < 400:
        target = re.sub(r"//[^/?#]*@", "//", error.headers.get("Location", "nowhere"))
        return GraphError(
            f"the endpoint sends on to {target} ({status}), which is not followed",
            at=at,
            hint="if that is the right place, give it as --endpoint",
        )
    if error.code == 401:
        return GraphError(
            "the endpoint wants a name and a password, or others than these",
            at=at,
            hint="write them before the host: https://NAME:PASSWORD@…",
        )
    if error.code in _REFUSALS:
        return QueryRefused(f"the endpoint refuses the query: {message}", at=at)
    if error.code in _ABSENT:
        return GraphError(
            f"there is no SPARQL endpoint ({status})",
            at=at,
            hint="`stancegraph serve` and Virtuoso have it at /sparql, Oxigraph at /query",
        )
    if error.code in _LATE:
        return _late(address)
    return GraphError(f"the endpoint has failed ({error.code}): {message}", at=at)


def _message(error: HTTPError) -> str:
    """The beginning of a plain text; pages in HTML say nothing in a terminal."""
    headers: Any = error.headers
    if headers.get_content_type() not in ("application/json", "text/plain"):
        return ""
    try:
        text = error.read(10 * _TOLD).decode(errors="replace")
    except (HTTPException, OSError):
        return ""
    words = " ".join(text.split())
    return words if len(words) <= _TOLD else f"{words[:_TOLD]}…"
