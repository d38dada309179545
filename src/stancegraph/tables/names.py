"""Names of states in columns → identifiers, each name once for a day and not once for a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from stancegraph.readers.datasets.csvtable import ROW
from stancegraph.readers.skips import Skip
from stancegraph.resolution.gazetteer import Gazetteer, Resolution
from stancegraph.resolution.seats import codes_of, resolve_row
from stancegraph.tables.unknown import Unknown

KEY = ("name", "code")
"""The columns that say who voted, as printed."""
_GUESSED = 200
"""Unknown names for which near ones are looked for; a table with more has another fault."""


def held(rows: pl.DataFrame, gazetteer: Gazetteer, at: str) -> tuple[pl.DataFrame, list[Skip]]:
    """The rows with `key`, the key of the actor that each names, and what was noticed.

    Rows have `name` and `code` as printed, `day` (a date or null) and `row`. Those whose name
    stands for nobody are left out and told; a code that no state has, beside a name that one bears,
    is told.
    """
    names = _Names(gazetteer)
    years = rows.group_by(*KEY, year=pl.col("day").dt.year()).agg(
        first=pl.col("day").min(), last=pl.col("day").max()
    )
    found = [names.key(*row) for row in years.select(*KEY, "first", "last").iter_rows()]
    years = years.with_columns(key=pl.Series(found, dtype=pl.String))
    joined = rows.with_columns(year=pl.col("day").dt.year()).join(
        years.select(*KEY, "year", "key"),
        on=[*KEY, "year"],
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    joined = names.by_day(joined)
    refused = joined.filter(pl.col("key").is_null())
    unknown = Unknown(at)
    firsts = refused.sort(ROW).group_by(*KEY, maintain_order=True).agg(pl.col("day").first(), ROW)
    for n, (name, code, day, numbers) in enumerate(firsts.iter_rows()):
        # A name that is refused on several days is told once, for the first of them.
        unknown.add(names.refused(name, code, day, suggest=n < _GUESSED), numbers)
    odd = _odd_codes(joined.filter(pl.col("key").is_not_null()), at)
    kept = joined.filter(pl.col("key").is_not_null()) if refused.height else joined
    return kept.drop("year"), [*unknown.skips(), *odd]


class _Names:
    """What names stood for, remembered."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._found: dict[tuple[str, str | None, date | None], Resolution] = {}

    def _resolve(self, name: str, code: str | None, on: date | None) -> Resolution:
        key = (name, code, on)
        if key not in self._found:
            self._found[key] = resolve_row(self._gazetteer, name, code, on=on)
        return self._found[key]

    def key(self, name: str, code: str | None, first: date | None, last: date | None) -> str | None:
        """The actor of a name in a year; None where it differs between the days, or is nobody."""
        before, after = self._resolve(name, code, first), self._resolve(name, code, last)
        return before.code if before.code == after.code else None

    def by_day(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with the keys of single days where a year did not tell."""
        open_rows = rows.filter(pl.col("key").is_null())
        if not open_rows.height:
            return rows
        days = open_rows.select(*KEY, "day").unique()
        keys = [self._resolve(*row).code for row in days.iter_rows()]
        days = days.with_columns(of_day=pl.Series(keys, dtype=pl.String))
        joined = rows.join(
            days, on=[*KEY, "day"], how="left", nulls_equal=True, maintain_order="left"
        )
        return joined.with_columns(key=pl.coalesce("key", "of_day")).drop("of_day")

    def refused(self, name: str, code: str | None, on: date | None, *, suggest: bool) -> Resolution:
        """Why a name was refused, with names that are near where it is unknown, if wanted."""
        found = self._resolve(name, code, on)
        if found.near and suggest:
            return self._gazetteer.resolve(name, on=on, usage="un")
        return replace(found, name=name)


def _odd_codes(rows: pl.DataFrame, at: str) -> list[Skip]:
    """Codes that no state has, beside names that were found."""
    skips = []
    for code in sorted(one for one in rows["code"].unique() if one and not codes_of(one)):
        what = f"no state has the code {code!r}; the names in these rows were used"
        numbers = rows.filter(pl.col("code") == code)[ROW]
        skips.append(Skip.of(at, what, numbers, hint="correct the code", kept=True))
    return skips
