"""A reader process as the server sees it: started, asked, ended; nothing of it stays behind."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from tempfile import SpooledTemporaryFile

from stancegraph.errors import GraphError, StancegraphError
from stancegraph.web import wire
from stancegraph.web.limits import Limits
from stancegraph.web.source import Source, Version

_START = 30.0
"""Seconds in which a reader must have opened the store."""
_IN_MEMORY = 1 << 20
"""Bytes of an answer beyond which it goes through a file."""
_LOST = (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError)


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to a query, in the form that was asked for; close it after use."""

    graph: bool
    """Whether it is a graph, not rows or a truth value."""
    data: SpooledTemporaryFile[bytes]
    size: int
    """Its bytes."""

    def read(self) -> bytes:
        """All of it; closes it."""
        with self.data:
            return self.data.read()

    def close(self) -> None:
        """Forget it."""
        self.data.close()


class Crashed(GraphError):
    """A reader ended before its answer did."""


class Reader:
    """One reader process, or the place for one."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._process: Process | None = None
        self._version: Version | None = None
        self._engaged = False

    @property
    def idle(self) -> bool:
        """Whether it runs and waits for a question about the graph as it is now."""
        process = self._process
        running = process is not None and process.returncode is None and not self._engaged
        return running and self._version == self._source.version()

    async def start(self) -> None:
        """Start anew; raises GraphError where the store cannot be opened."""
        await self.end()
        self._version, self._engaged = self._source.version(), True
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",  # no module from the current directory
                "-m",
                "stancegraph.web.reader",
                str(self._source.store),
                self._source.base,
                json.dumps(asdict(self._limits)),
                stdin=PIPE,
                stdout=PIPE,
                start_new_session=True,  # Ctrl-C is the server's business
            )
        except OSError as error:
            raise GraphError(f"no reader of the graph can be started: {error}") from error
        try:
            async with asyncio.timeout(_START):
                kind, data = await self._frame(self._process)
        except (TimeoutError, *_LOST) as error:
            await self.end()
            raise GraphError(
                "a reader of the graph did not start", hint="see its message above"
            ) from error
        if kind == wire.FAILED:
            await self.end()
            raise wire.error(data)
        self._engaged = False

    async def ask(self, question: wire.Question, seconds: float) -> Answer:
        """The answer to a question; raises what the reader raised, or Crashed.

        When this is cancelled the reader is no longer idle and has to be started anew.
        """
        process = self._process
        assert process is not None and process.stdin is not None  # noqa: PT018, S101
        self._engaged = True
        data: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        graph = False
        try:
            process.stdin.write(question.encoded(seconds))
            await process.stdin.drain()
            async for kind, piece in self._frames(process):
                if kind == wire.BEGUN:
                    graph = piece == b"graph"
                else:
                    data.write(piece)
        except StancegraphError:
            data.close()
            self._engaged = False
            raise
        except _LOST as error:
            data.close()
            raise self._crashed(await process.wait()) from error
        except OSError as error:
            data.close()
            raise GraphError(f"the answer cannot be kept: {error}") from error
        except BaseException:
            data.close()
            raise
        self._engaged = False
        size = data.tell()
        data.seek(0)
        return Answer(graph, data, size)

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        process, self._process, self._engaged = self._process, None, False
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _frames(self, process: Process) -> AsyncIterator[tuple[bytes, bytes]]:
        while True:
            kind, data = await self._frame(process)
            if kind == wire.ENDED:
                return
            if kind == wire.FAILED:
                raise wire.error(data)
            yield kind, data

    async def _frame(self, process: Process) -> tuple[bytes, bytes]:
        assert process.stdout is not None  # noqa: S101  # it is a pipe
        head = await process.stdout.readexactly(wire.HEAD.size)
        kind, size = wire.HEAD.unpack(head)
        return kind, await process.stdout.readexactly(size)

    def _crashed(self, code: int) -> Crashed:
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Crashed(
            f"the query broke its reader ({how}): it is nested too deeply, or needs more memory "
            f"than the {self._limits.memory:,} bytes that it may take",
            hint="make it simpler or narrower",
        )
