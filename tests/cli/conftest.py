"""A news report, a fact sheet about it, a sheet without a text, and a graph of the two sheets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stancegraph.cli import main

ARTICLE = """Envoys differ over lake treaty

GENEVA, March 5 (Example Wire) -- Kenya on Tuesday praised the draft lake treaty on behalf of 12 countries.

"We cannot accept this treaty," said Maria Silva, Brazil's ambassador. Peru said that Brazil had blocked the talks.
"""  # noqa: E501  # a report has one line a paragraph
FACTS = """
document: {path: lake.txt, title: Envoys differ over lake treaty, publisher: Example Wire,
  date: 2024-03-05}
events:
  - {id: m, label: debate on lakes, organ: Second Committee, date: 2024-03-05}
statements:
  - id: joint
    kind: joint
    spokesperson: Kenya
    on_behalf_of: {count: 12, members: [Kenya, Ghana]}
    event: m
    positions:
      - {polarity: support, act: praise, target: draft lake treaty, cue: praised, rule: by-hand,
         quote: praised the draft lake treaty}
  - id: reply
    speakers: [{name: Maria Silva, office: ambassador, speaks_for: Brazil}]
    in_reply_to: [joint]
    event: m
    positions:
      - {polarity: oppose, act: reject, target: draft lake treaty, basis: stated,
         quote: We cannot accept this treaty}
  - speakers: [Peru]
    positions:
      - {polarity: oppose, act: criticise, target: the blocking of the talks,
         target_actor: Brazil, quote: Brazil had blocked the talks}
"""
LETTER = """
document: {title: Letter of three states on lakes, publisher: Example Archive, date: 2024-02}
statements:
  - kind: letter
    on_behalf_of: {count: 3, members: [Chad, Niger, Nigeria]}
    positions:
      - {polarity: support, act: sign, target: draft lake treaty, basis: recorded,
         quote: "we \\x1b[31msupport\\u202E <script>it</script>"}
"""


def run_command(*arguments: object, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process; an exception that is no exit is a failure of the test."""
    given = [str(one) for one in arguments]
    return CliRunner().invoke(main, given, input=stdin, catch_exceptions=False)


def write_sources(folder: Path) -> Path:
    """Write the report and the two sheets."""
    for name, text in (("lake.txt", ARTICLE), ("facts.yaml", FACTS), ("letter.yaml", LETTER)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def run() -> Callable[..., Result]:
    """Runs a command: `run("query", graph, "-", stdin="ASK {}")`."""
    return run_command


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with the report and the two sheets."""
    return write_sources(tmp_path)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph directory of the two sheets; commands that read must leave it as it is."""
    folder = write_sources(tmp_path_factory.mktemp("lakes"))
    built = run_command(
        "build", folder / "facts.yaml", folder / "letter.yaml", "--out", folder / "graph"
    )
    assert built.exit_code == 0, built.stderr
    return folder / "graph"
