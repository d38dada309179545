"""The web application: the endpoint, and whatever routes are given beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from stancegraph.errors import StancegraphError
from stancegraph.web.endpoint import PATH, Endpoint, Page, problem
from stancegraph.web.guard import Guard
from stancegraph.web.limits import Limits
from stancegraph.web.readers import Readers
from stancegraph.web.source import Source


def application(
    source: Source,
    limits: Limits | None = None,
    *,
    routes: Sequence[BaseRoute] = (),
    page: Page | None = None,
) -> Starlette:
    """The application that serves a source; its readers run while its lifespan does.

    `routes` come beside the endpoint; they find `source` and `readers` in `request.app.state`.
    `page` is what a browser sees at the endpoint when it comes without a query.
    """
    readers = Readers(source, limits)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        try:
            await readers.start()
            yield
        finally:
            await readers.stop()

    endpoint = Endpoint(source, readers, page)
    app = Starlette(
        routes=[Route(PATH, endpoint), Route(f"{PATH}/", endpoint), *routes],
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: _problem, StancegraphError: _problem, 500: _failure},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.state.source, app.state.readers = source, readers
    return app


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException | StancegraphError)  # noqa: S101  # as registered
    if isinstance(error, HTTPException) and error.status_code == 404:
        return PlainTextResponse(f"nothing is here; the endpoint is at {PATH}\n", 404)
    return problem(error)


async def _failure(request: Request, error: Exception) -> Response:
    return PlainTextResponse("something went wrong here; the server's terminal says what\n", 500)
