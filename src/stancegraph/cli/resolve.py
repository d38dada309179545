"""`stancegraph resolve`: which actor a name stands for, or why it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import FILE, partial_date, table_or_json

if TYPE_CHECKING:
    from stancegraph.records import PartialDate


@click.command("resolve")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option(
    "--date",
    callback=partial_date,
    metavar="DATE",
    help="Day of the document: names and states have changed. A year or month means its first day.",
)
@click.option(
    "--names", "names_file", metavar="NAMES.csv", type=FILE, help="Further names of actors."
)
@table_or_json("A table to read, or a list with one object a name.")
def command(
    names: tuple[str, ...], date: PartialDate | None, names_file: Path | None, format: str
) -> None:
    """Say which state, bloc or organ a name stands for.

    A name that is unknown, ambiguous or out of date is refused with the reason, never guessed;
    then the exit code is 1, and the other names are answered all the same. With --format json each
    answer also has the other ISO 3166 codes of the state.

    \b
    Examples:
      stancegraph resolve "Viet Nam" Czechia
      stancegraph resolve Congo --date 1961 --format json
    """
    import json

    from stancegraph.cli import output
    from stancegraph.resolution import Gazetteer
    from stancegraph.resolution.countries import iso_codes

    gazetteer = Gazetteer.load(names_file)
    day = date.earliest if date else None
    found = [gazetteer.resolve(name, on=day) for name in names]
    if format == "json":
        objects = [
            {
                "name": given,
                "code": one.code,
                "reason": one.reason,
                "candidates": list(one.candidates),
                "iso": iso_codes(one.code) if one.code else {},
            }
            for given, one in zip(names, found, strict=True)
        ]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    else:
        rows = [
            [given, one.code or "refused", ", ".join(one.candidates), one.reason]
            for given, one in zip(names, found, strict=True)
        ]
        output.table(["name", "code", "candidates", "reason"], rows)
    if any(one.code is None for one in found):
        raise click.exceptions.Exit(1)
