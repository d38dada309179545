"""Connections that do not wait for ever for a client."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 20.0
"""Seconds for the head of a request to arrive, and for a client to take what it was sent."""


class Connection(H11Protocol):
    """uvicorn's HTTP/1.1 connection, cut when a client sends or takes too slowly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._arriving: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the head of the first request."""
        super().connection_made(transport)
        self._arriving = self._cut_later()

    def data_received(self, data: bytes) -> None:
        """Wait on while a head is incomplete."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._arrived()
        elif self._arriving is None:
            self._arriving = self._cut_later()

    def pause_writing(self) -> None:
        """The client has more to take than fits into the buffers."""
        super().pause_writing()
        self._taking = self._cut_later()

    def resume_writing(self) -> None:
        """It has taken some."""
        super().resume_writing()
        self._taken()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end."""
        self._arrived()
        self._taken()
        super().connection_lost(exc)

    def _cut_later(self) -> asyncio.TimerHandle:
        return self.loop.call_later(PATIENCE, self.transport.abort)

    def _arrived(self) -> None:
        if self._arriving:
            self._arriving.cancel()
            self._arriving = None

    def _taken(self) -> None:
        if self._taking:
            self._taking.cancel()
            self._taking = None
