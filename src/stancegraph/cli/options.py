"""Arguments and options that several commands share; they mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from stancegraph.records import PartialDate

F = TypeVar("F", bound=Callable[..., Any])

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A file that must be there."""
ANY_PATH = click.Path(path_type=Path)
"""A path that the command itself checks, with its own message."""


def partial_date(
    context: click.Context, parameter: click.Parameter, given: str | None
) -> PartialDate | None:
    """Callback of a date option: its text as a year, a month or a day."""
    from stancegraph.records import PartialDate

    try:
        return None if given is None else PartialDate(given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


GENRES = (
    "news",
    "press_release",
    "summary_record",
    "verbatim_record",
    "council_summary",
    "joint_statement",
    "letter",
    "speech",
    "bulletin",
    "ministry",
)
"""Those of `extraction.Genre`, which help must not import; a test holds them equal."""


def table_or_json(help: str) -> Callable[[F], F]:
    """The option `--format`: a table to read, or JSON."""
    return click.option(
        "--format",
        type=click.Choice(["table", "json"]),
        default="table",
        show_default=True,
        help=help,
    )


graph_argument = click.argument("graph", metavar="DIR", type=ANY_PATH)


def reading_options(function: F) -> F:
    """SOURCE… and the options that say how sources are read."""
    for decorate in reversed(
        [
            click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=ANY_PATH),
            click.option(
                "--reader",
                metavar="NAME",
                help="Read every source as this kind (text, html …; `stancegraph info` lists "
                "them); else it follows from suffix and content.",
            ),
            click.option(
                "--issues",
                metavar="CODEBOOK.yaml",
                type=FILE,
                help="Codebook of issues that joins different wordings of a target.",
            ),
            click.option(
                "--names",
                metavar="NAMES.csv",
                type=FILE,
                help="Further names of actors: a table with the columns name, code.",
            ),
            click.option(
                "--genre",
                type=click.Choice(GENRES),
                metavar="GENRE",
                help=f"Read texts by the rules of this genre, not by what their form tells: "
                f"{', '.join(GENRES)}.",
            ),
            click.option(
                "--date",
                callback=partial_date,
                metavar="DATE",
                help="Date of sources that do not say their own: 2019, 2019-10 or 2019-10-30.",
            ),
            click.option(
                "--backend",
                type=click.Choice(["spacy", "pattern"]),
                help="What parses sentences; without it spaCy where it is installed.",
            ),
        ]
    ):
        function = decorate(function)
    return function


reports_option = click.option(
    "--reports",
    type=click.Choice(["once", "each"]),
    default="once",
    show_default=True,
    help="A statement that several documents report counts once, or once for each report.",
)
