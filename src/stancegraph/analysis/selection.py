"""Which positions an analysis counts: filters and a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import polars as pl

from stancegraph.analysis.filters import bearing
from stancegraph.errors import UsageError
from stancegraph.records import PartialDate
from stancegraph.records.values import Modality
from stancegraph.tables import Tables

Values = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters on positions: what must be borne, what must not, and from which day to which.

    `include` and `exclude` map names of `filters.FILTERS`, or of coded variables, to values. A
    position is in the period if its span of days (`earliest` to `latest`) touches it; with a
    period, positions without a date are left out. Without a filter on `modality` only asserted
    positions count: no drafts and no conditions.
    """

    include: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    since: PartialDate | None = None
    until: PartialDate | None = None

    @classmethod
    def of(
        cls,
        include: Mapping[str, Values] | None = None,
        exclude: Mapping[str, Values] | None = None,
        since: str | date | PartialDate | None = None,
        until: str | date | PartialDate | None = None,
    ) -> Selection:
        """A selection from plain values: one or several for a filter, dates as text.

        Raises UsageError for a date that is none, and for a period that ends before it begins.
        """
        begin, end = _date(since), _date(until)
        if begin and end and end.latest < begin.earliest:
            raise UsageError(f"the period ends ({end}) before it begins ({begin})")
        return cls(_listed(include), _listed(exclude), begin, end)

    def told(self) -> dict[str, str]:
        """The filters in words, as a result carries them."""
        told = {name: "|".join(values) for name, values in self.include.items()}
        told |= {f"not {name}": "|".join(values) for name, values in self.exclude.items()}
        told |= {"from": str(self.since)} if self.since else {}
        return told | ({"to": str(self.until)} if self.until else {})

    def applied(self, positions: pl.DataFrame, tables: Tables) -> pl.DataFrame:
        """The rows of a table of positions that are selected.

        Raises UsageError for a filter or a value that the graph does not know.
        """
        for name, values in self.include.items():
            positions = positions.filter(bearing(tables, name, values))
        for name, values in self.exclude.items():
            positions = positions.filter(~bearing(tables, name, values).fill_null(value=False))
        if "modality" not in self.include:
            positions = positions.filter(pl.col("modality") == Modality.ASSERTED)
        if self.since:
            positions = positions.filter(pl.col("latest") >= self.since.earliest)
        if self.until:
            positions = positions.filter(pl.col("earliest") <= self.until.latest)
        return positions


def _listed(given: Mapping[str, Values] | None) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {
            name: (values,) if isinstance(values, str) else tuple(values)
            for name, values in (given or {}).items()
            if values
        }
    )


def _date(given: str | date | PartialDate | None) -> PartialDate | None:
    try:
        return None if given is None else PartialDate.read(given)
    except ValueError as error:
        raise UsageError(str(error)) from error
