"""Articles of corpora on the disk, between being opened and being read for positions.

A corpus is gone through once, none of its texts is held, and any process can take up any article.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter

from stancegraph.records.article import Article

PREFIX = "spool-"
"""Begins the name of the folder of a spool."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """Where an article lies."""

    file: Path
    start: int
    length: int
    characters: int
    """Of its text."""

    def read(self) -> Article:
        """The article."""
        with self.file.open("rb") as file:
            file.seek(self.start)
            return _articles().validate_json(file.read(self.length))


class Spool:
    """One file of articles, which goes when the spool does."""

    def __init__(self, folder: Path | None = None) -> None:
        """The file lies in `folder`, which is made when it is needed, else where the system keeps
        such files. What a build that was killed left in the folder is removed."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._end = 0
        self._remove: Callable[[], object] = _nothing
        for left in folder.glob(f"{PREFIX}*") if folder else ():
            shutil.rmtree(left, ignore_errors=True)

    def keep(self, article: Article) -> Spooled:
        """Write an article to the end; others may read it from now on."""
        file = self._file or self._open()
        data = _articles().dump_json(article)
        file.write(data)
        file.flush()
        start, self._end = self._end, self._end + len(data)
        return Spooled(Path(file.name), start, len(data), len(article.text))

    def _open(self) -> IO[bytes]:
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
        folder = tempfile.mkdtemp(prefix=PREFIX, dir=self._folder)
        self._file = (Path(folder) / "articles").open("wb")
        self._remove = weakref.finalize(self, _removed, self._file, folder)
        return self._file

    def close(self) -> None:
        """Remove the file, and the folder where nothing else is in it."""
        self._remove()
        if self._folder is not None:
            with suppress(OSError):
                self._folder.rmdir()


def _nothing() -> None:
    """What there is to remove before an article came."""


def _removed(file: IO[bytes], folder: str) -> None:
    file.close()
    shutil.rmtree(folder, ignore_errors=True)


@cache
def _articles() -> TypeAdapter[Article]:
    return TypeAdapter(Article)
