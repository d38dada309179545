"""CSV as it comes: UTF-8, UTF-16 or an older encoding, any line ends, any usual separator.

Rows of the wrong length are reported. All cells stay text; nothing is taken for a number, a date or
"not available".
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import StringIO

import numpy as np
import numpy.typing as npt
import polars as pl
from polars.exceptions import PolarsError

from stancegraph.errors import SourceError
from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip

ROW = "row"
"""The column that counts data rows from 1; rows without any text are counted and left out."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_WIDTH = "\nwidth"
"""The column that counts the cells of each row; no name in a header has a line end in it."""
_LONGEST_CELL = 10_000_000
_SLICE = 1 << 26
"""Bytes that are looked at together for the width of the rows."""
_QUOTE, _NEWLINE = ord('"'), ord("\n")


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table of text cells with a column `row`, and what was noticed while reading it."""

    frame: pl.DataFrame
    skips: tuple[Skip, ...]


def header(file: DataFile, delimiter: str | None = None) -> tuple[str, ...]:
    """The names of the columns as far as the first bytes tell; empty where that is no table."""
    text = _beginning(file)
    delimiter = delimiter or _delimiter(text)
    try:
        names = next(csv.reader(StringIO(text), delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(_name(name) for name in names)


def read_csv(
    file: DataFile, needed: Collection[str] = (), delimiter: str | None = None
) -> CsvTable:
    """The whole table of a file; without a `delimiter` the header tells what separates the cells.

    Rows that end early or go on beyond the header are left out and reported. Raises SourceError
    where a needed column is missing, where a name stands twice in the header, and where there is
    no row or no CSV.
    """
    raw = _without_mark(file.read(), file.at)
    delimiter = delimiter or _delimiter(_beginning(file))
    # Only the Macintosh of old ended lines with a lone carriage return.
    other = "Mac Roman" if b"\r" in raw and b"\n" not in raw else "Windows-1252"
    text, is_foreign = _utf8(_one_line_end(raw), other)
    names = header(file, delimiter)
    _check_header(file, names, needed)
    try:
        frame, widths = _frame(text, names, delimiter)
    except csv.Error as error:
        raise SourceError(
            f"this is no CSV: {error}", at=file.at, hint="close or double the quotation mark"
        ) from error
    cells = pl.col(names)
    skips = []
    if is_foreign:
        foreign = frame.filter(pl.any_horizontal(cells.str.contains(r"[^\x00-\x7f]")))
        skips.append(
            Skip.of(
                file.name,
                f"the file is not UTF-8; it was read as {other}",
                foreign[ROW],
                hint="look at the names in these rows, or convert the file to UTF-8",
                kept=True,
            )
        )
    frame = frame.with_columns(pl.Series(_WIDTH, widths))
    kept = frame.filter(~pl.all_horizontal(cells.str.strip_chars() == ""))
    faults = [
        (
            f"not {len(names)} cells in the row",
            pl.col(_WIDTH) != len(names),
            "write a cell for each column",
        ),
    ]
    if b"\0" in text:
        zero = pl.any_horizontal(cells.str.contains("\0", literal=True))
        faults.append(("a zero byte in the row", zero, "save the table as CSV again"))
    for what, wrong, hint in faults:
        rows = kept.filter(wrong)[ROW]
        if rows.len():
            skips.append(Skip.of(file.name, what, rows, hint=hint))
            kept = kept.filter(~wrong)
    if not kept.height:
        dropped = [skip.what for skip in skips if skip.dropped]
        what = f"no row can be read: {dropped[0]}" if dropped else "the table has no row"
        raise SourceError(what, at=file.at, hint="save it again, or leave it out")
    return CsvTable(kept.drop(_WIDTH), tuple(skips))


def _frame(
    text: bytes, names: tuple[str, ...], delimiter: str
) -> tuple[pl.DataFrame, npt.NDArray[np.int64]]:
    """The rows as text cells, and the number of cells that each row has in the file."""
    widths = _widths(text, delimiter)[1:]
    try:
        frame = pl.read_csv(
            text,
            schema=dict.fromkeys(names, pl.String()),
            separator=delimiter,
            empty_string_is_null=False,
            truncate_ragged_lines=True,
            row_index_name=ROW,
            row_index_offset=1,
        )
    except PolarsError:
        return _slow_frame(text, names, delimiter)
    if frame.height != widths.size:
        # Quotes that do not pair are read differently by everyone; the library tells each row.
        return _slow_frame(text, names, delimiter)
    return frame, widths


def _widths(text: bytes, delimiter: str) -> npt.NDArray[np.int64]:
    """How many cells each line has, that of the header first; quoted ones may hold anything."""
    ends, commas = [], []
    inside = 0
    for start in range(0, len(text), _SLICE):
        part = np.frombuffer(text, np.uint8, min(_SLICE, len(text) - start), start)
        quoted = np.bitwise_xor.accumulate(part == _QUOTE) ^ bool(inside)
        inside = int(quoted[-1])
        ends.append(np.flatnonzero((part == _NEWLINE) & ~quoted) + start)
        commas.append(np.flatnonzero((part == ord(delimiter)) & ~quoted) + start)
    if not text.endswith(b"\n"):
        ends.append(np.array([len(text)]))
    before = np.searchsorted(np.concatenate(commas), np.concatenate(ends))
    return np.diff(before, prepend=0) + 1


def _slow_frame(
    text: bytes, names: tuple[str, ...], delimiter: str
) -> tuple[pl.DataFrame, npt.NDArray[np.int64]]:
    width, rows, widths = len(names), list[tuple[object, ...]](), list[int]()
    for number, line in enumerate(_lines(text.decode(), delimiter), start=1):
        widths.append(max(len(line), 1))
        rows.append((number, *line[:width], *[""] * (width - len(line))))
    schema = {ROW: pl.UInt32(), **dict.fromkeys(names, pl.String())}
    return pl.DataFrame(rows, schema=schema, orient="row"), np.array(widths, np.int64)


def _lines(text: str, delimiter: str) -> Iterator[list[str]]:
    """Rows after the header; raises csv.Error where a quotation mark is never closed."""
    if not text.endswith("\n"):
        text += "\n"
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    before = csv.field_size_limit(_LONGEST_CELL)  # a setting of the whole process
    try:
        next(lines)
        for line in lines:
            if line and line[-1].endswith("\n") and text.endswith(line[-1]):
                number = lines.line_num
                raise csv.Error(f"a quotation mark in line {number} or before is never closed")
            yield line
    finally:
        csv.field_size_limit(before)


def _check_header(file: DataFile, names: tuple[str, ...], needed: Collection[str]) -> None:
    missing = [name for name in needed if name not in names]
    if missing:
        raise SourceError(
            f"the table has no column {missing[0]!r}",
            at=file.at,
            hint=f"its columns are: {', '.join(names)}",
        )
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled or ROW in names:
        raise SourceError(
            f"the column {(doubled or [ROW])[0]!r} "
            + ("stands twice in the header" if doubled else "has a name that is taken"),
            at=file.at,
            hint="rename it",
        )


def _beginning(file: DataFile) -> str:
    """The first bytes as text; the last sign may be cut in half."""
    head = file.head
    if head.startswith(_UTF16):
        head = head[: len(head) // 2 * 2].decode("utf-16", errors="replace").encode()
    head = head.removeprefix(codecs.BOM_UTF8)
    return _one_line_end(head).decode(errors="replace")


def _delimiter(text: str) -> str:
    """What separates the cells of the header: what there is most of outside quotation marks."""
    line = _QUOTED.sub("", text.partition("\n")[0])
    return max(_DELIMITERS, key=line.count)


def _without_mark(data: bytes, at: str) -> bytes:
    """The bytes without a byte-order mark; those of UTF-16 as UTF-8."""
    if not data.startswith(_UTF16):
        return data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-16").encode()
    except UnicodeError as error:
        raise SourceError(f"this is no UTF-16: {error}", at=at, hint="save it as UTF-8") from error


def _utf8(data: bytes, other: str) -> tuple[bytes, bool]:
    """The bytes as UTF-8, read in another encoding where they were not, and whether that was so."""
    try:
        data.decode()
    except UnicodeDecodeError:
        text = data.decode(other.replace(" ", "-").casefold(), errors="replace")
        return text.encode(), True
    return data, False


def _one_line_end(data: bytes) -> bytes:
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data


def _name(name: str) -> str:
    return " ".join(name.split())
