"""`stancegraph query`: SPARQL on a graph, by name, from a file or from a pipe."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import ANY_PATH

if TYPE_CHECKING:
    from stancegraph.query.endpoint import Endpoint
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
@click.option(
    "--endpoint",
    metavar="URL",
    help="Ask a SPARQL 1.1 server instead of a directory; then DIR is left out.",
)
@click.option(
    "--graph",
    "asserted",
    metavar="IRI",
    help="With --endpoint: the named graph that holds what was asserted, where it is neither "
    "the default graph nor …/graph/asserted.",
)
def command(
    graph: Path | None,
    query: str | None,
    listed: bool,
    parameters: dict[str, str],
    derived: bool,
    format: str,
    timeout: float,
    endpoint: str | None,
    asserted: str | None,
) -> None:
    """Ask a graph: a named query, a file, or SPARQL from a pipe.

    Without a query, the named queries are listed. The prefixes of the ontology need no
    declaration.

    \b
    Examples:
      stancegraph query graph everything-said --param country=PAK --derived
      echo 'SELECT ?who { ?p sg:holder ?who }' | stancegraph query graph - --format csv
      stancegraph query --endpoint http://127.0.0.1:8000/sparql coalitions
    """
    if endpoint is not None and query is not None:
        raise click.UsageError("Name a graph or an --endpoint, not both.")
    if asserted is not None and endpoint is None:
        raise click.UsageError("--graph goes with --endpoint.")
    source: str | Path | None = graph
    if endpoint is not None:
        source, query = endpoint, str(graph) if graph else None
    if listed or (source is not None and query is None):
        _list()
        return
    if source is None or query is None:
        raise click.UsageError("Name the directory of a graph, or use --list.")
    from stancegraph.cli import output
    from stancegraph.graph import Graph
    from stancegraph.query.scan import refuse

    asked = _query(query)
    refuse(asked.text)
    asker: Asker | Endpoint
    if endpoint is not None:
        asker = _endpoint(endpoint, derived, timeout, asserted)
    else:
        asker = Graph.open(source).asker(derived=derived, timeout=timeout)
    text = asked.bound(parameters, asker.base)
    if format == "table":
        _show(asker, text)
    else:
        output.raw().write(asker.serialized(text, format))


def _endpoint(url: str, derived: bool, timeout: float, asserted: str | None) -> Endpoint:
    """The endpoint at an address, with the base of the identifiers that it holds."""
    from stancegraph.cli import output
    from stancegraph.query.client import Address
    from stancegraph.query.endpoint import Endpoint

    found = Endpoint(Address.read(url), derived=derived, timeout=timeout, graph=asserted)
    base = found.known_base()
    if base is None:
        output.say(f"note: the endpoint holds no position; identifiers begin with {found.base}")
        return found
    return replace(found, base=base)


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


def _show(asker: Asker | Endpoint, text: str) -> None:
    from stancegraph.cli import output
    from stancegraph.cli.terms import shown
    from stancegraph.query.run import Rows, written

    answer = asker.rows(text)
    if isinstance(answer, Rows):
        output.table(
            answer.variables, [[shown(term, asker.base) for term in row] for row in answer.rows]
        )
        output.say(output.counted(len(answer), "row"))
    elif isinstance(answer, bool):
        click.echo("yes" if answer else "no")
    else:
        output.raw().write(written(answer, "turtle"))


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
