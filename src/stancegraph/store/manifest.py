"""`manifest.json`: what a graph directory holds and how it came about.

Times and paths stand here and nowhere else in a graph.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from stancegraph.errors import GraphError
from stancegraph.readers.skips import Skip

FORMAT = 1
"""Version of the layout; a reader refuses a newer one."""
NAME = "manifest.json"


REBUILD = "delete the directory and build the graph anew"
"""What to do about a graph that is damaged."""


class ReadSource(BaseModel):
    """A source that a graph was built from."""

    model_config = ConfigDict(frozen=True)

    path: str
    """As it was given; of several data files that are one source, the first."""
    sha256: str
    """Hash of its bytes."""
    key: str
    """Hash of its bytes and of those of the files that it names; rows carry it."""
    document: str
    """Identifier of the document that it is or describes."""
    reader: str
    others: tuple[str, ...] = ()
    """Paths of further files of the same source, such as the roll calls beside the votes."""
    skips: tuple[Skip, ...] = ()
    """What reading it left out, or found and kept."""


class Manifest(BaseModel):
    """The record of a graph directory."""

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    base: str
    sources: tuple[ReadSource, ...]
    parts: tuple[str, ...]
    """Parquet files under `tables/`; any other there is a leftover."""
    counts: dict[str, int]
    """Rows of each table, and `triples` and `derived_triples`."""
    run: dict[str, str | None]
    """Software, version, configuration hash and model of the reading."""
    judgements: str | None = None
    """Hash of the judgements that were applied."""
    built_at: str
    """Time of the last change, ISO 8601, UTC."""

    def write(self, folder: Path) -> None:
        """Replace the manifest of a directory in one step."""
        new = folder / f"{NAME}.new"
        new.write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")
        os.replace(new, folder / NAME)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a graph directory.

        Raises GraphError where there is none, where it is damaged, or where a newer version of
        stancegraph wrote it.
        """
        path = folder / NAME
        if not folder.exists():
            raise GraphError(
                "there is no such graph",
                at=str(folder),
                hint=f"build one with: stancegraph build SOURCE… --out {folder}",
            )
        if not path.is_file():
            raise GraphError(
                f"this is no graph: it has no {NAME}",
                at=str(folder),
                hint="name a directory that `stancegraph build … --out` has written",
            )
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            written = data["format"] if isinstance(data, dict) else None
            if isinstance(written, int) and written > FORMAT:
                raise GraphError(
                    f"a newer stancegraph wrote this graph (format {written}, known: {FORMAT})",
                    at=str(folder),
                    hint="update stancegraph, or build the graph anew",
                )
            return cls.model_validate(data)
        except (ValueError, KeyError, ValidationError) as error:
            raise GraphError(f"{NAME} is damaged", at=str(folder), hint=REBUILD) from error
