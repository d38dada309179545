"""The triangles of a signed graph, each once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from stancegraph.analysis.structure.signed import Integers


def triangles(order: int, source: Integers, target: Integers) -> NDArray[np.int64]:
    """The edges of each triangle, triangles × 3: first-second, first-third, second-third node.

    Edges are numbered as in `source` and `target`, where `source < target`; triangles come in the
    order of their nodes.
    """
    # Edge numbers start at 1 in the matrix, where 0 is no edge.
    numbers = np.arange(1, len(source) + 1)
    onward = csr_array((numbers, (source, target)), shape=(order, order))
    onward.sort_indices()
    found = [np.empty((0, 3), dtype=np.int64)]
    for node in range(order):
        span = slice(onward.indptr[node], onward.indptr[node + 1])
        near, edges = onward.indices[span], onward.data[span]
        if len(near) > 1:
            closing = onward[near][:, near].tocoo()
            second, third = closing.row, closing.col
            rows = np.column_stack([edges[second], edges[third], closing.data])
            found.append(rows[np.lexsort((third, second))])
    return np.concatenate(found) - 1
