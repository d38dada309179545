"""Stances told again: counted each time, or once for a document, a day, a year."""

from __future__ import annotations

from enum import StrEnum

import polars as pl


class Duplicates(StrEnum):
    """How often the same stance of the same actor on the same issue counts."""

    INCLUDE = "include"
    """Each time."""
    DOCUMENT = "document"
    """Once a document."""
    DAY = "day"
    """Once a day."""
    WEEK = "week"
    """Once a week, from Monday to Sunday."""
    MONTH = "month"
    """Once a month of a year."""
    YEAR = "year"
    """Once a year."""
    ONCE = "once"
    """Once."""


_PERIODS = {
    Duplicates.DAY: "1d",
    Duplicates.WEEK: "1w",
    Duplicates.MONTH: "1mo",
    Duplicates.YEAR: "1y",
}


def without_duplicates(frame: pl.DataFrame, once: Duplicates) -> pl.DataFrame:
    """The rows of stances that count; of several alike that of the greatest weight, then the first.

    A stance lies in the period of its first possible day; those without a date share one.
    """
    if once is Duplicates.INCLUDE:
        return frame
    unit = pl.lit(0)
    if once is Duplicates.DOCUMENT:
        unit = pl.col("document")
    elif once is not Duplicates.ONCE:
        unit = pl.col("earliest").dt.truncate(_PERIODS[once])
    return (
        frame.with_columns(unit=unit)
        .sort("weight", "earliest", "position", descending=[True, False, False], nulls_last=True)
        .unique(["actor", "issue", "value", "unit"], keep="first", maintain_order=True)
        .drop("unit")
        .sort("position", "actor")
    )
