"""Which rows of the frame of positions a filter holds for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind, Tier
from stancegraph.resolution.memberships import codes_named

_CLOSED: dict[str, type[StrEnum]] = {
    "act": Act,
    "basis": Basis,
    "issue_polarity": Polarity,
    "modality": Modality,
    "polarity": Polarity,
    "statement_kind": StatementKind,
    "tier": Tier,
}
"""Columns whose values are a closed list: there a value that no position has is no mistake."""
_ACTORS = ("according_to", "holder", "spokesperson", "target_actor")
"""Columns of countries, for which the members of a bloc may stand."""


def matching(frame: pl.DataFrame, name: str, values: Sequence[str]) -> pl.Expr:
    """The rows whose column has one of the values; raises UsageError for what none can have."""
    if name not in frame.columns:
        raise UsageError(
            f"positions have no {name!r}", hint=f"they have: {', '.join(frame.columns)}"
        )
    known = set(_CLOSED[name]) if name in _CLOSED else set(frame[name].cast(pl.String))
    wanted: list[str] = []
    for value in values:
        meant = (codes_named(value) if name in _ACTORS else None) or (value,)
        if known.isdisjoint(meant):
            shown = ", ".join(sorted(one for one in known if one is not None)[:20])
            raise UsageError(f"no position has the {name} {value!r}", hint=f"known: {shown}")
        wanted.extend(meant)
    return pl.col(name).cast(pl.String).is_in(wanted)
