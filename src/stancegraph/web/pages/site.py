"""What every page needs: the graph with its prepared frames, and the templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from importlib.util import find_spec
from threading import Lock
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from stancegraph.graph import Graph
from stancegraph.web.pages import text
from stancegraph.web.pages.addresses import page_of, slug_of, with_query
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.filters import short
from stancegraph.web.pages.nodes import Nodes

T = TypeVar("T")
_SCRIPT = "page.js"
_KEPT = 32
"""Computed networks and tables that are kept."""


@dataclass(frozen=True)
class Site:
    """A graph as its pages see it."""

    graph: Graph
    catalogue: Catalogue
    name: str
    """What whoever serves the graph calls it."""
    built: str
    """When it was last built, where that is known."""
    _kept: dict[str, Any] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def kept(self, key: str, make: Callable[[], T]) -> T:
        """What was computed before under that key, else what `make` gives; a few are kept."""
        with self._lock:
            if key in self._kept:
                found: T = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return made

    @cached_property
    def nodes(self) -> Nodes:
        """Everything that bears a label and has a page."""
        return Nodes.of(self.catalogue)

    @cached_property
    def templates(self) -> Environment:
        """The templates; whatever they write is escaped, and control characters shown as such."""
        environment = Environment(
            loader=PackageLoader("stancegraph.web", "templates"),
            autoescape=True,
            finalize=text.finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(
            counted=text.counted, shortened=text.shortened, words=text.words, short=short
        )
        environment.globals.update(
            site=self,
            scripts=scripts(),
            page_of=page_of,
            slug_of=slug_of,
            with_query=with_query,
            label=self.catalogue.label,
            can_draw=can_draw,
        )
        return environment


@cache
def can_draw() -> bool:
    """Whether the packages that draw are installed."""
    return all(find_spec(name) for name in ("altair", "vl_convert"))


def scripts() -> list[str]:
    """The module that enhances the pages, where it is installed; without it they say the same."""
    static = files("stancegraph.web").joinpath("static")
    return [_SCRIPT] if static.joinpath(_SCRIPT).is_file() else []
