"""The report of graph.yaml as a view, once plainly and once with hostile words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stancegraph.export.view import View
from stancegraph.inference import complete
from stancegraph.records import Collection, Record
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE

HOSTILE = (
    " \"quoted\" 'single' \\back\nnew line\rreturn\ttab <script>alert(1)</script> &amp; ]]> "
    "=1+1 \u202eright to left\u202c \u200f| ; \x01\x1b\x7f\x85\u2028 \U0001f54a é end"
)
FREE = "label publisher place motion offices target_text cue according_to_text".split()
"""The fields that hold whatever a source says."""


def view_of(records: Collection) -> View:
    return View(complete(Tables.of(records, "source")), BASE)


def with_hostile_words(record: Record) -> Record:
    """The record with the hostile words behind all its free text."""
    changes: dict[str, object] = {}
    for name in FREE:
        match getattr(record, name, None):
            case str(text):
                changes[name] = text + HOSTILE
            case tuple(texts):
                changes[name] = tuple(text + HOSTILE for text in texts)
    return record.model_copy(update=changes)


@pytest.fixture(scope="session")
def report(graph_in: Callable[[Path], Collection]) -> Collection:
    return graph_in(Path(__file__).parent)


@pytest.fixture(scope="session")
def view(report: Collection) -> View:
    return view_of(report)


@pytest.fixture(scope="session")
def hostile(report: Collection) -> View:
    """The same graph with quotes, markup, control characters and direction marks in its text."""
    every = (record for kind in report.kinds() for record in report.of(kind))
    return view_of(Collection(map(with_hostile_words, every)))
