"""`stancegraph judge`: a person decides which reports are of one thing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stancegraph.cli.judged import end_unfit, judgements_option, say_unfit
from stancegraph.cli.options import graph_argument

if TYPE_CHECKING:
    import polars as pl

    from stancegraph.reconciliation.sides import Side, Sides

KINDS = ("statement", "event", "coalition")
"""Those of `LinkKind`, which help must not import; a test holds them equal."""
_ANSWERS = {"s": "same", "d": "different", "u": "unsure", "n": "next", "q": "quit"}
_ASK = "[s]ame, [d]ifferent, [u]nsure, [n]ext or [q]uit; a reason may follow the letter"
_BARE = {"kind", "left", "right", "score", "verdict", "by"}
_LABELLED = ("left", "told by", "right", "and by")


@click.command("judge")
@graph_argument
@judgements_option
@click.option("--by", metavar="NAME", help="Who judges; without it as git or the system knows you.")
@click.option("--kind", type=click.Choice(KINDS), help="Only pairs of this kind.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many pairs.")
@click.option("--all", "every", is_flag=True, help="Decided pairs too, not only those left open.")
@click.option("--list", "listed", is_flag=True, help="Print the pairs and ask nothing.")
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="Of --list: a table to read, or every feature of each pair as CSV or JSON.",
)
def command(
    graph: Path,
    judgements: Path | None,
    by: str | None,
    kind: str | None,
    limit: int | None,
    every: bool,
    listed: bool,
    format: str,
) -> None:
    """Decide which reports are of one statement, event or coalition.

    Shows the pairs that their likeness leaves open, the most uncertain first: both passages, what
    is known of each, and what makes them alike. Answer with a letter, and a reason if you like:
    `s same speaker and day`. Each answer is at once added to the end of the file of judgements;
    nothing in it is ever changed, and of two answers about one pair the later holds. The next
    `build` applies them.

    Judgements that no longer fit the graph are told on standard error; then the exit code is 4.

    \b
    Examples:
      stancegraph judge graph
      stancegraph judge graph --list --all --format csv
      stancegraph judge graph --kind event --by "Ada Example" --limit 20
    """
    from stancegraph.cli import output
    from stancegraph.graph import Graph
    from stancegraph.reconciliation import reconcile
    from stancegraph.reconciliation.judgements import Judgements, at_hand, beside
    from stancegraph.reconciliation.sides import Sides

    tables = Graph.open(graph).tables
    path = judgements or beside(graph)
    before = at_hand(path, None) if path.exists() else Judgements(at=str(path))
    found = reconcile(tables, before)
    pairs = _chosen(found.pairs, kind, every, limit)
    sides = Sides(tables)
    if listed:
        output.frame(_listed(pairs, sides) if format == "table" else pairs, format)
        output.say(output.counted(pairs.height, "pair"))
    elif _dialogue(pairs, sides, path, by):
        option = f" --judgements {judgements}" if judgements else ""
        say = "apply them with the sources of the graph: stancegraph build SOURCE… --out"
        output.say(f"{say} {graph}{option}")
    end_unfit(say_unfit(before.at, found.disputed, found.unbound))


def _chosen(pairs: pl.DataFrame, kind: str | None, every: bool, limit: int | None) -> pl.DataFrame:
    """The pairs that are asked for, the most uncertain first."""
    import polars as pl

    if kind:
        pairs = pairs.filter(pl.col("kind") == kind)
    if not every:
        pairs = pairs.filter(pl.col("verdict") == "open")
    doubt = (pl.col("score") - 0.5).abs()
    pairs = pairs.sort(doubt, "kind", "left", "right", nulls_last=True)
    return pairs if limit is None else pairs.head(limit)


def _listed(pairs: pl.DataFrame, sides: Sides) -> pl.DataFrame:
    """Pairs as people read them: labels and documents in place of identifiers."""
    import polars as pl

    shown = _shown(pairs, sides)
    rows = []
    for row in pairs.iter_rows(named=True):
        left, right = (shown[row["kind"], row[side]] for side in ("left", "right"))
        score = "" if row["score"] is None else f"{row['score']:.2f}"
        first = (row["kind"], score, row["verdict"], row["by"])
        rows.append((*first, left.label, _brief(left), right.label, _brief(right)))
    names = ("kind", "score", "verdict", "by", *_LABELLED)
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String()), orient="row")


def _shown(pairs: pl.DataFrame, sides: Sides) -> dict[tuple[str, str], Side]:
    import polars as pl

    from stancegraph.records.values import LinkKind

    found = {}
    for kind in LinkKind:
        rows = pairs.filter(pl.col("kind") == kind.value)
        ids = {*rows["left"], *rows["right"]}
        found.update({(kind.value, one): side for one, side in sides.of(kind, ids).items()})
    return found


def _dialogue(pairs: pl.DataFrame, sides: Sides, path: Path, by: str | None) -> int:
    """Ask about each pair; how many judgements were written."""
    from stancegraph.cli.output import counted, one_line, say

    if pairs.is_empty():
        say("no pair is open; --all shows the decided ones too")
        return 0
    name = by or _name(path)
    written = 0
    for n, row in enumerate(pairs.iter_rows(named=True), 1):
        shown = _shown(pairs[n - 1 : n], sides)
        left, right = (shown[row["kind"], row[side]] for side in ("left", "right"))
        page = "\n".join(_page(row, left, right, f"pair {n} of {pairs.height}"))
        click.echo(f"\n{page}" if n > 1 else page)
        answer, reason = _answer()
        if answer == "quit":
            break
        if answer != "next":
            written += _write(path, row["kind"], answer, left, right, name, reason)
            click.echo(f"{answer}, by {one_line(name)}")
    if written:
        say(f"{counted(written, 'judgement')} added to {path}")
    return written


def _write(
    path: Path, kind: str, verdict: str, left: Side, right: Side, by: str, why: str | None
) -> int:
    from datetime import date

    from stancegraph.cli.output import say
    from stancegraph.reconciliation.judgements import Judgement, Verdict, append
    from stancegraph.records.values import LinkKind

    if left.anchor is None or right.anchor is None:
        say("not written: no document has a passage of one of the two")
        return 0
    judgement = Judgement(
        kind=LinkKind(kind),
        verdict=Verdict(verdict),
        left=left.anchor,
        right=right.anchor,
        by=by,
        on=date.today().isoformat(),
        why=why,
    )
    append(path, judgement)
    return 1


def _answer() -> tuple[str, str | None]:
    """An answer and its reason; the end of what is piped in means to quit."""
    from stancegraph.cli.output import one_line, say

    while True:
        click.echo(f"{_ASK}: ", nl=False)
        sys.stdout.flush()
        line = sys.stdin.readline(20_000)
        if not sys.stdin.isatty():
            click.echo(one_line(line), nl=bool(line))
        if not line:
            click.echo()
            return "quit", None
        letter, _, reason = line.strip().partition(" ")
        letter = letter.casefold().rstrip(":,")
        answer = _ANSWERS.get(letter) or (letter if letter in _ANSWERS.values() else None)
        if answer:
            return answer, reason.strip() or None
        if letter:
            say(f"there is no answer {letter[:20]!r}")


def _name(path: Path) -> str:
    """Who judges: as git knows the person, else the system, else by asking."""
    import shutil
    import subprocess

    from stancegraph.errors import UsageError

    git = shutil.which("git")
    if git:
        told = subprocess.run(  # noqa: S603  # a fixed command without a shell
            [git, "config", "user.name"],
            cwd=path.resolve().parent,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()
        if told:
            return told
    if os.environ.get("USER"):
        return os.environ["USER"]
    if sys.stdin.isatty():
        return str(click.prompt("Your name, for the file of judgements")).strip()
    raise UsageError("nobody is named who judges", hint='say who it is: --by "Ada Example"')


def _page(row: dict[str, Any], left: Side, right: Side, number: str) -> Iterator[str]:
    """A pair as text."""
    from stancegraph.cli.output import one_line

    score = "" if row["score"] is None else f", score {row['score']:.2f}"
    by = f" by {row['by']}" if row["verdict"] != "open" else ""
    yield f"{number}: {row['kind']}{score}, {row['verdict']}{by}"
    for name, side in (("left", left), ("right", right)):
        yield f"\n{name:<6} {one_line(side.label)}"
        yield f"       {one_line(side.id)}"
        if _source(side):
            yield f"  {'from':<11} {_source(side)}"
        for fact, value in side.facts:
            yield f"  {fact:<11} {one_line(value)}"
        if side.words:
            yield f"    {_passage(side)}"
    features = [
        f"{name.replace('_', ' ')} {_value(value)}"
        for name, value in row.items()
        if name not in _BARE and value is not None
    ]
    yield f"\nalike  {one_line(', '.join(features)) or 'nothing was compared'}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _source(side: Side) -> str:
    from stancegraph.cli.output import one_line

    one = side.document
    if one is None:
        return ""
    parts = (one.label, one.publisher, str(one.date or ""), one.name)
    return one_line(", ".join(dict.fromkeys(part for part in parts if part)))


def _brief(side: Side) -> str:
    """Publisher and date of a document, or its file where it tells neither."""
    one = side.document
    parts = (one.publisher, str(one.date or "")) if one else ()
    return ", ".join(part for part in parts if part) or (one.name if one else "")


def _passage(side: Side) -> str:
    """The words in their context, marked; one line, in which ¶ stands between paragraphs."""
    from stancegraph.cli.output import console, one_line, styled
    from stancegraph.reconciliation.sides import CONTEXT

    opening, closing = ("\x1b[1m", "\x1b[0m") if styled(console()) else ("»", "«")
    before, words, after = (
        one_line(" ¶ ".join(part for part in text.split("\n\n") if part.strip()))
        for text in (side.before, side.words, side.after)
    )
    if len(side.before) == CONTEXT:
        before = f"…{before.partition(' ')[2]}"
    if len(side.after) == CONTEXT:
        after = f"{after.rpartition(' ')[0]}…"
    lead = " " if before and side.before[-1:].isspace() else ""
    trail = " " if after and side.after[:1].isspace() else ""
    return f"{before}{lead}{opening}{words}{closing}{trail}{after}"
