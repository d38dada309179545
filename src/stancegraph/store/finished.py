"""What a build has read so far, beside the graph, so that one that is killed is taken up again.

Parts are tables of some sources each, under `.NAME.reading`; they go when a build ends well, as
the graph then holds them. Only a build with the same software, options and model takes them over.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from pydantic import TypeAdapter, ValidationError

from stancegraph.readers.skips import Skip
from stancegraph.store.spool import PREFIX
from stancegraph.tables import Tables

_SKIPS = TypeAdapter(dict[str, tuple[Skip, ...]])
_ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one part goes, whoever writes it."""

    folder: Path
    number: int
    facts: Mapping[str, str | None]
    """What a reading by other rules differs in."""

    @property
    def path(self) -> Path:
        """The directory of the part."""
        return self.folder / f"{self.number:06}"

    def write(
        self, tables: Tables, skips: Mapping[str, Iterable[Skip]], *, failed: bool = False
    ) -> None:
        """Write the tables of some sources, whole or not at all.

        Of several who write it at the same time one wins: they write the same.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        new = Path(mkdtemp(prefix=f"{self.path.name}.", dir=self.folder))
        told = {key: tuple(own) for key, own in skips.items()}
        about = {
            "facts": self.facts,
            "tables": tables.write(new, "0"),
            "skips": _SKIPS.dump_python(told, mode="json"),
            "failed": failed,
        }
        (new / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
        try:
            os.rename(new, self.path)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            if self.read() is None:
                raise

    def read(self) -> Part | None:
        """The part, where it is whole."""
        try:
            told = json.loads((self.path / _ABOUT).read_text(encoding="utf-8"))
            files = sorted(self.path.glob("*.parquet"))
            if told["facts"] != self.facts or told["tables"] != [file.name for file in files]:
                return None
            return Part(files, _SKIPS.validate_python(told["skips"]), bool(told["failed"]))
        except (OSError, ValueError, KeyError, TypeError, ValidationError):
            return None


@dataclass(frozen=True, slots=True)
class Part:
    """What was read from some sources."""

    files: list[Path]
    skips: dict[str, tuple[Skip, ...]]
    """By the key of the source."""
    failed: bool
    """Whether none of the sources could be read."""


class Finished:
    """The parts beside one graph directory."""

    def __init__(self, folder: Path, facts: Mapping[str, str | None], base: str) -> None:
        """Parts of a reading by other rules than `facts` are removed."""
        self.folder = scratch(folder)
        self._facts = {**facts, "base": base}
        self._parts: list[Part] = []
        self._next = 0
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if path.name.startswith(PREFIX):
                continue
            number = int(path.name) if path.name.isdecimal() else None
            part = None if number is None else self._place(number).read()
            if number is None or part is None:
                shutil.rmtree(path, ignore_errors=True)
            else:
                self._parts.append(part)
                self._next = max(self._next, number + 1)

    def _place(self, number: int) -> Place:
        return Place(self.folder, number, self._facts)

    def places(self, number: int) -> list[Place]:
        """Where the next so many parts go."""
        first, self._next = self._next, self._next + number
        return [self._place(one) for one in range(first, self._next)]

    def taken_over(self, wanted: Collection[str]) -> tuple[Tables, dict[str, tuple[Skip, ...]]]:
        """The tables of wanted sources that an earlier build had read, and their skips by key."""
        keys = set(wanted)
        tables: list[Tables] = []
        found: dict[str, tuple[Skip, ...]] = {}
        for part in self._parts:
            mine = part.skips.keys() & keys - found.keys()
            if mine:
                read = Tables.read(part.files)
                tables.append(read if mine == part.skips.keys() else read.only(mine))
                found.update({key: part.skips[key] for key in mine})
        return (Tables().joined(*tables) if tables else Tables()), found

    def keep(self, tables: Tables, skips: Mapping[str, Iterable[Skip]]) -> Tables:
        """Write the tables of some sources as a part; held by its files."""
        (place,) = self.places(1)
        place.write(tables, skips)
        return Tables.read(sorted(place.path.glob("*.parquet")))

    def remove(self) -> None:
        """Forget all parts: the graph holds them."""
        shutil.rmtree(self.folder, ignore_errors=True)


def scratch(folder: Path) -> Path:
    """The directory beside a graph directory where a build keeps what it has read so far."""
    return folder.parent / f".{folder.name}.reading"
