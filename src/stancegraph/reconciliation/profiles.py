"""What is compared of a statement: one row a statement, whatever its source.

The row gathers what the graph says around a statement: who speaks and for whom, where and when,
towards what, and in which words. Nothing in it depends on other documents, so that two statements
are alike to the same degree whatever else is in the graph.
"""

from __future__ import annotations

import polars as pl

from stancegraph.reconciliation.said import said
from stancegraph.reconciliation.words import STEM, names
from stancegraph.records import (
    Bloc,
    Coalition,
    Country,
    Document,
    Event,
    Evidence,
    Organ,
    Person,
    Statement,
)
from stancegraph.tables import Tables

COLUMNS: dict[str, pl.DataType] = {
    "id": pl.String(),
    "document": pl.String(),
    "published": pl.Date(),
    "kind": pl.String(),
    "family": pl.String(),
    "first": pl.Date(),
    "last": pl.Date(),
    "dated": pl.Boolean(),
    "voice": pl.String(),
    "called": pl.List(pl.String()),
    "persons": pl.List(pl.String()),
    "coalition": pl.String(),
    "size_min": pl.Int64(),
    "size_max": pl.Int64(),
    "members": pl.List(pl.String()),
    "event": pl.String(),
    "organ": pl.String(),
    "addressees": pl.List(pl.String()),
    "answered": pl.List(pl.String()),
    "topics": pl.List(pl.String()),
    "targets": pl.List(pl.String()),
    "sides": pl.List(pl.String()),
    "words": pl.List(pl.String()),
    "names": pl.List(pl.String()),
    "quoted": pl.List(pl.String()),
}
"""Column → type.

`first` and `last` are the days between which it was made, of one without a date those before its
document appeared; then `dated` is false. `family` is `group` where it is made for others, else
`own`. `voice` is the state, bloc or organ that speaks, for others or for itself, `called` the words
of its name. `topics` are issues and actors that its positions are towards, `targets` the words for
what they are towards, `sides` both with the polarity. `words` are all that mean something, `names`
those with a capital, `quoted` those in quotation marks.
"""

BEFORE = 3
"""Days before it appeared within which what a document tells of without a date was said."""
GROUPS = ("joint", "letter", "sponsorship")
"""Kinds of statements that several make together."""


def profiles(tables: Tables, ids: pl.Series | None = None) -> pl.DataFrame:
    """The profiles of all statements, or of those with these identifiers, by identifier.

    A statement that is known only through another one has none: nothing tells when it was made.
    """
    wanted = pl.col("known_from").is_null()
    if ids is not None:
        wanted &= pl.col("id").is_in(ids.implode())
    statements = tables.where(Statement, wanted)
    if statements.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    frame = (
        statements.select(
            "id",
            "kind",
            "speakers",
            "spokesperson",
            "on_behalf_of",
            "event",
            "passages",
            first="earliest",
            last="latest",
            addressees="addressed_to",
            replies="in_reply_to",
        )
        .join(_documents(tables, statements), on="id", how="left")
        .join(_speakers(tables, statements), on="id", how="left")
        .join(_groups(tables, statements), on="id", how="left")
        .join(_organs(tables), on="event", how="left")
        .join(said(tables, statements), on="id", how="left")
    )
    own = pl.col("speaking").list.first()
    voice = pl.coalesce("spokesperson", own, "bloc")
    dated = pl.col("first").is_not_null() & pl.col("last").is_not_null()
    group = pl.col("kind").is_in(GROUPS) | pl.col("coalition").is_not_null()
    frame = frame.with_columns(
        voice=voice,
        dated=dated,
        first=pl.when(dated)
        .then("first")
        .otherwise(pl.col("published").dt.offset_by(f"-{BEFORE}d")),
        last=pl.when(dated).then("last").otherwise("published"),
        family=pl.when(group | pl.col("spokesperson").is_not_null())
        .then(pl.lit("group"))
        .otherwise(pl.lit("own")),
    )
    frame = frame.join(_answered(frame), on="id", how="left")
    frame = frame.join(_called(tables), on="voice", how="left")
    # The name of who speaks for himself is the same in all that he ever said.
    persons = pl.col("persons").list.eval(pl.element().str.slice(0, STEM))
    own_name = pl.concat_list(pl.col("called").fill_null([]), persons.fill_null([]))
    told = pl.col("words", "names")
    frame = frame.with_columns(
        pl.when(pl.col("family") == "own").then(told.list.set_difference(own_name)).otherwise(told)
    )
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None).alias(name)).cast(type_)
        for name, type_ in COLUMNS.items()
    ).sort("id")


def _documents(tables: Tables, statements: pl.DataFrame) -> pl.DataFrame:
    """The document of each statement: that of its first passage."""
    first = statements.select("id", evidence=pl.col("passages").list.first())
    found = pl.col("id").is_in(first["evidence"].unique().implode())
    sources = tables.where(Evidence, found).select(evidence="id", document="source")
    days = tables[Document].select(document="id", published="earliest")
    return (
        first.join(sources, on="evidence", how="left")
        .join(days, on="document", how="left")
        .select("id", "document", "published")
    )


def _speakers(tables: Tables, statements: pl.DataFrame) -> pl.DataFrame:
    """For whom the speakers of a statement speak, and the parts of their names."""
    persons = tables[Person].select(
        speakers="id", speaks_for="speaks_for", name=pl.col("label").str.to_lowercase()
    )
    return (
        statements.select("id", "speakers")
        .explode("speakers", empty_as_null=False, keep_nulls=False)
        .join(persons, on="speakers", how="left", maintain_order="left")
        .group_by("id", maintain_order=True)
        .agg(
            speaking=pl.coalesce("speaks_for", "speakers").sort(),
            persons=pl.col("name").str.extract_all(r"\p{L}{2,}").explode().drop_nulls().unique(),
        )
    )


def _groups(tables: Tables, statements: pl.DataFrame) -> pl.DataFrame:
    """The coalition that a statement is made for, with its size; else a bloc or state."""
    groups = tables[Coalition].select(
        "size_min", "size_max", "members", behalf="id", coalition=pl.col("id")
    )
    return (
        statements.select("id", behalf=pl.col("on_behalf_of").list.first())
        .drop_nulls("behalf")
        .join(groups, on="behalf", how="left")
        .with_columns(bloc=pl.when(pl.col("coalition").is_null()).then("behalf"))
        .drop("behalf")
    )


def _organs(tables: Tables) -> pl.DataFrame:
    return tables[Event].select("organ", event="id")


def _called(tables: Tables) -> pl.DataFrame:
    """The words of the names of states, blocs and organs."""
    named = [tables[kind].select(voice="id", called="label") for kind in (Country, Bloc, Organ)]
    return pl.concat(named).with_columns(names(pl.col("called")))


def _answered(frame: pl.DataFrame) -> pl.DataFrame:
    """The voices of the statements that a statement replies to."""
    voices = frame.select("voice", replies="id")
    return (
        frame.select("id", "replies")
        .explode("replies", empty_as_null=False, keep_nulls=False)
        .join(voices, on="replies")
        .drop_nulls("voice")
        .group_by("id")
        .agg(answered=pl.col("voice").unique().sort())
    )
