"""From the rows of all sources to the tables that everything else reads."""

from __future__ import annotations

from functools import partial

import polars as pl

from stancegraph.inference.derived import derive
from stancegraph.reconciliation import reconcile
from stancegraph.reconciliation.judgements import Judgements
from stancegraph.records import KINDS, DerivedPosition, Link, Record
from stancegraph.tables import Tables, check_evidence
from stancegraph.tables.tables import Later


def complete(raw: Tables, judgements: Judgements | None = None) -> Tables:
    """Merged tables, checked, with what follows from them: which reports are one, and positions.

    Raises DuplicateId or EvidenceMismatch where the sources do not fit together.
    """
    return completed(linked(raw, judgements))


def linked(raw: Tables, judgements: Judgements | None = None) -> Tables:
    """The same rows, with the links between reports of one thing found anew."""
    links = reconcile(raw.merged(), judgements).links
    kept = Tables({kind: partial(raw.where, kind) for kind in KINDS if kind is not Link})
    return kept.joined(Tables({Link: links}))


def completed(raw: Tables) -> Tables:
    """What `complete` gives, of rows that are linked already."""
    tables = completed_later(raw)
    for kind in tables:
        _ = tables[kind]
    check_evidence(tables)
    return tables


def completed_later(raw: Tables) -> Tables:
    """What `completed` gives, of tables that it has accepted: each kind made when asked for."""
    merged = raw.merged()
    frames: dict[type[Record], Later] = {kind: partial(merged.where, kind) for kind in merged}
    tables = Tables({**frames, DerivedPosition: lambda rows: _derived(tables, rows)})
    return tables


def _derived(tables: Tables, rows: pl.Expr | None) -> pl.DataFrame:
    found = derive(tables)
    return found if rows is None else found.filter(rows)
