"""Who stood with whom on Xinjiang in 2019, on what the camps part, and how they voted.

Run it in any folder: python examples/third-committee-2019/camps.py [picture.svg]
Camps need the extra [analysis]; the picture, .svg, .png or .html, needs [plots].
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import fill, shorten

import polars as pl

import stancegraph as sg
from stancegraph.analysis.agreement import words_and_votes
from stancegraph.analysis.change import movers
from stancegraph.analysis.networks import Network
from stancegraph.analysis.stances import Counting, Stances
from stancegraph.analysis.structure import (
    balance,
    bridging_issues,
    camps,
    frustration,
    separating_issues,
)
from stancegraph.errors import MissingExtra

HERE = Path(__file__).resolve().parent
MEASURES = "xinjiang-measures"
VOTES = ["vote_yes", "vote_no", "abstain"]
BRIEF = "Example Wire"
INDENT = {"initial_indent": "  ", "subsequent_indent": "          "}


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows in columns of equal width."""
    told = [[shown(cell) for cell in row] for row in rows]
    cells = [list(head), *told]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    print(f"{title}\n")
    for row in cells:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(f"  {line.rstrip()}")
    print("" if told else "  none\n")


def shown(cell: object) -> str:
    """A cell as it is printed: fractions with two digits."""
    return "" if cell is None else f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def by_source(graph: sg.Graph) -> None:
    """Who is said to hold what on the measures, each position once for each source."""
    columns = ("date", "holder_label", "issue_polarity", "publisher")
    told = graph.positions(direct=True, issue=MEASURES).select(columns).unique().sort(columns)
    table("Positions on the measures", ("date", "holder", "side", "according to"), told.rows())


def by_rule(graph: sg.Graph) -> None:
    """What each joint statement weighs under each rule, as the lists of signatories tell it."""
    listed = {"issue": MEASURES, "exclude": {"source": BRIEF}}
    weights = [
        graph.stances(counting=rule, **listed)
        .frame.group_by("statement", "value")
        .agg(pl.col("weight").sum().alias(rule))
        .sort("statement")
        for rule in Counting
    ]
    holders = graph.positions(direct=True).select("date", "statement", "holder_label").unique()
    told = pl.concat(weights, how="align").join(holders, on="statement").sort("date", "value")
    side = pl.col("value").replace_strict({1.0: "support", -1.0: "oppose"}, return_dtype=pl.String)
    rows = told.select("date", "holder_label", side, *Counting).rows()
    table("What joint statements weigh by each rule", ("date", "holder", "side", *Counting), rows)


def divided(network: Network) -> dict[str, int]:
    """The camp of each state: by the Leiden algorithm; without it, of the two that fit best."""
    try:
        return camps(network).camp_of
    except MissingExtra as error:
        print(f"{error}\n  Taken instead: the two camps with the least frustration.\n")
        return {one: n for n, side in enumerate(frustration(network).sides, 1) for one in side}


def who_is_where(network: Network, camp: dict[str, int]) -> None:
    """The members of each camp, and how well camps explain who is with whom."""
    print("Camps, from all that was said\n")
    for number in sorted(set(camp.values())):
        members = sorted(state for state, own in camp.items() if own == number)
        print(fill(f"{number} ({len(members)}): {' '.join(members)}", 96, **INDENT))
    triangles = balance(network)
    print(f"\n  balanced: {triangles.balanced:,.0f} of {triangles.triangles:,.0f} triangles\n")


def what_divides(kind: str, affiliation: Network, camp: dict[str, int]) -> None:
    """The issues on which the camps are on opposite sides, and those on which they are not."""
    parting = separating_issues(affiliation, camp).frame.filter("opposed")
    bridges = bridging_issues(affiliation, camp).frame
    means = ("camp", "mean", "holders", "other", "other_mean", "other_holders")
    for title, found, columns in (
        (f"In {kind} on opposite sides", parting, means),
        (f"In {kind} on the same side", bridges, ("side", "holders", "weakest")),
    ):
        labels = [shorten(label, 72, placeholder=" …") for label in found["label"]]
        rows = found.select(columns).rows()
        told = [(*row, label) for row, label in zip(rows, labels, strict=True)]
        table(title, (*columns, "label"), told)


def moved(graph: sg.Graph, said: Stances) -> None:
    """Who joined a letter after it had been sent, and who left one, as the lists tell it."""
    moves = movers(said, graph.tables).frame
    columns = ("day_before", "day_after", "kind", "certain")
    told = moves.group_by(columns).agg(pl.col("actor").sort().str.join(" ")).sort(columns[1:])
    head = ("from", "until", "what", "certain", "who")
    table("Who moved on the measures", head, told.rows())


def words_beside_votes(graph: sg.Graph, said: Stances, camp: dict[str, int]) -> None:
    """Agreement in words beside agreement in votes: in each camp, between them, pair by pair."""
    pairs = words_and_votes(said, graph.votes(), least=10).frame.with_columns(
        pl.col(end).replace_strict(camp).alias(f"camp_{end}") for end in ("a", "b")
    )
    camps_of = (pl.min_horizontal("camp_a", "camp_b"), pl.max_horizontal("camp_a", "camp_b"))
    means = pairs.group_by(one=camps_of[0], other=camps_of[1]).agg(
        pl.len(),
        pl.col("words", "votes").mean(),
        low=pl.col("votes").min(),
        high=pl.col("votes").max(),
    )
    head = ("camp", "camp", "pairs", "words", "votes", "least", "most")
    table("Agreement in words and in 14 votes, 0 to 1", head, means.sort("one", "other").rows())
    columns = ("a", "b", "words", "votes", "roll_calls")
    for title, rows in (
        ("Apart in words, alike in votes", pairs.filter(pl.col("words") < 0.5).head(5)),
        ("Alike in words, apart in votes", pairs.filter(pl.col("words") > 0.5).head(5)),
    ):
        table(title, columns, rows.select(columns).rows())


def main(picture: str | None = None) -> None:
    """Build the graph in memory, print what it says, and draw the network if it has a name."""
    sheets = sorted((HERE / "signatories").glob("*.yaml"))
    tables = sorted((HERE.parent / "human-rights-votes").glob("*.csv"))
    graph = sg.build([HERE / "facts.yaml", *sheets, *tables], issues=HERE / "issues.yaml")
    by_source(graph)
    by_rule(graph)

    words = {"exclude": {"act": VOTES}}
    network = graph.network("subtract", duplicates="once", **words)
    camp = divided(network)
    who_is_where(network, camp)
    for kind, acts in (("words", words), ("votes", {"act": VOTES})):
        what_divides(kind, graph.network("affiliation", **acts), camp)
    moved(graph, graph.stances(issue=MEASURES, exclude={"source": BRIEF}))
    words_beside_votes(graph, graph.stances(issue=MEASURES, **words), camp)
    if picture:
        from stancegraph.plots import signed_network

        print(f"Drawn: {signed_network(network, camp).write(picture)}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
