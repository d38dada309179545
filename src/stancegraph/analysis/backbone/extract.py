"""Which ties of a projection or a weighted network are more, or less, than chance would give."""

from __future__ import annotations

import numpy as np
import polars as pl

from stancegraph.analysis.backbone.correction import CORRECTIONS
from stancegraph.analysis.backbone.disparity import disparity
from stancegraph.analysis.backbone.incidence import OF, SHARED, incidence
from stancegraph.analysis.backbone.models import MODELS
from stancegraph.analysis.backbone.significance import METHODS, exact_only, known, tested
from stancegraph.analysis.backbone.tails import Floats, Ints
from stancegraph.analysis.results import Matrix, Network
from stancegraph.errors import UsageError

TAILS = ("upper", "lower", "both")


def backbone(
    source: Network | Matrix,
    *,
    model: str = "sdsm",
    alpha: float = 0.05,
    tails: str | None = None,
    correction: str = "none",
    of: str = "actors",
    shared: str = "side",
    method: str = "exact",
) -> Network:
    """The ties that a random model does not explain, signed: 1 more than chance, -1 less.

    From an affiliation network, or a matrix actors × issues of 1, 0 and -1, the models `sdsm`,
    `fixed-row`, `fixed-column` and `fixed-fill` test every pair of actors (or of issues,
    `of="issues"`) for the number of things that they share. `shared="side"`: the same side of the
    same issue, both for or both against, as in a congruence network; a tie of -1 is a pair that
    agrees less often than its activity would bring about. `shared="issue"`: any position on it.
    The two sides of an issue are separate columns to the models. The model `disparity` tests the
    ties of a weighted network instead.

    `tails`: `upper`, `lower`, or `both` (default; two-tailed, alpha / 2 in each tail). `disparity`
    has by default the upper one, and keeps the signs of its network. `correction` over all tested
    pairs: `none`, `bonferroni`, `holm`, `fdr` (Benjamini & Hochberg). `method` as in `p_values`.

    All nodes stay. Edges have `sign`; `weight`, above 0: on a positive tie what was observed, on a
    negative one how much the observed falls short of the expected (a pair that shares nothing
    would have no weight); `signed_weight`; `observed` and, not for `disparity`, `expected`;
    `p_upper` and `p_lower`; `p`, the p-value for the tails asked for, after correction; a tie is
    kept when it is at most alpha. Raises UsageError for an option that does not exist or fit.
    """
    known("model", model, (*MODELS, "disparity"))
    known("correction", correction, tuple(CORRECTIONS))
    known("projection on", of, OF)
    known("way to share", shared, SHARED)
    known("method", method, METHODS)
    tails = tails or ("upper" if model == "disparity" else "both")
    known("tail", tails, TAILS)
    if not 0 < alpha <= 0.5:
        raise UsageError(f"alpha is {alpha}", hint="give a number above 0 and at most 0.5")
    chosen: dict[str, object] = {
        "model": model,
        "alpha": alpha,
        "tails": tails,
        "correction": correction,
    }
    if model == "disparity":
        exact_only(method)
        if not isinstance(source, Network):
            raise UsageError("disparity reads a network", hint="give graph.network(…)")
        nodes, edges = _filtered(source, alpha, tails, correction)
    else:
        given = incidence(source, of=of, shared=shared)
        nodes = given.nodes
        edges = _projected(given.nodes["key"], given.cells, model, alpha, tails, correction, method)
        chosen |= {"of": of, "shared": shared, "method": method}
    return Network.of(nodes, edges.sort("source", "target"), source.made.then("backbone", **chosen))


def _projected(
    keys: pl.Series, cells: Ints, model: str, alpha: float, tails: str, correction: str, method: str
) -> pl.DataFrame:
    """The significant pairs of rows as edges."""
    p, observed, expected = tested(model, cells, method)
    rows, columns = np.triu_indices(len(cells), 1)
    upper, lower = p.upper[rows, columns], p.lower[rows, columns]
    adjusted = CORRECTIONS[correction](_of_tails(upper, lower, tails))
    kept = adjusted <= alpha
    rows, columns, upper, lower = rows[kept], columns[kept], upper[kept], lower[kept]
    seen, due = observed[rows, columns].astype(np.float64), expected[rows, columns]
    sign = _signs(upper, lower, tails)
    weight = np.where(sign > 0, seen, due - seen)
    return pl.DataFrame(
        {
            "source": keys.gather(rows),
            "target": keys.gather(columns),
            "weight": weight,
            "sign": sign,
            "signed_weight": sign * weight,
            "observed": seen,
            "expected": due,
            "p_upper": upper,
            "p_lower": lower,
            "p": adjusted[kept],
        }
    )


def _filtered(
    network: Network, alpha: float, tails: str, correction: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The nodes, and the ties that are significant at one of their ends at least."""
    nodes = network.nodes_frame.sort("key")
    edges = network.edges_frame
    if not edges.height:
        return nodes, edges
    if tails != "upper" and "sign" in edges.columns and (edges["sign"] < 0).any():
        raise UsageError(
            f"the tail {tails} would overwrite the signs of this network",
            hint="use tails='upper', which keeps them",
        )
    p = disparity(network.matrix("weight").toarray())
    places = {key: place for place, key in enumerate(network)}
    one, other = (
        edges[end].replace_strict(places, return_dtype=pl.Int64).to_numpy()
        for end in ("source", "target")
    )
    # A tie is tested at both ends, so there are twice as many tests as ties.
    both = np.concatenate([one, other]), np.concatenate([other, one])
    upper, lower = (tail[both] for tail in p)
    adjusted = CORRECTIONS[correction](_of_tails(upper, lower, tails))
    upper, lower, adjusted = (np.min(np.split(x, 2), axis=0) for x in (upper, lower, adjusted))
    signs = pl.Series(_signs(upper, lower, tails))
    if tails == "upper" and "sign" in edges.columns:
        signs = edges["sign"]
    ordered = pl.min_horizontal("source", "target"), pl.max_horizontal("source", "target")
    edges = edges.with_columns(
        source=ordered[0],
        target=ordered[1],
        sign=signs,
        signed_weight=pl.col("weight") * signs,
        observed=pl.col("weight"),
        p_upper=upper,
        p_lower=lower,
        p=adjusted,
    )
    return nodes, edges.filter(pl.col("p") <= alpha)


def _of_tails(upper: Floats, lower: Floats, tails: str) -> Floats:
    if tails == "both":
        upper = np.minimum(2 * np.minimum(upper, lower), 1)
    return lower if tails == "lower" else upper


def _signs(upper: Floats, lower: Floats, tails: str) -> Ints:
    more = upper <= lower if tails == "both" else np.full(len(upper), tails == "upper")
    return np.where(more, 1, -1)
