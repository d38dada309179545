"""The file of judgements that a command reads, and what it says of those that do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stancegraph.cli.options import ANY_PATH
from stancegraph.cli.output import say

if TYPE_CHECKING:
    from stancegraph.reconciliation.binding import Disputed, Unbound

F = TypeVar("F", bound=Callable[..., Any])


def judgements_option(function: F) -> F:
    """The option `--judgements`."""
    return click.option(
        "--judgements",
        metavar="FILE",
        type=ANY_PATH,
        help="Judgements on which reports are of one thing; without it those in "
        "DIR.judgements.yaml beside the graph.",
    )(function)


def say_unfit(at: str, disputed: Iterable[Disputed], unbound: Iterable[Unbound]) -> bool:
    """Tell which judgements contradict each other or do not bind; whether there are the latter."""
    for one in disputed:
        say(f"note: {at}: {one}")
    missing = list(unbound)
    for each in missing:
        say(f"not applied: {at}: {each}")
    return bool(missing)


def end_unfit(unfit: bool) -> None:
    """End with exit code 4 where a judgement was not applied."""
    from stancegraph.cli.skips import SKIPPED

    if unfit:
        click.get_current_context().exit(SKIPPED)
