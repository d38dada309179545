"""Results as files that people open elsewhere: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from stancegraph.analysis.files.csv import matrix_csv, network_csv, table_csv
from stancegraph.analysis.files.json import table_json
from stancegraph.analysis.files.pajek import network_pajek
from stancegraph.analysis.files.parts import Parts, parts
from stancegraph.analysis.files.ucinet import network_ucinet
from stancegraph.analysis.files.xml import network_gexf, network_graphml
from stancegraph.analysis.results import Matrix, Network, Table
from stancegraph.errors import UnknownFormat
from stancegraph.export.formats import suffix
from stancegraph.export.sinks import new_file

__all__ = ["FORMATS", "MATRIX_FORMATS", "TABLE_FORMATS", "write"]

Writer = TypeVar("Writer")
Files = Mapping[str, Iterator[str]]
"""The text of each file that a result becomes, by its name."""

FORMATS: dict[str, Callable[[Parts, str], Files]] = {
    "csv": network_csv,
    "graphml": network_graphml,
    "gexf": network_gexf,
    "net": network_pajek,
    "dl": network_ucinet,
}
"""The writers of networks by suffix; the text is the name of the main file."""
TABLE_FORMATS: dict[str, Callable[[Table, str], Files]] = {"csv": table_csv, "json": table_json}
MATRIX_FORMATS: dict[str, Callable[[Matrix, str], Files]] = {"csv": matrix_csv}


def write(result: Network | Table | Matrix, path: str | Path, *, format: str | None = None) -> Path:
    """Write a result and how it was made; the format follows from the suffix unless it is given.

    Networks: `csv` (the ties, beside them `NAME-nodes.csv`), `graphml`, `gexf` (1.3; dynamic where
    ties have days), `net` (Pajek, beside it the partition `NAME.clu`), `dl` (UCINET). Tables:
    `csv`, `json`. Matrices: `csv`. How it was made stands in the file; beside CSV and UCINET, which
    hold no remarks, in `FILE-metadata.json`. Files that existed are replaced, once all are
    complete.
    Raises UnknownFormat, which lists those that exist for such a result; UsageError for a place
    that does not exist and for ties whose weight is not above 0.
    """
    path = Path(path)
    name = suffix(path) if format is None else format
    if isinstance(result, Network):
        files = _writer(name, FORMATS)(parts(result), path.name)
    elif isinstance(result, Table):
        files = _writer(name, TABLE_FORMATS)(result, path.name)
    else:
        files = _writer(name, MATRIX_FORMATS)(result, path.name)
    with ExitStack() as stack:
        for file, text in files.items():
            stream = stack.enter_context(new_file(path.with_name(file)))
            for part in text:
                stream.write(part.encode())
    return path


def _writer(name: str, formats: Mapping[str, Writer]) -> Writer:
    if name not in formats:
        raise UnknownFormat(
            f"unknown format {name!r}" if name else "no format",
            hint=f"formats of this result: {', '.join(formats)}; give a file with such a suffix",
        )
    return formats[name]
