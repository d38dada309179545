"""From the tables of all sources to what is one in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from stancegraph.reconciliation.coalitions import coalitions
from stancegraph.reconciliation.comparing import compared, singles
from stancegraph.reconciliation.events import compared_events, event_profiles, single_events
from stancegraph.reconciliation.kinds import Joined, published
from stancegraph.reconciliation.profiles import profiles
from stancegraph.records import Link, Statement
from stancegraph.records.values import LinkKind
from stancegraph.tables import Tables, schema

if TYPE_CHECKING:
    from stancegraph.reconciliation.binding import Disputed, Unbound
    from stancegraph.reconciliation.judgements import Judgements

PAIRS: dict[str, pl.DataType] = {
    "kind": pl.String(),
    "left": pl.String(),
    "right": pl.String(),
    "score": pl.Float64(),
    "verdict": pl.String(),
    "by": pl.String(),
}
"""The columns that pairs of every kind have; those between `score` and `verdict` are features."""
_JUDGED = {"kind": pl.String(), "left": pl.String(), "right": pl.String(), "verdict": pl.String()}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What was found to be one, and what was compared to find it."""

    pairs: pl.DataFrame
    """The candidates: `kind`, `left` < `right`, `score`, the features, `verdict`, `by`."""
    links: pl.DataFrame
    """The table of `Link`, for everything that several reports tell of."""
    unbound: tuple[Unbound, ...] = ()
    """Judgements that cannot be applied."""
    disputed: tuple[Disputed, ...] = ()
    """Judgements that others contradict."""


def reconcile(
    tables: Tables, judgements: Judgements | pl.DataFrame | None = None
) -> Reconciliation:
    """What different documents tell of as one, in merged tables.

    `judgements` are those of a file, or a frame `kind`, `left`, `right`, `verdict` of such that
    are bound to identifiers already.
    """
    if tables[Statement].is_empty():
        return Reconciliation(pl.DataFrame(schema=PAIRS), pl.DataFrame(schema=schema(Link)))
    unbound: tuple[Unbound, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    if judgements is None:
        judged = pl.DataFrame(schema=_JUDGED)
    elif isinstance(judgements, pl.DataFrame):
        judged = judgements
    else:
        from stancegraph.reconciliation.binding import bind

        bound = bind(judgements, tables)
        judged, unbound, disputed = bound.pairs, bound.unbound, bound.disputed
    found = profiles(tables)
    statements = Joined(
        LinkKind.STATEMENT, compared(found), singles(found), published(found), judged
    )
    told = statements.links()
    places = event_profiles(tables, found, told)
    events = Joined(
        LinkKind.EVENT, compared_events(places), single_events(places), published(places), judged
    )
    groups = coalitions(found, told, judged)
    return Reconciliation(
        _pairs(statements, events, groups),
        pl.concat([statements.links(), events.links(), groups.links()]).sort("id"),
        unbound,
        disputed,
    )


def _pairs(*kinds: Joined) -> pl.DataFrame:
    """The pairs of all kinds; a feature that a kind does not know is null."""
    known = [one.pairs() for one in kinds]
    pairs = pl.concat([pl.DataFrame(schema=PAIRS), *known], how="diagonal")
    first, last = ["kind", "left", "right", "score"], ["verdict", "by"]
    return pairs.select(*first, pl.exclude(*first, *last), *last).sort("kind", "left", "right")
