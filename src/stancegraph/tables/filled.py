"""Columns that a reader made → a frame with all columns of a record."""

from __future__ import annotations

import polars as pl
from pydantic_core import PydanticUndefined

from stancegraph.records import Record
from stancegraph.tables.schema import SOURCE, schema


def filled(kind: type[Record], frame: pl.DataFrame, source_key: str) -> pl.DataFrame:
    """The frame in the columns of `schema(kind)`; a field that it lacks has its default.

    Raises ValueError where a field without a default is missing.
    """
    columns = []
    for name, type_ in schema(kind).items():
        if name == SOURCE:
            column = pl.lit(source_key)
        elif name in frame.columns:
            column = pl.col(name)
        elif name in kind.model_fields:
            default = kind.model_fields[name].default
            if default is PydanticUndefined:
                raise ValueError(f"{kind.__name__} needs {name}")
            column = pl.lit([] if default == () else default, dtype=type_)
        else:
            column = pl.lit(None)
        columns.append(column.cast(type_).alias(name))
    return frame.select(columns)
