"""Headers that every response bears, so that a browser does nothing with it but show it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Raw = list[tuple[bytes, bytes]]


def raw(headers: Mapping[str, str]) -> Raw:
    """Headers as they are sent."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def complete(headers: Raw, defaults: Raw) -> None:
    """Add those defaults that the headers lack."""
    given = {name for name, _ in headers}
    headers += [(name, value) for name, value in defaults if name not in given]


HEADERS = raw(
    {
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
        "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)


class Guard:
    """Adds the headers that a response does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and complete its response."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = list(message["headers"])
                complete(message["headers"], HEADERS)
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)
