"""Votes written as one line a state, such as `CHN="YYAN."`, and the real ones where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from stancegraph.analysis.agreement import VoteMatrix
from stancegraph.graph import Graph
from stancegraph.records import (
    Attribution,
    Country,
    Document,
    Evidence,
    Issue,
    Organ,
    Position,
    Record,
    RollCall,
)
from stancegraph.resources import shipped
from stancegraph.tables import Tables
from stancegraph.tables.filled import filled

SHARED = Path(__file__).parents[4] / "shared" / "data"
_POLARITY = {"Y": "support", "A": "neutral", "N": "oppose"}
DAY = date(2000, 1, 1)


def tables_of(
    states: dict[str, str],
    *,
    sessions: Sequence[str] | None = None,
    days: Sequence[str | None] | None = None,
    motions: Sequence[str] | None = None,
    issues: Sequence[Sequence[str]] | None = None,
    organs: Sequence[str] | None = None,
    totals: dict[int, tuple[int, int, int]] | None = None,
) -> Tables:
    """Tables with a roll call for each letter: Y, A, N, or a point for no vote.

    `CHN="Y(YN)A"` has two votes in the second roll call, in the order of the rows.
    """
    lines = {state: _choices(line) for state, line in states.items()}
    count = max(map(len, lines.values()))
    sessions = sessions or ["1"] * count
    days = days or [str(DAY + timedelta(days=place)) for place in range(count)]
    motions = motions or [f"whole text of R/{place}" for place in range(count)]
    calls = [
        {
            "id": f"roll-call/{place:04}",
            "label": f"vote {place}",
            "organ": f"organ/{(organs or ['assembly'] * count)[place]}",
            "session": sessions[place],
            "record_number": str(place),
            "date": days[place],
            "earliest": date.fromisoformat(days[place]) if days[place] else None,
            "latest": date.fromisoformat(days[place]) if days[place] else None,
            "resolution": f"R/{place}",
            "motion": motions[place],
            "issues": [f"issue/{one}" for one in (issues[place] if issues else ())],
            **dict(zip(("yes", "no", "abstain"), (totals or {}).get(place, ()), strict=False)),
        }
        for place in range(count)
    ]
    positions, proofs = [], []
    for state, line in lines.items():
        for place, choices in enumerate(line):
            for choice in choices.replace(".", ""):
                row = len(proofs) + 1
                polarity = _POLARITY[choice]
                proofs.append(
                    {
                        "id": f"evidence/d-row-{row}",
                        "kind": "row",
                        "source": "document/d",
                        "row": row,
                    }
                )
                positions.append(
                    {
                        "id": f"position/{place:04}-{state}-{polarity}",
                        "holder": f"country/{state}",
                        "polarity": polarity,
                        "target": f"roll-call/{place:04}",
                        "target_text": motions[place],
                        "basis": "recorded",
                        "modality": "asserted",
                        "tier": "table",
                        "date": days[place],
                        "earliest": calls[place]["earliest"],
                        "latest": calls[place]["latest"],
                        "roll_call": f"roll-call/{place:04}",
                        "evidence": [f"evidence/d-row-{row}"],
                        "attribution": "attribution/a",
                    }
                )
    named = sorted({one for call in calls for one in call["issues"]})
    frames: dict[type[Record], list[dict[str, object]]] = {
        RollCall: calls,
        Position: positions,
        Evidence: proofs,
        Document: [{"id": "document/d", "label": "d", "name": "d", "sha256": "0" * 64}],
        Attribution: [{"id": "attribution/a", "reported_by": "document/d"}],
        Country: [
            {"id": f"country/{code}", "label": code, "code": code, "un_status": "member"}
            for code in lines
        ],
        Organ: [{"id": one, "label": one} for one in sorted({call["organ"] for call in calls})],
        Issue: [{"id": one, "label": one.removeprefix("issue/")} for one in named],
    }
    return Tables(
        {
            kind: filled(kind, pl.DataFrame(rows, infer_schema_length=None), "key")
            for kind, rows in frames.items()
            if rows
        }
    )


def _choices(line: str) -> list[str]:
    found: list[str] = []
    inside = False
    for letter in line:
        if letter == "(":
            inside, _ = True, found.append("")
        elif letter == ")":
            inside = False
        elif inside:
            found[-1] += letter
        else:
            found.append(letter)
    return found


@pytest.fixture(scope="session")
def cast() -> Callable[..., Tables]:
    """Makes tables of votes: `cast(dict(CHN="YN", USA="NN"))`."""
    return tables_of


@pytest.fixture(scope="session")
def votes() -> Callable[..., VoteMatrix]:
    """Makes a matrix of votes: `votes(CHN="YN", USA="NN")`."""
    return lambda **states: VoteMatrix.of(tables_of(states))


@pytest.fixture(scope="session")
def human_rights() -> Tables:
    """The 14 roll calls on human rights of session 74."""
    return Graph.build(sorted(shipped("examples/human-rights-votes").glob("*.csv"))).tables


@pytest.fixture(scope="session")
def assembly() -> Tables:
    """All roll calls of sessions 1 to 74, where the reference data is."""
    if not (SHARED / "unvotes").is_dir():
        pytest.skip("the reference data ../shared is absent")
    from stancegraph.store.options import Options
    from stancegraph.store.reading import Reading

    reading = Reading(Options())
    (opened,) = reading.open_all(sorted((SHARED / "unvotes").glob("*.csv.gz")))
    return reading.found(opened).tables


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data."""
    return SHARED
