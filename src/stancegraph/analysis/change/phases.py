"""Phases of a series of networks: how far its networks are apart, and when they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import networkx as nx
import numpy as np
import polars as pl
from numpy.typing import NDArray

from stancegraph.analysis.change.segments import Cost, Floats, Ints, gains, partition
from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Network, Table
from stancegraph.analysis.stances import chosen
from stancegraph.errors import UsageError


class Distance(StrEnum):
    """How far two networks are apart; each is a Euclidean distance of vectors."""

    WEIGHTS = "weights"
    """√ Σ (a - b)² over all pairs of nodes (Frobenius): who is tied to whom matters."""
    SPECTRUM = "spectrum"
    """√ Σ (λ - μ)² of the sorted eigenvalues of the Laplacians: only the structure matters.

    The Laplacian of a signed network has the sums of absolute weights on its diagonal (Kunegis et
    al. 2010).
    """


def distances(
    networks: Mapping[str, Network],
    *,
    distance: Distance | str = Distance.WEIGHTS,
    scaled: bool = True,
    weight: str = "signed_weight",
) -> Matrix:
    """Distances between networks, by their labels, in the order given.

    All are taken over the union of the nodes, an absent node being one without ties. `scaled`
    divides the weights of each network by the sum of their sizes, so that a window with more
    stances is not another network for that alone; a network without ties stays empty.
    """
    kind = chosen(Distance, distance)
    nodes = sorted(set().union(*networks.values()))
    vectors = [_vector(one, nodes, kind, scaled, weight) for one in networks.values()]
    apart = np.zeros((len(vectors), len(vectors)))
    for row, one in zip(apart, vectors, strict=True):
        # Differences and not products: equal networks are at exactly 0.
        row[:] = [np.sqrt(((one - other) ** 2).sum()) for other in vectors]
    made = _shared([one.made for one in networks.values()]).then(
        "distances", distance=kind, scaled=scaled, weight=weight, networks=len(networks)
    )
    return Matrix(list(networks), list(networks), apart, made)


def phases(
    apart: Matrix,
    *,
    alarm: float = 0.05,
    penalty: float | None = None,
    shortest: int = 2,
    shuffles: int = 999,
    seed: int = 1,
) -> Table:
    """The stretches of time in which networks stay alike: one row each, in order.

    Columns: `phase` (from 0), `first` and `last` (labels), `length` (networks), `spread` (the mean
    squared distance of its networks from their centre), `gain` (by how much the scatter falls
    because the phase is parted from the one before; null for the first).

    The exact minimum, over all segmentations, of the scatter Σ d²(i,j) / 2m within each segment of
    m networks plus `penalty` for each change (kernel change points, Harchaoui and Cappé 2007,
    Arlot et al. 2019, with the kernel that the distance induces). Unless given, the penalty is such
    that in the same networks in `shuffles` random orders, where nothing changes, a share `alarm`
    has a change (of the best one or pair). With fewer than eight networks even a clean break is as
    likely by chance. Windows that overlap (step below width) resemble their neighbours for that
    alone, so take windows that do not. Raises UsageError for a matrix that is not square, symmetric
    and without gaps.
    """
    values = apart.values
    if apart.rows != apart.columns or not np.allclose(values, values.T):
        raise UsageError("these are no distances", hint="give what `distances` returns")
    if not 0 < alarm < 1 or shuffles < 1:
        what = f"a share of {alarm} in {shuffles} orders is none"
        raise UsageError(what, hint="alarm between 0 and 1, shuffles 1 or more")
    squared, count = values**2, len(apart.rows)
    options: dict[str, object] = {"shortest": shortest}
    if penalty is None:
        penalty = _by_chance(squared, alarm, shortest, shuffles, seed)
        options |= {"alarm": alarm, "shuffles": shuffles, "seed": seed}
    cost = _scatter(squared)
    starts = partition(cost, count, penalty=penalty, shortest=shortest)
    ends = [*starts[1:], count] if starts else []
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    scatter = [
        float(cost(np.array([start]), end)[0]) for start, end in zip(starts, ends, strict=True)
    ]
    frame = pl.DataFrame(
        {
            "phase": range(len(starts)),
            "first": [apart.rows[start] for start in starts],
            "last": [apart.rows[end - 1] for end in ends],
            "length": lengths,
            "spread": [one / size for one, size in zip(scatter, lengths, strict=True)],
            "gain": gains(cost, starts, count),
        },
        schema={
            "phase": pl.Int64,
            "first": pl.String,
            "last": pl.String,
            "length": pl.Int64,
            "spread": pl.Float64,
            "gain": pl.Float64,
        },
    )
    return Table(frame, apart.made.then("phases", penalty=f"{penalty:.6g}", **options))


def _shared(made: Sequence[Made]) -> Made:
    """How all of several results were made: what differs between them is left out."""

    def common(told: Sequence[Mapping[str, str]]) -> dict[str, str]:
        first = told[0] if told else {}
        return {key: first[key] for key in first if all(one.get(key) == first[key] for one in told)}

    whats = sorted({one.what for one in made}) or ["networks"]
    selection = common([one.selection for one in made])
    return Made(" and ".join(whats), selection, common([one.options for one in made]))


def _vector(
    network: Network, nodes: list[str], kind: Distance, scaled: bool, weight: str
) -> Floats:
    filled: nx.Graph[str] = nx.Graph()
    filled.add_nodes_from(nodes)
    filled.add_edges_from(network.edges(data=True))
    matrix = np.zeros((0, 0))
    if nodes:
        matrix = nx.to_numpy_array(filled, nodelist=nodes, weight=weight)
    total = np.abs(np.triu(matrix)).sum()
    if scaled and total:
        matrix = matrix / total
    if kind is Distance.WEIGHTS:
        return np.asarray(matrix.ravel(), dtype=np.float64)
    np.fill_diagonal(matrix, 0)
    laplacian = np.diag(np.abs(matrix).sum(axis=1)) - matrix
    return np.asarray(np.linalg.eigvalsh(laplacian), dtype=np.float64)


def _scatter(squared: Floats) -> Cost:
    """Σ d² / 2m over the pairs of a segment: its squared distances from its centre, summed."""
    sums = _summed(squared)

    def cost(starts: Ints, end: int) -> Floats:
        within = sums[end, end] - sums[starts, end] - sums[end, starts] + sums[starts, starts]
        return np.asarray(np.maximum(within, 0) / (2 * (end - starts)), dtype=np.float64)

    return cost


def _summed(squared: Floats) -> Floats:
    return np.pad(squared, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)


def _by_chance(squared: Floats, alarm: float, shortest: int, shuffles: int, seed: int) -> float:
    """The penalty above which a share `alarm` of random orders would still have a change."""
    count = len(squared)
    rounding = 1e-12 * float(squared.sum()) if count else 0.0
    if count < 2 * shortest:
        return rounding
    random = np.random.default_rng(seed)
    found = [_best(squared, shortest)]
    for _ in range(shuffles):
        order = random.permutation(count)
        found.append(_best(squared[np.ix_(order, order)], shortest))
    return max(float(np.quantile(found, 1 - alarm, method="higher")), rounding)


def _best(squared: Floats, shortest: int) -> float:
    """The greatest gain a change, of one change or of two."""
    costs = _costs(_summed(squared), shortest)
    whole = costs[0, -1]
    one = whole - (costs[0] + costs[:, -1]).min()
    two = whole - (costs[0][:, None] + costs + costs[:, -1]).min()
    return float(max(one, two / 2))


def _costs(sums: Floats, shortest: int) -> NDArray[np.float64]:
    """The cost of the segment from each index to before each other; too short ones: infinite."""
    corner = np.diagonal(sums)
    within = corner[None, :] - sums - sums.T + corner[:, None]
    index = np.arange(len(sums))
    length = index[None, :] - index[:, None]
    return np.where(length >= shortest, np.maximum(within, 0) / np.maximum(2 * length, 1), np.inf)
