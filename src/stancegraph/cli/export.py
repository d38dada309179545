"""`stancegraph export`: a graph in the formats that other programs open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import graph_argument

if TYPE_CHECKING:
    from stancegraph.export import Reader, View


@click.command("export")
@graph_argument
@click.option(
    "--out",
    metavar="FILE|DIR|-",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to; `-` is standard output and needs --format.",
)
@click.option("--format", metavar="FORMAT", help="The format; else it follows from the suffix.")
@click.option(
    "--level",
    type=click.Choice(["full", "affiliation", "countries"]),
    default="full",
    show_default=True,
    help="What the nodes of a network are: everything, actors and targets, or countries.",
)
@click.option(
    "--for",
    "target",
    type=click.Choice(["gephi", "yed"]),
    help="Style a GraphML or GEXF file for this program.",
)
def command(graph: Path, out: Path, format: str | None, level: str, target: Reader | None) -> None:
    """Write a graph to a file or folder in another format.

    `stancegraph info` lists the formats.

    \b
    Examples:
      stancegraph export graph --out graph.ttl
      stancegraph export graph --out states.graphml --level countries --for gephi
      stancegraph export graph --out - --format nt | sort
    """
    from stancegraph.cli import output
    from stancegraph.export import Level, write
    from stancegraph.export import export as export_file

    chosen = Level(level)
    if str(out) == "-":
        if format is None:
            raise click.UsageError("--out - needs --format.")
        write(_view(graph), output.raw(), format=format, level=chosen, target=target)
        return
    summary = export_file(_view(graph), out, format=format, level=chosen, target=target)
    counts = ", ".join(f"{kind} {number:,}" for kind, number in summary.counts.items())
    output.say(f"wrote {summary.path}: {counts}")


def _view(folder: Path) -> View:
    from stancegraph.export import View
    from stancegraph.graph import Graph

    graph = Graph.open(folder)
    return View(graph.tables, graph.base)
