"""`stancegraph query`: SPARQL on a graph, by name, from a file or from a pipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import ANY_PATH

if TYPE_CHECKING:
    from stancegraph.graph import Graph
    from stancegraph.query.named import NamedQuery
    from stancegraph.query.run import Asker

_LARGEST = 1_000_000
"""Bytes of a query that are read from a pipe."""


def _pairs(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    values = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{pair!r} is not of the form name=value")
        if name in values:
            raise click.BadParameter(f"{name!r} is given twice")
        values[name] = value
    return values


@click.command("query")
@click.argument("graph", metavar="DIR", type=ANY_PATH, required=False)
@click.argument("query", metavar="NAME|FILE.rq|-", required=False)
@click.option("--list", "listed", is_flag=True, help="List the named queries and end.")
@click.option(
    "--param",
    "parameters",
    metavar="NAME=VALUE",
    multiple=True,
    callback=_pairs,
    help="Fill in a parameter of the query; may be repeated.",
)
@click.option("--derived", is_flag=True, help="Ask also what follows for members of groups.")
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "turtle"]),
    default="table",
    show_default=True,
    help="A table to read, a SPARQL result format, or turtle for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="How long the query may take.",
)
def command(
    graph: Path | None,
    query: str | None,
    listed: bool,
    parameters: dict[str, str],
    derived: bool,
    format: str,
    timeout: float,
) -> None:
    """Ask a graph: a named query, a file, or SPARQL from a pipe.

    Without a query, the named queries are listed. The prefixes of the ontology need no
    declaration.

    \b
    Examples:
      stancegraph query graph everything-said --param country=PAK --derived
      echo 'SELECT ?who { ?p sg:holder ?who }' | stancegraph query graph - --format csv
    """
    if listed or (graph is not None and query is None):
        _list()
        return
    if graph is None or query is None:
        raise click.UsageError("Name the directory of a graph, or use --list.")
    from stancegraph.cli import output
    from stancegraph.graph import Graph

    opened = Graph.open(graph)
    text = _query(query).bound(parameters, opened.base)
    asker = opened.asker(derived=derived, timeout=timeout)
    if format == "table":
        _show(asker, text, opened)
    else:
        output.raw().write(asker.serialized(text, format))


def _query(given: str) -> NamedQuery:
    from stancegraph.query.named import from_file, named, parse

    if given == "-":
        return parse("standard input", _piped())
    return from_file(Path(given)) if given.endswith(".rq") else named(given)


def _piped() -> str:
    from stancegraph.errors import SourceError, UsageError

    data = sys.stdin.buffer.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UsageError(f"the query is longer than {_LARGEST:,} bytes")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the query is not UTF-8: {error.reason} at byte {error.start}", at="standard input"
        ) from error


def _show(asker: Asker, text: str, graph: Graph) -> None:
    from stancegraph.cli import output
    from stancegraph.cli.terms import shown
    from stancegraph.query.run import Rows

    answer = asker.rows(text)
    if isinstance(answer, Rows):
        output.table(
            answer.variables, [[shown(term, graph.base) for term in row] for row in answer.rows]
        )
        output.say(output.counted(len(answer), "row"))
    elif isinstance(answer, bool):
        click.echo("yes" if answer else "no")
    else:
        output.raw().write(asker.serialized(text, "turtle"))


def _list() -> None:
    from stancegraph.query.named import named, names

    width = max(map(len, names())) + 2
    for name in names():
        query = named(name)
        click.echo(f"{name:<{width}}{query.title}")
        for parameter in query.parameters:
            needed = " (required)" if parameter.required else ""
            told = f"--param {parameter.name}=…{needed}  {parameter.description}"
            click.echo(f"{'':<{width}}  {told}")
