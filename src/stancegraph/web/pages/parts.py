"""A part of a graph as tables of its own: some positions and nodes with what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from stancegraph.export.flat import flat_positions
from stancegraph.records import KINDS, As, DerivedPosition, Evidence, Position, Record, Text
from stancegraph.tables import Tables
from stancegraph.web.pages.catalogue import Catalogue

_POSITIONS = (Position, DerivedPosition)


def part(catalogue: Catalogue, rows: pl.DataFrame, nodes: Iterable[str] = ()) -> Tables:
    """Some positions and nodes, and everything that they refer to, directly or not.

    Groups bring their known members, issues the broader ones; texts stay where they are.
    """
    frames = _positions(catalogue, rows)
    waiting = {*nodes, *_links(frames)}
    seen: set[str] = set()
    while waiting:
        seen |= waiting
        found = {
            kind: catalogue.tables[kind].filter(pl.col("id").is_in(sorted(waiting)))
            for kind in KINDS
            if kind not in (*_POSITIONS, Text)
        }
        for kind, frame in found.items():
            frames[kind] = pl.concat([frames[kind], frame]) if kind in frames else frame
        waiting = set(_links(found)) - seen
    return Tables(frames)


def flat(catalogue: Catalogue, rows: pl.DataFrame) -> pl.DataFrame:
    """Some positions as the flat table of exports, in the order of the rows."""
    tables = catalogue.tables
    proofs = catalogue.whole[rows["row"]]["evidence"].explode()
    evidence = tables[Evidence]
    if rows.height < catalogue.positions.height:
        evidence = evidence.filter(pl.col("id").is_in(proofs.implode()))
    frames: dict[type[Record], pl.DataFrame] = {
        kind: tables[kind] for kind in KINDS if kind not in (*_POSITIONS, Text)
    }
    chosen = Tables({**frames, **_positions(catalogue, rows), Evidence: evidence})
    wide = flat_positions(chosen, derived=True)
    order = rows.select("id").with_row_index("order")
    return wide.join(order, on="id").sort("order").drop("order")


def _positions(catalogue: Catalogue, rows: pl.DataFrame) -> dict[type[Record], pl.DataFrame]:
    whole = catalogue.whole[rows["row"]]
    derived = pl.col("via").is_not_null()
    own = catalogue.tables[Position].columns
    return {
        Position: whole.filter(~derived).select(own),
        DerivedPosition: whole.filter(derived),
    }


def _links(frames: dict[type[Record], pl.DataFrame]) -> Iterator[str]:
    """The identifiers that some rows refer to."""
    for kind, frame in frames.items():
        for name, _, mapped in kind.mapped():
            if mapped.form is As.LINK:
                column = frame[name]
                if isinstance(column.dtype, pl.List):
                    column = column.explode()
                yield from column.drop_nulls().unique()
