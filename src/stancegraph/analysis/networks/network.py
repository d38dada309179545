"""Networks of actors and issues from stances: who stands with whom, against whom, on what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import polars as pl

from stancegraph.analysis.networks.duplicates import Duplicates, without_duplicates
from stancegraph.analysis.networks.groups import with_groups
from stancegraph.analysis.networks.normalisation import Normalise, divisor
from stancegraph.analysis.networks.projection import (
    Floats,
    Incidence,
    conflict,
    congruence,
    ignored,
    subtract,
)
from stancegraph.analysis.results import Network
from stancegraph.analysis.stances import Stances, chosen
from stancegraph.errors import UsageError

MOST_TIES = 5_000_000
"""A networkx graph takes about half a kilobyte a tie."""


class Kind(StrEnum):
    """What a tie means."""

    AFFILIATION = "affiliation"
    """An actor took a stance on an issue."""
    CONGRUENCE = "congruence"
    """Two actors agreed on issues."""
    CONFLICT = "conflict"
    """Two actors differed on issues."""
    SUBTRACT = "subtract"
    """Congruence minus conflict, signed."""
    IGNORED = "ignored"
    """Two actors spoke on the same issues, whichever way."""


class Of(StrEnum):
    """What the nodes of a one-mode network are."""

    ACTORS = "actors"
    ISSUES = "issues"


class Isolates(StrEnum):
    """Which nodes without a tie stay."""

    KEEP = "keep"
    """Those that have a stance."""
    DROP = "drop"
    """None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """How the ties of a network are made; every choice stands in the result.

    Choices may be given as their words: `Ties(normalise="jaccard")`; raises UsageError for others,
    and for a scale that does not rise.
    """

    of: Of = Of.ACTORS
    normalise: Normalise = Normalise.NONE
    duplicates: Duplicates = Duplicates.INCLUDE
    isolates: Isolates = Isolates.KEEP
    least_stances: int = 1
    """Stances that an actor needs to count."""
    least_actors: int = 1
    """Actors that an issue needs to count."""
    least_weight: float = 0.0
    """Size that a tie needs, after normalisation."""
    groups: tuple[str, ...] = ()
    """Blocs that nodes bear in `groups`, by membership on the last day of the stances."""
    scale: tuple[float, float] | None = None
    """The least and the greatest value that can be coded; without it, those that occur. A
    polarity lies between -1 and 1."""

    def __post_init__(self) -> None:
        for name, kind in _CHOICES.items():
            object.__setattr__(self, name, chosen(kind, getattr(self, name)))
        if self.scale and not self.scale[0] < self.scale[1]:
            raise UsageError(
                f"the scale {self.scale[0]:g}..{self.scale[1]:g} has no width",
                hint="give its least value first, then its greatest",
            )

    def told(self) -> dict[str, object]:
        """The choices in words; limits and scale where they are set."""
        told: dict[str, object] = {name: getattr(self, name) for name in _CHOICES}
        if self.groups:
            told["groups"] = "|".join(self.groups)
        if self.scale:
            told["scale"] = f"{self.scale[0]:g}..{self.scale[1]:g}"
        limits = {"least_stances": 1, "least_actors": 1, "least_weight": 0.0}
        return told | {
            name.replace("_", " "): getattr(self, name)
            for name, usual in limits.items()
            if getattr(self, name) != usual
        }


_CHOICES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {"of": Of, "normalise": Normalise, "duplicates": Duplicates, "isolates": Isolates}
)

_PROJECTIONS: Mapping[Kind, Callable[[Incidence], Floats]] = MappingProxyType(
    {
        Kind.CONGRUENCE: congruence,
        Kind.CONFLICT: conflict,
        Kind.SUBTRACT: subtract,
        Kind.IGNORED: ignored,
    }
)


def network(stances: Stances, kind: Kind | str, ties: Ties | None = None) -> Network:
    """The network of some stances.

    `affiliation`: actors and issues (`side`), an edge where an actor took a stance: `weight` all
    stances on the issue, `signed_weight` the sum of their values, `support`, `neutral`, `oppose`
    the parts, `positions` the identifiers behind it. Else ties among actors, or among issues:
    `congruence` has sign 1, `conflict` -1, `subtract` that of the difference, `ignored` 0.
    Raises UsageError for a kind that does not exist, and for more than `MOST_TIES` ties.
    """
    kind, ties = chosen(Kind, kind), ties or Ties()
    told = counting(stances, ties)
    if kind is Kind.AFFILIATION:
        if ties.normalise is not Normalise.NONE or ties.of is not Of.ACTORS:
            raise UsageError(
                "an affiliation network has actors and issues, and counts stances",
                hint="leave out --of and --normalise, or ask for congruence",
            )
        return _affiliation(told, ties)
    values = projection(told, kind, ties)
    nodes = told.actors
    if ties.of is Of.ISSUES:
        nodes = told.issues.with_columns(kind=pl.lit("issue"))
    return _one_mode(values, nodes, told, kind, ties)


def counting(stances: Stances, ties: Ties) -> Stances:
    """The stances that count under the rules on duplicates and on what is too rare."""
    frame = without_duplicates(stances.frame, ties.duplicates)
    while True:
        kept = frame.filter(
            pl.len().over("actor") >= ties.least_stances,
            pl.col("actor").n_unique().over("issue") >= ties.least_actors,
        )
        if kept.height == frame.height:
            return stances.with_frame(kept)
        frame = kept


def incidence(stances: Stances, ties: Ties | None = None) -> Incidence:
    """The stances as matrices, actors and issues in the order of the frames."""
    scale = (ties or Ties()).scale
    if scale is None and stances.made.options.get("qualifier") == "polarity":
        scale = (-1.0, 1.0)
    values = stances.frame["value"].to_numpy()
    if scale and len(values):
        least, greatest = float(values.min()), float(values.max())
        if least < scale[0] or greatest > scale[1]:
            raise UsageError(
                f"values from {least:g} to {greatest:g} are not on the scale"
                f" {scale[0]:g}..{scale[1]:g}",
                hint="give the scale that they were coded on",
            )
    span = scale[1] - scale[0] if scale else None
    return Incidence.of(
        stances.frame, stances.actors["key"].to_list(), stances.issues["key"].to_list(), span
    )


def projection(stances: Stances, kind: Kind, ties: Ties | None = None) -> Floats:
    """The matrix of a one-mode network: actors x actors or issues x issues, diagonal 0."""
    ties = ties or Ties()
    seen = incidence(stances, ties)
    if ties.of is Of.ISSUES:
        seen = seen.transposed()
    values = _PROJECTIONS[kind](seen)
    if ties.normalise is not Normalise.NONE:
        values = values / divisor(seen, ties.normalise, ignored=kind is Kind.IGNORED)
    return values


def _one_mode(
    values: Floats, nodes: pl.DataFrame, stances: Stances, kind: Kind, ties: Ties
) -> Network:
    keys = nodes["key"]
    rows, columns = np.nonzero(np.triu(values))
    found = values[rows, columns]
    if kind is Kind.CONFLICT:
        found = -found
    sign = (
        np.zeros(len(found), np.int64) if kind is Kind.IGNORED else np.sign(found).astype(np.int64)
    )
    edges = pl.DataFrame(
        {
            "source": keys.gather(rows),
            "target": keys.gather(columns),
            "weight": np.abs(found),
            "sign": sign,
            "signed_weight": np.abs(found) * sign,
        }
    )
    return _finished(nodes, edges, stances, kind, ties)


def _affiliation(stances: Stances, ties: Ties) -> Network:
    weight, value = pl.col("weight"), pl.col("value")
    edges = (
        stances.frame.group_by(source="actor", target="issue", maintain_order=True)
        .agg(
            weight=weight.sum(),
            signed_weight=(weight * value).sum(),
            support=weight.filter(value > 0).sum(),
            neutral=weight.filter(value == 0).sum(),
            oppose=weight.filter(value < 0).sum(),
            earliest=pl.col("earliest").min(),
            latest=pl.col("latest").max(),
            positions=pl.col("position").unique().sort().str.join("|"),
        )
        .with_columns(sign=pl.col("signed_weight").sign().cast(pl.Int64))
        .sort("source", "target")
    )
    actors = stances.actors.with_columns(side=pl.lit("actor"), bipartite=pl.lit(0))
    issues = stances.issues.with_columns(
        kind=pl.lit("issue"), side=pl.lit("issue"), bipartite=pl.lit(1)
    )
    nodes = pl.concat([actors, issues], how="diagonal")
    return _finished(nodes, edges, stances, Kind.AFFILIATION, ties)


def _finished(
    nodes: pl.DataFrame, edges: pl.DataFrame, stances: Stances, kind: Kind, ties: Ties
) -> Network:
    edges = edges.filter(pl.col("weight") >= ties.least_weight)
    if edges.height > MOST_TIES:
        raise UsageError(
            f"the network would have {edges.height:,} ties, more than a graph in memory holds well",
            hint=f"select less or leave out weak ties, down to {MOST_TIES:,}; in Python "
            "`analysis.networks.projection` gives the matrix",
        )
    if ties.groups and "code" in nodes.columns:
        last = stances.frame["latest"].max()
        nodes = with_groups(nodes, ties.groups, last if isinstance(last, date) else None)
    if ties.isolates is Isolates.DROP:
        tied = pl.concat([edges["source"], edges["target"]]).unique().implode()
        nodes = nodes.filter(pl.col("key").is_in(tied))
    made = stances.made.with_options(**ties.told())
    return Network.of(nodes, edges, made.named(f"{kind} network"))
