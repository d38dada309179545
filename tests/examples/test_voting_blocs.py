"""Voting blocs: the script prints what stands beside it, and the README what all votes give."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from stancegraph.resources import shipped

EXAMPLE = shipped("examples/voting-blocs")
TABLES = sorted(shipped("examples/human-rights-votes").glob("*.csv"))
UNVOTES = Path(__file__).parents[3] / "shared" / "data" / "unvotes"


def run(*arguments: str | Path) -> str:
    script = EXAMPLE / "blocs.py"
    done = subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def test_it_prints_what_stands_beside_it() -> None:
    pytest.importorskip("leidenalg")
    assert run() == (EXAMPLE / "blocs.txt").read_text(encoding="utf-8")


def test_tables_that_are_named_are_read() -> None:
    pytest.importorskip("leidenalg")
    told, _, expected = (EXAMPLE / "blocs.txt").read_text(encoding="utf-8").partition("\n\n")
    assert told.startswith("No graph was named")
    assert run(*TABLES) == expected


@pytest.mark.shared
@pytest.mark.slow
def test_the_readme_tells_what_all_votes_give() -> None:
    if not UNVOTES.is_dir():
        pytest.skip("the reference data is not at hand")
    pytest.importorskip("leidenalg")
    printed = run(*sorted(UNVOTES.glob("*.csv.gz")))
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    for shown in re.findall(r"^```\n(  .+?)^```$", readme, re.DOTALL | re.MULTILINE):
        assert shown in printed
    for number in re.findall(r"\d+,\d+", readme):
        assert number.replace(",", "") in printed
