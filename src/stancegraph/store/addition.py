"""Adding sources to a graph directory: its cost follows from what is added, not from what is there.

Of the graph only the rows are read that the new ones touch: those of the same identifiers, and
what the groups hold whose members the new sources name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from stancegraph.inference import completed
from stancegraph.rdf.triples import derived_ntriples, sorted_lines
from stancegraph.reconciliation import meet, reconcile
from stancegraph.reconciliation.judgements import Judgements
from stancegraph.records import (
    KINDS,
    Coalition,
    DerivedPosition,
    Link,
    Membership,
    Position,
    Record,
)
from stancegraph.store import database, directory
from stancegraph.store.manifest import Manifest
from stancegraph.tables import Tables

LIMIT = 50_000
"""Rows that one transaction takes; more are faster loaded in bulk, with the whole graph."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition wrote."""

    parts: list[str]
    """Names of the new table files."""
    counts: dict[str, int]
    """Rows of each table, and `triples` and `derived_triples`, of the graph as it is now."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Merged tables: what new sources say, and what the graph holds of it without and with them."""

    new: Tables
    before: Tables
    after: Tables

    gone: int
    """Links that no longer hold."""

    @classmethod
    def of(cls, old: Tables, new: Tables, judgements: Judgements | None) -> _Change:
        held = old[Link]
        links = _relinked(old, new, judgements)
        touched = _touched(old, new, links)
        of_touched = pl.col("same_as").is_in(_clusters(held, links, touched).implode())
        before = touched.joined(Tables({Link: held.filter(of_touched)}))
        after = touched.joined(new, Tables({Link: links.filter(of_touched)}))
        gone = held.join(links, on=held.columns, how="anti", nulls_equal=True).height
        return cls(new.merged(), completed(before), completed(after), gone)

    def only_grows(self, base: str) -> bool:
        """Whether every triple of both tables is one of what they make together."""
        if self.gone:
            return False
        for kind in KINDS:
            fields = ["id", *kind.spellings]
            for part in (self.before, self.new) if kind.spellings else ():
                changed = part[kind].join(self.after[kind], on=fields, how="anti", nulls_equal=True)
                if changed.height:
                    return False
        held, holds = (sorted_lines(derived_ntriples(t, base)) for t in (self.before, self.after))
        return bool(held.is_in(holds.implode()).all())

    def fresh(self) -> Tables:
        """What the store lacks; of what shared nodes are told of, it may hold some."""
        kinds: tuple[type[Record], ...] = (DerivedPosition, Link)
        inferred = {kind: self.gained(kind) for kind in kinds}
        return self.new.joined(Tables(inferred))

    def gained(self, kind: type) -> pl.DataFrame:
        """The rows of identifiers that the graph did not have."""
        return self.after[kind].join(self.before[kind], on="id", how="anti")


def add(
    folder: Path,
    old: Manifest,
    held: Tables,
    new: Tables,
    judgements: Judgements | None = None,
) -> Added | None:
    """Write new parts beside the old ones, and one transaction on the store.

    `held` are the tables of the directory, `new` those of the new sources. The directory is marked
    as being changed until `finish`: the marker tells readers and the next build when an addition
    was cut off. None, with nothing written, where a triple no longer holds and would have to be
    removed, and where so much is new that a whole build is faster.
    """
    if sum(new[kind].height for kind in new) > LIMIT:
        return None
    change = _Change.of(held, new, judgements)
    if not change.only_grows(old.base):
        return None
    (folder / directory.ADDING).touch()
    directory.remove_leftovers(folder, old.parts)
    written = new.joined(Tables({Link: change.gained(Link)}))
    parts = written.write(folder / directory.TABLES, str(_next_part(old)))
    store = database.opened(folder / directory.STORE)
    asserted, derived = database.extend(store, change.fresh(), old.base)
    counts = dict(old.counts)
    gained = {kind.table: change.gained(kind).height for kind in KINDS}
    gained |= {"triples": asserted, "derived_triples": derived}
    for name, number in gained.items():
        if number:
            counts[name] = counts.get(name, 0) + number
    return Added(parts, counts)


def finish(folder: Path) -> None:
    """Say that an addition is complete: its manifest is in place."""
    (folder / directory.ADDING).unlink()


def _relinked(old: Tables, new: Tables, judgements: Judgements | None) -> pl.DataFrame:
    """The links of a graph with new sources in it.

    Only where these may tell of what the graph tells of is everything compared again.
    """
    if meet(old, new) or (judgements and judgements.items):
        return reconcile(old.joined(new).merged(), judgements).links
    return pl.concat([old[Link], reconcile(new.merged()).links])


def _touched(old: Tables, new: Tables, links: pl.DataFrame) -> Tables:
    """The rows of a graph that rows of new sources may be merged with, or change what follows from.

    A group that the new sources name may gain members, who then hold what it held before, and so
    may a group that is one with it.
    """
    ids = {kind: new[kind]["id"].unique().implode() for kind in KINDS}
    fresh = links.join(old[Link], on="id", how="anti")["item"]
    changed = pl.concat([new[Coalition]["id"], new[Membership]["group"], fresh]).unique()
    changed = _with_siblings(changed, links)
    groups = pl.concat([changed, new[Position]["holder"]]).unique()
    groups = _with_siblings(groups, links).implode()
    rows = {kind: pl.col("id").is_in(ids[kind]) for kind in KINDS if kind is not Link}
    rows[Coalition] |= pl.col("id").is_in(groups)
    rows[Membership] |= pl.col("group").is_in(groups)
    rows[Position] |= pl.col("holder").is_in(changed.implode())
    return Tables({kind: old.where(kind, where) for kind, where in rows.items()})


def _with_siblings(groups: pl.Series, links: pl.DataFrame) -> pl.Series:
    """Groups, and all that are one with one of them."""
    ones = links.filter(pl.col("item").is_in(groups.implode()))["same_as"]
    siblings = links.filter(pl.col("same_as").is_in(ones.implode()))["item"]
    return pl.concat([groups, siblings]).unique()


def _clusters(held: pl.DataFrame, links: pl.DataFrame, touched: Tables) -> pl.Series:
    """What stands for the links that are new, and for the groups that are looked at again."""
    fresh = links.join(held, on="id", how="anti")["same_as"]
    groups = links.filter(pl.col("item").is_in(touched[Coalition]["id"].implode()))["same_as"]
    return pl.concat([fresh, groups]).unique()


def _next_part(manifest: Manifest) -> int:
    return 1 + max(int(name.split(".")[1]) for name in manifest.parts)
