"""Reading sources in batches, in one process or several; the results come in their order."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context, parent_process

from stancegraph.errors import MissingExtra, SourceError
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
    processes: Processes | None = None,
    finished: Finished | None = None,
    *,
    alone: bool = True,
) -> tuple[Tables, dict[str, tuple[Skip, ...]]]:
    """What sources say, and what was skipped, by the key of the source.

    It is read in this process, or in others where there are any.
    Parts are put into `finished` as they are read. Raises the error of a source that cannot be
    read; for documents of corpora SourceError where they all fail and nothing else is there.
    """
    batches = list(batched(opened, processes.count if processes else 1))
    found = processes.read(batches) if processes else map(reading.batch, batches)
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


def batched(opened: Sequence[Opened], jobs: int) -> Iterator[list[Opened]]:
    """Texts by the dozen, in their order; whatever may be large by itself.

    Towards the end batches become small, so that all processes end at the same time.
    """
    batch: list[Opened] = []
    most = _share(len(opened), jobs)
    for left, one in zip(range(len(opened), 0, -1), opened, strict=True):
        if isinstance(one.content, Sheet | Dataset):
            yield [one]
            continue
        batch.append(one)
        if len(batch) >= most:
            yield batch
            batch, most = [], _share(left - 1, jobs)
    if batch:
        yield batch


def _share(left: int, jobs: int) -> int:
    """How many of the texts that are left make a batch."""
    return max(1, min(BATCH, left // (4 * jobs)))


class Processes:
    """Processes that read batches; each begins at once to load model and names, and does so once.

    They have to be closed.
    """

    def __init__(self, options: Options, count: int) -> None:
        self.count = count
        # A forked child would share locks that threads of polars may hold.
        self._pool = ProcessPoolExecutor(
            count, mp_context=get_context("spawn"), initializer=_start, initargs=(options,)
        )
        for _ in range(count):
            self._pool.submit(_load)  # a process starts where work waits and none is idle

    def read(self, batches: Iterable[Sequence[Opened]]) -> Iterator[Batch]:
        """Yield what each batch of sources says, in turn."""
        return self._pool.map(_batch, batches)

    def close(self) -> None:
        """End the processes, and drop what they have not begun."""
        self._pool.shutdown(cancel_futures=True)


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


def _load() -> None:
    with suppress(MissingExtra):  # which is told when there is a text to read
        _own[0].load()


def _batch(opened: Sequence[Opened]) -> Batch:
    return _own[0].batch(opened)
