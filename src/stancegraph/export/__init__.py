"""A graph as files that people open elsewhere: one module a format, listed in `formats.py`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from stancegraph.export.flat import flat_positions
from stancegraph.export.formats import FORMATS, checked, find_format, suffix
from stancegraph.export.lines import position_lines
from stancegraph.export.nodelink import Network, network
from stancegraph.export.sheets import sheet_yaml
from stancegraph.export.sinks import new_file, new_folder
from stancegraph.export.view import Counts, Level, Options, Reader, View

__all__ = [
    "FORMATS",
    "Counts",
    "Level",
    "Network",
    "Options",
    "Reader",
    "Summary",
    "View",
    "export",
    "flat_positions",
    "network",
    "position_lines",
    "sheet_yaml",
    "write",
]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an export wrote: where, in which format, and how much of what."""

    path: Path
    format: str
    counts: Counts


def export(
    view: View,
    sink: Path,
    *,
    format: str | None = None,
    level: Level = Level.FULL,
    target: Reader | None = None,
    derived: bool = False,
) -> Summary:
    """Write a graph to a file or folder, wholly or not at all.

    The format follows from the suffix of `sink` unless it is given. `csv` and `neo4j` write a
    folder; `yaml` writes a file, or a folder where `sink` has another suffix. `level`, `target`
    (a program that the file is styled for) and `derived` (whether networks count what follows for
    known members) mean the same everywhere.

    Raises UnknownFormat; UsageError for an option that the format does not know, and for a place
    that does not exist or holds something else.
    """
    form = find_format(suffix(sink) if format is None else format)
    options = checked(form, Options(level=level, target=target, derived=derived))
    if form.folder is not None and form.writes_folder(sink):
        with new_folder(sink) as folder:
            return Summary(sink, form.name, form.folder(view, folder, options))
    with new_file(sink) as stream:
        return Summary(sink, form.name, form.stream(view, stream, options))


def write(
    view: View,
    stream: BinaryIO,
    *,
    format: str,
    level: Level = Level.FULL,
    target: Reader | None = None,
    derived: bool = False,
) -> Counts:
    """Write a graph to a binary stream such as `sys.stdout.buffer`; options as for `export`.

    Raises UnknownFormat for a format that writes a folder.
    """
    form = find_format(format)
    return form.stream(view, stream, checked(form, Options(level, target, derived)))
