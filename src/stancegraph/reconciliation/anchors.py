"""Where the documents of a graph speak of its statements, events and coalitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from stancegraph.reconciliation.judgements import QUOTED, Anchor
from stancegraph.records import (
    Coalition,
    Document,
    Event,
    Evidence,
    Person,
    Position,
    Statement,
)
from stancegraph.records.values import LinkKind
from stancegraph.resolution.groups import coalition_key
from stancegraph.tables import Tables


def anchors(tables: Tables, kind: LinkKind, identifiers: Iterable[str]) -> dict[str, Anchor]:
    """Where the documents speak of some statements, events or coalitions: the first place of each.

    What no document has a place for is left out.
    """
    wanted = sorted(set(identifiers))
    rows = places(tables, kind, pl.col("id").is_in(wanted))
    documents = _documents(tables, rows["source"].unique().to_list())
    named = whats(tables, kind, rows["id"].unique().to_list())
    found: dict[str, Anchor] = {}
    for row in rows.sort("id", "nth", "source", "start", "pointer", "row").iter_rows(named=True):
        if row["id"] not in found and row["source"] in documents:
            sha256, name = documents[row["source"]]
            quote = " ".join((row["exact"] or "").split())[:QUOTED].strip()
            found[row["id"]] = Anchor(
                document=sha256,
                start=row["start"],
                end=row["end"],
                entry=row["pointer"],
                row=row["row"],
                quote=quote or None,
                what=named.get(row["id"]),
                name=name[:300],
            )
    return found


def places(
    tables: Tables, kind: LinkKind, only: pl.Expr | None, documents: list[str] | None = None
) -> pl.DataFrame:
    """Places of things of a kind: id, nth, source, start, end, row, pointer, exact.

    Of those that `only` holds for, or in some documents. `nth` counts the passages of a statement;
    a statement tells of its event and coalition first, a position of its own holder.
    """
    parts = []
    for frame in _cited(tables, kind):
        rows = frame if only is None else frame.filter(only)
        parts.append(
            rows.with_columns(nth=pl.int_ranges(pl.col("evidence").list.len()))
            .explode("evidence", "nth", empty_as_null=False, keep_nulls=False)
            .select("id", "nth", "evidence")
        )
    cited = pl.concat(parts).unique()
    where = pl.col("id").is_in(cited["evidence"].unique().implode())
    if documents is not None:
        where &= pl.col("source").is_in(documents)
    evidence = tables.where(Evidence, where).select(
        "source", "start", "end", "row", "pointer", "exact", evidence="id"
    )
    return cited.join(evidence, on="evidence", how="inner").drop("evidence")


def _cited(tables: Tables, kind: LinkKind) -> Iterator[pl.DataFrame]:
    statements, positions = tables[Statement], tables[Position]
    if kind is LinkKind.STATEMENT:
        own = statements.filter(pl.col("known_from").is_null())  # others are never compared
        yield own.select("id", evidence="passages")
    elif kind is LinkKind.EVENT:
        yield statements.select(id="event", evidence="passages").drop_nulls("id")
    else:
        yield (
            statements.select(id="on_behalf_of", evidence="passages")
            .explode("id", empty_as_null=False, keep_nulls=False)
            .filter(pl.col("id").str.starts_with("coalition/"))
        )
        yield positions.select(id="holder", evidence="evidence").filter(
            pl.col("id").str.starts_with("coalition/")
        )


def _documents(tables: Tables, identifiers: list[str]) -> dict[str, tuple[str, str]]:
    rows = tables.where(Document, pl.col("id").is_in(identifiers)).select("id", "sha256", "name")
    return {identifier: (sha256, name) for identifier, sha256, name in rows.iter_rows()}


def whats(tables: Tables, kind: LinkKind, identifiers: list[str]) -> dict[str, str]:
    """What tells a thing from others at its place, by identifier, at most 300 characters."""
    these = pl.col("id").is_in(identifiers)
    if kind is LinkKind.EVENT:
        labels = tables.where(Event, these).select("id", "label")
        return {one: label[:300] for one, label in labels.iter_rows() if label.strip()}
    if kind is LinkKind.COALITION:
        sizes = tables.where(Coalition, these).select("id", "size_text")
        return {one: coalition_key(size)[:300] for one, size in sizes.iter_rows()}
    parties = tables.where(Statement, these).select(
        "id",
        party=pl.coalesce(
            pl.col("on_behalf_of").list.get(0, null_on_oob=True),
            "spokesperson",
            pl.col("speakers").list.get(0, null_on_oob=True),
        ),
    )
    wanted = pl.col("id").is_in(parties["party"].drop_nulls().unique().implode())
    sizes = tables.where(Coalition, wanted).select("id", "size_text")
    called = {one: coalition_key(size) for one, size in sizes.iter_rows()}
    called |= dict(tables.where(Person, wanted).select("id", "label").iter_rows())
    return {
        one: called.get(party, party)[:300]
        for one, party in parties.iter_rows()
        if party is not None
    }
