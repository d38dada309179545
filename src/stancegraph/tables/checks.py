"""Checks over whole tables, before anything is written."""

from __future__ import annotations

import polars as pl

from stancegraph.errors import EvidenceMismatch
from stancegraph.records import Evidence, Text
from stancegraph.tables.tables import Tables


def check_evidence(tables: Tables) -> None:
    """Hold every passage against the stored text of its document, by code points.

    Raises EvidenceMismatch for the first whose text[start:end] is not what it quotes.
    """
    texts = tables[Text].select(source="id", text="text")
    found = pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))
    wrong = (
        tables[Evidence]
        .filter(pl.col("kind") == "passage")
        .join(texts, on="source", how="left")
        .with_columns(found=found)
        .filter(pl.col("found").ne_missing(pl.col("exact")))
        .sort("id")
    )
    for row in wrong.head(1).iter_rows(named=True):
        raise EvidenceMismatch(
            f"text[{row['start']}:{row['end']}] of {row['source']} is not {row['exact'][:80]!r}",
            at=row["id"],
        )
