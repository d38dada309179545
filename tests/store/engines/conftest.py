"""A corpus with something of everything, and one Spark session for all tests."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from stancegraph.errors import MissingExtra, UsageError
from stancegraph.store.engines.spark import session

STATES = ("Kenya", "Peru", "Chile", "Norway", "Ghana", "Mali", "Chad", "Japan")
SHEET = """
document: {title: Letter on lakes, date: 2024-02-01}
statements:
  - kind: letter
    on_behalf_of: {count: 3, members: [Chad, Mali]}
    positions: [{polarity: support, target: lake plan, quote: we support it}]
"""
VOTES = """
document: {title: Vote on lakes, date: 2024-02-02}
roll_calls:
  - organ: Third Committee
    date: 2024-02-02
    motion: the lake plan
    in_favour: 3
    against: 1
    votes:
      - {choice: in_favour, by: [Chad, Peru, Kenya]}
      - {choice: against, by: [Norway]}
"""


def report(state: str, other: str, number: int) -> str:
    """A news report on a joint statement and a reply."""
    return (
        f"{state} speaks on lake {number}\n\n"
        f"OSLO, March {1 + number % 28}, 2024 (Example Wire) -- {state} on Sunday praised the plan "
        f"for lake {number} on behalf of {20 + number} countries. {other} rejected the plan.\n\n"
        "The plan for clean water had been made in the spring by the towns along the lake, and "
        "the talks about its cost went on for many weeks before the members of the committee met "
        f"to hear what the villages of shore {number} had to say about new pumps.\n"
    )


def reports(count: int) -> dict[str, str]:
    """So many reports, by the names of their files."""
    return {
        f"{number:03}.txt": report(STATES[number % 8], STATES[(number + 3) % 8], number)
        for number in range(count)
    }


def zipped(path: Path, files: dict[str, str]) -> Path:
    """An archive of these files."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports, fact sheets, a vote, a reprint, and documents that cannot be read."""
    files = reports(16)
    files |= {
        "again.txt": files["003.txt"].replace("Example Wire", "Our Press"),
        "letter.yaml": SHEET,
        "votes.yaml": VOTES,
        "bad/empty.txt": " \n",
        "bad/picture.png": "\x89PNG",
        "bad/names.yaml": SHEET.replace("Chad", "Atlantis"),
    }
    return zipped(tmp_path_factory.mktemp("corpus") / "news.zip", files)


@pytest.fixture(scope="session")
def spark() -> None:
    """Skips where Spark or Java is missing; in continuous integration they must be there."""
    try:
        session.check(None)
    except (MissingExtra, UsageError) as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def running(spark: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Spark in a JVM beside this process, on two cores."""
    with session.running("local[2]", tmp_path_factory.mktemp("spark")):
        yield
