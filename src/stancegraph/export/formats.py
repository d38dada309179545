"""The formats that exist. A new one is a file with a writer, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from stancegraph.errors import UnknownFormat, UsageError
from stancegraph.export.csvw import write_csv
from stancegraph.export.gexf import write_gexf
from stancegraph.export.graphml import write_graphml
from stancegraph.export.jsonld import write_jsonld
from stancegraph.export.lines import write_lines
from stancegraph.export.neo4j import write_neo4j
from stancegraph.export.rdf import (
    write_nquads,
    write_ntriples,
    write_rdfxml,
    write_trig,
    write_turtle,
)
from stancegraph.export.sheets import write_sheet, write_sheets
from stancegraph.export.view import Counts, Level, Options, Reader, View

StreamWriter = Callable[[View, BinaryIO, Options], Counts]
FolderWriter = Callable[[View, Path, Options], Counts]


def no_stream(view: View, stream: BinaryIO, options: Options) -> Counts:
    """The stream writer of a format that needs a folder; raises UnknownFormat."""
    raise UnknownFormat("this format writes a folder, not a stream", hint="give --out FOLDER")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is called, its writers, and the options that it knows."""

    name: str
    """Also the suffix of its files."""
    stream: StreamWriter = no_stream
    folder: FolderWriter | None = None
    options: tuple[str, ...] = ()
    targets: tuple[Reader, ...] = ()
    """Programs that its files can be styled for."""

    def knows(self) -> tuple[str, ...]:
        """The options as the command line writes them: `level`, `for gephi`."""
        return (*self.options, *(f"for {target}" for target in self.targets))

    def writes_folder(self, sink: Path) -> bool:
        """Whether this sink becomes a folder: always, or where the suffix is not the format's."""
        return self.folder is not None and (self.stream is no_stream or suffix(sink) != self.name)


FORMATS = {
    one.name: one
    for one in (
        Format("ttl", write_turtle),
        Format("trig", write_trig),
        Format("nt", write_ntriples),
        Format("nq", write_nquads),
        Format("rdf", write_rdfxml),
        Format("jsonld", write_jsonld),
        Format("graphml", write_graphml, None, ("level", "derived"), ("gephi", "yed")),
        Format("gexf", write_gexf, None, ("level", "derived"), ("gephi",)),
        Format("yaml", write_sheet, write_sheets),
        Format("jsonl", write_lines),
        Format("csv", folder=write_csv),
        Format("neo4j", folder=write_neo4j, options=("derived",)),
    )
}


def suffix(sink: Path) -> str:
    """The suffix of a path in lower case, without its dot."""
    return sink.suffix.lower().removeprefix(".")


def find_format(name: str) -> Format:
    """The format of that name; raises UnknownFormat, which lists those that exist."""
    if name not in FORMATS:
        raise UnknownFormat(
            f"unknown format {name!r}" if name else "no format",
            hint=f"formats: {', '.join(FORMATS)}; give a file with such a suffix, or --format",
        )
    return FORMATS[name]


def checked(form: Format, options: Options) -> Options:
    """The options, if the format knows each that was chosen; raises UsageError."""
    chosen = {
        "level": options.level != Level.FULL,
        "derived": options.derived,
        f"for {options.target}": options.target is not None,
    }
    for option, given in chosen.items():
        able = [one.name for one in FORMATS.values() if option in one.knows()]
        if given and form.name not in able:
            raise UsageError(
                f"the format {form.name} knows no --{option}",
                hint=f"formats that do: {', '.join(able)}",
            )
    return options
