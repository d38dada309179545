"""Errors become messages and exit codes in one place."""

import sys
import warnings
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from stancegraph.cli.group import LazyGroup
from stancegraph.errors import GraphError, SourceError, UsageError


def group_with(monkeypatch, body):
    """A group with one command `act` that runs `body`."""
    module = SimpleNamespace(command=click.Command("act", callback=body))
    monkeypatch.setitem(sys.modules, "made_up_commands", SimpleNamespace(__path__=[]))
    monkeypatch.setitem(sys.modules, "made_up_commands.act", module)
    return LazyGroup("tool", commands_from="made_up_commands", short_helps={"act": "Act."})


def raising(error):
    def body():
        raise error

    return body


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("no such level"), 2),
        (SourceError("the file is empty", at="a.txt"), 3),
        (GraphError("the table is missing"), 1),
    ],
)
def test_an_error_of_ours_is_a_message_and_its_exit_code(monkeypatch, error, code):
    ran = CliRunner().invoke(group_with(monkeypatch, raising(error)), ["act"])
    assert ran.exit_code == code
    assert ran.stderr == f"error: {error}\n"
    assert ran.stdout == ""


def test_a_message_cannot_steer_the_terminal(monkeypatch):
    error = SourceError("unknown name '\x1b[2J\u202eevil'")
    ran = CliRunner().invoke(group_with(monkeypatch, raising(error)), ["act"])
    assert ran.stderr == "error: unknown name '\\x1b[2J\\u202eevil'\n"


def test_a_file_that_the_system_refuses_is_named(monkeypatch):
    error = PermissionError(13, "Permission denied", "/locked/graph")
    ran = CliRunner().invoke(group_with(monkeypatch, raising(error)), ["act"])
    assert ran.exit_code == 1
    assert ran.stderr == "error: /locked/graph: Permission denied\n"


def test_a_refusal_of_the_system_without_a_file_is_a_message_too(monkeypatch):
    error = OSError(28, "No space left on device")
    ran = CliRunner().invoke(group_with(monkeypatch, raising(error)), ["act"])
    assert ran.exit_code == 1
    assert ran.stderr == "error: No space left on device\n"


def test_an_interrupted_command_ends_as_the_shell_expects(monkeypatch):
    ran = CliRunner().invoke(group_with(monkeypatch, raising(KeyboardInterrupt())), ["act"])
    assert ran.exit_code == 130
    assert "Traceback" not in ran.stderr


def test_an_unexpected_exception_is_not_swallowed(monkeypatch):
    ran = CliRunner().invoke(group_with(monkeypatch, raising(ZeroDivisionError("slip"))), ["act"])
    assert isinstance(ran.exception, ZeroDivisionError)


def test_a_warning_is_one_plain_line(monkeypatch):
    def body():
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn("reading by patterns alone", stacklevel=1)

    ran = CliRunner().invoke(group_with(monkeypatch, body), ["act"])
    assert ran.exit_code == 0
    assert ran.stderr == "warning: reading by patterns alone\n"
