"""The columns of a table follow from the fields of its record.

Text and values of closed lists are strings, several identifiers are a list of strings. A record
with partial dates also has `earliest` and `latest` (days): of its only date, or from its first
date to its last.
"""

from __future__ import annotations

import types
import typing
from functools import cache

import polars as pl

from stancegraph.records import As, Record

SOURCE = "source_key"
"""Column of every table: hash of the source that a row was read from."""

_SCALARS: dict[type, pl.DataType] = {
    bool: pl.Boolean(),
    float: pl.Float64(),
    int: pl.Int64(),
    str: pl.String(),
}


def partial_dates(kind: type[Record]) -> list[str]:
    """The fields of a record that hold partial dates, in order."""
    return [name for name, _, mapped in kind.mapped() if mapped.form is As.PARTIAL]


@cache
def schema(kind: type[Record]) -> dict[str, pl.DataType]:
    """Column → type, in the order of the fields; `source_key` last."""
    columns = {name: _type(field.annotation) for name, field in kind.model_fields.items()}
    if partial_dates(kind):
        columns |= {"earliest": pl.Date(), "latest": pl.Date()}
    return columns | {SOURCE: pl.String()}


def _type(annotation: object) -> pl.DataType:
    if isinstance(annotation, types.UnionType):
        (annotation,) = (one for one in typing.get_args(annotation) if one is not type(None))
    if typing.get_origin(annotation) is tuple:
        return pl.List(pl.String())
    for scalar, column in _SCALARS.items():
        if isinstance(annotation, type) and issubclass(annotation, scalar):
            return column
    return pl.String()
