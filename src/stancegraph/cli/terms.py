"""RDF terms as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.vocabulary import prefixed

if TYPE_CHECKING:
    from stancegraph.query.run import Term


def shown(term: Term | None, base: str) -> str:
    """A term without its namespace: `country/PAK` for what is in the graph, else `sg:Support`.

    What stands here for a node of the graph is what `explain` and `--param` take.
    """
    from pyoxigraph import Literal, NamedNode

    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    return shortened(term.value, base) if isinstance(term, NamedNode) else str(term)


def shortened(iri: str, base: str) -> str:
    """An IRI without the base of the graph, or with the prefix of a namespace that we know."""
    if iri.startswith(base):
        return iri.removeprefix(base)
    return prefixed(iri)
