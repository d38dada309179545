"""What commands say about rows that were left out, or are doubtful; and how they end then."""

from __future__ import annotations

from collections.abc import Sequence

import click

from stancegraph.cli.output import say
from stancegraph.readers.skips import Skip

SKIPPED = 4
"""Exit code of a command that left something out."""


def say_skips(skips: Sequence[Skip]) -> None:
    """Tell each on standard error, notes first; the number of rows left out last."""
    for skip in sorted(skips, key=lambda skip: (skip.dropped, skip.at)):
        say(f"{'left out' if skip.dropped else 'note'}: {skip}")
    dropped = [skip for skip in skips if skip.dropped]
    left = sum(skip.count for skip in dropped)
    if left:
        verb = "was" if left == 1 else "were"
        say(f"{left:,} {_counted(dropped, left)} {verb} left out; the rest was read")


def _counted(dropped: Sequence[Skip], left: int) -> str:
    """What the skips count, in one word for all of them."""
    if not all(skip.rows for skip in dropped):
        return "place" if left == 1 else "places"
    if any(skip.unit != "row" for skip in dropped):
        return "entry" if left == 1 else "entries"
    return "row" if left == 1 else "rows"


def end(skips: Sequence[Skip]) -> None:
    """End with exit code 4 where something is not in the graph."""
    if any(skip.dropped for skip in skips):
        click.get_current_context().exit(SKIPPED)
