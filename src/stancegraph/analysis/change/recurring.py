"""Texts that come back each year as one issue, by their title or by what they are filed under."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from stancegraph.analysis.keys import concept_nodes
from stancegraph.analysis.stances import Stances, chosen
from stancegraph.records import Issue, RollCall
from stancegraph.records.identifiers import slug
from stancegraph.tables import Tables


class Recurring(StrEnum):
    """What makes resolutions of different years one issue."""

    TITLE = "title"
    """The same title: `R/46/12: APARTHEID` and `R/47/20: APARTHEID` are `title:apartheid`."""
    TAG = "tag"
    """The same broader issue, of the text or of its roll call."""


def recurring(stances: Stances, tables: Tables, by: Recurring | str = Recurring.TITLE) -> Stances:
    """The same stances, each about what its own issue shares with those of other years.

    A resolution is an issue of its own, and the next year's is another, so that no state ever
    votes on the same one again. By title only votes on whole texts are joined. By tag a stance
    counts under each of several with its whole weight. What has no title or no tag keeps its issue.
    Raises UsageError for another way.
    """
    by = chosen(Recurring, by)
    nodes = concept_nodes(tables).unique("key")
    groups = (_titles(tables) if by is Recurring.TITLE else _tags(tables, nodes)).join(
        nodes.select(narrow="id", issue="key"), on="narrow"
    )
    shared = groups.select("issue", group="key").unique()
    frame = (
        stances.frame.join(shared, on="issue", how="left")
        .with_columns(issue=pl.coalesce("group", "issue"))
        .select(stances.frame.columns)
        .sort("position", "actor", "issue")
    )
    columns = stances.issues.columns
    issues = pl.concat([stances.issues, groups.select(columns).sort(columns)])
    issues = issues.unique("key", keep="first", maintain_order=True)
    known = Stances(frame, stances.actors, issues, stances.made)
    return known.with_frame(frame, recurring=by)


def _tags(tables: Tables, nodes: pl.DataFrame) -> pl.DataFrame:
    """`narrow` (an issue or roll call) and each of the broader issues that it bears."""
    broader = tables[Issue].select("broader", narrow="id")
    tagged = tables[RollCall].select(narrow="id", broader="issues")
    return (
        pl.concat([broader.select(tagged.columns), tagged])
        .explode("broader", empty_as_null=False, keep_nulls=False)
        .join(nodes, left_on="broader", right_on="id")
        .select("narrow", "key", "label", id="broader")
    )


def _titles(tables: Tables) -> pl.DataFrame:
    """`narrow` (a text under its symbol) and its title, as an issue without an identifier."""
    title = pl.col("label").str.extract(r"^\S+: (.*\S)", 1)
    texts = (
        tables[Issue]
        .filter(pl.col("id").str.starts_with("issue/text-"))
        .select(narrow="id", label=title)
        .drop_nulls("label")
    )
    slugs = [slug(one) for one in texts["label"]]
    return (
        texts.with_columns(key=pl.Series(slugs, dtype=pl.String))
        .filter(pl.col("key") != "")
        .with_columns(key="title:" + pl.col("key"), id=pl.lit(None, pl.String))
    )
