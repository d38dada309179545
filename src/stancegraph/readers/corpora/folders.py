"""Folders: every file below one, by name, but hidden ones, links and what no reader knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stancegraph.readers.corpora.limits import MAX_MEMBERS
from stancegraph.readers.skips import Skip

DEEPEST = 50
"""Folders within folders that are gone into."""
_GRAPH = ("manifest.json", "tables", "store")


@dataclass(frozen=True, slots=True)
class Inside:
    """A file in a folder, and its path from there."""

    path: Path
    name: str


def files_in(folder: Path) -> Iterator[Inside | Skip]:
    """Yield the files below a folder, sorted, and a skip for each thing that is none.

    Links are not followed: they may lead in a circle or to what is not to be read. A graph
    directory holds no sources and is left out.
    """
    number = 0
    for path in _below(folder, 0):
        if isinstance(path, Skip):
            yield path
            continue
        number += 1
        if number > MAX_MEMBERS:
            yield Skip(str(folder), f"it holds more than {MAX_MEMBERS:,} files", (), 1)
            return
        yield Inside(path, path.relative_to(folder).as_posix())


def _below(folder: Path, depth: int) -> Iterator[Path | Skip]:
    if depth > DEEPEST:
        yield Skip(str(folder), f"folders are gone into {DEEPEST} deep", (), 1)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skip(str(folder), f"the folder cannot be read: {error.strerror}", (), 1)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield Skip(str(path), "a link is not followed", (), 1, hint="copy the file to here")
        elif entry.is_dir():
            if all((path / name).exists() for name in _GRAPH):
                yield Skip(str(path), "a graph is no source", (), 1, dropped=False)
            else:
                yield from _below(path, depth + 1)
        elif entry.is_file():
            yield path
        else:
            yield Skip(str(path), "this is no regular file", (), 1)
