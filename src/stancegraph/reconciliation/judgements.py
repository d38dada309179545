"""What people decided about reports of one thing: an append-only YAML file of judgements.

    - kind: statement
      verdict: same
      left: {document: 3f2a…, start: 120, end: 181, quote: "…", what: "coalition:54"}
      right: {document: 9c0d…, start: 96, end: 140, quote: "…", what: "coalition:53"}
      by: Ada
      on: 2026-11-24
      why: the same meeting and spokesperson

The machine adds items at the end and changes none. `binding` finds what they are about.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, model_validator

from stancegraph.errors import SourceError
from stancegraph.readers.complaints import complaints
from stancegraph.readers.files import MAX_BYTES, Source, decode, load
from stancegraph.readers.outline import read_yaml
from stancegraph.records.factsheet import Entry, Name
from stancegraph.records.values import LinkKind

QUOTED = 300
"""Characters of a passage that an anchor quotes."""
_SHOWN = 10
_ITEM_FIRST = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*- ")
"""The beginning of a file whose items begin with `- ` at the start of a line."""
_HEADER = """\
# Which reports are of one statement, event or coalition, as people judged it. Of two items about
# one pair the later holds. `stancegraph judge` adds items at the end; none is ever changed.
"""


class Verdict(StrEnum):
    """What a person decided about a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Anchor(Entry):
    """Where a document speaks of something, in terms that no rule of extraction changes.

    Either the passage `text[start:end]`, or an entry of a fact sheet, or a row of a table.
    """

    document: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the bytes of the document."""
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=1)
    entry: Name | None = None
    """Place in a fact sheet without a text: `statements/0`."""
    row: int | None = Field(default=None, ge=1)
    quote: str | None = Field(default=None, max_length=20_000)
    """How the passage begins; it finds the passage where a new reader shifted the text."""
    what: Name | None = None
    """Which of several things at one place: who makes the statement, or the label of the event."""
    name: Name | None = None
    """File name of the document; it finds an entry of a sheet that was edited since."""

    @model_validator(mode="after")
    def _one_place(self) -> Anchor:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end belong together")
        if sum(one is not None for one in (self.start, self.entry, self.row)) != 1:
            raise ValueError("give one place: start and end, an entry, or a row")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"the end {self.end} does not lie behind the start {self.start}")
        return self

    def __str__(self) -> str:
        place = self.entry or f"row {self.row}"
        if self.start is not None:
            place = f"characters {self.start}–{self.end}"
        return f"{place} of {self.name or self.document[:12]}"


def _iso(text: str) -> str:
    date.fromisoformat(text)
    return text


class Judgement(Entry):
    """One decision of one person about one pair."""

    kind: LinkKind
    verdict: Verdict
    left: Anchor
    right: Anchor
    by: Name
    on: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_iso)]
    """The day, as 2026-11-24."""
    why: str | None = Field(default=None, max_length=20_000)

    @model_validator(mode="after")
    def _two_sides(self) -> Judgement:
        if self.left == self.right:
            raise ValueError("left and right are the same place")
        return self


_ITEMS = TypeAdapter(tuple[Judgement, ...])


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements of a file, in its order, and the line on which each begins."""

    items: tuple[Judgement, ...] = ()
    lines: tuple[int, ...] = ()
    at: str = ""
    """The path of the file."""

    @property
    def digest(self) -> str | None:
        """Hash of what they say, whatever the comments; None where there are none."""
        if not self.items:
            return None
        return hashlib.sha256(_ITEMS.dump_json(self.items)).hexdigest()


def beside(graph: Path) -> Path:
    """Where the judgements on a graph directory are kept if nothing else is said.

    Beside it, so that they outlive the directory and can be under version control.
    """
    folder = graph if graph.name not in ("", "..") else graph.resolve()
    return folder.with_name(f"{folder.name}.judgements.yaml")


def read(path: Path) -> Judgements:
    """The judgements in a file; a file with none, or only comments, holds none.

    Raises SourceError, with the line and what may stand there, for a file that is missing, too
    large (20 MB), no YAML list, or has an item that is no judgement.
    """
    if path.is_file() and path.stat().st_size <= MAX_BYTES and not path.read_bytes().strip():
        return Judgements(at=str(path))
    return _parsed(load(path))


def at_hand(given: Path | None, graph: Path | None) -> Judgements:
    """The judgements of a file, else those beside a graph directory, where there are any."""
    if given is not None:
        return read(given)
    path = beside(graph) if graph is not None else None
    if path is None or not path.exists():
        return Judgements(at=str(path or ""))
    return read(path)


def append(path: Path, *judgements: Judgement) -> None:
    """Add judgements at the end of a file, which is made if need be: all of them or none.

    What stands in the file is never changed. Raises SourceError where it cannot be read or
    written, and where nothing can be added at its end.
    """
    added = "".join(_written(one) for one in judgements)
    try:
        with _held(path) as file:
            data = _contents(file)
            text = added if data.strip() else _HEADER + added
            if data and not data.endswith(b"\n"):
                text = f"\n{text}"
            new = text.encode()
            if not _follows(path, data, new, judgements):
                raise SourceError(
                    "a judgement cannot be added at the end of this file",
                    at=str(path),
                    hint="write it as a list whose items begin with `- ` at the start of a line",
                )
            _write(file, new, len(data))
    except OSError as error:
        raise SourceError(
            f"the judgements cannot be written: {error.strerror}", at=str(path)
        ) from error


def _follows(path: Path, data: bytes, new: bytes, added: tuple[Judgement, ...]) -> bool:
    """Whether what a file holds and the new items are one list.

    Where each item begins a line, the last one tells; else the whole file is read. Raises
    SourceError where that is no list of judgements.
    """
    if len(data) + len(new) > MAX_BYTES:
        raise SourceError(f"the file would have more than {MAX_BYTES:,} bytes", at=str(path))
    if _ITEM_FIRST.match(data):
        last = data[data.rfind(b"\n- ") + 1 :] if b"\n- " in data else data
        try:
            found = _parsed(_source(path, last + new)).items
        except SourceError:
            found = ()  # the whole file tells what is wrong, and on which line
        if len(found) == len(added) + 1 and found[1:] == added:
            return True
    before = _parsed(_source(path, data)) if data.strip() else Judgements()
    return _parsed(_source(path, data + new)).items == (*before.items, *added)


def _parsed(source: Source) -> Judgements:
    if len(source.data) > MAX_BYTES:
        raise SourceError(f"the file has more than {MAX_BYTES:,} bytes", at=source.at)
    outline = read_yaml(decode(source), source.at)
    if outline.value is None:
        return Judgements(at=source.at)
    if not isinstance(outline.value, list):
        raise SourceError(
            "this is no list of judgements",
            at=source.at,
            hint="each begins with `- kind: statement`; `stancegraph judge` writes them",
        )
    try:
        items = _ITEMS.validate_python(outline.value)
    except ValidationError as error:
        faults = complaints(error, outline, Judgement)
        more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise SourceError(
            "\n  ".join([*faults[:_SHOWN], *more]),
            at=source.at,
            hint="correct the item, or take it out; `stancegraph judge` shows how they look",
        ) from error
    lines = tuple(outline.lines[n,] for n in range(len(items)))
    return Judgements(items, lines, source.at)


def _written(judgement: Judgement) -> str:
    """An item as YAML; letters that steer a terminal or turn its direction stand as escapes."""
    value = judgement.model_dump(mode="json", exclude_none=True)
    sides = (value, value["left"], value["right"])
    texts = (one for side in sides for one in side.values() if isinstance(one, str))
    plain = "".join(texts).isprintable()
    return yaml.dump([value], Dumper=_Dumper, sort_keys=False, allow_unicode=plain, width=96)


class _Dumper(yaml.SafeDumper):
    """Writes `on: 2026-11-24` without quotation marks, as a person would; all values are text."""


_Dumper.yaml_implicit_resolvers = {
    letter: [one for one in resolvers if not one[0].endswith((":bool", ":timestamp"))]
    for letter, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _source(path: Path, data: bytes) -> Source:
    return Source(path.name, str(path), data, "")


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """The file, open and locked; released when the process ends, however it ends."""
    new = not path.exists()
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
        if new:
            _sync_folder(path.parent)
    finally:
        os.close(file)


def _contents(file: int) -> bytes:
    parts: list[bytes] = []
    while part := os.pread(file, 1 << 20, sum(map(len, parts))):
        parts.append(part)
    return b"".join(parts)


def _write(file: int, data: bytes, end: int) -> None:
    """Write at the end; where that fails half way (a full disk), cut the half off again."""
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    except OSError:
        os.ftruncate(file, end)
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
