"""Data files: tables of votes and other recorded positions, one module a kind.

A reader is a `Format`; one entry in `_KINDS` makes it known to `build`, `--reader` and
`--dry-run`. The first that knows a file reads it, so narrow kinds stand before wide ones.
"""

from __future__ import annotations

from collections.abc import Iterable

from stancegraph.errors import SourceError, UnknownFormat
from stancegraph.readers.datasets import (
    dna,
    mapping,
    signatories,
    sponsorships,
    undl,
    undl_marc,
    unvotes,
    upr,
    vetoes,
)
from stancegraph.readers.datasets.csvtable import header
from stancegraph.readers.datasets.dataset import Dataset, Draft, Format, VoteDraft
from stancegraph.readers.files import DataFile
from stancegraph.records import PartialDate

__all__ = ["FORMATS", "Dataset", "Draft", "Format", "VoteDraft", "datasets", "draft", "reader_of"]

_KINDS: tuple[Format, ...] = (
    mapping.FORMAT,
    unvotes.FORMAT,
    undl.FORMAT,
    undl_marc.FORMAT,
    sponsorships.FORMAT,
    vetoes.FORMAT,
    upr.FORMAT,
    dna.FORMAT,
    signatories.FORMAT,
)

FORMATS = {kind.name: kind for kind in _KINDS}
"""Every kind of data file by the name of its reader."""
_TABLES = (".csv", ".tsv")


def reader_of(file: DataFile, reader: str | None = None) -> str | None:
    """The reader of a data file, by its first bytes unless it is named; None for any other file.

    Raises UnknownFormat for a table whose columns no reader knows, SourceError for an empty one.
    """
    if reader is not None:
        return reader if reader in FORMATS else None
    found = next((one.name for one in FORMATS.values() if one.knows(file)), None)
    if found is None and file.suffix in _TABLES:
        if not file.head.strip():
            raise SourceError("the table is empty", at=file.at, hint="leave it out")
        columns = ", ".join(header(file)) or "none"
        raise UnknownFormat(
            f"no reader knows a table with these columns: {columns}",
            at=file.at,
            hint=f"name one with --reader ({', '.join(FORMATS)}), or write a mapping file for it",
        )
    return found


def datasets(files: Iterable[tuple[DataFile, str]]) -> list[Dataset]:
    """Files with their readers as datasets, in the order of the files.

    Files of a kind that belongs together become one. Raises SourceError where one is missing.
    """
    groups: dict[tuple[str, str], list[DataFile]] = {}
    for file, reader in files:
        kind = FORMATS[reader]
        key = (reader, "" if kind.together else file.sha256)
        groups.setdefault(key, []).extend([file, *kind.companions(file)])
    found = []
    for (reader, _), members in groups.items():
        once = {file.sha256: file for file in reversed(members)}
        files_of_one = [once[key] for key in sorted(once)]
        found.append(Dataset(reader, tuple(FORMATS[reader].arranged(files_of_one))))
    return found


def draft(dataset: Dataset, date: PartialDate | None = None) -> Draft:
    """What a dataset says; `date` is that of sources that do not say their own."""
    return FORMATS[dataset.kind].draft(dataset.files, date)
