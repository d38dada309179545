"""Writing the directory of a graph: whole, with parts of its triples, or with more sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from stancegraph.errors import GraphError
from stancegraph.reconciliation import reconcile
from stancegraph.reconciliation.judgements import Judgements
from stancegraph.records import Link
from stancegraph.store import addition, database, directory
from stancegraph.store import parts as parts_of
from stancegraph.store.engines import Engine
from stancegraph.store.finished import scratch
from stancegraph.store.manifest import REBUILD, Manifest, ReadSource
from stancegraph.store.options import Options
from stancegraph.store.progress import Progress
from stancegraph.tables import Tables

Facts = dict[str, str | None]
"""Software, version, configuration and model of a run, as the manifest keeps them."""


def load(folder: Path, manifest: Manifest) -> Tables:
    """The tables that a manifest lists; raises GraphError where a file of them is missing."""
    missing = [name for name in manifest.parts if not (folder / directory.TABLES / name).is_file()]
    if missing:
        raise GraphError(f"the table {missing[0]} is missing", at=str(folder), hint=REBUILD)
    return Tables.read(folder / directory.TABLES / name for name in manifest.parts)


def write(
    folder: Path,
    raw: Tables,
    sources: Iterable[ReadSource],
    options: Options,
    facts: Facts,
    engine: Engine,
    parts: Path | None,
    judgements: Judgements | None,
    progress: Progress | None,
) -> Manifest:
    """A whole new directory in place of the old one."""
    with directory.replaced(folder) as new:
        (new / directory.TABLES).mkdir()
        raw, files = _linked(raw, new / directory.TABLES, judgements)
        with TemporaryDirectory(prefix="triples-", dir=new) as name:
            triples = Path(name)
            written = engine.write_triples(
                raw, options, triples, scratch(folder), progress, parts=parts is not None
            )
            lines = written.lines
            if progress:
                progress(f"loading {lines.asserted + lines.derived:,} triples", 0, 0)
            database.load_files(triples, options.base, new / directory.STORE)
            if parts:
                parts_of.replace(triples, parts)
        manifest = Manifest(
            base=options.base,
            sources=_sorted(sources),
            parts=tuple(files),
            counts={**written.rows, "triples": lines.asserted, "derived_triples": lines.derived},
            run=facts,
            judgements=judgements.digest if judgements else None,
            built_at=_now(),
        )
        manifest.write(new)
    return manifest


def _linked(raw: Tables, folder: Path, judgements: Judgements | None) -> tuple[Tables, list[str]]:
    """The rows of all sources and the links between them in files of a folder, and their names."""
    names = raw.spill(folder, "0")
    links = Tables({Link: reconcile(raw.merged(), judgements).links})
    names = sorted([*names, *links.spill(folder, "0")])
    return raw.joined(links), names


def write_parts(
    parts: Path,
    folder: Path,
    manifest: Manifest,
    options: Options,
    engine: Engine,
    progress: Progress | None,
) -> None:
    """The parts of a graph that is there."""
    with TemporaryDirectory(prefix=f".{parts.name}.", dir=_made(parts.parent)) as written:
        raw = load(folder, manifest)
        engine.write_triples(raw, options, Path(written), scratch(folder), progress, parts=True)
        parts_of.replace(Path(written), parts)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def add_to(
    folder: Path,
    old: Manifest,
    held: Tables,
    new: Tables,
    sources: Iterable[ReadSource],
    facts: Facts,
    judgements: Judgements | None,
) -> Manifest | None:
    """The directory with new sources in it; None where it must be built anew."""
    added = addition.add(folder, old, held, new, judgements)
    if added is None:
        return None
    manifest = old.model_copy(
        update={
            "sources": _sorted(sources),
            "parts": tuple(sorted([*old.parts, *added.parts])),
            "counts": added.counts,
            "run": facts,
            "built_at": _now(),
        }
    )
    manifest.write(folder)
    addition.finish(folder)
    return manifest


def _sorted(sources: Iterable[ReadSource]) -> tuple[ReadSource, ...]:
    return tuple(sorted(sources, key=lambda source: source.key))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
