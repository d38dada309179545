"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

from typing import Any

import click

from stancegraph.cli.group import LazyGroup

COMMANDS = {
    "demo": "Build and show the bundled example.",
    "extract": "Show the positions that sources express, without keeping a graph.",
    "build": "Build a graph directory from sources.",
    "query": "Ask a graph: a named query, a file, or SPARQL from a pipe.",
    "explain": "Show the evidence behind a position, a statement or an actor.",
    "judge": "Decide which reports are of one statement, event or coalition.",
    "conflicts": "Show what the sources of a graph contradict each other on.",
    "validate": "Hold a graph or an RDF file against the shapes of the ontology.",
    "export": "Write a graph to a file or folder in another format.",
    "network": "Show or write a network of actors and issues.",
    "agreement": "Show how far states agree in roll calls, and what follows from it.",
    "plot": "Draw a network, agreement, positions or a timeline from a graph.",
    "serve": "Serve a graph or an RDF file: pages and a SPARQL endpoint.",
    "evaluate": "Score the positions read from sources against coded ones.",
    "resolve": "Say which state, bloc or organ a name stands for.",
    "info": "Show versions, formats, extras and the parser in use.",
}
"""Every command with its short help, in the order of a first visit."""


def _version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"stancegraph {version('stancegraph')}")
        context.exit()


@click.group(
    cls=LazyGroup,
    commands_from="stancegraph.cli",
    short_helps=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all well, 1 a check failed, 2 wrong usage, 3 a source could not be "
    "read, 4 finished but something was skipped.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def main(**_: Any) -> None:
    """Who stood where, on whose behalf, when, about what, and says who?

    Reads news reports and fact sheets and builds a knowledge graph of countries, statements,
    events and positions, in which every position leads back to its words.

    Begin with: stancegraph demo
    """
