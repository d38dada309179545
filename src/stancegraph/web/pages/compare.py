"""Two actors side by side: where they voted alike, and on which issues they differ."""

from __future__ import annotations

from typing import Any

import polars as pl

from stancegraph.web.pages import behind
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.claims import link
from stancegraph.web.pages.filters import Condition, actor, chosen, selected, short
from stancegraph.web.pages.lists import pager
from stancegraph.web.pages.page import Page, Query, one_frame
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.site import Site

_SIDES = ("support", "neutral", "oppose")
_FILTERS = ("from", "to", "issue", "basis", "held")


def compare(site: Site, query: Query) -> Page:
    """The page that compares two actors; without both, the form that asks for them."""
    catalogue = site.catalogue
    query.only("a", "b", "page", *_FILTERS)
    conditions = chosen(catalogue, query)
    pair = [actor(catalogue, query.one(name)) for name in ("a", "b") if query.one(name)]
    shown: dict[str, Any] = {"a": query.one("a"), "b": query.one("b"), "pair": ()}
    if len(pair) < 2:
        return Page(template="compare.html", title="Compare two actors", shown=shown, twins=False)
    fixed = Condition("country", tuple(dict.fromkeys(pair)))
    rows = selected(catalogue, [fixed, *conditions])
    issues = _issues(catalogue, rows, pair)
    pages = pager(query, issues.height)
    first, second = (catalogue.label(one) for one in pair)
    votes = _votes(catalogue, rows, pair)
    shown |= {
        "pair": [link(catalogue, one) for one in pair],
        "keys": [short(one) for one in pair],
        "votes": votes,
        "sides": _SIDES,
        "issues": [
            {**row, "issue": link(catalogue, row["issue"])}
            for row in pages.of(issues).iter_rows(named=True)
        ],
        "alike": issues.filter(pl.col("same")).height,
        "pager": pages,
    }
    return Page(
        template="compare.html",
        title=f"{first} and {second}",
        shown=shown,
        data=lambda: {
            "a": pair[0],
            "b": pair[1],
            "roll_calls": votes,
            "issues": issues.to_dicts(),
        },
        rows=one_frame(issues),
        part=lambda: part(catalogue, rows.head(0), [*pair, *issues["issue"]]),
        sparql=behind.positions(catalogue, [fixed, *conditions]),
    )


def _votes(catalogue: Catalogue, rows: pl.DataFrame, pair: list[str]) -> dict[str, Any]:
    """How the two voted in the roll calls in which both did: `support/oppose` → number."""
    cast = rows.filter(
        pl.col("event").cast(pl.String).str.starts_with("roll-call/"), pl.col("statement").is_null()
    )
    own = [
        cast.filter(catalogue.among("holder", [one]))
        .unique("event", keep="first", maintain_order=True)
        .select("event", pl.col("polarity").cast(pl.String))
        for one in pair
    ]
    both = own[0].join(own[1], on="event", suffix="_b")
    counts = {
        f"{a}/{b}": count
        for a, b, count in both.group_by("polarity", "polarity_b").len().sort(pl.all()).iter_rows()
    }
    same = sum(count for sides, count in counts.items() if len(set(sides.split("/"))) == 1)
    return {"shared": both.height, "same": same, "counts": counts}


def _issues(catalogue: Catalogue, rows: pl.DataFrame, pair: list[str]) -> pl.DataFrame:
    """Issues on which both hold positions, with the numbers of each side; those that differ first.

    `same`: both are on one and the same side, and on no other.
    """
    names = {side: f"{side}" for side in _SIDES}
    sums = [pl.col("polarity").cast(pl.String).eq(side).sum().alias(names[side]) for side in _SIDES]
    own = [
        rows.filter(catalogue.among("holder", [one]), pl.col("issue").is_not_null())
        .group_by(pl.col("issue").cast(pl.String))
        .agg(sums)
        for one in pair
    ]
    both = own[0].join(own[1], on="issue", suffix="_b")
    alike = pl.all_horizontal(
        (pl.col(side) > 0) == (pl.col(f"{side}_b") > 0) for side in _SIDES
    ) & (pl.sum_horizontal(pl.col(side) > 0 for side in _SIDES) == 1)
    total = pl.sum_horizontal(*_SIDES, *(f"{side}_b" for side in _SIDES))
    labels = {one: catalogue.label(one) for one in both["issue"]}
    return (
        both.with_columns(
            same=alike,
            total=total,
            label=pl.col("issue").replace_strict(labels, return_dtype=pl.String),
        )
        .sort("same", "total", "issue", descending=[False, True, False])
        .select(
            "issue",
            "label",
            *(pl.col(side).alias(f"a_{side}") for side in _SIDES),
            *(pl.col(f"{side}_b").alias(f"b_{side}") for side in _SIDES),
            "same",
        )
    )
