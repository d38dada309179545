"""`stancegraph conflicts`: what the sources of a graph contradict each other on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import graph_argument

if TYPE_CHECKING:
    import polars as pl

KINDS = ("size", "member", "total", "vote", "polarity", "date", "spokesperson")
"""Those of `reconciliation.conflicts`, which help must not import; a test holds them equal."""
_SHOWN = 200
"""Characters of a passage in readable output; CSV and JSON have all of it."""


@click.command("conflicts")
@graph_argument
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    metavar="KIND",
    help=f"Only conflicts of this kind; may be given again. {', '.join(KINDS)}.",
)
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="Text to read, or a row for each side as CSV or JSON.",
)
def command(graph: Path, kinds: tuple[str, ...], format: str) -> None:
    """Show what the sources of a graph contradict each other on.

    Each side stands with its document and its words. Compared are reports of one statement, event
    or coalition, as `build` and `judge` joined them, and of one roll call (same body, and number,
    resolution or day and subject). A conflict is what cannot all be true: sizes and totals whose
    ranges do not meet (54 or 53; more than 30 and 35 may both be right), a member that is missing
    from a list that is whole, one name in the place of another like it, one vote or one holder on
    two sides, dates and spokespersons. That a report leaves something out is none. Nothing is
    averaged, and nobody is said to be right.

    \b
    Examples:
      stancegraph conflicts graph
      stancegraph conflicts graph --kind size --kind member
      stancegraph conflicts graph --format csv > conflicts.csv
    """
    from stancegraph.cli import output
    from stancegraph.graph import Graph

    found = Graph.open(graph).conflicts(kind=kinds or None)
    if format == "table":
        for line in _lines(found):
            click.echo(line)
    else:
        output.frame(found, format)
    output.say(output.counted(found["conflict"].n_unique(), "conflict"))


def _lines(found: pl.DataFrame) -> Iterator[str]:
    from stancegraph.cli.output import one_line

    for n, (_, rows) in enumerate(found.group_by("conflict", maintain_order=True)):
        head = rows.row(0, named=True)
        parts = (head["kind"], head["point"], head["about_label"])
        if n:
            yield ""
        yield one_line(" · ".join(part for part in parts if part))
        yield f"  {head['about']}"
        for row in rows.iter_rows(named=True):
            source = (row["document_title"], row["publisher"], row["date"])
            told = ", ".join(dict.fromkeys(part for part in source if part))
            yield f"  {one_line(row['value'])}: {one_line(told)}"
            yield f"    {_evidence(row['start'], row['end'], row['place'], row['exact'])}"


def _evidence(start: int | None, end: int | None, place: str | None, exact: str | None) -> str:
    from stancegraph.cli.output import one_line

    where = f"characters {start}–{end}" if start is not None else (place or "no passage")
    if not exact:
        return one_line(where)
    words = one_line(exact)
    if len(words) > _SHOWN:
        words = f"{words[:_SHOWN].rpartition(' ')[0]} …"
    return f"{one_line(where)}: »{words}«"
