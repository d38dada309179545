"""Building a graph, in memory or in a directory; adding to one; opening one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from polars.exceptions import PolarsError
from pyoxigraph import Store

from stancegraph.errors import GraphError, SourceError
from stancegraph.rdf.triples import derived_ntriples
from stancegraph.records import KINDS, DerivedPosition, Run
from stancegraph.store import database, directory
from stancegraph.store.manifest import REBUILD, Manifest, ReadSource
from stancegraph.store.options import Options
from stancegraph.store.parallel import read_in_parallel
from stancegraph.store.reading import Opened, Reading, standing
from stancegraph.tables import Tables, complete

Progress = Callable[[str], None]
Facts = dict[str, str | None]
"""Software, version, configuration and model of a run, as the manifest keeps them."""


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


def in_memory(
    sources: Sequence[Path], options: Options, progress: Progress | None = None
) -> Tables:
    """The complete tables of some sources."""
    reading = Reading(options)
    return complete(_read(reading, reading.open_all(_given(sources)), progress))


def build(
    sources: Sequence[Path],
    folder: Path,
    options: Options,
    *,
    add: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Built:
    """Make a directory hold exactly these sources, or these in addition to what it holds.

    A text gives way to a fact sheet about it, whichever comes first, and a fact sheet about a text
    to its edited state.
    Readings of unchanged sources are reused where software, model and options are the same. A
    source that cannot be read raises its error, and the directory stays as it was. With `jobs`
    above 1 that many processes read; a script that asks for them needs the usual
    `if __name__ == "__main__":`.
    """
    folder = folder.resolve()
    directory.check_target(folder)
    with directory.locked(folder):
        reading = Reading(options)
        opened = reading.open_all(_given(sources))
        old = Manifest.read(folder) if folder.exists() and any(folder.iterdir()) else None
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
        cut_off = (folder / directory.ADDING).exists()
        if old and not new and wanted.keys() == known.keys() and not cut_off:
            directory.remove_leftovers(folder, old.parts)
            return Built(old, 0, len(known), changed=False, left_out=left_out(sources, opened))
        kept = [key for key in wanted if key in known]
        tables = _read(reading, new, progress, jobs)
        entries, facts = list(wanted.values()), _facts(run)
        if old and add:
            facts["model"] = facts["model"] or old.run["model"]
        before = _load(folder, old).only(kept) if old and kept else Tables()
        manifest = None
        if old and add and not cut_off and len(kept) == len(known):
            manifest = _add(folder, old, before, tables, entries, facts)
        if manifest is None:
            manifest = _write(folder, before.joined(tables), entries, options.base, facts)
        return Built(manifest, len(new), len(kept), left_out=left_out(sources, opened))


def left_out(given: Iterable[Path], opened: Iterable[Opened]) -> tuple[str, ...]:
    """The paths given that `Reading.open_all` did not take, sorted."""
    return tuple(sorted({str(path) for path in given} - {one.entry.path for one in opened}))


def open_directory(folder: Path) -> tuple[Manifest, Tables]:
    """The manifest of a graph directory and its complete tables."""
    directory.recover(folder)
    manifest = Manifest.read(folder)
    return manifest, complete(_load(folder, manifest))


def open_store(folder: Path) -> Store:
    """The Oxigraph store of a graph directory, for reading.

    While an addition is under way, or was cut off, the store may be ahead of the manifest: then
    the triples come from the tables that the manifest lists.
    """
    directory.recover(folder)
    if (folder / directory.ADDING).exists():
        manifest, tables = open_directory(folder)
        return database.load(tables, manifest.base)[0]
    return database.opened(folder / directory.STORE, read_only=True)


def _given(sources: Sequence[Path]) -> Sequence[Path]:
    if not sources:
        raise SourceError("no source was given", hint="name at least one file")
    return sources


def _read(
    reading: Reading, opened: Sequence[Opened], progress: Progress | None, jobs: int = 1
) -> Tables:
    if jobs > 1 and len(opened) > 1:
        found = read_in_parallel(reading.options, opened, jobs)
    else:
        found = map(reading.tables, opened)
    tables = []
    for one in opened:
        if progress:
            progress(one.entry.path)
        tables.append(next(found))
    return Tables().joined(*tables)


def _load(folder: Path, manifest: Manifest) -> Tables:
    missing = [name for name in manifest.parts if not (folder / directory.TABLES / name).is_file()]
    if missing:
        raise GraphError(f"the table {missing[0]} is missing", at=str(folder), hint=REBUILD)
    try:
        return Tables.read(folder / directory.TABLES / name for name in manifest.parts)
    except PolarsError as error:
        raise GraphError(f"a table is damaged: {error}", at=str(folder), hint=REBUILD) from error


def _same_way(old: Manifest, options: Options, run: Run) -> bool:
    """True where an earlier reading holds; sources without a text do not depend on the model."""
    before, now = old.run, _facts(run)
    alike = all(before[name] == now[name] for name in ("software", "version", "configuration"))
    models = {before["model"], now["model"]} - {None}
    return old.base == options.base and alike and len(models) <= 1


def _facts(run: Run) -> Facts:
    return run.model_dump(include={"software", "version", "configuration", "model"})


def _write(
    folder: Path, raw: Tables, sources: list[ReadSource], base: str, facts: Facts
) -> Manifest:
    """A whole new directory in place of the old one."""
    tables = complete(raw)
    with directory.replaced(folder) as new:
        (new / directory.TABLES).mkdir()
        parts = raw.write(new / directory.TABLES, "0")
        _, asserted, derived = database.load(tables, base, new / directory.STORE)
        manifest = Manifest(
            base=base,
            sources=tuple(sorted(sources, key=lambda source: source.key)),
            parts=tuple(parts),
            counts=_counts(tables, asserted, derived),
            run=facts,
            built_at=_now(),
        )
        manifest.write(new)
    return manifest


def _add(
    folder: Path,
    old: Manifest,
    raw: Tables,
    new: Tables,
    sources: list[ReadSource],
    facts: Facts,
) -> Manifest | None:
    """New parts beside the old ones, and one transaction on the store.

    A marker tells readers and the next build when an addition was cut off between the two. None,
    with nothing written, where a triple no longer holds and would have to be removed.
    """
    before, after = complete(raw), complete(raw.joined(new))
    if not _only_grows(before, new.merged(), after, old.base):
        return None
    marker = folder / directory.ADDING
    marker.touch()
    directory.remove_leftovers(folder, old.parts)
    parts = new.write(folder / directory.TABLES, str(_next_part(old)))
    fresh = after[DerivedPosition].join(before[DerivedPosition], on="id", how="anti")
    store = database.opened(folder / directory.STORE)
    database.extend(store, new.merged().joined(Tables({DerivedPosition: fresh})), old.base)
    asserted, derived = database.counts(store, old.base)
    del store
    manifest = old.model_copy(
        update={
            "sources": tuple(sorted(sources, key=lambda source: source.key)),
            "parts": tuple(sorted([*old.parts, *parts])),
            "counts": _counts(after, asserted, derived),
            "run": facts,
            "built_at": _now(),
        }
    )
    manifest.write(folder)
    marker.unlink()
    return manifest


def _only_grows(before: Tables, new: Tables, after: Tables, base: str) -> bool:
    """Whether every triple of both tables is one of what they make together."""
    for kind in KINDS:
        fields = ["id", *kind.spellings]
        for part in (before, new) if kind.spellings else ():
            changed = part[kind].join(after[kind], on=fields, how="anti")
            if changed.height:
                return False
    held = derived_ntriples(before, base)
    return bool(held.is_in(derived_ntriples(after, base).implode()).all())


def _next_part(manifest: Manifest) -> int:
    return 1 + max(int(name.split(".")[1]) for name in manifest.parts)


def _counts(tables: Tables, asserted: int, derived: int) -> dict[str, int]:
    rows = Counter({kind.table: tables[kind].height for kind in tables if tables[kind].height})
    return {**rows, "triples": asserted, "derived_triples": derived}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
