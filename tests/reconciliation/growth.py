"""Reconciles a large synthetic corpus through the real extraction, and prints the figures.

    python -m tests.reconciliation.growth [ARTICLES] [SEED] [BACKEND]

Without arguments 20,000 articles of seed 8, read by spaCy: about half an hour.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from stancegraph.reconciliation import reconcile
from stancegraph.reconciliation.conflicts import conflicts
from stancegraph.store.options import Options
from stancegraph.store.parallel import read_all
from stancegraph.store.reading import Reading

from .measuring import figures, told
from .synthetic import corpus


def main(articles: int = 20_000, seed: int = 8, backend: str = "spacy") -> None:
    """Print how long reading and reconciling take, and how much of what is one is joined."""
    made = corpus(seed, articles)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        made.write(file)
        started = time.perf_counter()
        with Reading(Options(backend=backend)) as reading:  # type: ignore[arg-type]  # a word of two
            read, _ = read_all(reading, reading.open_all([file]), None)
    print(f"read {articles:,} articles in {time.perf_counter() - started:.0f} s")
    tables = read.merged()
    started = time.perf_counter()
    found = reconcile(tables)
    print(f"reconciled in {time.perf_counter() - started:.1f} s: {found.pairs.height:,} pairs")
    print("all:", figures(made, tables, found.links))
    print(told(made, tables, conflicts(tables, found.links)))
    for kind in ("joint", "national", "criticism", "reply", "announced", "withdrawal", "letter"):
        print(f"{kind}:", figures(made, tables, found.links, [kind]))


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*(int(one) for one in given[:2]), *given[2:3])
