"""Changing a graph directory so that a killed build leaves the graph that was there.

A build writes into the sibling `.NAME.building`; at its end the old graph becomes
`.NAME.previous`, the new one takes its place, and the old one goes. Whatever was interrupted is
put right by the next command that opens the directory.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stancegraph.errors import GraphError
from stancegraph.store import manifest

TABLES, STORE, ADDING = "tables", "store", "adding"
_OWN = {TABLES, STORE, ADDING, manifest.NAME, f"{manifest.NAME}.new", ".DS_Store"}
"""What a build may replace, and what file managers leave behind."""


def _sibling(folder: Path, what: str) -> Path:
    return folder.parent / f".{folder.name}.{what}"


def recover(folder: Path) -> None:
    """Put back the graph that an interrupted build had moved aside, unless a build is under way."""
    if not folder.exists() and _sibling(folder, "previous").is_dir():
        with _lock(folder, wait=True):
            _put_back(folder)


def _put_back(folder: Path) -> None:
    previous = _sibling(folder, "previous")
    if previous.is_dir() and not folder.exists():
        previous.rename(folder)


def check_target(folder: Path) -> None:
    """Raise GraphError unless the directory is absent, empty or a graph, and may be replaced."""
    if Path.cwd().is_relative_to(folder.resolve()):
        raise GraphError(
            "a build replaces the whole directory, so it cannot be the current directory",
            at=str(folder),
            hint="name a directory below it",
        )
    if folder.exists() and not folder.is_dir():
        raise GraphError("this is a file", at=str(folder), hint="name a directory for the graph")
    held = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if held and manifest.NAME not in held:
        raise GraphError(
            "the directory holds something else; nothing was written",
            at=str(folder),
            hint="name an empty or a new directory",
        )
    foreign = [name for name in held if name not in _OWN]
    if foreign:
        raise GraphError(
            f"the directory holds {foreign[0]}, which no build wrote; nothing was written",
            at=str(folder),
            hint="move it elsewhere: a build replaces the whole directory",
        )


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the only right to change a directory; released when the process ends, however it ends.

    Raises GraphError when another build has it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _lock(folder, wait=False):
        _put_back(folder)
        for what in ("building", "previous"):
            shutil.rmtree(_sibling(folder, what), ignore_errors=True)
        yield


@contextmanager
def _lock(folder: Path, *, wait: bool) -> Iterator[None]:
    path = _sibling(folder, "lock")
    while True:
        with path.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError as error:
                raise GraphError(
                    "another build is changing this graph", at=str(folder), hint="wait for its end"
                ) from error
            # Whoever held the lock before has removed its file: then we hold a file without a name.
            if not path.exists() or not os.path.samestat(os.fstat(lock.fileno()), path.stat()):
                continue
            try:
                yield
            finally:
                path.unlink(missing_ok=True)
            return


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new directory that takes the place of `folder` when the block ends without an error."""
    building, previous = _sibling(folder, "building"), _sibling(folder, "previous")
    building.mkdir()
    try:
        yield building
        if folder.exists():
            folder.rename(previous)
        building.rename(folder)
        shutil.rmtree(previous, ignore_errors=True)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def remove_leftovers(folder: Path, parts: tuple[str, ...]) -> None:
    """Remove table files that no manifest lists."""
    for path in (folder / TABLES).iterdir():
        if path.name not in parts:
            os.unlink(path)
