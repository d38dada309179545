"""A project of the Discourse Network Analyzer: its networks, camps and change over time.

Run it in any folder: python examples/discourse-network/network.py [PROJECT.dna] [FOLDER]
Without a project the invented debate in debate.sql is read. With a folder the networks are written
there as GraphML, GEXF, Pajek and UCINET files. Camps need the extra [analysis].
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

import stancegraph as sg
from stancegraph.analysis.change import at, movers, windows
from stancegraph.analysis.networks import Duplicates, Normalise, network
from stancegraph.analysis.stances import Stances
from stancegraph.analysis.structure import bridging_issues, camps, separating_issues
from stancegraph.errors import MissingExtra

HERE = Path(__file__).resolve().parent
SUFFIXES = ("graphml", "gexf", "net", "dl")


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
    """A cell as it is printed: fractions with two digits, actors without their kind."""
    if isinstance(cell, float):
        return f"{cell:.2f}"
    return "" if cell is None else str(cell).removeprefix("organ:")


def opened(projects: Sequence[str]) -> sg.Graph:
    """The graph of project files; of the invented debate, if none is named."""
    if projects:
        return sg.build(projects)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "debate.dna"
        with closing(sqlite3.connect(made)) as database:
            database.executescript((HERE / "debate.sql").read_text(encoding="utf-8"))
        return sg.build(made)


def who_said_what(graph: sg.Graph) -> None:
    """The affiliation network as a matrix: agreements less disagreements, blank where silent."""
    ties = graph.network("affiliation").edges_frame
    wide = ties.pivot("target", index="source", values="signed_weight", sort_columns=True)
    concepts = {concept: n for n, concept in enumerate(wide.columns[1:], 1)}
    for concept, number in concepts.items():
        print(f"  {number}  {concept}")
    rows = [
        [row[0], *(None if one is None else f"{one:+.0f}" for one in row[1:])]
        for row in wide.sort("source").rows()
    ]
    table("\nAgreements less disagreements", ("organization", *concepts.values()), rows)


def ties_by(graph: sg.Graph) -> None:
    """What normalisation and the rule on duplicates make of the same congruence network."""
    rows = []
    for name, choices in (("normalise", Normalise), ("duplicates", Duplicates)):
        for choice in choices:
            found = graph.network("congruence", **{name: choice})
            ties = sorted(found.edges(data="weight"), key=lambda tie: (-tie[2], tie[0], tie[1]))
            *pair, weight = ties[0]
            total, between = found.matrix("weight").sum(), " - ".join(map(shown, pair))
            rows.append((f"{name}={choice}", len(ties), total, weight, between))
    table("Congruence", ("option", "ties", "sum", "strongest", "between"), rows)


def divides(graph: sg.Graph) -> None:
    """The camps of the subtract network, the concepts that part them and those that do not."""
    found = camps(graph.network("subtract", normalise="average-activity"))
    for number, members in enumerate(found.members, 1):
        print(f"  Camp {number}: {', '.join(map(shown, members))}")
    print()
    affiliation = graph.network("affiliation")
    apart = separating_issues(affiliation, found).frame.filter("opposed")
    columns = ("camp", "mean", "other", "other_mean", "strength", "label")
    table("Concepts that part the camps", columns, apart.select(columns).rows())
    columns = ("camps", "holders", "mean", "label")
    shared = bridging_issues(affiliation, found).frame
    table("Concepts that bridge them", columns, shared.select(columns).rows())


def over_time(graph: sg.Graph, said: Stances) -> None:
    """Windows of a year, half a year apart; a kernel around their first days; who moved."""
    rows = []
    for window in windows(said, "months", width=12, step=6):
        ties = network(window.stances, "subtract").edges_frame["sign"]
        rows.append((window.label, window.stances.frame.height, (ties > 0).sum(), (ties < 0).sum()))
    table("Windows", ("months", "statements", "positive ties", "negative ties"), rows)

    concept = said.frame["issue"].value_counts().sort("count", "issue")["issue"][-1]
    days = [window.begin for window in windows(said, "months", width=6)]
    means: dict[str, list[float | None]] = {actor: [] for actor in said.actors["key"]}
    for day in days:
        near = at(said.only(pl.col("issue") == concept), day, kernel="epanechnikov", bandwidth=240)
        mean = (pl.col("value") * pl.col("weight")).sum() / pl.col("weight").sum()
        of = dict(near.frame.group_by("actor").agg(mean).rows())
        for actor, row in means.items():
            row.append(of.get(actor))
    title = f"Where they stand on: {concept}"
    table(title, ("organization", *days), [(actor, *row) for actor, row in means.items()])
    moves = movers(said, graph.tables).frame
    columns = ("actor", "kind", "day_before", "day_after", "issue")
    table("Who moved", columns, moves.select(columns).rows())


def written(graph: sg.Graph, folder: Path) -> None:
    """The networks as files for other programs."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("affiliation", "congruence", "subtract"):
        for suffix in SUFFIXES:
            print(graph.network(kind).write(folder / f"{kind}.{suffix}").name)


def main(arguments: Sequence[str]) -> None:
    """Read the project, print tables, write files."""
    projects = [one for one in arguments if one.endswith(".dna")]
    graph = opened(projects)
    said = graph.stances()
    print(f"{graph!r}\n")
    who_said_what(graph)
    ties_by(graph)
    try:
        divides(graph)
    except MissingExtra as error:
        print(f"No camps: {error}\n")
    over_time(graph, said)
    for folder in (Path(one) for one in arguments if one not in projects):
        written(graph, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
