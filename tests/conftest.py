"""A small graph that several packages of tests use, and the reader of such graphs."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from stancegraph.inference import complete
from stancegraph.records import (
    KINDS,
    Collection,
    Country,
    Document,
    Evidence,
    Position,
    Record,
    RollCall,
    Text,
)
from stancegraph.tables import Tables

# Machines are shared: how long an example takes says nothing about the code. Every run tries the
# same examples; `pytest --hypothesis-profile=explore` looks for new ones.
settings.register_profile("explore", deadline=None)
settings.register_profile("same examples", deadline=None, derandomize=True)
settings.load_profile("same examples")

NAMED = {kind.__name__: kind for kind in KINDS}
PREFIXES = {RollCall: "roll_call", Text: "document"}
MEANT: dict[type[Record], str] = {Text: "text", Evidence: "quote"}
"""The field that an entry gives which is no more than a text; elsewhere the label."""


def read_graph(folder: Path) -> Collection:
    """The records of graph.yaml: under the name of a kind, its entries by the end of their ids.

    `each` holds what the entries of a kind share; texts stand before the passages in them.
    """
    text = (folder / "graph.yaml").read_text(encoding="utf-8")
    graph: dict[str, dict[str, Any]] = yaml.safe_load(text)
    records = Collection()
    for name, entries in graph.items():
        kind, shared = NAMED[name], entries.pop("each", {})
        for key, entry in entries.items():
            given = entry if isinstance(entry, dict) else {MEANT.get(kind, "label"): entry}
            fields = _fields(kind, key, {**shared, **given}, records)
            prefix = PREFIXES.get(kind, name.lower())
            records.add(kind.model_validate({**fields, "id": f"{prefix}/{key}"}))
    return records


def _fields(
    kind: type[Record], key: str, given: dict[str, Any], records: Collection
) -> dict[str, Any]:
    """What is given, with what follows from it."""
    if kind is Country:
        return {"code": key, "un_status": "member", **given}
    if kind is Document:
        return {"sha256": sha256(key.encode()).hexdigest(), **given}
    if kind is Position and given.get("issue"):
        return {"target": given["issue"], "issue_polarity": given["polarity"], **given}
    if kind is Evidence and "quote" in given:
        source = records.get(Text, given["source"])
        assert source is not None
        start = source.text.index(given["quote"])
        end = start + len(given["quote"])
        return Evidence.passage(source.id, source.text, start, end).model_dump()
    return given


@pytest.fixture(scope="session")
def graph_in() -> Callable[[Path], Collection]:
    """Reads the small graph of a folder of tests."""
    return read_graph


@pytest.fixture
def records() -> Collection:
    """A joint statement for 54 states and a reply, about one plan."""
    return read_graph(Path(__file__).parent)


@pytest.fixture
def tables(records: Collection) -> Tables:
    """The same, as complete tables."""
    return complete(Tables.of(records, "key"))
