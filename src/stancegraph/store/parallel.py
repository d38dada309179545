"""Reading sources in several processes; the order of the results is that of the sources."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process

from stancegraph.store.options import Options
from stancegraph.store.reading import Found, Opened, Reading

_own: list[Reading] = []
"""The reading of this process, made when the process starts."""


def read_in_parallel(options: Options, opened: Sequence[Opened], processes: int) -> Iterator[Found]:
    """Yield what each source says in turn; each process loads model and names once."""
    # A forked child would share locks that threads of polars may hold.
    with ProcessPoolExecutor(
        min(processes, len(opened)),
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(options,),
    ) as pool:
        yield from pool.map(_found, opened)


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


def _found(opened: Opened) -> Found:
    return _own[0].found(opened)
