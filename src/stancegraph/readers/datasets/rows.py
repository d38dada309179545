"""Rows of a table, some of which do not hold: those are taken out or noted, and told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from stancegraph.readers.datasets.csvtable import ROW, CsvTable
from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip, quoted
from stancegraph.records import PartialDate
from stancegraph.records.values import Choice

_CELLS = 20
"""Cells without a meaning that are told one by one."""


class Rows:
    """The rows of a table that still count, and what was said about the others."""

    def __init__(self, file: DataFile, table: CsvTable, optional: Iterable[str] = ()) -> None:
        """Columns that are `optional` and absent are blank in every row."""
        absent = [name for name in optional if name not in table.frame.columns]
        self.frame = table.frame.with_columns(pl.lit("").alias(name) for name in absent)
        self.skips: list[Skip] = list(table.skips)
        self._at = file.name

    def drop(self, wrong: pl.Expr, what: str, hint: str) -> None:
        """Take out the rows that are wrong, and tell them."""
        self._tell(self.frame.filter(wrong)[ROW], what, hint, kept=False)
        self.frame = self.frame.filter(~wrong)

    def note(self, odd: pl.Expr, what: str, hint: str) -> None:
        """Tell the rows that are odd, and keep them."""
        self._tell(self.frame.filter(odd)[ROW], what, hint, kept=True)

    def once(self, key: str, what: str) -> None:
        """Keep the first row of each key and tell the others."""
        self.drop(~pl.col(key).is_first_distinct(), what, "remove the row that is wrong")

    def choices(
        self, column: str, known: Mapping[str, Choice], blank: Choice | None = None
    ) -> None:
        """Add `choice` by the codes of a column, in any case; drop rows with an unknown code.

        A `blank` cell is that choice, or an unknown code where none is given.
        """
        given = self.frame[column].unique()
        table = {code: known.get(code.strip().casefold()) for code in given}
        table |= {code: blank for code in given if not code.strip()}
        choice = pl.col(column).replace_strict(
            {code: str(choice) for code, choice in table.items() if choice is not None},
            default=None,
            return_dtype=pl.String,
        )
        self.frame = self.frame.with_columns(choice=choice)
        hint = f"known are {', '.join(sorted(known))}"
        unknown = [code for code, choice in table.items() if choice is None]
        self.drop_cells(column, unknown, "unknown vote", hint)

    def drop_cells(self, column: str, cells: Iterable[str], what: str, hint: str) -> None:
        """Take out the rows with these cells, and tell each cell; of very many the rest at once."""
        every = sorted(cells)
        for cell in every[:_CELLS]:
            self.drop(pl.col(column) == cell, f"{what} {quoted(cell)}", hint)
        if rest := every[_CELLS:]:
            told = f"{what} in {len(rest):,} further cells"
            self.drop(pl.col(column).is_in(rest), told, f"is it the right column? {hint}")

    def dates(self, column: str) -> None:
        """Make a column partial dates, null where it is blank; tell cells that are no date."""
        given = [text for text in self.frame[column].unique() if text is not None]
        table = {text: _date(text) for text in given}
        self.note(
            pl.col(column).is_in(
                [text for text, date in table.items() if text.strip() and not date]
            ),
            "the date is no date; the row is kept without one",
            "write 2019, 2019-12 or 2019-12-18",
        )
        told = pl.col(column).replace_strict(table, default=None, return_dtype=pl.String)
        self.frame = self.frame.with_columns(told.alias(column))

    def _tell(self, rows: Iterable[int], what: str, hint: str, *, kept: bool) -> None:
        numbers = list(rows)
        if numbers:
            self.skips.append(Skip.of(self._at, what, numbers, hint=hint, kept=kept))


def _date(text: str) -> str | None:
    plain = text.strip()
    if len(plain) == 8 and plain.isdigit():  # as MARC writes a day
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    try:
        return str(PartialDate(plain))
    except ValueError:
        return None
