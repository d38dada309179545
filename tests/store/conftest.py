"""Sources for the tests of building."""

from pathlib import Path

import pytest

ARTICLE = """Norway criticises water plan

OSLO, March 3 (Example Wire) -- Norway on Tuesday criticised the water plan of Denmark.

"We reject this plan," said Kari Lund, Norway's foreign minister.
"""
SHEET = """
document: {title: Notes on the water plan, publisher: Example Wire, date: 2020-03-04}
events:
  - {id: m, kind: meeting, label: debate on water, organ: Second Committee, date: 2020-03-02}
statements:
  - kind: joint
    spokesperson: Belarus
    on_behalf_of: {count: 54, members: [Belarus, Pakistan]}
    event: m
    positions:
      - {polarity: support, act: praise, target: the water plan, quote: praised the water plan}
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short news report."""
    path = tmp_path / "norway.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A fact sheet without a text."""
    path = tmp_path / "notes.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path
