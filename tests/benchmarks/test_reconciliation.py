"""How long it takes to find which reports are of one statement, and how that grows."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from time import process_time

import polars as pl
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from stancegraph.reconciliation import reconcile
from stancegraph.records import Coalition, Document, Event, Evidence, Position, Record, Statement
from stancegraph.tables import Tables, schema

SIZES = (10_000, 30_000, 100_000)
A_DAY = 60
"""Statements that are reported on one day, each by one to five documents."""
STATES = [f"country/{a}{b}{c}" for a in "ABCDEF" for b in "GHIJ" for c in "KLMNOPQR"]
WORDS = [f"{a}{b}{c}{d}" for a in "bdfgk" for b in "aeiou" for c in "lmnrs" for d in "atoek"]


def made(statements: int) -> Tables:
    """So many statements in tables of their own: no text is read for them."""
    random = Random(f"growth {statements}")  # noqa: S311  # invented statements, no secret
    rows: dict[type[Record], list[dict[str, object]]] = {
        kind: [] for kind in (Coalition, Document, Evidence, Position, Statement)
    }
    events: dict[str, dict[str, object]] = {}
    said = 0
    while len(rows[Statement]) < statements:
        day = date(2000, 1, 1) + timedelta(days=said // A_DAY)
        said += 1
        voice, organ = random.choice(STATES), f"organ/{random.randrange(6)}"
        about = random.sample(WORDS, 12)
        size = random.randint(5, 80) if random.random() < 0.3 else None
        for _ in range(random.choice([1, 2, 2, 3, 3, 4, 5])):
            number = len(rows[Statement])
            words = " ".join(random.sample(about, 9))
            spoken = {"earliest": day, "latest": day, "date": str(day)}
            rows[Document].append({"id": f"document/{number}", **spoken})
            rows[Evidence].append(
                {"id": f"evidence/{number}", "source": f"document/{number}", "exact": words}
            )
            event = f"event/{organ[6:]}-{day}-{number % 2}"
            held = {"organ": organ, "kind": "meeting", "label": f"meeting {number % 2}"}
            events[event] = {"id": event, **held, **spoken}
            if size:
                told = size + random.choice([0, 0, 0, 1])
                row = {"id": f"coalition/{number}", "size_min": told, "size_max": told}
                rows[Coalition].append({**row, "members": [voice]})
            rows[Statement].append(
                {
                    "id": f"statement/{number}",
                    "kind": "joint" if size else "national",
                    "speakers": [voice],
                    "spokesperson": voice if size else None,
                    "on_behalf_of": [f"coalition/{number}"] if size else [],
                    "event": event,
                    "passages": [f"evidence/{number}"],
                    **spoken,
                }
            )
            rows[Position].append(
                {
                    "id": f"position/{number}",
                    "statement": f"statement/{number}",
                    "polarity": "support",
                    "target_text": " ".join(about[:2]),
                    "evidence": [f"evidence/{number}"],
                }
            )
    rows[Event] = list(events.values())
    return Tables({kind: pl.DataFrame(found, schema=schema(kind)) for kind, found in rows.items()})


@pytest.mark.parametrize("statements", SIZES)
def test_reconciling(benchmark: BenchmarkFixture, statements: int) -> None:
    tables = made(statements)
    before = process_time()
    found = benchmark.pedantic(reconcile, (tables,), rounds=3)
    each = (process_time() - before) / 3
    pairs, links = found.pairs.height / statements, found.links.height / statements
    benchmark.extra_info |= {"processor seconds": each, "pairs each": pairs, "links each": links}
    assert links > 0.3
    assert pairs < 40
