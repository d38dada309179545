"""Pictures from the server: SVG files that pages show as images."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

from starlette.responses import Response

from stancegraph.plots.picture import Picture


@cache
def can_draw() -> bool:
    """Whether the packages that draw are installed."""
    return all(find_spec(name) for name in ("altair", "vl_convert"))


def drawn(make: Callable[[], Picture]) -> Response:
    """A picture as an SVG response; raises MissingExtra where nothing can draw."""
    return Response(make().svg(), media_type="image/svg+xml")
