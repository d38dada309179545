"""Names that a user adds: a CSV file with the columns `name,code`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from stancegraph.errors import SourceError
from stancegraph.readers.files import decode, load
from stancegraph.resolution.countries import countries
from stancegraph.resolution.names import Form, Name

_LARGEST_FILE = 5_000_000
_HINT = (
    "write two columns, name,code; a code is an ISO alpha-3 code such as KEN, "
    "or bloc:Name or organ:Name"
)


def user_names(path: Path) -> Iterator[Name]:
    """Yield the names of the file; raises SourceError, with the row, for what is not usable."""
    text = decode(load(path, limit=_LARGEST_FILE))
    reader = csv.DictReader(text.splitlines(), restkey="too many")
    try:
        if not {"name", "code"} <= set(reader.fieldnames or ()):
            raise SourceError("the names file has no header name,code", at=str(path), hint=_HINT)
        for number, row in enumerate(reader, start=1):
            yield _name(row, at=f"{path}, row {number}")
    except csv.Error as error:
        raise SourceError(
            f"line {reader.line_num}: this is no CSV: {error}", at=str(path), hint=_HINT
        ) from error


def _name(row: dict[str, str | None], *, at: str) -> Name:
    name = " ".join((row["name"] or "").split())
    code = (row["code"] or "").strip()
    if not name or not any(letter.isalnum() for letter in name):
        raise SourceError("a row without a name", at=at, hint=_HINT)
    kind, _, rest = code.partition(":")
    if kind in ("bloc", "organ") and rest.strip():
        return Name(name, (code,), Form(kind))
    if code not in countries():
        raise SourceError(f"{code!r} is no country code", at=at, hint=_HINT)
    return Name(name, (code,), Form.NAME)
