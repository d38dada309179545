"""From a request to a page: addresses, twins, and errors that say what to do.

Handlers are plain functions, so each runs in a thread of its own: a slow page holds up no other.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from stancegraph.errors import GraphError, StancegraphError, UsageError
from stancegraph.web.formats import preferred
from stancegraph.web.pages.addresses import page_of, with_query
from stancegraph.web.pages.current import Current
from stancegraph.web.pages.page import NotFound, Page, Query
from stancegraph.web.pages.site import Site
from stancegraph.web.pages.twins import FORMS, written

Handler = Callable[[Site, Query], Page]
FileHandler = Callable[[Site, Query], Response]
NodeHandler = Callable[[Site, Query, str], Page]
_FIELDS = 200
"""Parameters that an address may have."""
_LONGEST = 80
"""Characters of an address that are searched for where nothing is there."""
_NEGOTIATED = {"text/html": "", "text/turtle": ".ttl", "application/json": ".json"}


def fixed(
    current: Current, handler: Handler, path: str, form: str
) -> Callable[[Request], Response]:
    """The endpoint of a page at a fixed address, in one form."""

    def endpoint(request: Request) -> Response:
        site = current()
        return _answer(site, request, lambda: (handler(site, asked_for(request, path)), form), path)

    return endpoint


def node(current: Current, handler: NodeHandler) -> Callable[[Request], Response]:
    """The endpoint of the pages of one kind of nodes, in every form."""

    def endpoint(request: Request) -> Response:
        site = current()
        identifier, form = _split(site, request.scope["path"].removeprefix("/"))
        path = f"/{identifier}"

        def found() -> tuple[Page, str]:
            return handler(site, asked_for(request, path), identifier), form

        return _answer(site, request, found, path)

    return endpoint


def file(current: Current, handler: FileHandler) -> Callable[[Request], Response]:
    """The endpoint of something that is no page: a picture, a file."""

    def endpoint(request: Request) -> Response:
        site = current()
        try:
            return handler(site, asked_for(request, request.scope["path"]))
        except StancegraphError as error:
            return failure(site, request, error)

    return endpoint


def redirected(current: Current) -> Callable[[Request], Response]:
    """The endpoint of identifiers, which leads to the page of a node or to a twin (303)."""

    def endpoint(request: Request) -> Response:
        site = current()
        path = request.scope["path"]
        identifier = path.removeprefix("/id/")
        address = page_of(identifier)
        if not address:
            return failure(site, request, _nothing(path))
        media_type = preferred(request.headers.get("accept"), list(_NEGOTIATED))
        if media_type is None:
            offers = ", ".join(_NEGOTIATED)
            return PlainTextResponse(f"a node is described as {offers}\n", 406)
        target = address + _NEGOTIATED[media_type]
        return RedirectResponse(target, 303, headers={"Vary": "Accept"})

    return endpoint


def missing(current: Current) -> Callable[[Request], Response]:
    """The endpoint of every address that names no page."""

    def endpoint(request: Request) -> Response:
        site = current()
        return failure(site, request, _nothing(request.scope["path"]))

    return endpoint


def _nothing(path: str) -> NotFound:
    return NotFound(f"there is no page {path}", hint="search for it: /search?q=…")


def _split(site: Site, identifier: str) -> tuple[str, str]:
    """An identifier without the suffix of a twin, which a node's own name is not."""
    stem, dot, form = identifier.rpartition(".")
    if dot and form in FORMS and identifier not in site.catalogue.labels:
        return stem, form
    return identifier, ""


def asked_for(request: Request, path: str) -> Query:
    """The parameters of a request; raises UsageError for too many of them."""
    raw = request.scope["query_string"].decode("latin-1")
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, errors="replace", max_num_fields=_FIELDS)
    except ValueError as error:
        raise UsageError(f"an address may have {_FIELDS} parameters at most") from error
    return Query.of(path, pairs)


def _answer(
    site: Site, request: Request, found: Callable[[], tuple[Page, str]], path: str
) -> Response:
    try:
        page, form = found()
        query = asked_for(request, path)
        response = written(site, page, form, query)
        if not form and page.twins:
            stem = path if path != "/" else "/index"
            twins = [with_query(f"{stem}.{one}", query.pairs()) for one in ("json", "ttl")]
            types = ("application/json", "text/turtle")
            response.headers["Link"] = ", ".join(
                f'<{one}>; rel="alternate"; type="{kind}"'
                for one, kind in zip(twins, types, strict=True)
            )
    except StancegraphError as error:
        return failure(site, request, error)
    response.headers["Cache-Control"] = "no-cache"
    return response


def failure(site: Site, request: Request, error: StancegraphError) -> Response:
    """An error as a page for people, as one line for programs that ask for a twin."""
    status = 404 if isinstance(error, NotFound) else 503 if isinstance(error, GraphError) else 400
    if request.scope["path"].rpartition(".")[2] in FORMS:
        return PlainTextResponse(f"{error}\n", status)
    template = site.templates.get_template("error.html")
    titles = {404: "Not found", 400: "This cannot be shown", 503: "Not available now"}
    words = request.scope["path"].rpartition("/")[2][:_LONGEST].replace("-", " ")
    shown = template.render(
        title=titles[status],
        words=words,
        near=site.nodes.search(words).head(5).to_dicts() if status == 404 and words.strip() else [],
        status=status,
        what=error.what,
        hint=error.hint or "",
        query=Query(request.scope["path"]),
        page=None,
    )
    return Response(shown, status, media_type="text/html", headers={"Cache-Control": "no-cache"})
