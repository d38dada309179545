"""Signed structure from matrices: closed walks, the signed Laplacian, PN centrality."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import polars as pl
from scipy.special import logsumexp

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Table
from stancegraph.analysis.structure.signed import Floats, signed
from stancegraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class WalkBalance:
    """Balance over closed walks of all lengths."""

    degree: float
    """1 when balanced, towards 0 the less so; NaN for a graph without nodes."""
    nodes: Table
    """`key`, `label`, `degree`: the same over the closed walks from each node."""
    made: Made


def walk_balance(graph: nx.Graph[Any], *, weighted: bool = False, beta: float = 1.0) -> WalkBalance:
    """tr exp(βA) / tr exp(β|A|), A the matrix of signs or signed weights (Estrada & Benzi 2014).

    A closed walk of length k counts with β^k / k!, positive when it passes an even number of
    negative edges. In dense graphs long walks dominate and the degree falls to 0 for little
    imbalance; compare graphs of like density, or with β the inverse of the largest eigenvalue of
    |A|. The degree of a node is exp(βA)_ii / exp(β|A|)_ii. O(n³). Raises UsageError when β is not
    above 0, and as `signed` does.
    """
    if not 0 < beta < math.inf:
        raise UsageError(f"beta is {beta}", hint="take a number above 0, by default 1")
    net = signed(graph)
    matrix = net.matrix(weighted).toarray() * beta
    plain, absolute = _log_diagonal(matrix), _log_diagonal(np.abs(matrix))
    whole = math.exp(logsumexp(plain) - logsumexp(absolute)) if net.order else math.nan
    made = net.made.then("balance by walks", weighted=weighted, beta=beta)
    frame = pl.DataFrame(
        {"key": net.keys, "label": net.labels, "degree": np.minimum(1, np.exp(plain - absolute))},
        schema={"key": pl.String, "label": pl.String, "degree": pl.Float64},
    )
    return WalkBalance(float(np.minimum(1, whole)), Table(frame, made), made)


def _log_diagonal(matrix: Floats) -> Floats:
    """The logarithms of the diagonal of exp(matrix), which itself may be too large a number."""
    values, vectors = np.linalg.eigh(matrix)
    found: Floats = logsumexp(values[None, :], b=vectors**2, axis=1) if len(values) else values
    return found


def signed_laplacian(
    graph: nx.Graph[Any], *, normalised: bool = False, weighted: bool = False
) -> Matrix:
    """L = D − A with D_ii = Σ_j |A_ij|, nodes × nodes (Kunegis et al. 2010).

    With `normalised`, D^−½ L D^−½, where the rows of nodes without ties are 0. L has no negative
    eigenvalue, and 0 is one exactly when some component is balanced. Nodes are in the order of
    their keys. Raises UsageError as `signed` does.
    """
    net = signed(graph)
    matrix = net.matrix(weighted).toarray()
    degree = np.abs(matrix).sum(axis=1)
    laplacian = np.diag(degree) - matrix
    if normalised:
        scale = np.divide(1, np.sqrt(degree), out=np.zeros_like(degree), where=degree > 0)
        laplacian *= np.outer(scale, scale)
    made = net.made.then("signed Laplacian", weighted=weighted, normalised=normalised)
    return Matrix(net.keys, net.keys, laplacian, made)


def pn_centrality(signs: Floats) -> Floats:
    """(I − A / (2n − 2))^−1 · 1 with A = P − 2N, for a matrix of signs (Everett & Borgatti 2014).

    1 for a node without ties; friends of central nodes are more central, their enemies less. NaN
    for two enemies with no one else, the only graph for which the matrix has no inverse.
    """
    order = len(signs)
    if order < 2:
        return np.ones(order)
    if order == 2 and signs[0, 1] < 0:
        return np.full(2, np.nan)
    ties = np.where(signs < 0, 2.0, 1.0) * signs
    solved = np.linalg.solve(np.eye(order) - ties / (2 * order - 2), np.ones(order))
    return np.asarray(solved, dtype=np.float64)
