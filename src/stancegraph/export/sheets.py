"""Fact sheets as YAML, one document a file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path, PurePath
from typing import Any, BinaryIO

import yaml

from stancegraph.errors import UsageError
from stancegraph.export.factsheet import FactSheets
from stancegraph.export.view import Counts, Options, View
from stancegraph.records import Document, FactSheet
from stancegraph.resolution.gazetteer import Gazetteer

_DATES = ("date", "joined", "left")
_UNSAID = {"modality": "asserted", "tier": "explicit", "issue_sense": "same"}
"""What a sheet means when it says nothing."""


class _Dumper(yaml.SafeDumper):
    """YAML without aliases, which a person would have to follow."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def sheet_yaml(sheet: FactSheet) -> str:
    """The YAML of a fact sheet; what is empty or goes without saying is left out."""
    outline = _tidy(sheet.model_dump(mode="json", exclude_none=True))
    return yaml.dump(outline, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def write_sheet(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the sheet of the only document that has statements; raises UsageError for several."""
    sheets = FactSheets(view.tables, Gazetteer.load())
    documents = sheets.documents()
    if len(documents) != 1:
        raise UsageError(
            f"a fact sheet is about one document, and {len(documents)} here have statements",
            hint="name a folder and the format yaml, for one file a document",
        )
    sheet = sheets.sheet(documents[0].id)
    stream.write(sheet_yaml(sheet).encode())
    return _counts([sheet])


def write_sheets(view: View, folder: Path, options: Options) -> Counts:
    """Write `<file stem>.yaml` for every document that has statements."""
    sheets = FactSheets(view.tables, Gazetteer.load())
    written: dict[str, FactSheet] = {}
    for document in sheets.documents():
        name = _stem(document)
        if name in written:
            name = f"{name}-{document.id.rpartition('/')[2]}"
        written[name] = sheets.sheet(document.id)
        path = folder / f"{name}.yaml"
        path.write_text(sheet_yaml(written[name]), encoding="utf-8", newline="\n")
    return _counts(list(written.values()))


def _counts(sheets: list[FactSheet]) -> Counts:
    statements = [one for sheet in sheets for one in sheet.statements]
    return {
        "documents": len(sheets),
        "statements": len(statements),
        "positions": sum(len(one.positions) for one in statements),
    }


def _stem(document: Document) -> str:
    """A safe file name: the document's name is what somebody else chose."""
    return re.sub(r"[^\w.-]+", "_", PurePath(document.name).stem).strip("._")[:100] or "document"


def _tidy(value: Any) -> Any:
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, one in value.items():
        if one == [] or _UNSAID.get(key) == one:
            continue
        if key in _DATES and len(one) == len("2019-10-29"):
            kept[key] = date.fromisoformat(one)
        else:
            kept[key] = _tidy(one)
    return kept
