"""Rows of documents: JSON Lines and Parquet, with the columns that `COLUMNS` names."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

from stancegraph.errors import SourceError
from stancegraph.readers.corpora.limits import (
    MAX_TOTAL,
    MEMBER,
    Unpacked,
    refuse_bomb,
    refuse_large,
    refuse_many,
    unpacked,
)
from stancegraph.readers.corpora.member import Item, Member, Told, failed
from stancegraph.readers.skips import Skip

COLUMNS = ("id", "title", "date", "publisher", "url", "language", "text")
_COLUMNS = f"the columns of documents are {', '.join(COLUMNS)}"
_LINE = 4 * MEMBER
"""Bytes of one line: a text may be written in escapes."""
_PARQUET = "stancegraph.readers.corpora.parquet_rows"
_DEEP = 50
"""Brackets in a row; JSON of Python gives up at some thousands."""


def json_lines(path: Path) -> Iterator[Item]:
    """Yield the documents of JSON Lines, plain or gzip, an object a line.

    Raises SourceError where the file is damaged or too large; what stands before is yielded.
    """
    at = str(path)
    try:
        with unpacked(path) as stream:
            yield from _members(_parsed(stream, at), at)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(
            f"the file is damaged: {error}", at=at, hint="download the file again"
        ) from error


def parquet(path: Path) -> Iterator[Item]:
    """Yield the documents of a Parquet file, a row each.

    Raises SourceError where it is damaged or has no column `text`; what stands before is yielded.
    """
    at = str(path)
    command = [sys.executable, "-P", "-m", _PARQUET, at, *COLUMNS]
    with subprocess.Popen(  # noqa: S603  # our own module; the path is no option of it
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            rows = cast("IO[bytes]", process.stdout)
            stream = Unpacked(rows, at, MAX_TOTAL)
            first = stream.readline(_LINE)
            columns = json.loads(first) if first.endswith(b"\n") else None
            if columns is not None and "text" not in columns:
                raise SourceError("the table has no column text", at=at, hint=_COLUMNS)
            yield from _unknown(columns or (), at)
            yield from _members(_parsed(stream, at), at)
        except BaseException:  # also where nobody wants the rest
            process.kill()
            raise
    if process.returncode:
        raise SourceError("the table is damaged", at=at, hint="download the file again")


def _parsed(stream: Unpacked, at: str) -> Iterator[tuple[int, Mapping[str, object] | Skip]]:
    number = 0
    while line := stream.readline(_LINE + 1):
        number += 1
        place = f"{at} row {number}"
        if len(line) > _LINE:
            raise SourceError(f"line {number} is too long", at=at, hint="split the text")
        if not line.strip():
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            if line.count(b"[") + line.count(b"{") > _DEEP and _too_deep(line):
                raise ValueError("its brackets are nested too deep")
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("it is no object")
        except ValueError as error:
            yield (
                number,
                Skip(place, f"this is no JSON of a document: {error}", (), 1, hint=_COLUMNS),
            )
            continue
        yield number, row


def _too_deep(line: bytes) -> bool:
    depth = 0
    quoted = escaped = False
    for sign in line:
        if escaped:
            escaped = False
        elif quoted:
            escaped, quoted = sign == 0x5C, sign != 0x22
        elif sign == 0x22:
            quoted = True
        elif sign in b"[{":
            depth += 1
            if depth > _DEEP:
                return True
        elif sign in b"]}":
            depth -= 1
    return False


def _members(rows: Iterable[tuple[int, Mapping[str, object] | Skip]], at: str) -> Iterator[Item]:
    others: dict[str, None] = {}
    total = 0
    for number, row in rows:
        refuse_many(number, at)
        if isinstance(row, Skip):
            yield row
            continue
        place = f"{at} row {number}"
        others.update(dict.fromkeys(name for name in row if name not in COLUMNS))
        try:
            member = _member(row, number, place)
        except SourceError as error:
            yield failed(error, place)
            continue
        total += len(member.data)
        refuse_bomb(total, total, at)
        yield member
    yield from _unknown(others, at)


def _member(row: Mapping[str, object], number: int, place: str) -> Member:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise SourceError("the row has no text", at=place, hint=_COLUMNS)
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise SourceError("its text has half characters", at=place, hint="write UTF-8") from error
    refuse_large(len(data), place)
    told, notes = Told.of(row, place)
    name = " ".join(str(row.get("id") or "").split())[:200] or f"row {number}"
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        name = f"row {number}"
    return Member(name, place, data, told, "text", notes)


def _unknown(columns: Iterable[str], at: str) -> Iterator[Skip]:
    others = sorted(set(columns) - set(COLUMNS))
    if others:
        named = ", ".join(others[:10]) + (", …" if len(others) > 10 else "")
        yield Skip(at, f"columns that are not used: {named}", (), 1, hint=_COLUMNS, dropped=False)
