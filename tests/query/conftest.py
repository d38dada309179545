"""The graph of graph.yaml in a store, and short answers from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

from stancegraph.inference import complete
from stancegraph.query.named import named
from stancegraph.query.run import Asker, Rows
from stancegraph.records import Collection
from stancegraph.store import database
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE


@pytest.fixture(scope="session")
def store(graph_in: Callable[[Path], Collection]) -> Store:
    """The small graph, with what follows from it."""
    records = graph_in(Path(__file__).parent)
    return database.load(complete(Tables.of(records, "by hand")), BASE)


class Answers:
    """Answers of named queries as rows of chosen columns, identifiers and terms made short."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(
        self, name: str, *columns: str, derived: bool = False, **parameters: str
    ) -> list[tuple[object, ...]]:
        rows = Asker(self._store, derived=derived).rows(named(name).bound(parameters))
        assert isinstance(rows, Rows)
        assert not [column for column in columns if column not in rows.variables]
        return [tuple(_short(row[column]) for column in columns) for row in rows]


def _short(value: object) -> object:
    if not isinstance(value, str):
        return value
    return value.removeprefix(BASE).removeprefix("https://w3id.org/stancegraph/ontology#")


@pytest.fixture(scope="session")
def answers(store: Store) -> Answers:
    return Answers(store)
