"""Columns of coded positions: what they are joined with, and what completes them to a table."""

from __future__ import annotations

import polars as pl

from stancegraph.records import PartialDate, Record
from stancegraph.records.identifiers import mint
from stancegraph.tables.filled import filled
from stancegraph.tables.schema import partial_dates, schema


def completed(kind: type[Record], frame: pl.DataFrame, source_key: str) -> pl.DataFrame:
    """The frame with every column of a table; dates with their first and last day."""
    for field in partial_dates(kind):
        if field not in frame.columns:
            frame = frame.with_columns(pl.lit(None, pl.String).alias(field))
        dates = {one: PartialDate(one) for one in frame[field].drop_nulls().unique()}
        for name in ("earliest", "latest"):
            days = {text: getattr(one, name) for text, one in dates.items()}
            day = pl.col(field).replace_strict(days, default=None, return_dtype=pl.Date)
            frame = frame.with_columns(day.alias(name))
    lists = [name for name, type_ in schema(kind).items() if isinstance(type_, pl.List)]
    present = [name for name in lists if name in frame.columns]
    return filled(kind, frame.with_columns(pl.col(present).fill_null([])), source_key).sort("id")


def looked_up(frame: pl.DataFrame, column: str, names: pl.DataFrame) -> pl.DataFrame:
    """The frame with a column of names turned into identifiers; `<column>_name` keeps the names."""
    known = names.select(pl.col("name").alias(f"{column}_name"), "date", pl.col("id").alias(column))
    return frame.rename({column: f"{column}_name"}).join(
        known, on=[f"{column}_name", "date"], how="left", nulls_equal=True, maintain_order="left"
    )


def answering(statements: pl.DataFrame) -> pl.DataFrame:
    """The statements with those that they answer; one that is not in the graph is left out."""
    known = statements.select(reply="key", answered="id")
    return statements.join(known, on="reply", how="left", maintain_order="left").with_columns(
        in_reply_to=pl.when(pl.col("answered").is_not_null())
        .then(pl.concat_list("answered"))
        .otherwise(pl.lit([], pl.List(pl.String)))
    )


def evidence_ids(frame: pl.DataFrame) -> pl.Series:
    """The identifiers of rows, composed, and of passages, minted once each."""
    spans = frame.filter(pl.col("row").is_null()).select("document", "start", "end").unique()
    minted = [mint("evidence", *span) for span in spans.iter_rows()]
    found = frame.join(
        spans.with_columns(minted=pl.Series(minted, dtype=pl.String)),
        on=["document", "start", "end"],
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    composed = pl.concat_str(
        pl.lit("evidence/"),
        pl.col("document").str.strip_prefix("document/"),
        pl.lit("-row-"),
        pl.col("row").cast(pl.String),
    )
    return found.select(id=pl.coalesce(composed, "minted"))["id"]
