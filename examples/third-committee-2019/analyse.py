"""Who stood where on China's measures in Xinjiang in 2019, as far as five sources tell.

Run it in any folder: python examples/third-committee-2019/analyse.py
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import stancegraph as sg

HERE = Path(__file__).resolve().parent


def table(title: str, rows: Iterable[Sequence[object]]) -> None:
    """Print rows in columns of equal width."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    print(f"{title}\n")
    for row in cells:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(f"  {line.rstrip()}")
    print()


def main() -> None:
    """Build the graph in memory and print four tables."""
    sheets = sorted((HERE / "signatories").glob("*.yaml"))
    graph = sg.build([HERE / "facts.yaml", *sheets], issues=HERE / "issues.yaml")

    groups = graph.query("coalitions")
    table(
        "Groups: members known, members unknown, in which statement",
        sorted((row["known"], row["unknown_at_least"], row["statement_label"]) for row in groups),
    )
    sides = graph.query(str(HERE / "queries/known-on-each-side.rq"), derived=True)
    table("States known on each side of the measures", [row.values() for row in sides])

    pakistan = graph.positions(holder="PAK", issue="xinjiang-measures").sort("date", "via", "basis")
    table(
        "Pakistan on the measures: through which group, on what basis, who says so",
        pakistan.select("date", "polarity", "via", "basis", "publisher").rows(),
    )
    nested = graph.query("nested")
    table(
        "Known only from somebody else's words: who says so, holder, target",
        [(row["according_to_label"], row["holder_label"], row["target_text"]) for row in nested],
    )


if __name__ == "__main__":
    main()
