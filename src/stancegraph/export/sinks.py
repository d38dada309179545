"""Writing that is all or nothing: a file or folder appears complete, or not at all."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from stancegraph.errors import UsageError

LISTING = ".stancegraph-export"
"""In a folder that we wrote: one line a file, its SHA-256 and its name, as sha256sum reads it."""


@contextmanager
def new_file(sink: Path) -> Iterator[BinaryIO]:
    """A stream whose content replaces the file when the block ends without an error.

    A device or a pipe (`/dev/stdout`) is written to as it is. Raises UsageError for a folder and
    for a place that does not exist.
    """
    if sink.is_dir():
        raise UsageError(f"{sink} is a folder, not a file", hint="give a file name")
    if sink.exists() and not sink.is_file():
        with sink.open("wb") as stream:
            yield stream
        return
    sink = _placed(sink)
    part = _sibling(sink)
    try:
        with part.open("xb") as stream:
            yield stream
        part.replace(sink)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def new_folder(sink: Path) -> Iterator[Path]:
    """An empty folder that takes the sink's place when the block ends without an error.

    Raises UsageError unless the sink is free, empty, or exactly what an earlier export wrote:
    a file that is not ours, or that was edited since, is never deleted.
    """
    sink = _placed(sink)
    _refuse_foreign(sink)
    part = _sibling(sink)
    part.mkdir()
    try:
        yield part
        lines = [f"{_sha256(file)}  {file.name}\n" for file in sorted(part.iterdir())]
        (part / LISTING).write_text("".join(lines), encoding="utf-8")
        _refuse_foreign(sink)
        _swap(part, sink)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _placed(sink: Path) -> Path:
    sink = sink.resolve()
    if not sink.parent.is_dir():
        raise UsageError(f"the folder {sink.parent} does not exist", hint="make it first")
    return sink


def _sibling(sink: Path) -> Path:
    return sink.with_name(f".{sink.name}.{secrets.token_hex(4)}.part")


def _swap(new: Path, sink: Path) -> None:
    if not sink.exists():
        new.rename(sink)
        return
    old = _sibling(sink)
    sink.rename(old)
    try:
        new.rename(sink)
    except OSError:
        old.rename(sink)
        raise
    shutil.rmtree(old)


def _refuse_foreign(sink: Path) -> None:
    if not sink.exists():
        return
    hint = "give a folder that does not exist or is empty"
    if not sink.is_dir():
        raise UsageError(f"{sink} is a file, and this format writes a folder", hint=hint)
    names = sorted(file.name for file in sink.iterdir())
    if not names:
        return
    ours = _listed(sink)
    if ours is None:
        raise UsageError(f"{sink} holds files that no export wrote, such as {names[0]}", hint=hint)
    for name in names:
        if name == LISTING:
            continue
        if name not in ours:
            raise UsageError(f"{sink} holds {name}, which no export wrote", hint=hint)
        if not (sink / name).is_file() or _sha256(sink / name) != ours[name]:
            raise UsageError(f"{sink / name} was changed since it was exported", hint=hint)


def _listed(sink: Path) -> dict[str, str] | None:
    listing = sink / LISTING
    if not listing.is_file():
        return None
    pairs = (line.split("  ", 1) for line in listing.read_text(encoding="utf-8").splitlines())
    return {name: digest for digest, name in pairs}


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
