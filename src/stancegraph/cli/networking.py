"""What `stancegraph network` shows: loaded when the command runs, since it needs the analyses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import click
import polars as pl

from stancegraph.analysis.backbone import backbone
from stancegraph.analysis.networks import Network, Ties, network
from stancegraph.analysis.results import Table
from stancegraph.analysis.stances import Stances
from stancegraph.analysis.structure import (
    balance,
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


def made(told: Stances, kind: str, chosen: dict[str, Any]) -> Network:
    """The network, or its backbone, that the options ask for; takes them out of `chosen`."""
    model, alpha = chosen.pop("backbone"), chosen.pop("alpha")
    if model in (None, "disparity"):
        found = network(told, kind, Ties(**chosen))
        return found if model is None else backbone(found, model=model, alpha=alpha)
    if kind != "congruence" or chosen["normalise"] != "none":
        raise click.UsageError(
            f"--backbone {model} tests how often actors agree: it goes with --kind congruence "
            "and without --normalise; for other networks there is --backbone disparity."
        )
    of = chosen.pop("of")
    return backbone(network(told, "affiliation", Ties(**chosen)), model=model, alpha=alpha, of=of)


def _ties(found: Network, told: Stances) -> Shown:
    return Shown(found)


def _balance(found: Network, told: Stances) -> Shown:
    of = balance(found)
    return Shown(of.edges, f"{of.balanced:g} of {of.triangles:g} triangles are balanced")


def _frustration(found: Network, told: Stances) -> Shown:
    of = frustration(found)
    number = f"{of.index:g}" if of.exact else f"between {of.lower:g} and {of.index:g}"
    return Shown(
        of.edges,
        f"frustration index {number} of {of.total:g} ties, normalised {of.normalised:.3f}",
    )


def _camps(found: Network, told: Stances) -> Shown:
    division = camps(found)
    of = polarisation(found, division)
    sizes = ", ".join(str(len(members)) for members in division.members)
    return Shown(
        division.shares,
        f"camps of {sizes or 'nobody'}; signed modularity {of.modularity:.3f}, "
        f"E-I index {of.external_internal:.3f}, explained by two camps {of.two_camps:.3f}",
    )


def _issues(found: Network, told: Stances) -> Shown:
    return Shown(separating_issues(network(told, "affiliation"), camps(found)))


def _positions(found: Network, told: Stances) -> Shown:
    return Shown(structural_positions(found, camps(found)))


SHOWN = {
    "ties": _ties,
    "camps": _camps,
    "issues": _issues,
    "balance": _balance,
    "frustration": _frustration,
    "positions": _positions,
}
"""What makes each --show from the network and the stances behind it."""
