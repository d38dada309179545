"""A click group that imports a command when it is called, and ends with the right exit code."""

from __future__ import annotations

import os
import sys
import warnings
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from stancegraph.errors import StancegraphError

INTERRUPTED = 130
"""128 + SIGINT, as a shell reports it."""
BROKEN_PIPE = 141
"""128 + SIGPIPE: the reader of our output has left, which is no error of ours."""


class LazyGroup(click.Group):
    """Commands are the attributes `command` of modules `<commands_from>.<name>`.

    Their short helps stand in a table, so that `--help` imports none of them.
    """

    def __init__(
        self, *args: Any, commands_from: str, short_helps: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._package, self._short_helps = commands_from, short_helps

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the table."""
        return list(self._short_helps)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in self._short_helps:
            return None
        command = import_module(f"{self._package}.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101  # a slip of ours, not of a user
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name in the message for an unknown one."""
        name = args[0]
        near = get_close_matches(name, self._short_helps, n=1)
        if near and name not in self._short_helps:
            ctx.fail(f"There is no command {name!r}. Did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._short_helps.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; the one place where an error becomes a message and an exit code."""
        try:
            with warnings.catch_warnings():
                warnings.showwarning = _warn
                result = super().invoke(ctx)
            sys.stdout.flush()
        except StancegraphError as error:
            _tell("error", str(error))
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # What is still buffered would fail again when the interpreter closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            where = f"{error.filename}: " if error.filename is not None else ""
            _tell("error", f"{where}{error.strerror or error}")
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)
        return result


def _warn(message: Warning | str, *_: Any, **__: Any) -> None:
    _tell("warning", str(message))


def _tell(kind: str, message: str) -> None:
    from stancegraph.cli.output import visible

    click.echo(f"{kind}: {visible(message)}", err=True)
