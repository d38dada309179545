"""What a source says and the graph does not, or not as one would expect: told, never swallowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

SHOWN = 10
"""Rows that a skip names; `count` counts all."""
_LONGEST = 80


def quoted(text: str) -> str:
    """A cell in quotation marks, the end of a long one left out."""
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


@dataclass(frozen=True, slots=True)
class Skip:
    """One thing that was noticed in a source, with the rows where it was.

    `dropped` tells whether it is missing from the graph (a name that stands for nobody) or kept
    and only reported (totals that do not add up, two choices of one state).
    """

    at: str
    """File name of the source, without folders."""
    what: str
    rows: tuple[int, ...]
    """The first ten data rows, counted from 1."""
    count: int
    """How many rows there are in all; 1 for what stands in no row."""
    hint: str | None = None
    dropped: bool = True
    unit: str = "row"
    """What is counted: in some sources records or lists."""

    @classmethod
    def of(
        cls,
        at: str,
        what: str,
        rows: Iterable[int],
        *,
        hint: str | None = None,
        kept: bool = False,
        unit: str = "row",
    ) -> Skip:
        """A skip of some rows, in their order."""
        every = sorted(rows)
        first = tuple(islice(every, SHOWN))
        return cls(at, what, first, max(len(every), 1), hint, dropped=not kept, unit=unit)

    def counting(self, unit: str) -> Skip:
        """The skip with what its numbers count, unless it says that itself."""
        return replace(self, unit=unit) if self.unit == "row" else self

    def __str__(self) -> str:
        rows = ", ".join(str(row) for row in self.rows)
        more = ", …" if self.count > len(self.rows) else ""
        where = f" ({self.unit}{'s' if self.count > 1 else ''} {rows}{more})" if self.rows else ""
        times = f", {self.count:,} times" if self.count > 1 else ""
        what_to_do = f"\n  {self.hint}" if self.hint else ""
        return f"{self.at}: {self.what}{times}{where}{what_to_do}"
