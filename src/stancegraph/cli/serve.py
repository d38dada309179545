"""`stancegraph serve`: a graph as pages and a SPARQL endpoint on this machine."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from stancegraph.cli.options import ANY_PATH


@click.command("serve")
@click.argument("source", metavar="DIR|FILE", type=ANY_PATH)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 for any that is free.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on. Any but this machine's own lets others in.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="How long a query may take.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="How many rows or triples an answer may have.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=100_000_000,
    show_default=True,
    help="How large an answer may be.",
)
@click.option(
    "--readers",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="How many queries run at the same time.",
)
def command(
    source: Path,
    port: int,
    host: str,
    timeout: float,
    max_rows: int,
    max_bytes: int,
    readers: int,
) -> None:
    """Serve a graph or an RDF file: pages and a SPARQL endpoint.

    The address is printed when it answers: pages are there, the endpoint at /sparql. An RDF file
    that holds another graph than one of ours has the endpoint alone. Ctrl-C ends it.
    Nothing can be changed through it: updates, SERVICE and LOAD are refused, and a query that
    takes too long is ended. A graph that is built anew is served anew. Needs the extra [web].

    \b
    Examples:
      stancegraph serve graph
      stancegraph serve graph.trig --port 8080 --timeout 10
    """
    from stancegraph.cli import output
    from stancegraph.errors import MissingExtra

    try:
        from stancegraph.web import server
        from stancegraph.web.app import application
        from stancegraph.web.endpoint import PATH
        from stancegraph.web.pages import browser_page, routes
    except ModuleNotFoundError as error:
        raise MissingExtra(error.name or "uvicorn", "web") from error
    from stancegraph.web.limits import Limits
    from stancegraph.web.source import opened

    limits = Limits(timeout=timeout, rows=max_rows, size=max_bytes, readers=readers)
    with _ended_like_interrupted(), server.listening(host, port) as listener:
        if not server.is_local(listener):
            output.say(f"warning: anyone who reaches {host} can read this graph")
        address = server.address(listener)

        def ready() -> None:
            click.echo(address)
            output.say(f"the SPARQL endpoint is {address}{PATH}; Ctrl-C ends it")

        if source.is_file():
            output.say(f"loading {source}")
        with opened(source) as found:
            shown = [] if found.graph is None else routes(found.graph, found)
            if found.lacking:
                output.say(f"warning: only the endpoint is served, no pages: {found.lacking}")
            page = browser_page if shown else None
            app = application(found, limits, routes=shown, page=page)
            server.run(app, listener, ready)


@contextmanager
def _ended_like_interrupted() -> Iterator[None]:
    """Until the server runs SIGTERM is Ctrl-C, so that temporary files go in any case."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
