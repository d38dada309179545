"""Pictures from the server: SVG files that pages show as images."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from stancegraph.plots.picture import Picture
from stancegraph.web.pages.addresses import with_query
from stancegraph.web.pages.page import Query
from stancegraph.web.pages.site import Site


def drawn(site: Site, query: Query, make: Callable[[], Picture]) -> Response:
    """A picture as an SVG response; raises MissingExtra where nothing can draw."""
    key = with_query(query.path, query.pairs())
    return Response(site.kept(key, lambda: make().svg()), media_type="image/svg+xml")
