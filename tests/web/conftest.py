"""A small RDF file, the application that serves it, and the command that does."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from stancegraph.web.app import application
from stancegraph.web.limits import Limits
from stancegraph.web.source import Source, opened

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
LAKES = r"""
@prefix e: <http://example.org/> .
@prefix sg: <https://w3id.org/stancegraph/ontology#> .
e:one sg:holder e:KEN ; sg:polarity sg:Support ; sg:targetText "lake <b>treaty</b>, \"draft\"\n" .
e:two sg:holder e:BRA ; sg:polarity sg:Oppose ; e:1 "a \u0001 control" .
<https://w3id.org/stancegraph/graph/derived> { e:three sg:holder e:GHA . }
e:first { e:a e:in e:first . }
e:second { e:b e:in e:second . }
"""


def children_of(process: int) -> set[int]:
    """Processes that a process has started and that are not gone, zombies too."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has just ended
            continue
        if parent == process:
            found.add(int(stat.parent.name))
    return found


@pytest.fixture(scope="session")
def children() -> Callable[[int], set[int]]:
    """Tells the children of a process."""
    return children_of


@pytest.fixture(scope="session")
def runaway() -> str:
    """A cross product that nobody waits for, however small the graph."""
    triples = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(20))
    return f"SELECT (COUNT(*) AS ?n) {{ {triples} }}"


@pytest.fixture(scope="session")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The RDF file."""
    path = tmp_path_factory.mktemp("rdf") / "lakes.trig"
    path.write_text(LAKES, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def source(lakes: Path) -> Iterator[Source]:
    """What is served of it."""
    with opened(lakes) as found:
        yield found


@dataclass(frozen=True)
class Reply:
    """What came back: header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Client:
    """Calls an application in this process, byte by byte as a server would."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._lifespan = app.router.lifespan_context(app)

    def __enter__(self) -> Client:
        self._thread.start()
        self._await(self._lifespan.__aenter__())
        return self

    def __exit__(self, *_: object) -> None:
        self._await(self._lifespan.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _await(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def get(self, query: str | None = None, accept: str | None = None, **parameters: str) -> Reply:
        """GET at the endpoint, with a query and other parameters."""
        given = {**({} if query is None else {"query": query}), **parameters}
        headers = {} if accept is None else {"accept": accept}
        return self.request("GET", urlencode(given).encode(), headers)

    def request(
        self,
        method: str,
        parameters: bytes = b"",
        headers: dict[str, str] | None = None,
        body: bytes = b"",
        path: str = "/sparql",
    ) -> Reply:
        """Any request."""
        return self._await(self._reply(method, parameters, headers or {}, body, path))

    async def _reply(
        self, method: str, parameters: bytes, headers: dict[str, str], body: bytes, path: str
    ) -> Reply:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": parameters,
            "root_path": "",
            "headers": [(k.lower().encode(), v.encode("latin-1")) for k, v in headers.items()],
            "server": ("127.0.0.1", 8000),
            "client": ("127.0.0.1", 50000),
        }
        parts = [body[:3], body[3:]]
        ended = asyncio.Event()
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            if parts:
                return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}
            await ended.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        ended.set()
        start, *rest = sent
        found = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
        assert len(found) == len(start["headers"]), "a header came twice"
        return Reply(start["status"], found, b"".join(part["body"] for part in rest))


@pytest.fixture(scope="session")
def client(source: Source) -> Iterator[Client]:
    """Sends requests to the application, which runs in this process."""
    limits = Limits(timeout=20, rows=50, size=20_000, query=5_000, address=8_000, readers=2)
    with Client(application(source, limits)) as client:
        yield client


@pytest.fixture(scope="session")
def calling() -> type[Client]:
    """Calls any application: `with calling(app) as client`."""
    return Client


@contextmanager
def running(path: Path, *options: str) -> Iterator[str]:
    """The address of the command that serves a graph, until the block ends."""
    command = [str(STANCEGRAPH), "serve", str(path), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().decode().strip()
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def serve() -> Callable[..., object]:
    """Runs the command: `with serve(path, "--timeout", "2") as address`."""
    return running


@pytest.fixture(scope="session")
def address(lakes: Path) -> Iterator[str]:
    """The address of the command that serves the RDF file."""
    with running(lakes) as found:
        yield found
