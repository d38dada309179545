"""`stancegraph evaluate`: how well positions read from texts agree with coded ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stancegraph.cli.options import FILE, reading_options, table_or_json

if TYPE_CHECKING:
    from stancegraph.analysis.evaluation import Evaluation, Figures, Part

BASES = ("recorded", "stated", "reported")
PARTS = ("genre", "tier", "basis", "doc")
SKIPPED = 4
"""Exit code of a run that left something out."""


@click.command("evaluate")
@click.argument("gold", metavar="GOLD", type=FILE)
@reading_options
@click.option("--docs", metavar="A,B", help="Score only these documents: file names, no suffix.")
@click.option(
    "--basis",
    "bases",
    type=click.Choice(BASES),
    multiple=True,
    help="Score only positions of this basis; may be repeated.",
)
@click.option(
    "--by",
    type=click.Choice(PARTS),
    multiple=True,
    help="Divide the figures by this; may be repeated. Without it by genre, tier and basis.",
)
@table_or_json("Tables to read, or one JSON object.")
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write a page that shows gold and system side by side in the texts.",
)
def command(
    gold: Path,
    sources: tuple[Path, ...],
    docs: str | None,
    bases: tuple[str, ...],
    by: tuple[str, ...],
    format: str,
    page: Path | None,
    **options: Any,
) -> None:
    """Score the positions read from sources against coded ones.

    GOLD is a file of position lines (.jsonl), as `extract --format jsonl` writes them and as a
    person has corrected them. A SOURCE is a text, a fact sheet, a folder of these, or again a file
    of position lines, of another coder or program. Positions agree at the level spot where passage
    and holder do, at stance where the polarity does as well, and at full where the target does.

    \b
    Examples:
      stancegraph evaluate gold.jsonl texts/ --html evaluation.html
      stancegraph evaluate coder-a.jsonl coder-b.jsonl --by doc
    """
    import json

    from stancegraph.analysis.evaluation import Part, evaluate
    from stancegraph.analysis.evaluation.material import gather
    from stancegraph.cli import output
    from stancegraph.store.options import Options

    wanted = [name.strip() for name in docs.split(",") if name.strip()] if docs else []
    material = gather(gold, sources, Options(**options), wanted=wanted)
    with output.progress(len(material.opened)) as begin:
        material.read(begin)
    kept = frozenset(bases or (*BASES, None))
    done = evaluate(
        (line for line in material.gold if line.basis in kept),
        (line for line in material.system if line.basis in kept),
        docs=material.docs,
        genres=material.genres(),
    )
    parts = [Part(name) for name in dict.fromkeys(by or PARTS[:3])]
    if format == "json":
        click.echo(json.dumps(_facts(done, parts), ensure_ascii=False, indent=2))
    else:
        _tables(done, parts)
    if page:
        _write_page(page, done, material.texts)
    output.say(f"scored {output.counted(len(done.documents), 'document')}")
    for message in material.skipped:
        output.say(f"skipped: {message}")
    if material.skipped:
        raise click.exceptions.Exit(SKIPPED)


def _tables(done: Evaluation, parts: Sequence[Part]) -> None:
    from stancegraph.cli import output

    _table("level", done.levels())
    output.heading("verdict on each position")
    output.table(
        ["verdict", "positions"],
        [[verdict, f"{count:,}"] for verdict, count in done.verdicts().items()],
    )
    for part in parts:
        output.heading(f"full, by {part}")
        _table(part, done.by(part))


def _table(name: str, rows: Sequence[Figures]) -> None:
    from stancegraph.cli import output

    columns = [name, "docs", "precision", "recall", "F1", "right/system", "found/gold"]
    output.table(columns, [_cells(row) for row in rows])


def _cells(row: Figures) -> list[str]:
    tally = row.tally
    return [
        row.name,
        f"{row.documents:,}",
        _share(row.precision, row.precision_95),
        _share(row.recall, row.recall_95),
        _share(row.f1, row.f1_95),
        f"{tally.correct:,}/{tally.system:,}" if tally.system else "–",
        f"{tally.found:,}/{tally.gold:,}" if tally.gold else "–",
    ]


def _share(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" + (f" [{interval[0]:.3f}, {interval[1]:.3f}]" if interval else "")


def _facts(done: Evaluation, parts: Sequence[Part]) -> dict[str, Any]:
    """Everything that the tables say, as plain values."""
    return {
        "documents": len(done.documents),
        "levels": {row.name: _row(row) for row in done.levels()},
        "verdicts": done.verdicts(),
        "by": {part: {row.name: _row(row) for row in done.by(part)} for part in parts},
    }


def _row(row: Figures) -> dict[str, Any]:
    shares = ("precision", "precision_95", "recall", "recall_95", "f1", "f1_95")
    return {
        "documents": row.documents,
        **{name: _rounded(getattr(row, name)) for name in shares},
        "right": row.tally.correct,
        "system": row.tally.system,
        "found": row.tally.found,
        "gold": row.tally.gold,
    }


def _rounded(value: float | tuple[float, float] | None) -> float | list[float] | None:
    if isinstance(value, tuple):
        return [round(end, 3) for end in value]
    return None if value is None else round(value, 3)


def _write_page(path: Path, done: Evaluation, texts: dict[str, str]) -> None:
    from stancegraph.analysis.evaluation.page import page
    from stancegraph.cli import output
    from stancegraph.export.sinks import new_file

    with new_file(path) as stream:
        stream.write(page(done, texts).encode())
    output.say(f"wrote {path}")
