"""`stancegraph resolve`: which actor a name stands for, or why it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stancegraph.cli.options import FILE, partial_date, table_or_json

if TYPE_CHECKING:
    from datetime import date

    from stancegraph.records import PartialDate
    from stancegraph.resolution import Gazetteer


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
    answer also has the other ISO 3166 codes of the state. `members of BLOC`, with `on DATE` or
    --date, gives the bloc and the codes of its members on that day.

    \b
    Examples:
      stancegraph resolve "Viet Nam" Czechia
      stancegraph resolve Congo --date 1961 --format json
      stancegraph resolve "members of the European Union" --date 2019-10-29
    """
    import json

    from stancegraph.cli import output
    from stancegraph.resolution import Gazetteer
    from stancegraph.resolution.countries import iso_codes

    gazetteer = Gazetteer.load(names_file)
    day = date.earliest if date else None
    found = [_answer(name, gazetteer, day) for name in names]
    if format == "json":
        for one in found:
            one["iso"] = iso_codes(one["code"]) if one["code"] else {}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        rows = [
            [one["name"], one["code"] or "refused", _others(one), one["reason"]] for one in found
        ]
        output.table(["name", "code", "candidates", "reason"], rows)
    if any(one["code"] is None for one in found):
        raise click.exceptions.Exit(1)


def _answer(name: str, gazetteer: Gazetteer, on: date | None) -> dict[str, Any]:
    """What a name stands for; of a list of members the bloc and their codes."""
    from stancegraph.errors import UsageError
    from stancegraph.resolution.memberships import members_named

    answer: dict[str, Any] = {"name": name, "code": None, "reason": "", "candidates": []}
    try:
        group = members_named(name, gazetteer, on)
    except UsageError as error:
        return {**answer, "reason": error.what}
    if group is None:
        one = gazetteer.resolve(name, on=on)
        return {
            **answer,
            "code": one.code,
            "reason": one.reason,
            "candidates": list(one.candidates),
        }
    when = f" on {group.on}" if group.on else ""
    return {
        **answer,
        "code": f"bloc:{group.bloc}",
        "reason": f"{len(group.countries)} members{when}",
        "members": list(group.countries),
    }


def _others(answer: dict[str, Any]) -> str:
    """The members of a group, or the candidates for a name that is refused."""
    if "members" in answer:
        return " ".join(answer["members"])
    return ", ".join(answer["candidates"])
