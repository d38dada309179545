"""What commands print: data to standard output, messages and progress to standard error.

Everything shown may come from a file that nobody checked, so characters that steer a terminal or
turn the direction of what follows are shown as escapes.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console

    from stancegraph.store.progress import Progress

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_PADDED = 60
"""Cells of a plain table are padded to at most this; longer ones are never cut."""

_NARROWEST = 12
"""Cells of a column that a folded table needs to be readable."""


def visible(text: str) -> str:
    """The text with control characters and direction overrides written as escapes."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def one_line(text: str) -> str:
    """`visible`, with every run of white space as one space."""
    return visible(" ".join(text.split()))


def console() -> Console:
    """Standard output as rich sees it, without markup and highlighting."""
    from rich.console import Console

    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False)


def styled(to: Console) -> bool:
    """True where output may be bold: on a terminal, unless NO_COLOR says otherwise."""
    return to.is_terminal and not os.environ.get("NO_COLOR")


def raw() -> BinaryIO:
    """Standard output for bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer


def say(message: str) -> None:
    """A message to the person at the terminal."""
    click.echo(visible(message), err=True)


def heading(text: str) -> None:
    """A line that begins a part of readable output."""
    to = console()
    if styled(to):
        to.print(f"\n{visible(text)}", style="bold")
    else:
        click.echo(f"\n{visible(text)}")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that is never cut.

    On a terminal cells are folded, and where the columns do not fit side by side each row becomes
    a block of lines; elsewhere rows are aligned lines.
    """
    lines = [[one_line(cell) for cell in row] for row in rows]
    to = console()
    if not to.is_terminal:
        click.echo("\n".join(_aligned([list(columns), *lines])))
    elif _fits(to.width, columns, lines):
        _folded(to, columns, lines)
    else:
        for line in lines:
            for name, cell in zip(columns, line, strict=True):
                if cell:
                    to.print(f"{name:<{max(map(len, columns))}}  {cell}", soft_wrap=True)
            to.print()


def frame(rows: pl.DataFrame, format: str) -> None:
    """Print a frame as a table to read, as CSV or as a JSON list of objects."""
    if format == "csv":
        click.echo(rows.write_csv(), nl=False)
    elif format == "json":
        click.echo(rows.write_json())
    else:
        table(rows.columns, ([_cell(value) for value in row] for row in rows.iter_rows()))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return "" if value is None else str(value)


def _fits(width: int, columns: Sequence[str], lines: list[list[str]]) -> bool:
    cells = zip(columns, *lines, strict=True)
    needed = sum(min(_NARROWEST, max(map(len, column))) + 2 for column in cells)
    return needed - 2 <= width


def _folded(to: Console, columns: Sequence[str], lines: list[list[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    style = "bold" if styled(to) else "none"
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style=style)
    for column in columns:
        shown.add_column(column, overflow="fold")
    for line in lines:
        shown.add_row(*(Text(cell) for cell in line))
    to.print(shown)


def _aligned(lines: list[list[str]]) -> Iterator[str]:
    from rich.cells import cell_len

    widths = [
        max(min(cell_len(cell), _PADDED) for cell in column) for column in zip(*lines, strict=True)
    ]
    for line in lines:
        cells = zip(line, widths, strict=True)
        yield "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in cells).rstrip()


@contextmanager
def progress(total: int) -> Iterator[Progress]:
    """Tell how far a run over `total` sources is, how fast, and how long it will take.

    A bar on a terminal, silent elsewhere. Yields what to call with the name of each source as its
    reading begins, and with name, amount and whole of a step that counts something else.
    """
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    errors = Console(file=sys.stderr, markup=False, highlight=False)
    with Bars(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("reading", total=total, rate="")
        begun = 0
        step = ""

        def begin(name: str, done: int | None = None, of: int | None = None) -> None:
            nonlocal begun, step
            if of is not None and name != step:
                step = name
                bar.reset(task)
                bar.update(task, total=of or None)
            if of is None:
                done, begun = begun, begun + 1
            speed = bar.tasks[0].speed
            rate = f"{speed:,.0f}/s" if speed and speed >= 1 else ""
            bar.update(task, completed=done or 0, description=one_line(name), rate=rate)

        yield begin


def _silent(name: str, done: int | None = None, of: int | None = None) -> None:
    """Where nobody watches."""


def counted(number: int, noun: str) -> str:
    """`1 source`, `1,204 positions`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
