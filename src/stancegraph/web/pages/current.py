"""The site that is served now: made anew in the background when the graph is built anew."""

from __future__ import annotations

from threading import Lock, Thread

from stancegraph.errors import StancegraphError
from stancegraph.graph import Graph
from stancegraph.store.manifest import Manifest
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.site import Site
from stancegraph.web.source import Source


class Current:
    """Gives the site of a source; the old one until the new one is ready."""

    def __init__(self, graph: Graph, source: Source) -> None:
        self._source = source
        self._version = source.version()
        self._site = _site(graph, source)
        self._making = Lock()

    def __call__(self) -> Site:
        """The site to answer from."""
        version = self._source.version()
        if version not in (None, self._version) and self._making.acquire(blocking=False):
            Thread(target=self._renew, daemon=True).start()
        return self._site

    def _renew(self) -> None:
        try:
            version = self._source.version()
            if self._source.folder is not None:
                self._site = _site(Graph.open(self._source.folder), self._source)
            self._version = version
        except StancegraphError:
            pass  # a build is putting the graph in place; the next request tries again
        finally:
            self._making.release()


def _site(graph: Graph, source: Source) -> Site:
    built = ""
    if source.folder is not None:
        built = Manifest.read(source.folder).built_at[:16].replace("T", " ") + " UTC"
    site = Site(graph, Catalogue.of(graph.tables, graph.base), source.name, built)
    _ = site.nodes, site.templates
    return site
