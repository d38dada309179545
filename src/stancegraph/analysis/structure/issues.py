"""Why a camp is a camp: the issues that separate camps, and those on which all are on one side."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import networkx as nx
import polars as pl

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Table
from stancegraph.analysis.structure.camps import Camps, described, division_of
from stancegraph.analysis.structure.divisions import Division, named
from stancegraph.analysis.structure.signed import made_of
from stancegraph.errors import UsageError


def separating_issues(
    affiliation: nx.Graph[Any], camps: Camps | Division, *, holders: int = 2
) -> Table:
    """The issues on which camps differ, a row for each pair of camps, the strongest first.

    An actor's value on an issue is its mean stance there (`signed_weight` / `weight` of the
    affiliation network, or `sign`), so that each actor counts once. Columns: `issue`, `label`,
    `camp` (the one more in favour), `mean`, `holders`, `other`, `other_mean`, `other_holders`,
    `difference` (of the means), `strength`: difference · √(n m / (n + m)) with n and m holders, the
    root of the sum of squares between the two camps in an analysis of variance (Fisher 1925), so
    that two holders against two do not outrank fifty against fifty; and `opposed`, whether the
    camps are on different sides of 0. A camp with fewer than `holders` holders says nothing.
    Camps bear their numbers, or the names that were given. Raises UsageError for another network
    than an affiliation, and for fewer than 1 holder.
    """
    means, made = _means(affiliation, camps, holders)
    other = means.drop("label").rename(
        {"camp": "other", "mean": "other_mean", "holders": "other_holders"}
    )
    n, m = pl.col("holders").cast(pl.Float64), pl.col("other_holders").cast(pl.Float64)
    found = (
        means.join(other, on="issue", how="inner")
        .filter(pl.col("mean") > pl.col("other_mean"))
        .with_columns(difference=pl.col("mean") - pl.col("other_mean"))
        .with_columns(
            strength=pl.col("difference") * (n * m / (n + m)).sqrt(),
            opposed=(pl.col("mean") > 0) & (pl.col("other_mean") < 0),
        )
        # Rounded for the order alone, so that equals do not part by the last bit.
        .sort(
            pl.col("strength").round(9),
            "issue",
            "camp",
            "other",
            descending=[True, False, False, False],
        )
    )
    return Table(
        found, made.then("issues that separate camps", holders=holders, camps=described(camps))
    )


def bridging_issues(
    affiliation: nx.Graph[Any], camps: Camps | Division, *, holders: int = 2
) -> Table:
    """The issues on which at least two camps have a mean stance and all on the same side of 0.

    Columns: `issue`, `label`, `side` (1 support, −1 oppose), `camps` (how many), `holders` (all),
    `weakest` (the mean nearest to 0, as a distance from it), `mean` (of the camps' means). The
    strongest first: by `weakest`, then by holders. Values and limits as in `separating_issues`.
    """
    means, made = _means(affiliation, camps, holders)
    found = (
        means.group_by("issue", "label")
        .agg(
            side=pl.col("mean").sign().cast(pl.Int64).first(),
            sides=pl.col("mean").sign().n_unique(),
            camps=pl.len().cast(pl.Int64),
            holders=pl.col("holders").sum(),
            weakest=pl.col("mean").abs().min(),
            mean=pl.col("mean").mean(),
        )
        .filter(pl.col("camps") >= 2, pl.col("sides") == 1, pl.col("side") != 0)
        .drop("sides")
        .sort(pl.col("weakest").round(9), "holders", "issue", descending=[True, True, False])
    )
    return Table(
        found, made.then("issues that bridge camps", holders=holders, camps=described(camps))
    )


def _means(
    affiliation: nx.Graph[Any], camps: Camps | Division, holders: int
) -> tuple[pl.DataFrame, Made]:
    """The mean value of each camp on each issue: `issue`, `label`, `camp`, `mean`, `holders`."""
    if holders < 1:
        raise UsageError(f"holders is {holders}", hint="a camp speaks with 1 holder or more")
    camp = named(division_of(camps))
    rows = []
    for one, other, data in affiliation.edges(data=True):
        actor, issue = _sides(affiliation, one, other)
        if actor in camp:
            label = str(affiliation.nodes[issue].get("label", issue))
            rows.append((str(issue), label, camp[actor], str(actor), _stance(data)))
    frame = pl.DataFrame(
        rows,
        orient="row",
        schema={
            "issue": pl.String,
            "label": pl.String,
            "camp": pl.String if any(isinstance(one, str) for one in camp.values()) else pl.Int64,
            "actor": pl.String,
            "value": pl.Float64,
        },
    )
    means = (
        frame.sort("issue", "actor")
        .group_by("issue", "label", "camp", maintain_order=True)
        .agg(mean=pl.col("value").mean(), holders=pl.len().cast(pl.Int64))
        .filter(pl.col("holders") >= holders)
    )
    return means, made_of(affiliation)


def _sides(affiliation: nx.Graph[Any], *ends: Hashable) -> tuple[Hashable, Hashable]:
    sides = {affiliation.nodes[end].get("side"): end for end in ends}
    if sides.keys() != {"actor", "issue"}:
        raise UsageError(
            f"the edge {ends[0]} - {ends[1]} does not join an actor and an issue",
            hint="give an affiliation network, whose nodes have side=actor or side=issue",
        )
    return sides["actor"], sides["issue"]


def _stance(data: dict[str, Any]) -> float:
    if "signed_weight" in data and data.get("weight"):
        return float(data["signed_weight"]) / float(data["weight"])
    if "sign" in data:
        return float(data["sign"])
    raise UsageError(
        "an edge of the affiliation network has no value",
        hint="give each edge signed_weight and weight, or sign",
    )
