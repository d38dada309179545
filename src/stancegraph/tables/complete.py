"""From the rows of all sources to the tables that everything else reads."""

from __future__ import annotations

from functools import partial

import polars as pl

from stancegraph.records import DerivedPosition, Record
from stancegraph.tables.checks import check_evidence
from stancegraph.tables.derived import derive
from stancegraph.tables.tables import Later, Tables


def complete(raw: Tables) -> Tables:
    """Merged tables, checked, with what follows from them.

    Raises DuplicateId or EvidenceMismatch where the sources do not fit together.
    """
    tables = completed_later(raw)
    for kind in tables:
        _ = tables[kind]
    check_evidence(tables)
    return tables


def completed_later(raw: Tables) -> Tables:
    """What `complete` gives, of tables that it has accepted: each kind made when asked for."""
    merged = raw.merged()
    frames: dict[type[Record], Later] = {kind: partial(merged.where, kind) for kind in merged}
    tables = Tables({**frames, DerivedPosition: lambda rows: _derived(tables, rows)})
    return tables


def _derived(tables: Tables, rows: pl.Expr | None) -> pl.DataFrame:
    found = derive(tables)
    return found if rows is None else found.filter(rows)
