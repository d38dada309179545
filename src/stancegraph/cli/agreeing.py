"""What `stancegraph agreement` shows: loaded when the command runs, since it needs the analyses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import polars as pl

from stancegraph.analysis.agreement import (
    VoteMatrix,
    agreement,
    cohesion,
    of_state,
    rollcall_tables,
    said_and_voted,
    scaling,
    with_percentiles,
)
from stancegraph.analysis.keys import nearest
from stancegraph.analysis.results import Table
from stancegraph.cli import output
from stancegraph.cli.selecting import selection
from stancegraph.errors import UsageError
from stancegraph.tables import Tables


def _votes(tables: Tables, chosen: dict[str, Any]) -> VoteMatrix:
    picked = selection(chosen)
    return VoteMatrix.of(tables, picked, motions=chosen["motions"], voter=chosen["voter"])


def _unanimous(chosen: dict[str, Any], usual: str) -> str:
    return chosen["unanimous"] or usual


def _agreement(tables: Tables, chosen: dict[str, Any]) -> Table:
    found = agreement(
        _votes(tables, chosen),
        chosen["measure"],
        per=chosen["per"],
        unanimous=_unanimous(chosen, "left-out"),
        absent=chosen["absent"],
        least=chosen["least"],
    )
    return with_percentiles(found)


def _cohesion(tables: Tables, chosen: dict[str, Any]) -> Table:
    blocs, chosen["bloc"] = chosen["bloc"], ()
    if not blocs:
        raise click.UsageError("--show cohesion needs --bloc: the name of a bloc.")
    unanimous = _unanimous(chosen, "kept")
    return cohesion(_votes(tables, chosen), blocs, per=chosen["per"], unanimous=unanimous)


def _scale(tables: Tables, chosen: dict[str, Any]) -> Table:
    found = scaling(
        _votes(tables, chosen),
        method=chosen["method"],
        per=chosen["per"],
        anchor=chosen["anchor"],
        abstention=chosen["abstention"] or "nay",
    )
    if chosen["per"] == "all":
        return Table(found.frame.sort("score", maintain_order=True), found.made)
    return found


def _words(tables: Tables, chosen: dict[str, Any]) -> Table:
    if not chosen["issue"]:
        raise click.UsageError("--show words needs --issue: what was spoken of.")
    return said_and_voted(
        tables,
        chosen["issue"],
        voted=chosen["voted"],
        since=chosen["since"],
        until=chosen["until"],
        measure=chosen["measure"],
        per=chosen["per"],
        unanimous=_unanimous(chosen, "left-out"),
        least=chosen["least"],
    )


SHOWN = {"agreement": _agreement, "cohesion": _cohesion, "scale": _scale, "words": _words}
"""What makes the table of each --show from the tables of a graph and the options."""


def of_states(found: Table, states: tuple[str, ...]) -> Table:
    """Only the rows of these states; of pairs, the other state of each."""
    columns = [name for name in ("a", "b", "state") if name in found.frame.columns]
    if not states:
        return found
    known = {state for name in columns for state in found.frame[name]}
    for state in states:
        if state not in known:
            hint = f"there are rows of: {nearest(state, known)}" if known else "there are no rows"
            raise UsageError(f"there is no row of {state!r}", hint=hint)
    if "agreement" in found.frame.columns:
        parts = [of_state(found, state) for state in states]
        frame = pl.concat(part.frame for part in parts)
    else:
        frame = found.frame.filter(pl.any_horizontal(pl.col(columns).is_in(states)))
    return Table(frame, found.made.with_options(states=states))


def write_roll_calls(tables: Tables, folder: Path | None, chosen: dict[str, Any]) -> None:
    """The three tables of the roll call matrix, in a folder."""
    if folder is None:
        raise click.UsageError("--show roll-calls needs --out: a folder for its tables.")
    abstention = chosen["abstention"] or "missing"
    found = rollcall_tables(_votes(tables, chosen), abstention=abstention)
    for path in found.write(folder):
        output.say(f"wrote {path}")
