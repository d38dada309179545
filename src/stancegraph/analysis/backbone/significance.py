"""p-values of the weights of a projection or a weighted network under each model."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import issparse

from stancegraph.analysis.backbone.disparity import disparity
from stancegraph.analysis.backbone.models import MODELS
from stancegraph.analysis.backbone.tails import Floats, Ints, Tails, exact, refined_normal
from stancegraph.analysis.results import Matrix
from stancegraph.errors import UsageError

METHODS = {"exact": exact, "refined-normal": refined_normal}


def p_values(model: str, matrix: ArrayLike | Matrix, *, method: str = "exact") -> Tails:
    """The p-values of every pair: `upper` P(X >= observed) and `lower` P(X <= observed).

    For the bipartite models `matrix` is rows × columns of zeros and ones, dense or sparse, and the
    weight of two rows is the number of columns that they share. For `disparity` it is a symmetric
    matrix of weights; a tie has the smaller p-value of its two ends. `method="refined-normal"` is
    the approximation that published numbers of the R package backbone come from, for `sdsm` and
    `fixed-column`; exact p-values differ from it most where few columns can be shared. Raises
    UsageError for a name that does not exist and a matrix that does not fit the model.
    """
    known("model", model, (*MODELS, "disparity"))
    known("method", method, METHODS)
    if isinstance(matrix, Matrix):
        matrix = matrix.values
    elif issparse(matrix):
        matrix = matrix.toarray()  # type: ignore[union-attr]  # only sparse ones come here
    values = np.asarray(matrix, np.float64)
    if values.ndim != 2:
        raise UsageError("p-values need a matrix of two dimensions", hint="give rows × columns")
    if model == "disparity":
        exact_only(method)
        tails = disparity(values)
        return Tails(*(np.minimum(tail, tail.T) for tail in tails))
    if not np.isin(values, (0, 1)).all():
        raise UsageError(
            f"the model {model} reads a matrix of zeros and ones",
            hint="say from which number on a cell counts: matrix > 0",
        )
    return tested(model, values.astype(np.int64), method)[0]


def tested(model: str, cells: Ints, method: str) -> tuple[Tails, Ints, Floats]:
    """Tails, observed and expected numbers of shared columns, each rows × rows."""
    # A product of floats goes through BLAS; counts stay exact below 2^53.
    observed = (cells.astype(np.float64) @ cells.T.astype(np.float64)).astype(np.int64)
    if not len(cells):
        return Tails(np.empty((0, 0)), np.empty((0, 0))), observed, np.empty((0, 0))
    distributions = MODELS[model](cells)
    return METHODS[method](distributions, observed), observed, distributions.expected()


def exact_only(method: str) -> None:
    """Raises UsageError for an approximation that the disparity filter does not have."""
    if method != "exact":
        raise UsageError(f"disparity has no method {method!r}", hint="leave the method out")


def known(what: str, name: str, names: Iterable[str]) -> None:
    """Raises UsageError for a name that is not among the names, which it lists."""
    if name not in names:
        raise UsageError(f"there is no {what} {name!r}", hint=f"there are: {', '.join(names)}")
