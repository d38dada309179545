"""Fact sheets in YAML and JSON, with the article that they are about where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from stancegraph.errors import FactSheetError
from stancegraph.readers.articles import read_article, reader_of
from stancegraph.readers.complaints import complaints
from stancegraph.readers.files import Source, decode, load
from stancegraph.readers.outline import read_json, read_yaml
from stancegraph.records import FactSheet, PartialDate
from stancegraph.records.article import Article

_SHOWN = 10
"""Faults of one sheet that are shown at once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A fact sheet, its file, and its article where the sheet names one by `path`."""

    sheet: FactSheet
    sha256: str
    """Of the sheet's own bytes."""
    name: str
    """File name of the sheet, without folders."""
    article: Article | None


def read_sheet(source: Source, folder: Path, *, date: PartialDate | None = None) -> Sheet:
    """The fact sheet in a file; `folder` is where `document.path` starts.

    Raises FactSheetError for what breaks the schema, naming path, value, line and what is
    allowed; for a `path` outside the folder; and for a `sha256` that the file does not have.
    """
    sheet = parse_sheet(decode(source), source.at, json=source.name.casefold().endswith(".json"))
    article = _article(sheet, source.at, folder, date)
    return Sheet(sheet, source.sha256, source.name, article)


def parse_sheet(text: str, at: str, *, json: bool = False) -> FactSheet:
    """The fact sheet that a text holds, in YAML or JSON; raises FactSheetError."""
    outline = (read_json if json else read_yaml)(text, at)
    if not isinstance(outline.value, dict):
        raise FactSheetError(
            "this is no fact sheet: it has no fields",
            at=at,
            hint="a sheet begins with `document:`; see ontology/factsheet.schema.json",
        )
    try:
        return FactSheet.model_validate(outline.value)
    except ValidationError as error:
        faults = complaints(error, outline)
        more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise FactSheetError("\n  ".join([*faults[:_SHOWN], *more]), at=at) from error


def _article(sheet: FactSheet, at: str, folder: Path, date: PartialDate | None) -> Article | None:
    path = sheet.document.path
    if path is None:
        return None
    if not _inside(path, folder):
        raise FactSheetError(
            f"document/path: {path!r} lies outside the folder of the sheet",
            at=at,
            hint="copy the article next to the sheet and name it by its file name",
        )
    source = load(folder / path)
    expected = sheet.document.sha256
    if expected is not None and expected != source.sha256:
        raise FactSheetError(
            f"document/sha256: {path} is not the text that the sheet was made for: "
            f"the sheet says {expected}, the file has {source.sha256}",
            at=at,
            hint="bring back the old file, or check every offset and write the new hash",
        )
    reader = reader_of(source)
    if reader == "factsheet":
        raise FactSheetError(
            f"document/path: {path!r} is a fact sheet, not an article",
            at=at,
            hint="name a text or HTML file",
        )
    return read_article(source, reader, date=sheet.document.date or date)


def _inside(path: str, folder: Path) -> bool:
    if "\x00" in path or Path(path).is_absolute():
        return False
    root = folder.resolve()
    try:
        return (root / path).resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links that lead in a circle
        return False
