"""The SPARQL endpoint: from a request to an answer, or to an error that says what to do."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from stancegraph.errors import (
    GraphError,
    QueryRefused,
    QueryTimeout,
    StancegraphError,
    UnknownFormat,
    UsageError,
)
from stancegraph.web import formats
from stancegraph.web.description import description
from stancegraph.web.guard import complete, raw
from stancegraph.web.process import Answer, Crashed
from stancegraph.web.protocol import METHODS, Asked, asked
from stancegraph.web.readers import Busy, Readers
from stancegraph.web.source import Source
from stancegraph.web.wire import Question

Page = Callable[[Request], Awaitable[Response]]

PATH = "/sparql"
_PIECE = 1 << 18
"""Bytes of an answer that are sent at once."""
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_STATUS: tuple[tuple[type[StancegraphError], int], ...] = (
    (QueryRefused, 403),
    (UnknownFormat, 406),
    (UsageError, 400),
    (GraphError, 503),
    (StancegraphError, 400),
)
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
_HEADERS = raw(
    {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Retry-After",
        "Cache-Control": "no-cache",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Vary": "Accept",
    }
)


class Endpoint:
    """The SPARQL 1.1 Protocol query operation as an ASGI application.

    `page` answers a browser that comes without a query: its Accept header prefers HTML.
    """

    def __init__(self, source: Source, readers: Readers, page: Page | None = None) -> None:
        self._source, self._readers, self._page = source, readers, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._response(request)
        except (HTTPException, StancegraphError) as error:
            response = problem(error)
        if response.media_type != formats.HTML:
            complete(response.raw_headers, _HEADERS)
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS), **_PREFLIGHT})
        wanted = await asked(request, self._readers.limits)
        if wanted is None:
            return await self._described(request)
        accept = request.headers.get("accept")
        rows = _accepted(formats.ROWS, formats.ROW_TYPES, wanted, accept)
        graph = _accepted(formats.GRAPHS, formats.GRAPH_TYPES, wanted, accept)
        question = Question(
            wanted.text,
            rows and formats.form(formats.ROWS, rows),
            graph and formats.form(formats.GRAPHS, graph),
            wanted.derived,
            wanted.default_graphs,
            wanted.named_graphs,
            _address(request),
        )
        async with _ended_with_client(request):
            answer = await self._readers.ask(question)
        return AnswerResponse(answer, str(graph if answer.graph else rows))

    async def _described(self, request: Request) -> Response:
        offers = [*formats.GRAPH_TYPES, *([formats.HTML] if self._page else [])]
        media_type = formats.preferred(request.headers.get("accept"), offers)
        if media_type is None:
            raise HTTPException(406, f"the description is there as {', '.join(offers)}")
        if self._page and media_type == formats.HTML:
            return await self._page(request)
        form = formats.form(formats.GRAPHS, media_type)
        return Response(description(self._source, _address(request), form), media_type=media_type)


def _accepted(
    media: formats.Media, offers: Sequence[str], wanted: Asked, accept: str | None
) -> str | None:
    """The media type for an answer; None where the client takes none."""
    named = next((form for form in wanted.forms if form in media), None)
    return media[named][0] if named else formats.preferred(accept, offers)


def _address(request: Request) -> str:
    """The address of the endpoint as the client knows it."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        name, port = request.scope.get("server") or ("localhost", None)
        host = f"{name}:{port}" if port else name
    return f"{request.scope['scheme']}://{host}{PATH}"


@asynccontextmanager
async def _ended_with_client(request: Request) -> AsyncIterator[None]:
    """Do something as long as the client is there; raises HTTPException when it leaves."""
    working = asyncio.current_task()
    assert working is not None  # noqa: S101  # we are in it
    has_left = False

    async def watch() -> None:
        nonlocal has_left
        while (await request.receive())["type"] != "http.disconnect":
            pass
        has_left = True
        working.cancel()

    watching = asyncio.create_task(watch())
    try:
        yield
    except asyncio.CancelledError as error:
        if has_left and not working.uncancel():
            raise HTTPException(503, "the client has left") from error
        raise
    finally:
        watching.cancel()


class AnswerResponse(Response):
    """An answer, sent in pieces."""

    def __init__(self, answer: Answer, media_type: str) -> None:
        super().__init__(media_type=media_type)
        self._answer = answer
        self.headers["Content-Length"] = str(answer.size)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; to a HEAD request only the head."""
        with self._answer.data as data:
            await send(
                {
                    "type": "http.response.start",
                    "status": self.status_code,
                    "headers": self.raw_headers,
                }
            )
            left = 0 if scope["method"] == "HEAD" else self._answer.size
            while left > _PIECE:
                piece = data.read(_PIECE)
                left -= len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": data.read(left)})


def problem(error: HTTPException | StancegraphError) -> Response:
    """An error as a plain text with its status."""
    if isinstance(error, HTTPException):
        given = dict(error.headers or {})
        if "Allow" in given:  # Starlette's is a set
            given["Allow"] = ", ".join(sorted(given["Allow"].split(", ")))
        return PlainTextResponse(f"{error.detail}\n", error.status_code, given)
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    # To repeat at once what took too long or broke its reader would be no use.
    lasting = status != 503 or isinstance(error, QueryTimeout | Crashed)
    headers = {} if lasting else {"Retry-After": "2" if isinstance(error, Busy) else "10"}
    return PlainTextResponse(f"{error}\n", status, headers)
