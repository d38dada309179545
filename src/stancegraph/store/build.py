"""Building a graph, in memory or in a directory; adding to one; opening one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from stancegraph.errors import GraphError, SourceError
from stancegraph.inference import complete, completed_later
from stancegraph.readers.corpora import kind_of
from stancegraph.readers.skips import Skip
from stancegraph.reconciliation.judgements import Judgements
from stancegraph.records import Run
from stancegraph.store import database, directory
from stancegraph.store import parts as parts_of
from stancegraph.store.engines import Engine, Local
from stancegraph.store.finished import Finished, scratch
from stancegraph.store.manifest import Manifest, ReadSource
from stancegraph.store.options import Options
from stancegraph.store.parallel import read_all
from stancegraph.store.progress import Progress
from stancegraph.store.reading import Opened, Reading, standing
from stancegraph.store.writing import Facts, add_to, load, write, write_parts
from stancegraph.tables import Tables


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    manifest: Manifest
    read: int
    """Sources that were read now."""
    reused: int
    """Sources whose earlier reading still held."""
    changed: bool = True
    """False where the graph held exactly this already and nothing was written."""
    left_out: tuple[str, ...] = ()
    """Paths that are not in the graph: the same content twice, an earlier state of a fact sheet, or
    a text that a fact sheet is about."""
    skipped: tuple[Skip, ...] = ()
    """What of the sources given is not in the graph, or is doubtful; read now or earlier."""


def in_memory(
    sources: Sequence[Path],
    options: Options,
    progress: Progress | None = None,
    skipped: list[Skip] | None = None,
    judgements: Judgements | None = None,
) -> Tables:
    """The complete tables of some sources; what is left out of them is put into `skipped`."""
    with Reading(options) as reading:
        opened = reading.open_all(_given(sources), progress=progress)
        tables, told = read_all(reading, opened, progress)
    if skipped is not None:
        skipped.extend(reading.skipped)
        skipped.extend(skip for one in opened for skip in told[one.entry.key])
    return complete(tables, judgements)


def build(
    sources: Sequence[Path],
    folder: Path,
    options: Options,
    *,
    add: bool = False,
    engine: Engine | None = None,
    parts: Path | None = None,
    judgements: Judgements | None = None,
    progress: Progress | None = None,
) -> Built:
    """Make a directory hold exactly these sources, or these in addition to what it holds.

    A text gives way to a fact sheet about it, whichever comes first, and a fact sheet about a text
    to its edited state.
    Readings of unchanged sources are reused where software, model and options are the same; of
    many sources also those of a build that was killed. A source that cannot be read raises its
    error, and the directory stays as it was; a document of a corpus that cannot be read is left
    out and told, and is an error where nothing else is there. The
    `engine` tells where the work is done: without one, here, in one process. The triples of the
    graph also go into the directory `parts`, as `store.parts` describes. `judgements` say which
    reports are of one thing and which are not, whatever their likeness.
    """
    folder = folder.resolve()
    directory.check_target(folder)
    if parts is not None:
        parts = parts.resolve()
        parts_of.check_target(parts)
    with (
        directory.locked(folder),
        Reading(options, scratch(folder)) as reading,
        engine or Local() as engine,
    ):
        old = Manifest.read(folder) if folder.exists() and any(folder.iterdir()) else None
        if old is None:
            engine.prepare(options, scratch(folder))
        held = old.sources if old and add else ()
        opened = reading.open_all(_given(sources), held, progress)
        run = reading.run_of(opened)
        known: dict[str, ReadSource] = {}
        if old and _same_way(old, options, run):
            known = {source.key: source for source in old.sources}
        elif old and add:
            raise GraphError(
                "this graph was built with other options or another version",
                at=str(folder),
                hint="build it anew with all its sources",
            )
        wanted = {one.entry.key: one.entry for one in opened}
        if add:
            edited = {(one.path, one.document) for one in wanted.values()}
            kept_on = (one for one in known.values() if (one.path, one.document) not in edited)
            both = {one.key: one for one in kept_on} | wanted
            wanted = {key: both[key] for key in standing(both.values())}
            opened = [one for one in opened if one.entry.key in wanted]
            sources = [*sources, *(Path(known[key].path) for key in known if key not in wanted)]
        new = [one for one in opened if one.entry.key not in known]
        finished = Finished(folder, _facts(run), options.base)
        cut_off = (folder / directory.ADDING).exists()
        judged = judgements.digest if judgements else None
        as_judged = old is not None and old.judgements == judged
        if old and not new and wanted.keys() == known.keys() and as_judged and not cut_off:
            finished.remove()
            directory.remove_leftovers(folder, old.parts)
            if parts:
                write_parts(parts, folder, old, options, engine, progress)
            return _built(old, 0, len(known), sources, opened, reading, changed=False)
        kept = [key for key in wanted if key in known]
        tables, skips = finished.taken_over({one.entry.key for one in new})
        reused = len(kept) + len(skips)
        new = [one for one in new if one.entry.key not in skips]
        if new:
            read, told = engine.read_all(reading, new, progress, finished, alone=not reused)
            tables, skips = tables.joined(read), {**skips, **told}
            del read  # a million rows are held once, and while the store is loaded not at all
        entries, facts = [_told(known, skips, entry) for entry in wanted.values()], _facts(run)
        if old and add:
            facts["model"] = facts["model"] or old.run["model"]
        before = load(folder, old) if old and kept else Tables()
        manifest = None
        if old and add and as_judged and not cut_off and len(kept) == len(known):
            manifest = add_to(folder, old, before, tables, entries, facts, judgements)
            if manifest and parts:
                write_parts(parts, folder, manifest, options, engine, progress)
        if manifest is None:
            raw = before.only(kept).joined(tables)
            del before, tables
            manifest = write(
                folder, raw, entries, options, facts, engine, parts, judgements, progress
            )
        finished.remove()
        return _built(manifest, len(new), reused, sources, opened, reading)


def left_out(given: Iterable[Path], opened: Iterable[Opened]) -> tuple[str, ...]:
    """The files given that `Reading.open_all` did not take, sorted; corpora are told elsewhere."""
    taken = {path for one in opened for path in one.paths}
    return tuple(sorted({str(path) for path in given if kind_of(path) is None} - taken))


def open_directory(folder: Path) -> tuple[Manifest, Tables]:
    """The manifest of a graph directory and its complete tables, each read when asked for.

    Then GraphError is raised for a part that is damaged.
    """
    directory.recover(folder)
    manifest = Manifest.read(folder)
    return manifest, completed_later(load(folder, manifest))


def open_store(folder: Path) -> Store:
    """The Oxigraph store of a graph directory, for reading.

    While an addition is under way, or was cut off, the store may be ahead of the manifest: then
    the triples come from the tables that the manifest lists.
    """
    directory.recover(folder)
    if (folder / directory.ADDING).exists():
        manifest, tables = open_directory(folder)
        return database.load(tables, manifest.base)
    return database.opened(folder / directory.STORE, read_only=True)


def _given(sources: Sequence[Path]) -> Sequence[Path]:
    if not sources:
        raise SourceError("no source was given", hint="name at least one file")
    return sources


def _told(
    known: Mapping[str, ReadSource], skips: Mapping[str, tuple[Skip, ...]], entry: ReadSource
) -> ReadSource:
    """The entry of a source with what was skipped when it was read, now or earlier."""
    earlier = known[entry.key].skips if entry.key in known else ()
    return entry.model_copy(update={"skips": skips.get(entry.key, earlier)})


def _built(
    manifest: Manifest,
    read: int,
    reused: int,
    given: Iterable[Path],
    opened: Sequence[Opened],
    reading: Reading,
    *,
    changed: bool = True,
) -> Built:
    keys = {one.entry.key for one in opened}
    skipped = (skip for one in manifest.sources if one.key in keys for skip in one.skips)
    return Built(
        manifest,
        read,
        reused,
        changed,
        (*left_out(given, opened), *sorted(reading.left_out)),
        (*reading.skipped, *skipped),
    )


def _same_way(old: Manifest, options: Options, run: Run) -> bool:
    """True where an earlier reading holds; sources without a text do not depend on the model."""
    before, now = old.run, _facts(run)
    alike = all(before[name] == now[name] for name in ("software", "version", "configuration"))
    models = {before["model"], now["model"]} - {None}
    return old.base == options.base and alike and len(models) <= 1


def _facts(run: Run) -> Facts:
    return run.model_dump(include={"software", "version", "configuration", "model"})
