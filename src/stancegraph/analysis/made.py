"""How a result was made: what every analysis carries beside its numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import Self


def _version() -> str:
    return version("stancegraph")


@dataclass(frozen=True, slots=True)
class Made:
    """What was computed, from which positions, with which options, by which version.

    All values are plain words: `Made("congruence network", {"issue": "xinjiang"}, {"normalise":
    "jaccard"})`. A seed is an option. No time, path or host, so that equal results are equal.
    """

    what: str
    selection: Mapping[str, str] = field(default_factory=dict)
    """The filters that were set; none: everything."""
    options: Mapping[str, str] = field(default_factory=dict)
    """All choices, those by default too."""
    software: str = field(default_factory=lambda: f"stancegraph {_version()}")

    def then(self, what: str, **options: object) -> Self:
        """What is computed from this result: its own name, with the options of both."""
        told = {name: _plain(value) for name, value in options.items()}
        return replace(self, what=f"{what} of {self.what}", options={**self.options, **told})

    def named(self, what: str) -> Self:
        """The same under another name."""
        return replace(self, what=what)

    def with_options(self, **options: object) -> Self:
        """The same with further options."""
        told = {name: _plain(value) for name, value in options.items()}
        return replace(self, options={**self.options, **told})

    def __str__(self) -> str:
        chosen = ", ".join(f"{name}={value}" for name, value in self.selection.items())
        options = ", ".join(f"{name}={value}" for name, value in self.options.items())
        return "; ".join(filter(None, (self.what, chosen or "all positions", options)))

    def to_json(self) -> str:
        """The same as one line of JSON, for files that hold only text."""
        told = {
            "what": self.what,
            "selection": dict(self.selection),
            "options": dict(self.options),
            "software": self.software,
        }
        return json.dumps(told, ensure_ascii=False)

    @classmethod
    def of_json(cls, text: str) -> Self:
        """What `to_json` wrote."""
        return cls(**json.loads(text))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple | set | frozenset):
        return "|".join(_plain(one) for one in value)
    return str(value)
