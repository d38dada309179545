"""`stancegraph build`: sources to a graph directory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stancegraph.cli.judged import end_unfit, judgements_option, say_unfit
from stancegraph.cli.options import ANY_PATH, reading_options

if TYPE_CHECKING:
    from stancegraph.readers.skips import Skip
    from stancegraph.reconciliation.judgements import Judgements
    from stancegraph.store.build import Built
    from stancegraph.store.options import Options
    from stancegraph.store.reading import Opened, Reading


@click.command("build")
@reading_options
@click.option("--out", metavar="DIR", required=True, type=ANY_PATH, help="Directory of the graph.")
@click.option("--add", is_flag=True, help="Add the sources to what the graph holds.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Read in this many processes; worth it from some hundreds of reports on.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Build on this machine, or on a Spark cluster; the graph is the same.",
)
@click.option(
    "--master",
    metavar="URL",
    help="Where Spark runs: local[N], spark://HOST:PORT, yarn …; else on all cores here.",
)
@click.option(
    "--parts",
    metavar="FOLDER",
    type=ANY_PATH,
    help="Also write the triples as compressed parts, sorted by subject, for other servers.",
)
@judgements_option
@click.option("--dry-run", is_flag=True, help="Say what would be read, and write nothing.")
def command(
    sources: tuple[Path, ...],
    out: Path,
    add: bool,
    jobs: int,
    engine: str,
    master: str | None,
    parts: Path | None,
    judgements: Path | None,
    dry_run: bool,
    **options: Any,
) -> None:
    """Build a graph directory from sources.

    Sources are texts, fact sheets, and tables of votes and other recorded positions, plain or gzip;
    give tables that belong together (votes, their roll calls, their issues) in one command.
    Afterwards the directory holds exactly these sources; with --add it holds them in addition.
    What was read before is not read again while sources, options and software are the same. A
    build that is cut off leaves the old graph as it was, and the next goes on where it stopped.

    A source may be a corpus of many documents: a folder, an archive (zip, tar), JSON Lines or
    Parquet with the columns id, title, date, publisher, url, language, text, a feed (RSS, Atom),
    or a web archive (WARC). A document in it that cannot be read is left out and told, and the
    others are read; then the exit code is 4. Of documents that say the same the first is read, and
    the others are kept as its reprints.

    Reports of one statement, event or coalition are joined by their likeness, and by the judgements
    in DIR.judgements.yaml beside the graph, which `stancegraph judge` writes. A judgement whose
    words are no longer there is told; then the exit code is 4 too.

    Rows of tables that do not hold, such as names that stand for nobody, are left out and told
    with their numbers; then the exit code is 4. --names gives such names a meaning.

    \b
    Examples:
      stancegraph build article.txt letter.yaml --out graph
      stancegraph build news.html --add --out graph
      stancegraph build reports.zip wire.jsonl.gz --jobs 2 --out graph
      stancegraph build un_votes.csv.gz un_roll_calls.csv.gz --out votes
      stancegraph build reports.zip --engine spark --master local[2] --out graph
    """
    from stancegraph.cli import output
    from stancegraph.cli.skips import end, say_skips
    from stancegraph.reconciliation.judgements import at_hand
    from stancegraph.store.build import build
    from stancegraph.store.engines import engine_of
    from stancegraph.store.options import Options

    chosen = Options(**options)
    if dry_run:
        _dry_run(sources, out, chosen)
        return
    on = engine_of(engine, jobs=jobs, master=master)
    judged = at_hand(judgements, out)
    with output.progress(len(sources)) as begin:
        built = build(
            sources,
            out,
            chosen,
            add=add,
            engine=on,
            parts=parts,
            judgements=judged,
            progress=begin,
        )
    _say_left_out(built.left_out)
    say_skips(built.skipped)
    unfit = bool(judged.items) and _say_unfit(out, judged)
    output.say(_summary(built, out))
    end(built.skipped)
    end_unfit(unfit)


def _say_unfit(out: Path, judged: Judgements) -> bool:
    """Tell which judgements were not applied; whether there are any."""
    from stancegraph.reconciliation.binding import bind
    from stancegraph.store.build import open_directory

    bound = bind(judged, open_directory(out)[1])
    return say_unfit(judged.at, bound.disputed, bound.unbound)


def _dry_run(sources: tuple[Path, ...], out: Path, options: Options) -> None:
    from stancegraph.cli import output
    from stancegraph.cli.skips import end, say_skips
    from stancegraph.store.build import left_out
    from stancegraph.store.directory import check_target
    from stancegraph.store.reading import Reading

    check_target(out)
    with Reading(options) as reading:
        opened = reading.open_all(sources)
        lines, skips = _forecast(reading, opened)
    output.table(["source", "reader", "bytes", "rows", "positions"], lines)
    _say_left_out((*left_out(sources, opened), *sorted(reading.left_out)))
    say_skips([*reading.skipped, *skips])
    output.say(f"dry run: nothing was written to {out}")
    end([*reading.skipped, *skips])


def _forecast(reading: Reading, opened: Sequence[Opened]) -> tuple[list[list[str]], list[Skip]]:
    """A line a file, of a corpus one in all that counts its documents; and what is left out."""
    from stancegraph.cli.output import counted

    lines: list[list[str]] = []
    skips: list[Skip] = []
    corpora: dict[str, list[Opened]] = {}
    for one in sorted(opened, key=lambda one: one.entry.path):
        forecast = reading.forecast(one)
        if one.corpus is not None:
            corpora.setdefault(one.corpus, []).append(one)
            skips.extend(forecast.skips if forecast else reading.noted(one))
            continue
        much = ["", ""]
        if forecast is not None:
            much = [f"{forecast.rows:,}" if forecast.rows else "", f"{forecast.positions:,}"]
            skips.extend(forecast.skips)
        for path in one.paths:
            lines.append([path, one.entry.reader, f"{Path(path).stat().st_size:,}", *much])
            much = ["", ""]  # of all files of a source, told once
    for corpus, documents in corpora.items():
        kinds = Counter(one.entry.reader for one in documents)
        named = ", ".join(counted(number, kind) for kind, number in sorted(kinds.items()))
        lines.append([corpus, named, f"{sum(one.size for one in documents):,}", "", ""])
    return lines, skips


def _say_left_out(paths: Iterable[str]) -> None:
    from stancegraph.cli.output import say

    for path in paths:
        say(f"{path}: left out, as it is given twice or a fact sheet stands for it")


def _summary(built: Built, out: Path) -> str:
    from stancegraph.cli.output import counted

    counts = built.manifest.counts
    held = ", ".join(
        counted(counts.get(table, 0), name)
        for table, name in (
            ("documents", "document"),
            ("statements", "statement"),
            ("roll_calls", "roll call"),
            ("positions", "position"),
            ("triples", "triple"),
            ("derived_triples", "derived triple"),
        )
        if table != "roll_calls" or table in counts
    )
    if not built.changed:
        return f"nothing changed: {out} holds {held}"
    read = f"read {counted(built.read, 'source')}"
    reused = f", reused {built.reused}" if built.reused else ""
    return f"{read}{reused}\n{out} holds {held}"
