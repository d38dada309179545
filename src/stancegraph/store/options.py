"""What a build was asked to do, and the hash that tells whether an earlier reading still holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from stancegraph.records import PartialDate, Run
from stancegraph.records.identifiers import mint
from stancegraph.vocabulary import BASE

Backend = Literal["spacy", "pattern"]


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
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else None
