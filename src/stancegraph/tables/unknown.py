"""Names that stand for nobody, gathered and told once each with their rows."""

from __future__ import annotations

from collections.abc import Iterable

from stancegraph.readers.skips import Skip, quoted
from stancegraph.resolution.gazetteer import Resolution


class Unknown:
    """The names of one source that were refused."""

    def __init__(self, at: str) -> None:
        self._at = at
        self._rows: dict[str, list[int]] = {}
        self._told: dict[str, tuple[str, str]] = {}

    def add(self, found: Resolution, rows: Iterable[int]) -> None:
        """Keep a name that was refused, with the rows where it stands."""
        key = f"{found.name}: {found.reason}"
        self._rows.setdefault(key, []).extend(rows)
        self._told[key] = (_what(found), _hint(found))

    def skips(self) -> tuple[Skip, ...]:
        """One skip a name, by name."""
        return tuple(
            Skip.of(self._at, what, set(self._rows[key]), hint=hint)
            for key, (what, hint) in sorted(self._told.items())
        )


def _what(found: Resolution) -> str:
    if found.near:
        return f"unknown name {quoted(found.name)}"
    return f"{quoted(found.name)} is refused: {found.reason}"


def _hint(found: Resolution) -> str:
    add = "add it to a names file: --names my.csv"
    if found.near and found.candidates:
        return f"did you mean {' or '.join(found.candidates)}? Otherwise {add}"
    return add if found.near or not found.candidates else f"write {' or '.join(found.candidates)}"
