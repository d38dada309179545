"""Blocs as an attribute of the countries in a network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.memberships import members


def with_groups(nodes: pl.DataFrame, blocs: Sequence[str], on: date | None) -> pl.DataFrame:
    """The nodes with `groups`: those of the blocs that a country belongs to, joined by `|`.

    Membership is that of the day, without one of today's members. A node in none of them has no
    value. Raises UsageError for what is no bloc, and where its members of that day are not known.
    """
    joined = pl.DataFrame(schema={"code": pl.String, "groups": pl.String})
    for bloc in blocs:
        key = Gazetteer.load().resolve(bloc).code or bloc
        if not key.startswith("bloc:"):
            raise UsageError(f"{bloc!r} is no group of states", hint="name a bloc, such as EU")
        name = key.removeprefix("bloc:")
        belonging = pl.DataFrame({"code": members(name, on)}, schema={"code": pl.String})
        joined = pl.concat([joined, belonging.with_columns(groups=pl.lit(bloc))])
    groups = joined.group_by("code", maintain_order=True).agg(pl.col("groups").str.join("|"))
    return nodes.join(groups, on="code", how="left", maintain_order="left")
