"""stancegraph: which country stood where, on whose behalf, when, about what, and who says so.

    import stancegraph as sg
    graph = sg.build(["article.txt"], out="graph/")
    graph.positions(holder="PAK", polarity="support")
    graph.sparql("SELECT * WHERE { ?position sg:holder ?holder }")

The names below are loaded when they are first used, so that the command line starts quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stancegraph.errors import StancegraphError
    from stancegraph.graph import Graph

    build = Graph.build
    open = Graph.open  # the contract's name

__all__ = ["Graph", "StancegraphError", "build", "open"]


def __getattr__(name: str) -> Any:
    if name == "StancegraphError":
        return import_module("stancegraph.errors").StancegraphError
    if name in __all__:
        graph = import_module("stancegraph.graph").Graph
        return graph if name == "Graph" else getattr(graph, name)
    raise AttributeError(f"module 'stancegraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
