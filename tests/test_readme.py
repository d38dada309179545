"""What the README shows is what happens.

`python tests/test_readme.py` writes the present output into the README, to be read before it is
committed.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import stancegraph as sg
from stancegraph.cli import COMMANDS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = ROOT / "examples" / "third-committee-2019"
_CONSOLE = re.compile(r"(?s)```console\n(.*?)```")
_COMMAND = re.compile(r"(?m)^\$ (.*(?:\n> .*)*)\n")


def run(command: str, folder: Path) -> str:
    """What a command of the README prints, run beside the copied example."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command.replace("\n> ", "\n")],
        cwd=folder,
        env={**os.environ, "PATH": programs, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout + "".join(line for line in done.stderr.splitlines(keepends=True))


def shown(block: str, folder: Path) -> str:
    """A console block with the output that its commands have now."""
    return "".join(f"$ {command}\n{run(command, folder)}" for command in _COMMAND.findall(block))


def _prepare(folder: Path) -> None:
    """Lay the examples that the README uses."""
    shutil.copytree(EXAMPLE, folder / "example")
    shutil.copytree(EXAMPLE.parent / "human-rights-votes", folder / "example-votes")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    _prepare(folder)
    return folder


def test_the_tour_prints_what_the_readme_shows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = README.read_text(encoding="utf-8")
    for block in _CONSOLE.findall(text):
        assert shown(block, folder) == block
    monkeypatch.chdir(folder)
    failed, tried = doctest.testfile(str(README), module_relative=False)
    assert (failed, tried > 5) == (0, True)


def test_the_fact_sheet_in_the_readme_makes_a_sound_graph(tmp_path: Path) -> None:
    (block,) = re.findall(r"(?s)```yaml\n(.*?)```", README.read_text(encoding="utf-8"))
    (tmp_path / "facts.yaml").write_text(block, encoding="utf-8")
    graph = sg.build(tmp_path / "facts.yaml")
    assert graph.validate().conforms
    assert sorted(graph.positions(direct=True)["holder"])[:2] == ["NOR", "PER"]


def test_every_command_stands_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"| `stancegraph {command}" in text


def main() -> None:
    """Write the present output into the README."""
    with tempfile.TemporaryDirectory() as name:
        _prepare(Path(name))
        text = README.read_text(encoding="utf-8")
        new = _CONSOLE.sub(lambda m: f"```console\n{shown(m[1], Path(name))}```", text)
    README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
