"""What is added to a graph touches little of it, and gives what a whole build gives."""

from itertools import permutations
from pathlib import Path

import polars as pl
import pytest

from stancegraph.records import Evidence, Position
from stancegraph.store import addition
from stancegraph.store.build import build, open_store
from stancegraph.store.options import Options
from stancegraph.tables import Tables

OPTIONS = Options(backend="pattern")
UNION = """
document: {title: The union on the %s plan, publisher: Example Wire, date: %s}
statements:
  - kind: joint
    on_behalf_of: European Union
    spokesperson: Finland
    date: %s
    positions: [{polarity: support, target: the %s plan, basis: stated}]
"""
STATE = """
document: {title: Notes of Finland, publisher: Example Archive, date: 2020-03-05}
statements:
  - speakers: [Finland]
    positions: [{polarity: oppose, target: the fish plan, basis: stated}]
"""


def triples(folder: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(folder))


@pytest.fixture
def sheets(tmp_path: Path) -> list[Path]:
    """Two sheets on what a union of states said, years apart, and one on a member of it."""
    texts = {
        "water.yaml": UNION % ("water", "2012-05-04", "2012-05-04", "water"),
        "fish.yaml": UNION % ("fish", "2019-05-04", "2019-05-04", "fish"),
        "state.yaml": STATE,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in texts]


def test_sources_added_in_any_order_give_what_a_whole_build_gives(
    sheets: list[Path], tmp_path: Path
) -> None:
    whole = build(sheets, tmp_path / "whole", OPTIONS).manifest
    assert whole.counts["derived_positions"] > 0
    for order in permutations(sheets):
        folder = tmp_path / "-".join(path.stem for path in order)
        for path in order:
            grown = build([path], folder, OPTIONS, add=True).manifest
        assert grown.counts == whole.counts
        assert triples(folder) == triples(tmp_path / "whole")


def test_only_what_the_new_rows_touch_is_read(
    sheets: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    water, fish, state = sheets
    build([water, fish], tmp_path / "graph", OPTIONS)
    read: list[int] = []
    where = Tables.where

    def watched(self: Tables, kind: type, rows: object = None) -> object:
        found = where(self, kind, rows)  # type: ignore[arg-type]  # passed on as it came
        if self is held[0] and kind in (Position, Evidence):
            read.append(found.height)
        return found

    held: list[Tables] = []
    touched = addition._touched

    def watching(old: Tables, new: Tables, links: pl.DataFrame) -> Tables:
        held.append(old)
        monkeypatch.setattr(Tables, "where", watched)
        return touched(old, new, links)

    monkeypatch.setattr(addition, "_touched", watching)
    build([state], tmp_path / "graph", OPTIONS, add=True)
    assert held
    assert read == [0, 0]


def test_so_much_that_bulk_is_faster_is_built_anew(
    sheets: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addition, "LIMIT", 0)
    build(sheets[:1], tmp_path / "graph", OPTIONS)
    added = build(sheets[1:], tmp_path / "graph", OPTIONS, add=True)
    assert {name.split(".")[1] for name in added.manifest.parts} == {"0"}
    build(sheets, tmp_path / "whole", OPTIONS)
    assert triples(tmp_path / "graph") == triples(tmp_path / "whole")
