"""`stancegraph validate`: a graph or an RDF file against the shapes of the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import ANY_PATH

if TYPE_CHECKING:
    from stancegraph.rdf.validation import Problem, Report


@click.command("validate")
@click.argument("source", metavar="DIR|FILE", type=ANY_PATH)
def command(source: Path) -> None:
    """Hold a graph or an RDF file against the shapes of the ontology.

    Says which node lacks what, and how much evidence nobody could check because its fact sheet
    has no text. The exit code is 1 where something is wrong. The kind of an RDF file follows from
    its suffix. Needs the extra [validate].

    \b
    Examples:
      stancegraph validate graph
      stancegraph validate graph.ttl
    """
    is_graph = source.is_dir() or not (source.exists() or source.suffix)
    report, base, unchecked = _graph(source) if is_graph else _file(source)
    for line in _lines(report, base, unchecked):
        click.echo(line)
    if not report.conforms or not report.checked:
        raise click.exceptions.Exit(1)


def _graph(folder: Path) -> tuple[Report, str, int]:
    from stancegraph.graph import Graph
    from stancegraph.records import Evidence
    from stancegraph.records.values import EvidenceKind

    graph = Graph.open(folder)
    kinds = graph.tables[Evidence]["kind"]
    return graph.validate(), graph.base, int((kinds == EvidenceKind.ENTRY).sum())


def _file(path: Path) -> tuple[Report, str, int]:
    from stancegraph.rdf.files import quads
    from stancegraph.rdf.validation import validate
    from stancegraph.vocabulary import BASE, expand

    found = list(quads(path))
    unchecked = {quad.subject for quad in found if quad.predicate.value == expand("sg:pointer")}
    return validate(found), BASE, len(unchecked)


def _lines(report: Report, base: str, unchecked: int) -> Iterator[str]:
    from stancegraph.cli.output import counted

    for problem in report.problems:
        yield _line(problem, base)
    checked = counted(report.checked, "node")
    if not report.checked:
        yield "nothing to check: no node is of a kind that the shapes are about"
    elif report.conforms:
        yield f"conforms: {checked} checked, no problem"
    else:
        yield f"does not conform: {checked} checked, {counted(len(report.problems), 'problem')}"
    if unchecked:
        entries = "1 entry" if unchecked == 1 else f"{unchecked:,} entries"
        yield f"not checked: {entries} of fact sheets without a text (query: unverified)"


def _line(problem: Problem, base: str) -> str:
    from stancegraph.cli.output import one_line
    from stancegraph.cli.terms import shortened

    where = f"{shortened(problem.focus, base)} {problem.path}".rstrip()
    found = f" (found {shortened(problem.value, base)})" if problem.value else ""
    return one_line(f"{problem.severity}: {where}: {problem.message}{found}")
