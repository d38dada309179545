"""Connections: a client that is too slow is cut, one that waits for its answer is not."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from stancegraph.web import connection

REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers after a while with more than fits into any buffer."""
    await asyncio.sleep(0.5)
    size = 1 << 24 if scope["path"] == "/large" else 2
    headers = [(b"content-length", str(size).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    while size:
        piece = b"x" * min(size, 1 << 16)
        size -= len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": size > 0})


@pytest.fixture
def talking(monkeypatch: pytest.MonkeyPatch) -> Callable[[Talk], None]:
    """Talks to a server that has little patience."""
    monkeypatch.setattr(connection, "PATIENCE", 0.3)

    async def talk(with_server: Talk) -> None:
        config = uvicorn.Config(
            application, http=connection.Connection, ws="none", lifespan="off", log_config=None
        )
        config.load()
        state = ServerState()
        server = await asyncio.get_running_loop().create_server(
            lambda: connection.Connection(config, state, {}), "127.0.0.1", 0
        )
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            await asyncio.wait_for(with_server(reader, writer), 10)
            writer.close()
            while state.connections:
                await asyncio.sleep(0.01)

    return lambda with_server: asyncio.run(talk(with_server))


def test_whoever_waits_for_an_answer_gets_it(talking: Callable[[Talk], None]) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(2):
            writer.write(REQUEST)
            assert (await reader.readuntil(b"xx")).startswith(b"HTTP/1.1 200")

    talking(talk)


@pytest.mark.parametrize("answered", [0, 1])
def test_a_head_that_never_ends_is_not_waited_for(
    talking: Callable[[Talk], None], answered: int
) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(answered):
            writer.write(REQUEST)
            await reader.readuntil(b"xx")
        for byte in b"GET / HTTP/1.1\r\nHost: very-slow\r\n":
            if reader.at_eof() or reader.exception():
                return
            writer.write(bytes([byte]))
            await asyncio.sleep(0.05)
        pytest.fail("it was waited for")

    talking(talk)


def test_a_client_that_takes_nothing_is_cut(talking: Callable[[Talk], None]) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        writer.write(REQUEST.replace(b"/ ", b"/large "))
        await asyncio.sleep(1.5)
        writer.transport.resume_reading()  # type: ignore[attr-defined]
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(1 << 24)

    talking(talk)


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /sparql?" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nX: " + b"a" * 200_000,
        b"GET /sparql\xff HTTP/1.1\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"\x16\x03\x01\x00\x00",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_what_is_no_http_request_gets_400(address: str, request_line: bytes) -> None:
    parts = urlsplit(address)
    assert parts.hostname
    assert parts.port
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as sender:
        sender.sendall(request_line)
        assert sender.recv(12) == b"HTTP/1.1 400"
