"""Who takes part in what, as a matrix of zeros and ones: what the bipartite models read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from stancegraph.analysis.backbone.tails import Ints
from stancegraph.analysis.results import Matrix, Network
from stancegraph.errors import UsageError

OF = ("actors", "issues")
SHARED = ("side", "issue")


Cells = NDArray[np.bool_]
"""For, against, any position: three matrices actors × issues."""
Frames = tuple[pl.DataFrame, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Incidence:
    """A matrix of zeros and ones, and its rows as nodes: `key` and attributes, by key."""

    nodes: pl.DataFrame
    cells: Ints


def incidence(source: Network | Matrix, *, of: str, shared: str) -> Incidence:
    """Rows are the `actors` or the `issues`, columns what two of them can share.

    `shared="side"`: a column for each side of each issue, so that two actors share what they both
    support and what they both oppose; who has taken both sides shares either, who is neutral none.
    `shared="issue"`: any position on an issue. The source is an affiliation network (nodes with
    `side`, edges with `support` and `oppose`, or with `sign`) or a matrix actors × issues of 1, 0
    and -1, in which what is not a number counts as no position.
    """
    cells, frames = _of_network(source) if isinstance(source, Network) else _of_matrix(source)
    axis = OF.index(of)
    cells = cells[2:] if shared == "issue" else cells[:2]
    if axis:
        cells = cells.transpose(0, 2, 1)
    order = frames[axis].with_row_index("place").sort("key")
    rows = np.hstack(list(cells)).astype(np.int64)
    return Incidence(order.drop("place"), rows[order["place"].to_numpy()])


def _of_network(network: Network) -> tuple[Cells, Frames]:
    frame = network.nodes_frame
    if frame.height and "side" not in frame.columns:
        raise UsageError(
            "this model needs an affiliation network, whose nodes have a side",
            hint="give graph.network('affiliation', …), or use the model disparity",
        )
    if not frame.height:
        frame = frame.with_columns(side=pl.lit(None, pl.String))
    actors, issues = (frame.filter(side=side) for side in ("actor", "issue"))
    row = {key: place for place, key in enumerate(actors["key"])}
    column = {key: place for place, key in enumerate(issues["key"])}
    cells = np.zeros((3, len(row), len(column)), np.bool_)
    for one, other, tie in network.edges(data=True):
        actor, issue = (one, other) if one in row else (other, one)
        if actor not in row or issue not in column:
            raise UsageError(
                f"the tie {one} – {other} does not join an actor and an issue",
                hint="give graph.network('affiliation', …), or use the model disparity",
            )
        sign = tie.get("sign", 1)
        taken = tie.get("support", sign > 0), tie.get("oppose", sign < 0), True
        cells[:, row[actor], column[issue]] = [part > 0 for part in taken]
    return cells, (actors, issues)


def _of_matrix(matrix: Matrix) -> tuple[Cells, Frames]:
    values = np.nan_to_num(np.asarray(matrix.values, np.float64), nan=0.0)
    if not np.isin(values, (-1, 0, 1)).all():
        raise UsageError(
            "a matrix for this model holds only 1, 0 and -1",
            hint="say from which number on an actor takes part: Matrix(…, values > 0, …)",
        )
    schema = {"key": pl.String, "label": pl.String}
    rows, columns = (
        pl.DataFrame({"key": keys, "label": keys}, schema) for keys in (matrix.rows, matrix.columns)
    )
    return np.stack([values > 0, values < 0, values != 0]), (rows, columns)
