"""A reader: a process that answers one query after the other, and is killed when it takes too long.

`python -m stancegraph.web.reader STORE BASE LIMITS` reads questions from standard input and writes
frames to standard output, see `wire`. It ends with its input. Oxigraph cannot cancel a query, so
the server kills the process at the deadline; should the server be gone, an alarm does.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryTriples, Store

from stancegraph.errors import GraphError, QueryRefused, StancegraphError, UsageError
from stancegraph.query import scan
from stancegraph.query.run import syntax_error
from stancegraph.vocabulary import NAMESPACES, derived_graph
from stancegraph.web import wire
from stancegraph.web.limits import Limits
from stancegraph.web.writing import write_graph, write_rows

_GRACE = 2.0
"""Seconds after the deadline when a reader ends itself, had the server not done so."""

Graphs = list[NamedNode | BlankNode | DefaultGraph]


def answer(store: Store, base: str, limits: Limits, question: wire.Question, out: BinaryIO) -> None:
    """Write the frames of an answer; raises StancegraphError for a query that has none."""
    scan.refuse(question.text)
    try:
        found = store.query(
            question.text,
            base_iri=question.address,
            prefixes=NAMESPACES,
            **_dataset(question, base),
        )
    except SyntaxError as error:
        raise syntax_error(error) from error
    if isinstance(found, QueryTriples):
        write_graph(found, question.graph, limits, out)
    else:
        write_rows(found, question.rows, limits, out)
    out.write(wire.frame(wire.ENDED))


def _dataset(question: wire.Question, base: str) -> dict[str, Any]:
    """The graphs that a query sees: those of the request, else those that it names itself.

    A query that names none, or only `FROM NAMED`, sees the asserted triples as default graph.
    """
    if question.default_graphs or question.named_graphs:
        return {
            "default_graph": [_graph(iri) for iri in question.default_graphs],
            "named_graphs": [_graph(iri) for iri in question.named_graphs],
        }
    if scan.names_its_graphs(question.text):
        return {}
    default: Graphs = [DefaultGraph()]
    if question.derived:
        default.append(NamedNode(derived_graph(base)))
    return {"default_graph": default}


def _graph(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise UsageError(f"{iri!r} is no IRI of a graph: {error}") from error


def _told(store: Store, base: str, limits: Limits, question: wire.Question, out: BinaryIO) -> None:
    """Write the answer, or the error in its place."""
    try:
        answer(store, base, limits, question, out)
    except StancegraphError as error:
        out.write(wire.failed(error))
    except MemoryError:
        out.write(wire.failed(out_of_memory(limits)))
    except (OSError, RuntimeError, ValueError) as error:
        out.write(wire.failed(GraphError(f"the query could not be answered: {error}")))


def out_of_memory(limits: Limits) -> QueryRefused:
    """What is said of a query that does not fit."""
    return QueryRefused(
        f"the query needs more memory than the {limits.memory:,} bytes that it may take",
        hint="narrow it, or sort and group less",
    )


def _bound(memory: int) -> None:
    """Take no more memory than that, and leave no picture of it when it is not enough."""
    for kind, most in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(kind, (most, hard))


def main(store: Path, base: str, limits: Limits) -> None:
    """Answer questions until there are no more."""
    questions, out = sys.stdin.buffer, sys.stdout.buffer
    _bound(limits.memory)
    try:
        opened = Store.read_only(str(store))
    except (OSError, RuntimeError) as error:
        out.write(wire.failed(GraphError(f"the store cannot be opened: {error}", at=str(store))))
        return
    out.write(wire.frame(wire.READY))
    out.flush()
    while head := questions.read(wire.LENGTH.size):
        question, seconds = wire.decoded(questions.read(*wire.LENGTH.unpack(head)))
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
        _told(opened, base, limits, question, out)
        signal.setitimer(signal.ITIMER_REAL, 0)
        out.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Limits(**json.loads(sys.argv[3])))
