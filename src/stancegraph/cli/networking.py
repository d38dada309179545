"""What `stancegraph network` shows: loaded when the command runs, since it needs the analyses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan

import click
import polars as pl

from stancegraph.analysis.backbone import backbone
from stancegraph.analysis.networks import Isolates, Network, Normalise, Of, Ties, network
from stancegraph.analysis.results import Table
from stancegraph.analysis.stances import Stances
from stancegraph.analysis.structure import (
    balance,
    bridging_issues,
    camps,
    frustration,
    polarisation,
    separating_issues,
    structural_positions,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A result, and the sentence that sums it up."""

    result: Network | Table
    summary: str = ""

    @property
    def frame(self) -> pl.DataFrame:
        """Its rows as they are printed."""
        if isinstance(self.result, Table):
            return self.result.frame
        return self.result.edges_frame.drop("positions", strict=False)


def made(told: Stances, kind: str, ties: Ties, model: str | None, alpha: float) -> Network:
    """The network, or its backbone, that the options ask for."""
    if model is None:
        return network(told, kind, ties)
    kept = _backbone(told, kind, ties, model, alpha)
    if ties.isolates is Isolates.DROP:
        kept.remove_nodes_from([key for key, degree in list(kept.degree) if not degree])
    return kept


def _backbone(told: Stances, kind: str, ties: Ties, model: str, alpha: float) -> Network:
    if model == "disparity":
        return backbone(network(told, kind, ties), model=model, alpha=alpha)
    if kind != "congruence" or ties.normalise is not Normalise.NONE or ties.least_weight:
        raise click.UsageError(
            f"--backbone {model} tests how often actors agree: it goes with --kind congruence, "
            "without --normalise and --least-weight; for other networks there is --backbone "
            "disparity."
        )
    return backbone(affiliation(told, ties), model=model, alpha=alpha, of=ties.of)


def affiliation(told: Stances, ties: Ties) -> Network:
    """The stances behind a network, counted by the same rules."""
    counted = replace(ties, of=Of.ACTORS, normalise=Normalise.NONE, least_weight=0.0)
    return network(told, "affiliation", counted)


def _ties(found: Network, told: Stances, ties: Ties) -> Shown:
    return Shown(found)


def _balance(found: Network, told: Stances, ties: Ties) -> Shown:
    of = balance(found)
    return Shown(of.edges, f"{of.balanced:g} of {of.triangles:g} triangles are balanced")


def _frustration(found: Network, told: Stances, ties: Ties) -> Shown:
    of = frustration(found)
    number = f"{of.index:g}" if of.exact else f"between {of.lower:g} and {of.index:g}"
    return Shown(
        of.edges,
        f"frustration index {number} of {of.total:g} ties, normalised {_number(of.normalised)}",
    )


def _camps(found: Network, told: Stances, ties: Ties) -> Shown:
    division = camps(found)
    of = polarisation(found, division)
    sizes = ", ".join(str(len(members)) for members in division.members)
    return Shown(
        division.shares,
        f"camps of {sizes or 'nobody'}; signed modularity {_number(of.modularity)}, "
        f"E-I index {_number(of.external_internal)}, explained by two camps "
        f"{_number(of.two_camps)}",
    )


def _number(value: float) -> str:
    return "not defined" if isnan(value) else f"{value:.3f}"


def _issues(found: Network, told: Stances, ties: Ties) -> Shown:
    return Shown(separating_issues(affiliation(told, ties), camps(found)))


def _bridges(found: Network, told: Stances, ties: Ties) -> Shown:
    return Shown(bridging_issues(affiliation(told, ties), camps(found)))


def _positions(found: Network, told: Stances, ties: Ties) -> Shown:
    return Shown(structural_positions(found, camps(found)))


SHOWN = {
    "ties": _ties,
    "camps": _camps,
    "issues": _issues,
    "bridges": _bridges,
    "balance": _balance,
    "frustration": _frustration,
    "positions": _positions,
}
"""What makes each --show from the network and the stances behind it."""
