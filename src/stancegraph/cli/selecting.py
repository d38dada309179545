"""Options that choose positions for an analysis; they mean the same in every command."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stancegraph.cli.options import partial_date

if TYPE_CHECKING:
    from stancegraph.analysis.selection import Selection

F = TypeVar("F", bound=Callable[..., Any])

_NAMED = {
    "issue": "An issue by slug, label or identifier; narrower ones belong to it.",
    "event": "A meeting, or a roll call by its resolution.",
    "holder": "A country by its code, a group, or `members of BLOC on DATE`.",
    "bloc": "Members of a bloc on the day of the position.",
    "source": "A document by name or title, or a publisher.",
    "basis": "recorded, stated or reported.",
    "tier": "How the holder was found: explicit, pronoun, carried or table.",
    "statement_kind": "national, joint, letter, right_of_reply …",
    "session": "A session of the organ.",
}


def selection_options(function: F) -> F:
    """The filters, each of which may be given several times, and the period.

    They arrive as `chosen`, for `selection`.
    """
    for name, help in reversed(_NAMED.items()):
        option = click.option(
            f"--{name.replace('_', '-')}", name, metavar="VALUE", multiple=True, help=help
        )
        function = option(function)
    for decorate in (
        click.option(
            "--to", "until", callback=partial_date, metavar="DATE", help="Last day, month or year."
        ),
        click.option(
            "--from", "since", callback=partial_date, metavar="DATE", help="First day, month, year."
        ),
        click.option(
            "--without",
            metavar="NAME=VALUE",
            multiple=True,
            help="Leave out what bears this value of a filter or coded variable.",
        ),
        click.option(
            "--where",
            metavar="NAME=VALUE",
            multiple=True,
            help="Any other filter or coded variable.",
        ),
    ):
        function = decorate(function)
    return function


def selection(chosen: dict[str, Any]) -> Selection:
    """The selection that the options ask for; takes them out of `chosen`."""
    from stancegraph.analysis.selection import Selection

    include = {name: list(chosen.pop(name)) for name in _NAMED}
    for name, value in map(_pair, chosen.pop("where")):
        include.setdefault(name, []).append(value)
    exclude: dict[str, list[str]] = {}
    for name, value in map(_pair, chosen.pop("without")):
        exclude.setdefault(name, []).append(value)
    return Selection.of(include, exclude, chosen.pop("since"), chosen.pop("until"))


def _pair(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise click.UsageError(f"{given!r} is no filter: write NAME=VALUE, such as section=1.")
    return name.strip(), value.strip()
