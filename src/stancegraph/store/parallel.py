"""Reading sources in batches, in one process or several; the results come in their order."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process

from stancegraph.errors import SourceError
from stancegraph.readers.datasets import Dataset
from stancegraph.readers.factsheet import Sheet
from stancegraph.readers.skips import Skip
from stancegraph.store.finished import Finished
from stancegraph.store.options import Options
from stancegraph.store.progress import Progress
from stancegraph.store.reading import Batch, Opened, Reading
from stancegraph.tables import Tables

BATCH = 32
"""Texts that are read in one go, at most."""

_own: list[Reading] = []
"""The reading of this process, made when the process starts."""


def read_all(
    reading: Reading,
    opened: Sequence[Opened],
    progress: Progress | None,
    jobs: int = 1,
    finished: Finished | None = None,
    *,
    alone: bool = True,
) -> tuple[Tables, dict[str, tuple[Skip, ...]]]:
    """What sources say, and what was skipped, by the key of the source.

    Parts are put into `finished` as they are read. Raises the error of a source that cannot be
    read; for documents of corpora SourceError where they all fail and nothing else is there.
    """
    batches = list(_batched(opened, jobs))
    if jobs > 1 and len(batches) > 1:
        found = _in_parallel(reading.options, batches, jobs)
    else:
        found = map(reading.batch, batches)
    tables: list[Tables] = []
    skips: dict[str, tuple[Skip, ...]] = {}
    of_corpora = any(one.corpus for one in opened)
    failed = True
    for batch in batches:
        if progress and of_corpora:
            progress("reading documents", len(skips), len(opened))
        elif progress:
            for one in batch:
                progress(one.entry.path)
        read = next(found)
        failed &= read.failed
        skips.update(read.skips)
        tables.append(finished.keep(read.tables, read.skips) if finished else read.tables)
    if failed and alone:
        first = skips[opened[0].entry.key][0]
        raise SourceError(f"nothing could be read: {first.what}", at=first.at, hint=first.hint)
    return Tables().joined(*tables), skips


def _batched(opened: Sequence[Opened], jobs: int) -> Iterator[list[Opened]]:
    """Texts by the dozen, in their order; whatever may be large by itself."""
    most = max(1, min(BATCH, len(opened) // (4 * jobs)))
    batch: list[Opened] = []
    for one in opened:
        if isinstance(one.content, Sheet | Dataset):
            yield [one]
            continue
        batch.append(one)
        if len(batch) == most:
            yield batch
            batch = []
    if batch:
        yield batch


def _in_parallel(
    options: Options, batches: Sequence[Sequence[Opened]], processes: int
) -> Iterator[Batch]:
    """Yield what each batch of sources says in turn; each process loads model and names once."""
    # A forked child would share locks that threads of polars may hold.
    with ProcessPoolExecutor(
        min(processes, len(batches)),
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(options,),
    ) as pool:
        yield from pool.map(_batch, batches)


def _start(options: Options) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends the pool
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _own.append(Reading(options))


def _end_with_parent() -> None:
    """A child of a killed parent would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _batch(opened: Sequence[Opened]) -> Batch:
    return _own[0].batch(opened)
