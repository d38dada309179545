"""How analyses name actors and issues: keys that are short, readable and each borne by one."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

import polars as pl

from stancegraph.export.flat import actor_keys
from stancegraph.records import Event, Issue, RollCall
from stancegraph.tables import Tables


def actor_nodes(tables: Tables) -> pl.DataFrame:
    """Every actor: `key`, `id`, `label`, `kind`, and `code` where it is a country.

    Keys are those of `graph.positions()` (`CHN`, `bloc:European Union`), for a person the label;
    where several bear one, as coalitions of the same size do, the end of the identifier follows.
    """
    return _unique(
        actor_keys(tables).select(
            pl.coalesce("key", "label", "id").alias("key"),
            "id",
            "label",
            "kind",
            code=pl.when(pl.col("kind") == "country").then("key"),
        )
    )


def issue_nodes(tables: Tables) -> pl.DataFrame:
    """Every issue: `key`, `id`, `label`, and `slug`, the end of its identifier.

    The key is the slug where it is readable, as of a codebook's issue; else the label.
    """
    slug = pl.col("id").str.strip_prefix("issue/")
    minted = slug.str.contains(r"^[0-9a-f]{16,}$")
    return _unique(
        tables[Issue].select(
            pl.when(minted).then("label").otherwise(slug).alias("key"), "id", "label", slug=slug
        )
    )


def concept_nodes(tables: Tables) -> pl.DataFrame:
    """What positions can be about: issues, then actors, events and roll calls, as in `issue_nodes`.

    A target that is no issue bears its identifier, an actor its key.
    """
    columns = ("key", "id", "label")
    dated = [
        tables[kind].select("id", "label", key="id").select(columns) for kind in (Event, RollCall)
    ]
    return pl.concat(
        [issue_nodes(tables).select(columns), actor_nodes(tables).select(columns), *dated]
    )


def _unique(nodes: pl.DataFrame) -> pl.DataFrame:
    shared = pl.col("key").is_duplicated()
    end = pl.col("id").str.extract(r"([^/]*)$")
    return nodes.with_columns(
        key=pl.when(shared).then(pl.format("{} [{}]", "key", end)).otherwise("key")
    )


def nearest(name: str, known: Collection[str]) -> str:
    """Up to a dozen known names for an error, those most like the given one if any are."""
    folded: dict[str, list[str]] = {}
    for one in sorted(known):
        folded.setdefault(one.casefold(), []).append(one)
    near = get_close_matches(name.casefold(), folded, _SHOWN, cutoff=0.5)
    shown = [one for fold in near for one in folded[fold]] or sorted(known)
    if len(known) <= _SHOWN:
        shown = [*shown, *sorted(set(known) - set(shown))]
    more = "" if len(known) <= _SHOWN else f" (of {len(known)})"
    return ", ".join(shown[:_SHOWN]) + more


_SHOWN = 12
