"""What a build was asked to do, and the hash that tells whether an earlier reading still holds."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from stancegraph.errors import UsageError
from stancegraph.extraction import Genre
from stancegraph.readers.files import load
from stancegraph.records import PartialDate, Run
from stancegraph.records.identifiers import mint
from stancegraph.records.sources import WEB_ADDRESS
from stancegraph.vocabulary import BASE

Backend = Literal["spacy", "pattern"]
GENRES = tuple(genre.value for genre in Genre)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of `build` and `extract`; they mean the same everywhere."""

    reader: str | None = None
    issues: Path | None = None
    """An issue codebook (YAML)."""
    names: Path | None = None
    """Further names of actors (CSV)."""
    genre: str | None = None
    date: PartialDate | None = None
    """Date of documents that do not say their own."""
    backend: Backend | None = None
    """The parser; without it spaCy where it is installed, else patterns."""
    model: str | None = None
    """Name or path of a spaCy pipeline."""
    base: str = BASE

    def __post_init__(self) -> None:
        """Refuse what nothing later would: UsageError for a genre or base that cannot be."""
        if self.genre not in (None, *GENRES):
            raise UsageError(
                f"there is no genre {self.genre!r}", hint=f"genres: {', '.join(GENRES)}"
            )
        if not re.fullmatch(WEB_ADDRESS, self.base) or self.base[-1] not in "/#":
            raise UsageError(
                f"{self.base!r} is no base of identifiers",
                hint="give an address that ends in / or #, such as https://example.org/id/",
            )

    def run(self, parser: str | None) -> Run:
        """The run that these options make with a parser (its name, version and hash)."""
        settings = {
            "base": self.base,
            "date": str(self.date) if self.date else None,
            "genre": self.genre,
            "issues": _digest(self.issues),
            "names": _digest(self.names),
            "reader": self.reader,
        }
        text = json.dumps(settings, sort_keys=True)
        configuration = hashlib.sha256(text.encode()).hexdigest()
        software = version("stancegraph")
        return Run(
            id=mint("run", software, configuration, parser),
            label=f"stancegraph {software}",
            software="stancegraph",
            version=software,
            configuration=configuration,
            model=parser,
        )


def _digest(path: Path | None) -> str | None:
    return load(path).sha256 if path else None
