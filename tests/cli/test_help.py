"""Help: every command has it, with an example, and showing it imports nothing heavy."""

import json
import subprocess
import sys
from importlib.metadata import version

import click
import pytest
from click.testing import CliRunner

from stancegraph.cli import COMMANDS, main

HEAVY = (
    "networkx",
    "polars",
    "pydantic",
    "pyoxigraph",
    "rdflib",
    "rich",
    "scipy",
    "spacy",
    "trafilatura",
    "yaml",
)


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def imported_by(*arguments: str) -> set[str]:
    """Top-level packages that a run of the command line has loaded at its end."""
    script = (
        "import json, sys\n"
        "from stancegraph.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_the_first_help_imports_nothing_heavy(arguments):
    assert imported_by(*arguments).isdisjoint(HEAVY)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_imports_nothing_heavy(name):
    assert imported_by(name, "--help").isdisjoint(HEAVY)


def test_the_package_itself_imports_nothing_heavy():
    script = "import stancegraph, sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()).isdisjoint(HEAVY)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_short_help_in_the_table_is_the_first_line_of_the_command(name):
    first_line = (command(name).help or "").splitlines()[0]
    assert first_line == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_of_its_use(name):
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert f"  stancegraph {name}" in shown.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_has_help(name):
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]}"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_goes_by_its_name_in_the_table(name):
    assert command(name).name == name


def test_the_help_lists_every_command_and_the_exit_codes():
    shown = CliRunner().invoke(main, ["--help"]).output
    for name, short_help in COMMANDS.items():
        assert name in shown
        assert short_help in shown
    assert "3 a source could" in shown


def test_the_version_is_that_of_the_package():
    shown = CliRunner().invoke(main, ["--version"])
    assert shown.output == f"stancegraph {version('stancegraph')}\n"


def test_a_slip_in_a_command_gets_the_name_that_was_meant():
    shown = CliRunner().invoke(main, ["explian"])
    assert shown.exit_code == 2
    assert "Did you mean 'explain'?" in shown.stderr


def test_an_unknown_command_is_wrong_usage():
    shown = CliRunner().invoke(main, ["zzz"])
    assert shown.exit_code == 2
    assert "zzz" in shown.stderr
