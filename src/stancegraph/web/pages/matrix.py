"""The page of agreement: how far each two voted, or spoke, alike."""

from __future__ import annotations

from typing import Any

import polars as pl
from starlette.responses import Response

from stancegraph.analysis.agreement import MEASURES, agreement_in_words, agreement_matrix
from stancegraph.analysis.keys import actor_nodes
from stancegraph.errors import UsageError
from stancegraph.web.pages import behind
from stancegraph.web.pages.addresses import page_of, with_query
from stancegraph.web.pages.choosing import FILTERS, one_of, selection
from stancegraph.web.pages.claims import Link
from stancegraph.web.pages.filters import chosen
from stancegraph.web.pages.page import Page, Query, one_frame
from stancegraph.web.pages.parts import part
from stancegraph.web.pages.pictures import drawn
from stancegraph.web.pages.site import Site

MOST = 24
"""Actors of a table on the page; the CSV has every pair."""
_WORDS = 250_000
_MEASURES = ("voeten", *(name for name in MEASURES if name != "voeten"))
_TAKES = ("of", "measure", *FILTERS)


def matrix(site: Site, query: Query) -> Page:
    """The page of agreement in votes, or in words."""
    query.only(*_TAKES)
    of, measure = _asked(site, query)
    pairs, made, said = _pairs(site, query, of, measure)
    keys = _largest(pairs)
    nodes = {row["key"]: row for row in actor_nodes(site.catalogue.tables).iter_rows(named=True)}
    values = {
        frozenset((row["a"], row["b"])): row
        for row in pairs.iter_rows(named=True)
        if row["a"] in keys and row["b"] in keys
    }
    shared = "roll_calls" if of == "votes" else "shared_issues"
    ids = [nodes[key]["id"] for key in keys if key in nodes]
    shown: dict[str, Any] = {
        "of": of,
        "measure": measure,
        "measures": _MEASURES,
        "said": said,
        "made": made,
        "rows": [(_link(nodes, key), [_cell(values, key, other, shared) for other in keys])
                 for key in keys],
        "heads": [_link(nodes, key) for key in keys],
        "keys": keys,
        "pairs": pairs.height,
        "actors": len({*pairs["a"], *pairs["b"]}) if pairs.height else 0,
        "picture": with_query("/matrix.svg", query.pairs()) if pairs.height else "",
        "csv": with_query("/matrix.csv", query.pairs()),
    }  # fmt: skip
    return Page(
        template="matrix.html",
        title="Agreement",
        shown=shown,
        data=lambda: {"made": made, "said": said, "pairs": pairs.to_dicts()},
        rows=one_frame(pairs),
        part=lambda: part(site.catalogue, site.catalogue.positions.clear(), ids),
        sparql=behind.positions(site.catalogue, chosen(site.catalogue, query)),
    )


def picture(site: Site, query: Query) -> Response:
    """The matrix of votes as a heat map in SVG, of the actors that the page shows."""
    query.only(*_TAKES)
    of, measure = _asked(site, query)
    pairs, _, said = _pairs(site, query, of, measure)
    keys = _largest(pairs)
    if not keys:
        raise UsageError(said or "there is nothing to draw")
    if of == "words":
        raise UsageError("only agreement in votes is drawn", hint="the table says the same")
    from stancegraph.plots.heatmap import heat_map

    asked, _ = selection(site.catalogue, query)
    votes = site.graph.votes(**{**asked, "holder": keys})
    return drawn(site, query, lambda: heat_map(agreement_matrix(votes, measure)))


def _asked(site: Site, query: Query) -> tuple[str, str]:
    voted = any(one.startswith("roll-call/") for one in site.catalogue.occurring("event"))
    usual = ("votes", "words") if voted else ("words", "votes")
    return one_of(query, "of", usual), one_of(query, "measure", _MEASURES)


def _pairs(site: Site, query: Query, of: str, measure: str) -> tuple[pl.DataFrame, str, str]:
    """The pairs with their agreement, how they were made, and why there are none."""
    asked, count = selection(site.catalogue, query)
    if of == "words" and count > _WORDS:
        return _NONE, "", f"These are {count:,} positions: choose an issue, a bloc or a period."
    key = f"matrix {of} {measure} {sorted(asked.items())}"
    try:
        if of == "votes":
            table = site.kept(key, lambda: site.graph.agreement(measure, per="all", **asked))
        else:
            table = site.kept(key, lambda: agreement_in_words(site.graph.stances(**asked)))
    except UsageError as error:
        return _NONE, "", f"{error.what}."
    frame = table.frame.filter(pl.col("agreement").is_not_null())
    return frame, str(table.made), "" if frame.height else "No two actors can be compared."


_NONE = pl.DataFrame(schema={"a": pl.String, "b": pl.String, "agreement": pl.Float64})


def _largest(pairs: pl.DataFrame) -> list[str]:
    """The actors that share most with others, by name."""
    if pairs.is_empty():
        return []
    shared = pairs.columns[-1]
    ends = pl.concat([pairs.select(pl.col(one).alias("key"), shared) for one in ("a", "b")])
    sums = ends.group_by("key").agg(pl.col(shared).sum())
    top = sums.sort(shared, "key", descending=[True, False]).head(MOST)
    return sorted(top["key"])


def _link(nodes: dict[str, Any], key: str) -> Link:
    node = nodes.get(key)
    return Link(key, node["label"], page_of(node["id"])) if node else Link(key, key, "")


def _cell(
    values: dict[frozenset[str], dict[str, Any]], key: str, other: str, shared: str
) -> dict[str, Any] | None:
    row = values.get(frozenset((key, other)))
    if row is None or key == other:
        return None
    return {
        "value": row["agreement"],
        "shared": row[shared],
        "step": min(9, int(max(0.0, row["agreement"]) * 10)),
    }
