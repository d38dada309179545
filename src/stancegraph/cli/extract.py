"""`stancegraph extract`: what sources say, printed and not kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stancegraph.cli.options import reading_options

if TYPE_CHECKING:
    import polars as pl

    from stancegraph.readers.skips import Skip

_SHOWN = ("holder", "polarity", "act", "target_text", "according_to", "basis", "tier", "words")


@click.command("extract")
@reading_options
@click.option(
    "--format",
    type=click.Choice(["table", "jsonl", "yaml"]),
    default="table",
    show_default=True,
    help="A table to read, one JSON object a position, or a fact sheet to edit.",
)
def command(sources: tuple[Path, ...], format: str, **options: Any) -> None:
    """Show the positions that sources express, without keeping a graph.

    A fact sheet (yaml) can be corrected by hand and built in place of the text. Sources may also
    be corpora of many documents, as `build` reads them.

    \b
    Examples:
      stancegraph extract article.txt
      stancegraph extract article.txt --format yaml > facts.yaml
    """
    from stancegraph.cli import output
    from stancegraph.cli.skips import end, say_skips
    from stancegraph.export import View, write
    from stancegraph.export.flat import flat_positions
    from stancegraph.store.build import in_memory
    from stancegraph.store.options import Options

    chosen = Options(**options)
    skipped: list[Skip] = []
    with output.progress(len(sources)) as begin:
        tables = in_memory(sources, chosen, begin, skipped)
    if format == "table":
        frame = flat_positions(tables, derived=False)
        columns = [*_SHOWN, "issue"] if chosen.issues else _SHOWN
        output.table([name.replace("_", " ") for name in columns], _rows(frame, columns))
        documents = frame["document"].n_unique()
        output.say(
            f"{output.counted(frame.height, 'position')} in {output.counted(documents, 'document')}"
        )
    else:
        write(View(tables, chosen.base), output.raw(), format=format)
    say_skips(skipped)
    end(skipped)


def _rows(frame: pl.DataFrame, columns: Sequence[str]) -> list[list[str]]:
    named = frame.rename({"cue": "words"}).select(columns)
    return [["" if cell is None else str(cell) for cell in row] for row in named.iter_rows()]
