"""Who votes with whom in the General Assembly: pairs, blocs, one dimension, camps, change.

Run it in any folder: python examples/voting-blocs/blocs.py [GRAPH | TABLE.csv ...]
The argument is a graph directory with votes, or tables of votes such as those of `unvotes`. Without
one, the fourteen roll calls of examples/human-rights-votes are read. Camps need [analysis].
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

import stancegraph as sg
from stancegraph.analysis.agreement import (
    VoteMatrix,
    agreement,
    cohesion,
    scaling,
    with_percentiles,
)
from stancegraph.analysis.backbone import backbone
from stancegraph.analysis.change import changes
from stancegraph.analysis.structure import camps
from stancegraph.errors import MissingExtra

SLICE = Path(__file__).resolve().parent.parent / "human-rights-votes"
PAIRS = ["RUS USA", "CHN USA", "CHN RUS", "GBR USA", "FRA GBR", "DEU FRA", "IND RUS", "BRA IND"]
BLOCS = (
    *("African Group", "Asia-Pacific Group", "Eastern European Group", "GRULAC"),
    *("Western European and Others Group", "European Union", "NATO", "Warsaw Pact"),
    *("Non-Aligned Movement", "Group of 77", "Arab League", "ASEAN", "Nordic countries"),
)
DECADE = pl.format("{}0s", (pl.col("session").cast(pl.Int64) + 1945) // 10)
"""The decade in which a session began: the first in 1946."""
POWERS = ("CHN", "FRA", "GBR", "RUS", "USA")
BEFORE = {"RUS": "SUN"}
"""Who held a seat before."""


def table(title: str, head: Sequence[object], rows: Iterable[Sequence[object]]) -> None:
    """Print rows in columns of equal width."""
    cells = [[shown(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    print(f"{title}\n")
    for row in cells:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(f"  {line.rstrip()}")
    print()


def shown(cell: object) -> str:
    """A cell as it is printed: fractions with two digits."""
    return "" if cell is None else f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def opened(sources: Sequence[str]) -> sg.Graph:
    """The graph of a directory, of tables, or of the slice that comes with the package."""
    if not sources:
        print(f"No graph was named: these are the votes of {SLICE.name}, one session.\n")
        return sg.build(sorted(SLICE.glob("*.csv")))
    return sg.open(sources[0]) if Path(sources[0]).is_dir() else sg.build(sources)


def by_decade(votes: VoteMatrix) -> dict[str, VoteMatrix]:
    """The roll calls of the sessions that began in each decade."""
    found = votes.calls.select(DECADE.unique()).to_series().drop_nulls().sort()
    return {one: votes.where(one == DECADE) for one in found}


def pairs(decades: Mapping[str, VoteMatrix]) -> None:
    """Agreement of some pairs in each decade, and where they stand among all pairs in the last."""
    told: dict[str, list[float | None]] = {pair: [] for pair in PAIRS}
    for votes in decades.values():
        found = with_percentiles(agreement(votes, per="all")).frame
        of = {
            f"{a} {b}": row
            for a, b, *row in found.select("a", "b", "agreement", "percentile").rows()
        }
        for pair, row in told.items():
            row.append(of.get(pair, [None])[0])
    last = {pair: of[pair][1] for pair in PAIRS if pair in of}
    rows = [(pair, *row, last.get(pair)) for pair, row in told.items()]
    table("Voeten agreement of two states, 0 to 1", ("pair", *decades, "percentile"), rows)


def together(votes: VoteMatrix) -> None:
    """Rice cohesion of blocs, with their members on the day of each roll call."""
    found = cohesion(votes, BLOCS, unanimous="left-out").frame.rename({"period": "session"})
    weight = pl.col("roll_calls")
    mean = (pl.col("rice") * weight).sum() / weight.sum()
    wide = found.group_by("bloc", decade=DECADE).agg(rice=mean).sort("decade")
    wide = wide.pivot("decade", index="bloc", values="rice")
    rows = sorted(wide.rows(), key=lambda row: BLOCS.index(row[0]))
    table("Rice cohesion of blocs, 0 to 1", wide.columns, rows)


def dimension(votes: VoteMatrix, sessions: Sequence[str]) -> None:
    """The states at the two ends of the first dimension; the United States is on the right."""
    scores = scaling(votes, anchor="USA").frame
    rows = []
    for session in sessions:
        states = scores.filter(pl.col("period") == session).sort("score", "state")["state"]
        rows.append((session, len(states), " ".join(states.head(6)), " ".join(states.tail(6))))
    table("First dimension", ("session", "states", "one end", "the other"), rows)


def turning_points(votes: VoteMatrix) -> None:
    """Stretches of sessions within which the mean agreement of two powers stays."""
    found = agreement(votes, least=10)
    series = found.frame.filter(a="RUS", b="USA").drop_nulls("agreement")
    stretches = changes(series["agreement"], series["period"], made=found.made).frame
    rows = stretches.select("first", "last", "length", "mean").rows()
    table("Agreement of RUS and USA moves", ("from session", "to", "sessions", "mean"), rows)


def camps_of(graph: sg.Graph, sessions: Sequence[str]) -> None:
    """The camps of the network of agreement minus disagreement, and where five powers are."""
    rows = []
    for session in sessions:
        found = camps(graph.network("subtract", session=session))
        seat = [found.camp_of.get(power, found.camp_of.get(BEFORE.get(power))) for power in POWERS]
        sizes = " ".join(str(len(camp)) for camp in found.members)
        rows.append((session, sizes, found.quality, *seat))
    table("Camps by session, the largest first", ("session", "sizes", "modularity", *POWERS), rows)


def significant(graph: sg.Graph, session: str) -> None:
    """Ties that are more, or less, than the activity of states and the vote would bring about."""
    affiliation = graph.network("affiliation", session=session)
    ties = backbone(affiliation, model="sdsm", correction="fdr").edges_frame
    states = affiliation.nodes_frame.filter(pl.col("side") == "actor").height
    print(f"Session {session}: of {states * (states - 1) // 2} pairs")
    for sign, word in ((1, "more"), (-1, "less")):
        some = ties.filter(pl.col("sign") == sign)
        ends = Counter([*some["source"], *some["target"]])
        most = sorted(ends, key=lambda state: (-ends[state], state))[:8]
        named = ", ".join(f"{state} {ends[state]}" for state in most)
        print(f"  {some.height} agree {word} often than by chance{': ' + named if named else ''}")


def main(sources: Sequence[str]) -> None:
    """Read the votes and print six tables."""
    graph = opened(sources)
    votes = graph.votes(voter="seat")
    days = votes.calls["earliest"]
    print(f"{votes.votes.nnz} votes, {len(days)} roll calls, {days.min()} to {days.max()}\n")
    decades = by_decade(votes)
    every = votes.calls["session"].unique(maintain_order=True).to_list()
    sessions = [one for one in every if one == every[-1] or int(one) % 10 == 0]
    pairs(decades)
    together(votes)
    dimension(votes, sessions)
    turning_points(votes)
    try:
        camps_of(graph, sessions)
    except MissingExtra as error:
        print(f"No camps: {error}\n")
    significant(graph, sessions[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
