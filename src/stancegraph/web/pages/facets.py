"""What a list can be narrowed to, with counts: links that add or remove one filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from stancegraph.web.pages.addresses import slug_of, with_query
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.filters import COLUMNS, Condition, selected, short
from stancegraph.web.pages.page import Query
from stancegraph.web.pages.text import words

MOST = 10
"""Values of a facet that a page shows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what it is called, how many rows it leaves, and where it leads."""

    value: str
    label: str
    count: int
    address: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its most frequent values."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    more: int = 0
    """Values that are not shown."""


def facets(
    catalogue: Catalogue, query: Query, fixed: Sequence[Condition], set_: Sequence[Condition]
) -> list[Facet]:
    """The facets of a list of positions: `fixed` is the page's own scope, `set_` the address's.

    The counts of a facet leave its own filter out, so that another value can be added.
    """
    rows = selected(catalogue, (*fixed, *set_))
    own = {one.name for one in fixed}
    found = []
    for name, title in _TITLES.items():
        if name in own and name != "issue":
            continue
        if any(one.name == name for one in set_) or (name == "period" and _dated(set_)):
            names = ("from", "to") if name == "period" else (name,)
            counted = selected(catalogue, (*fixed, *(o for o in set_ if o.name not in names)))
        else:
            counted = rows
        counts = _COUNTS[name](catalogue, name, counted).filter(pl.col("value").is_not_null())
        skipped = {value for one in fixed if one.name == name for value in one.values}
        counts = counts.filter(~pl.col("value").is_in(list(skipped)))
        values = {value for one in set_ if one.name == name for value in one.values}
        facet = _facet(catalogue, query, name, title, counts, values)
        if len(facet.choices) > 1 or values:
            found.append(facet)
    return found


def _dated(conditions: Iterable[Condition]) -> bool:
    return any(one.name in ("from", "to") for one in conditions)


def _facet(
    catalogue: Catalogue,
    query: Query,
    name: str,
    title: str,
    counts: pl.DataFrame,
    values: set[str],
) -> Facet:
    if name == "period":
        counts = counts.sort("value", descending=True)
        choices = tuple(_period(query, value, count) for value, count in counts.iter_rows())
        return Facet(name, title, choices)
    counts = counts.sort("count", "value", descending=[True, False])
    shown = pl.concat(
        [
            counts.filter(pl.col("value").is_in(list(values))),
            counts.filter(~pl.col("value").is_in(list(values))).head(MOST),
        ]
    )
    choices = tuple(
        Choice(
            value,
            _called(catalogue, name, value),
            count,
            _with(query, name, (_written(name, one) for one in sorted(values ^ {value}))),
            value in values,
        )
        for value, count in shown.iter_rows()
    )
    return Facet(name, title, choices, counts.height - shown.height)


def _with(query: Query, name: str, values: Iterable[str]) -> str:
    """The first page of the list with a filter set to some values."""
    others = [(n, v) for n, v in query.pairs() if n not in ("page", name)]
    return with_query(query.path, [*others, *((name, value) for value in values)])


def _period(query: Query, value: str, count: int) -> Choice:
    begin, _, end = value.partition("–")
    end = end or begin
    here = query.one("from") == begin and query.one("to") == end
    pairs: list[tuple[str, object]] = [
        (n, v) for n, v in query.pairs() if n not in ("page", "from", "to")
    ]
    address = with_query(query.path, pairs if here else [*pairs, ("from", begin), ("to", end)])
    return Choice(value, value, count, address, here)


def _called(catalogue: Catalogue, name: str, value: str) -> str:
    if name in ("country", "issue", "source"):
        return catalogue.label(value)
    if name == "bloc":
        return catalogue.bloc_names[value]
    if name == "held":
        return {"own": "own positions", "member": "as a member of a group"}[value]
    return words(value)


def _written(name: str, value: str) -> str:
    """A value as the address holds it."""
    if name == "country":
        return short(value)
    return slug_of(value) if name in ("bloc", "issue", "source") else value


# -- counting -------------------------------------------------------------------------------------


def _column(catalogue: Catalogue, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.group_by(value=pl.col(COLUMNS[name]).cast(pl.String)).len("count")


def _blocs(catalogue: Catalogue, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    return catalogue.blocs.counts(rows)


def _issues(catalogue: Catalogue, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    return catalogue.issues.counts(rows)


def _held(catalogue: Catalogue, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    member = rows.height - rows["via"].null_count()
    counts = {"own": rows.height - member, "member": member}
    kept = {value: count for value, count in counts.items() if count}
    schema = {"value": pl.String, "count": pl.UInt32}
    return pl.DataFrame({"value": list(kept), "count": list(kept.values())}, schema=schema)


def _periods(catalogue: Catalogue, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Years, or decades where there are many; a position counts where it may begin."""
    years = rows.group_by(year=pl.col("earliest").dt.year()).len("count").drop_nulls()
    if years.height > MOST:
        decade = pl.col("year") // 10 * 10
        years = years.group_by(year=decade).agg(pl.col("count").sum())
        value = pl.format("{}–{}", "year", pl.col("year") + 9)
    else:
        value = pl.col("year").cast(pl.String)
    return years.select(value=value, count="count")


Count = Callable[[Catalogue, str, pl.DataFrame], pl.DataFrame]
_COUNTS: Mapping[str, Count] = MappingProxyType(
    {
        "polarity": _column,
        "basis": _column,
        "country": _column,
        "bloc": _blocs,
        "issue": _issues,
        "period": _periods,
        "source": _column,
        "tier": _column,
        "modality": _column,
        "held": _held,
    }
)
_TITLES = {
    "polarity": "Polarity",
    "basis": "How it is known",
    "country": "Holder",
    "issue": "Issue",
    "period": "Period",
    "source": "Source",
    "bloc": "Members of",
    "tier": "How the holder was found",
    "modality": "Reservation",
    "held": "Held",
}
