"""Reading a request of the SPARQL 1.1 Protocol: the query, the dataset, and how they may arrive.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from stancegraph.web.limits import Limits

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_SLOWEST = 30.0
"""Seconds in which the body of a request must have arrived."""
_FIELDS = 200
"""Parameters of a request."""
_BROKEN = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    derived: bool
    """Whether the default graph is to hold also what was inferred: `derived=true`."""
    forms: tuple[str, ...]
    """Forms wanted by name, whatever the client accepts: `format=csv`.

    The protocol knows no such parameter, but links need it and some clients give it as a hint, so
    a name that nobody knows is none.
    """


async def asked(request: Request, limits: Limits) -> Asked | None:
    """What a request asks; None for a GET without anything, which asks for the description.

    Raises HTTPException: 400 for what is malformed, 403 for an update, 405, 408 and 413 for a
    slow or a large body, 414 for a long address, 415 for a body of another kind.
    """
    if request.method not in METHODS:
        raise HTTPException(
            405, f"{request.method} is not allowed here", {"Allow": ", ".join(METHODS)}
        )
    target = request.scope["query_string"]
    if len(target) + len(request.scope["path"]) > limits.address:
        raise HTTPException(414, f"the address is too long (limit: {limits.address:,} bytes); POST")
    fields = list(_fields(target))
    if request.method == "POST":
        fields += await _posted(request, limits)
    elif not fields:
        return None
    return _meant(fields)


async def _posted(request: Request, limits: Limits) -> list[tuple[str, str]]:
    """The parameters in the body of a POST; a query posted directly is one."""
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == _UPDATE:
        raise _update()
    if kind not in (_FORM, _QUERY):
        raise HTTPException(
            415, f"send a query as {_QUERY} or {_FORM}" + (f", not as {kind}" if kind else "")
        )
    charset = re.search(r"charset\s*=\s*\"?([^\s\";]+)", rest, re.IGNORECASE)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise HTTPException(415, f"send a query in UTF-8, not in {charset[1]}")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "send a query without a content encoding")
    body = await _body(request, limits)
    return list(_fields(body)) if kind == _FORM else [("query", _text(body, "the query"))]


async def _body(request: Request, limits: Limits) -> bytes:
    too_large = HTTPException(413, f"a query may have {limits.query:,} bytes")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and len(announced.lstrip("0")) > len(str(limits.query)):
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(_SLOWEST):
            async for part in request.stream():
                body += part
                if len(body) > limits.query:
                    raise too_large
    except TimeoutError as error:
        raise HTTPException(408, "the query did not arrive in time") from error
    except ClientDisconnect as error:
        raise HTTPException(400, "the query did not arrive whole") from error
    return bytes(body)


def _fields(data: bytes) -> Iterator[tuple[str, str]]:
    """The names and values of URL-encoded parameters."""
    if data.count(b"&") >= _FIELDS:
        raise HTTPException(400, f"there are more than {_FIELDS} parameters")
    for field in filter(None, data.split(b"&")):
        if broken := _BROKEN.search(field):
            shown = field[broken.start() : broken.start() + 3].decode("ascii", "replace")
            raise HTTPException(400, f"{shown!r} is no percent-encoding; write % as %25")
        name, _, value = (unquote_to_bytes(part) for part in _halves(field))
        key = _text(name, "the name of a parameter")
        yield key, _text(value, f"the parameter {key}")


def _halves(field: bytes) -> tuple[bytes, bytes, bytes]:
    return field.replace(b"+", b" ").partition(b"=")


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"{what} is not UTF-8 (byte {error.start})") from error


def _meant(fields: list[tuple[str, str]]) -> Asked:
    given: dict[str, list[str]] = {}
    for name, value in fields:
        given.setdefault(name, []).append(value)
    if "update" in given:
        raise _update()
    text = _one(given, "query")
    if text is None:
        raise HTTPException(400, "there is no query: give the parameter `query`")
    if not text.strip():
        raise HTTPException(400, "the query is empty")
    derived = _one(given, "derived") or "false"
    if derived not in _TRUTH:
        raise HTTPException(400, "`derived` is true or false")
    return Asked(
        text,
        tuple(given.get("default-graph-uri", ())),
        tuple(given.get("named-graph-uri", ())),
        _TRUTH[derived],
        tuple(given.get("format", ())),
    )


def _one(given: dict[str, list[str]], name: str) -> str | None:
    values = given.get(name, [])
    if len(values) > 1:
        raise HTTPException(400, f"`{name}` is given {len(values)} times; give it once")
    return values[0] if values else None


def _update() -> HTTPException:
    return HTTPException(
        403, "this endpoint only reads: change the sources and build the graph again"
    )
