"""The pool of readers: who asks waits for a free one, first come first served, and not for ever."""

from __future__ import annotations

import asyncio

from stancegraph.errors import GraphError, QueryTimeout
from stancegraph.web.limits import Limits
from stancegraph.web.process import Answer, Reader
from stancegraph.web.source import Source
from stancegraph.web.wire import Question


class Busy(GraphError):
    """Too many queries are waiting, or one has waited too long; it may be asked again."""


class Readers:
    """A few reader processes, of which one answers while the others do.

    `start` and `stop` belong to one event loop, `ask` in between.
    """

    def __init__(self, source: Source, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._readers = [Reader(source, self.limits) for _ in range(self.limits.readers)]
        self._free: asyncio.Queue[Reader] = asyncio.Queue()
        self._waiting = 0
        self._reviving: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start all readers; raises GraphError where they cannot open the store."""
        starting = (reader.start() for reader in self._readers)
        results = await asyncio.gather(*starting, return_exceptions=True)
        for error in filter(None, results):
            await self.stop()
            raise error
        for reader in self._readers:
            self._free.put_nowait(reader)

    async def stop(self) -> None:
        """End all readers, whatever they are doing."""
        for task in self._reviving:
            task.cancel()
        await asyncio.gather(*self._reviving, return_exceptions=True)
        for reader in self._readers:
            await reader.end()

    async def ask(self, question: Question, timeout: float | None = None) -> Answer:
        """The answer to a question, after at most `timeout` seconds.

        Raises Busy where no reader was free, QueryTimeout where the query took longer, Crashed
        where it ended its reader, and what is wrong with it: QuerySyntaxError, QueryRefused,
        UnknownFormat, UsageError. When this is cancelled the query ends too.
        """
        clock = asyncio.get_running_loop().time
        seconds = timeout or self.limits.timeout
        until = clock() + seconds
        reader = await self._next(until)
        try:
            async with asyncio.timeout_at(until):
                if not reader.idle:
                    await reader.start()
                return await reader.ask(question, max(0.0, until - clock()))
        except TimeoutError as error:
            raise QueryTimeout(
                f"the query did not end within {seconds:g} seconds",
                hint="make it narrower, or add a LIMIT",
            ) from error
        finally:
            if reader.idle:
                self._free.put_nowait(reader)
            else:
                revival = asyncio.create_task(self._revive(reader))
                self._reviving.add(revival)
                revival.add_done_callback(self._reviving.discard)

    async def _next(self, until: float) -> Reader:
        if not self._waiting and not self._free.empty():
            return self._free.get_nowait()
        if self._waiting >= self.limits.waiting:
            raise Busy(f"{self._waiting} queries are waiting already", hint="ask again in a moment")
        self._waiting += 1
        try:
            async with asyncio.timeout_at(until):
                return await self._free.get()
        except TimeoutError as error:
            raise Busy("other queries took all the time", hint="ask again in a moment") from error
        finally:
            self._waiting -= 1

    async def _revive(self, reader: Reader) -> None:
        """Start a reader anew; should that fail, whoever is next tries again and is told."""
        try:
            await reader.start()
        except GraphError:
            await reader.end()
        self._free.put_nowait(reader)
