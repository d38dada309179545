"""What a build has read so far, beside the graph, so that one that is killed is taken up again.

Parts are tables of some sources each, under `.NAME.reading`; they go when a build ends well, as
the graph then holds them. Only a build with the same software, options and model takes them over.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stancegraph.readers.skips import Skip
from stancegraph.store.spool import PREFIX
from stancegraph.tables import Tables

_SKIPS = TypeAdapter(dict[str, tuple[Skip, ...]])
_ABOUT = "about.json"


class Finished:
    """The parts beside one graph directory."""

    def __init__(self, folder: Path, facts: Mapping[str, str | None], base: str) -> None:
        """Parts of a reading by other rules than `facts` are removed."""
        self.folder = scratch(folder)
        self._facts: dict[str, Any] = {**facts, "base": base}
        self._parts: dict[Path, dict[str, tuple[Skip, ...]]] = {}
        for part in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if part.name.startswith(PREFIX):
                continue
            told = self._about(part)
            if told is None:
                shutil.rmtree(part, ignore_errors=True)
            else:
                self._parts[part] = told
        self._next = 1 + max((int(part.name) for part in self._parts), default=-1)

    def _about(self, part: Path) -> dict[str, tuple[Skip, ...]] | None:
        """Key of each source in a part → what was skipped; None for no part that holds."""
        try:
            told = json.loads((part / _ABOUT).read_text(encoding="utf-8"))
            if told["facts"] != self._facts or not part.name.isdecimal():
                return None
            if set(told["tables"]) != {path.name for path in part.glob("*.parquet")}:
                return None
            return _SKIPS.validate_python(told["skips"])
        except (OSError, ValueError, KeyError, TypeError, ValidationError):
            return None

    def taken_over(self, wanted: Collection[str]) -> tuple[Tables, dict[str, tuple[Skip, ...]]]:
        """The tables of wanted sources that an earlier build had read, and their skips by key."""
        keys = set(wanted)
        tables: list[Tables] = []
        found: dict[str, tuple[Skip, ...]] = {}
        for part, skips in self._parts.items():
            mine = skips.keys() & keys - found.keys()
            if mine:
                read = Tables.read(sorted(part.glob("*.parquet")))
                tables.append(read if mine == skips.keys() else read.only(mine))
                found.update({key: skips[key] for key in mine})
        return (Tables().joined(*tables) if tables else Tables()), found

    def keep(self, tables: Tables, skips: Mapping[str, Iterable[Skip]]) -> Tables:
        """Write the tables of some sources as a part, whole or not at all; held by its files."""
        part = self.folder / f"{self._next:06}"
        new = self.folder / f"{part.name}.new"
        self._next += 1
        new.mkdir(parents=True)
        names = tables.write(new, "0")
        about = {
            "facts": self._facts,
            "tables": names,
            "skips": _SKIPS.dump_python(
                {key: tuple(own) for key, own in skips.items()}, mode="json"
            ),
        }
        (new / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
        os.rename(new, part)
        return Tables.read(part / name for name in names)

    def remove(self) -> None:
        """Forget all parts: the graph holds them."""
        shutil.rmtree(self.folder, ignore_errors=True)


def scratch(folder: Path) -> Path:
    """The directory beside a graph directory where a build keeps what it has read so far."""
    return folder.parent / f".{folder.name}.reading"
