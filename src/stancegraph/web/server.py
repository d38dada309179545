"""Serving on a port until someone ends it."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address

import uvicorn
from starlette.applications import Starlette

from stancegraph.errors import UsageError
from stancegraph.web.connection import Connection

_HEAD = 128_000
"""Bytes of the head of a request."""
_CONNECTIONS = 512
_FAREWELL = 2
"""Seconds for running requests to end when the server does."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises UsageError where that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family, backlog=256)
    except socket.gaierror as error:
        raise UsageError(
            f"{host!r} is no address of this machine: {error.strerror}",
            hint="leave --host out to serve this machine only",
        ) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            what, hint = "is taken", "choose another with --port, or --port 0 for any free one"
        elif error.errno == errno.EACCES:
            what, hint = "may not be opened", "choose one above 1023 with --port"
        else:
            what, hint = f"cannot be opened: {error.strerror}", "look at --host and --port"
        raise UsageError(f"the port {port} of {host} {what}", hint=hint) from error
    # Connections inherit it. A head and a short body are two packets, and without this the second
    # waits until the client has said that it has the first, which clients put off.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    return listener


def address(listener: socket.socket) -> str:
    """The address where a listening socket is found."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_local(listener: socket.socket) -> bool:
    """Whether only this machine can reach it."""
    return ip_address(listener.getsockname()[0]).is_loopback


class _Server(uvicorn.Server):
    """Tells when requests are answered."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End at a signal as uvicorn does, but do not raise it again: it is a clean end."""
        ends = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in ends}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def run(app: Starlette, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is called when the first request can come.

    Raises what starting the application raises: GraphError where the graph cannot be opened.
    """
    config = uvicorn.Config(
        app,
        http=Connection,
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=_FAREWELL,
        h11_max_incomplete_event_size=_HEAD,
    )

    async def serve() -> None:
        async with app.router.lifespan_context(app):
            await _Server(config, ready).serve(sockets=[listener])

    with listener:
        asyncio.run(serve())
