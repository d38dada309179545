"""What a statement says: what its positions are towards, on which side, and in which words."""

from __future__ import annotations

import polars as pl

from stancegraph.reconciliation.words import meaning, names
from stancegraph.records import Evidence, Issue, Position
from stancegraph.tables import Tables

_QUOTED = r"[\"“][^\"“”]{8,400}[\"”]"


def said(tables: Tables, statements: pl.DataFrame) -> pl.DataFrame:
    """`id` of statements, and the columns from `topics` on that `profiles.COLUMNS` tells of."""
    ids = pl.col("statement").is_in(statements["id"].implode())
    positions = tables.where(Position, ids).select(
        "statement",
        "polarity",
        "target_text",
        "target_actor",
        "issue",
        "issue_polarity",
        "evidence",
    )
    return (
        statements.select("id")
        .join(_towards(tables, positions), on="id", how="left")
        .join(_words(tables, statements, positions), on="id", how="left")
    )


def _towards(tables: Tables, positions: pl.DataFrame) -> pl.DataFrame:
    """Issues and actors; the words of targets; both with the polarity.

    An issue that means nothing outside its document is known by its words alone.
    """
    scoped = tables[Issue].filter(pl.col("scope").is_not_null()).select(issue="id", scope="scope")
    shared = positions.join(scoped, on="issue", how="anti")
    by_word = positions.select("statement", side="polarity", on=meaning(pl.col("target_text")))
    by_word = by_word.explode("on", empty_as_null=False, keep_nulls=False)
    topics = pl.concat(
        [
            shared.select("statement", side="issue_polarity", on="issue"),
            positions.select("statement", side="polarity", on="target_actor"),
        ]
    ).drop_nulls("on")
    sides = pl.concat([topics, by_word.select(topics.columns)]).with_columns(
        on=pl.concat_str("on", pl.lit("|"), "side")
    )
    found = positions.select(id="statement").unique()
    for name, frame in (("topics", topics), ("targets", by_word), ("sides", sides)):
        listed = frame.group_by(id="statement").agg(
            pl.col("on").drop_nulls().unique().sort().alias(name)
        )
        found = found.join(listed, on="id", how="left")
    return found


def _words(tables: Tables, statements: pl.DataFrame, positions: pl.DataFrame) -> pl.DataFrame:
    """The words of the passages and of the evidence of positions, and those of targets."""
    proofs = pl.concat(
        [
            statements.select("id", evidence="passages"),
            positions.select("evidence", id="statement").select("id", "evidence"),
        ]
    )
    proofs = proofs.explode("evidence", empty_as_null=False, keep_nulls=False).unique()
    cited = pl.col("id").is_in(proofs["evidence"].unique().implode())
    exact = tables.where(Evidence, cited).select("exact", evidence="id").drop_nulls("exact")
    texts = proofs.join(exact, on="evidence").select("id", text="exact")
    targets = positions.select(id="statement", text="target_text")
    quotes = pl.col("text").str.extract_all(_QUOTED).list.join(" ")
    quoted = texts.group_by("id").agg(
        quoted=quotes.sort().str.join(" "), names=pl.col("text").sort().str.join(" ")
    )
    return (
        pl.concat([texts, targets])
        .group_by("id")
        .agg(words=pl.col("text").sort().str.join(" "))
        .join(quoted, on="id", how="left")
        .with_columns(meaning(pl.col("words")), meaning(pl.col("quoted")), names(pl.col("names")))
    )
