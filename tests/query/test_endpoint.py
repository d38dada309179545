"""Servers give the answers of an embedded store, and errors say what is wrong with a server."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from pyoxigraph import RdfFormat, Store

from stancegraph.errors import (
    GraphError,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    UnknownFormat,
    UsageError,
)
from stancegraph.query.client import Address
from stancegraph.query.endpoint import Endpoint, asserted_graph
from stancegraph.query.named import named, names
from stancegraph.query.run import Asker, Rows
from stancegraph.resources import shipped
from stancegraph.store import database
from stancegraph.store.parts import ranges, write_all
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE, derived_graph

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
OXIGRAPH = shutil.which("oxigraph", path=f"{STANCEGRAPH.parent}{os.pathsep}{os.environ['PATH']}")
VIRTUOSO, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")
ASSERTED, DERIVED = asserted_graph(BASE), derived_graph(BASE)

ASKED: dict[str, list[dict[str, str]]] = {
    "actors": [{}, {"words": "CHAD"}],
    "bloc-members": [{}, {"on": "2021-05-04"}, {"country": "TCD"}],
    "coalition-members": [{}, {"coalition": "coalition/letter"}, {"country": "KEN"}],
    "coalitions": [{}, {"country": "FJI"}],
    "contradictions": [{}, {"issue": "water-accord"}],
    "criticised": [{}, {"country": "KEN", "critic": "TCD"}, {"critic": "TCD"}],
    "everything-said": [{"country": "KEN"}, {"country": "NOR"}, {"country": "TCD"}],
    "evidence": [{"position": f"position/{one}"} for one in ("joint", "letter", "vote")],
    "letters": [{}, {"letter": "statement/letter"}, {"country": "PER"}],
    "nested": [{}, {"country": "NOR"}, {"holder": "NOR"}],
    "replies": [{}, {"country": "KEN"}],
    "reported-not-stated": [{}, {"tier": "carried"}, {"basis": "recorded", "country": "NOR"}],
    "spokespersons": [{}, {"country": "PER"}],
    "statements-at-event": [{}, {"words": "water board"}, {"event": "event/session"}],
    "timeline": [{}, {"since": "2021-04-25", "until": "2021-05"}],
    "unverified": [{}, {"country": "FJI"}],
    "who-supports": [
        {},
        {"issue": "water-accord"},
        {"issue": "roll_call/12"},
        {"polarity": "support", "country": "PER"},
        {"country": "members of the African Union on 2021"},
    ],
}
"""Parameters with which each query is asked; the others have none."""

KINDS = ("stancegraph", "oxigraph", "oxigraph with a named graph", "virtuoso")


def dump(store: Store, file: Path, *, asserted: str | None = None) -> Path:
    """The store as a file of quads, what is asserted in the named graph `asserted`, if any."""
    copy = Store()
    for quad in store:
        copy.add(quad)
    if asserted:
        copy.update(f"MOVE DEFAULT TO <{asserted}>")
    copy.dump(str(file), RdfFormat.from_extension(file.suffix[1:]))
    return file


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def needed(program: str | None, name: str) -> str:
    """The program; without it the test is skipped, in continuous integration it fails."""
    if program is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed")
    if program is None:
        pytest.skip(f"{name} is not installed")
    return program


@contextmanager
def running(
    command: list[str], folder: Path, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """A program with all that it starts, which ends with it."""
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=folder,
        env={**os.environ, **environment},
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def wait_for(address: str) -> str:
    """The address, once somebody answers there."""
    for _ in range(300):
        try:
            urlopen(f"{address}?query=ASK%7B%7D", timeout=5).close()  # noqa: S310  # our own
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return address
    pytest.fail(f"nobody answers at {address}")


@contextmanager
def stancegraph(store: Store, folder: Path) -> Iterator[str]:
    file = dump(store, folder / "graph.trig")
    with running([str(STANCEGRAPH), "serve", str(file), "--port", "0"], folder) as process:
        assert process.stdout
        yield f"{process.stdout.readline().strip()}/sparql"


@contextmanager
def oxigraph(store: Store, folder: Path, *, asserted: str | None = None) -> Iterator[str]:
    program = needed(OXIGRAPH, "oxigraph")
    file = dump(store, folder / "graph.nq", asserted=asserted)
    load = [program, "load", "--location", "store", "--file", str(file)]
    subprocess.run(load, cwd=folder, check=True, capture_output=True)
    bind = f"127.0.0.1:{free_port()}"
    serve = [program, "serve-read-only", "--location", "store", "--bind", bind]
    with running(serve, folder):
        yield wait_for(f"http://{bind}/query")


@contextmanager
def virtuoso(store: Store, folder: Path) -> Iterator[str]:
    program, isql = (needed(one, "virtuoso") for one in (VIRTUOSO, ISQL))
    dump(store, folder / "graph.nq")
    sql, http = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
    (folder / "virtuoso.ini").write_text(
        f"[Parameters]\nServerPort = {sql}\nDirsAllowed = .\nDisableUnixSocket = 1\n"
        f"[HTTPServer]\nServerPort = {http}\nServerRoot = .\n",
        encoding="utf-8",
    )
    with running([program, "+foreground", "+configfile", "virtuoso.ini"], folder):
        address = wait_for(f"http://{http}/sparql")
        load = f"ld_dir('.', 'graph.nq', '{ASSERTED}'); rdf_loader_run(); checkpoint;"
        subprocess.run([isql, sql, "dba", "dba", f"exec={load}"], check=True, capture_output=True)
        yield address


@pytest.fixture(scope="module", params=KINDS)
def server(
    request: pytest.FixtureRequest, store: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a server that holds the small graph."""
    folder = tmp_path_factory.mktemp("server")
    started = {
        "stancegraph": lambda: stancegraph(store, folder),
        "oxigraph": lambda: oxigraph(store, folder),
        "oxigraph with a named graph": lambda: oxigraph(store, folder, asserted=ASSERTED),
        "virtuoso": lambda: virtuoso(store, folder),
    }[request.param]
    with started() as address:
        yield address


@pytest.mark.parametrize("derived", [False, True])
@pytest.mark.parametrize("name", names())
def test_a_server_gives_the_same_rows_in_the_same_order(
    name: str, derived: bool, server: str, store: Store
) -> None:
    endpoint = Endpoint(Address.read(server), derived=derived)
    for parameters in ASKED.get(name, [{}]):
        text = named(name).bound(parameters)
        assert endpoint.rows(text) == Asker(store, derived=derived).rows(text), parameters


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?p sg:polarity sg:Draft }",
        "CONSTRUCT { ?h a sg:Actor } WHERE { ?p sg:holder ?h }",
        f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{DERIVED}> {{ ?p sg:inferredFrom ?q }} }}",
        f"SELECT (COUNT(*) AS ?n) FROM <{DERIVED}> {{ ?p sg:holder ?h }}",  # noqa: S608  # SPARQL
        "SELECT ?complete { ?c sg:complete ?complete } ORDER BY ?complete ?c",
        "SELECT ?o { ?c sg:sizeText '3' ; sg:sizeMin ?min OPTIONAL { ?c sg:motion ?o } }",
    ],
)
def test_a_server_answers_any_query_alike(text: str, server: str, store: Store) -> None:
    theirs, ours = Endpoint(Address.read(server)).rows(text), Asker(store).rows(text)
    if isinstance(ours, list) and isinstance(theirs, list):
        assert {str(triple) for triple in theirs} == {str(triple) for triple in ours}
    else:
        assert theirs == ours


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "xml"])
def test_rows_of_a_server_are_written_in_every_format(
    format: str, server: str, store: Store
) -> None:
    text = named("who-supports").bound({"issue": "water-accord"})
    theirs = Endpoint(Address.read(server)).serialized(text, format)
    assert theirs == Asker(store).serialized(text, format)
    graph = "CONSTRUCT { ?h a sg:Actor } WHERE { ?p sg:holder ?h }"
    assert Endpoint(Address.read(server)).serialized(graph, "turtle") == Asker(store).serialized(
        graph, "turtle"
    )
    with pytest.raises(UnknownFormat, match="rows cannot be written as turtle"):
        Endpoint(Address.read(server)).serialized(text, "turtle")


def test_what_identifiers_begin_with_is_found_out(server: str) -> None:
    assert Endpoint(Address.read(server)).known_base() == BASE


def test_where_inferences_would_pass_for_assertions_nothing_is_asked(
    store: Store, tmp_path: Path
) -> None:
    mixed = Store()
    mixed.extend(type(quad)(quad.subject, quad.predicate, quad.object) for quad in store)
    with oxigraph(mixed, tmp_path) as address:
        with pytest.raises(GraphError, match="holds what was inferred too") as error:
            Endpoint(Address.read(address)).rows("ASK {}")
        assert ASSERTED in str(error.value)
        both = Endpoint(Address.read(address), derived=True)
        assert both.rows("ASK { ?p sg:inferredFrom ?q }") is True
        with pytest.raises(GraphError, match="nothing in the graph urn:x"):
            Endpoint(Address.read(address), graph="urn:x").rows("ASK {}")
        with pytest.raises(UsageError, match="no IRI"):
            Endpoint(Address.read(address), graph="urn:x> {}").rows("ASK {}")


def test_the_graph_of_the_assertions_may_have_any_name(store: Store, tmp_path: Path) -> None:
    with oxigraph(store, tmp_path, asserted="urn:mine") as address:
        found = Endpoint(Address.read(address), graph="urn:mine", derived=True)
        text = named("who-supports").bound({"country": "PER"})
        assert found.rows(text) == Asker(store, derived=True).rows(text)


Reply = tuple[int, dict[str, str], bytes]
JSON = {"Content-Type": "application/sparql-results+json"}
TRUE = b'{"head": {}, "boolean": true}'
EMPTY = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'
ANYTHING = "SELECT ?x FROM <urn:g> { ?x ?y ?z }"


class Scripted(ThreadingHTTPServer):
    """A server that gives the same reply to everything, and keeps what it was sent."""

    daemon_threads = True

    def __init__(self, reply: Reply, delay: float = 0) -> None:
        self.reply, self.delay = reply, delay
        self.sent: list[tuple[dict[str, str], str]] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}/sparql"


class _Handler(BaseHTTPRequestHandler):
    server: Scripted

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.sent.append((dict(self.headers), self.rfile.read(length).decode()))
        time.sleep(self.server.delay)
        status, headers, body = self.server.reply
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def version_string(self) -> str:
        return self.server.reply[1].get("Server", "Scripted")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def scripted() -> Iterator[Callable[..., Scripted]]:
    servers: list[Scripted] = []

    def start(status: int, headers: dict[str, str], body: bytes, delay: float = 0) -> Scripted:
        servers.append(Scripted((status, headers, body), delay))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return servers[-1]

    yield start
    for one in servers:
        one.shutdown()
        one.server_close()


PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        ((400, PLAIN, b"line 1:\n no such thing"), QueryRefused, "refuses.*line 1: no such thing"),
        ((401, {}, b""), GraphError, "wants a name and a password"),
        ((404, {}, b""), GraphError, "there is no SPARQL endpoint"),
        ((413, PLAIN, b"x" * 5000), QueryRefused, "x{300}…$"),
        ((504, {}, b""), QueryTimeout, "did not answer in time"),
        ((503, PLAIN, b"too busy"), GraphError, r"has failed \(503\): too busy"),
        ((500, {"Content-Type": "text/html"}, b"<p>no"), GraphError, "500 Internal Server Error$"),
        ((302, {"Location": "https://u:p@x.invalid/"}, b""), GraphError, "sends on to https://x.i"),
        ((307, {"Location": "file:///etc/passwd"}, b""), GraphError, "sends on to file:"),
        ((200, {"Content-Type": "text/html"}, b"<html>"), GraphError, "sends text/html"),
        ((200, JSON, b"<html>"), GraphError, "malformed"),
        ((200, JSON, b'{"head": {"vars": ["x"]}, "results": {"bin'), GraphError, "malformed"),
        ((200, JSON, b'{"head": {"vars": ["x"]}, "results": {"bindings": [{'), GraphError, "malf"),
        ((200, JSON, TRUE), GraphError, "answers another question"),
        ((200, {**JSON, "Content-Length": "999"}, EMPTY), GraphError, "broke off"),
        ((200, {**JSON, "Content-Encoding": "gzip"}, EMPTY), GraphError, "compressed"),
    ],
)
def test_an_answer_that_is_none_is_told(
    reply: Reply, kind: type[Exception], told: str, scripted: Callable[..., Scripted]
) -> None:
    server = scripted(*reply)
    endpoint = Endpoint(Address.read(f"http://me:secret@{server.address}"))
    with pytest.raises(kind, match=f"(?s){told}") as error:
        endpoint.rows(ANYTHING)
    assert f"http://{server.address}: " in str(error.value)
    assert "secret" not in str(error.value)


def test_a_server_that_is_absent_or_slow_is_told(scripted: Callable[..., Scripted]) -> None:
    with pytest.raises(GraphError, match="cannot be reached"):
        Endpoint(Address.read(f"http://127.0.0.1:{free_port()}/")).rows(ANYTHING)
    slow = scripted(200, JSON, EMPTY, delay=1)
    with pytest.raises(QueryTimeout):
        Endpoint(Address.read(f"http://{slow.address}"), timeout=0.2).rows(ANYTHING)


def test_an_answer_beyond_all_measure_is_not_kept(
    scripted: Callable[..., Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stancegraph.query.client.LARGEST", 10)
    server = scripted(200, JSON, EMPTY)
    with pytest.raises(QueryRefused, match="more than 10 bytes"):
        Endpoint(Address.read(f"http://{server.address}")).rows(ANYTHING)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DELETE WHERE { ?s ?p ?o }", QueryRefused),
        ("SELECT ?x { SERVICE <https://example.org/> { ?x ?y ?z } }", QueryRefused),
        ("SELECT ?x WHERE { ?x", QuerySyntaxError),
    ],
)
def test_what_is_no_question_is_not_sent(
    text: str, kind: type[Exception], scripted: Callable[..., Scripted]
) -> None:
    server = scripted(200, JSON, TRUE)
    with pytest.raises(kind):
        Endpoint(Address.read(f"http://{server.address}")).rows(text)
    assert not server.sent


def test_name_and_password_go_into_the_request_alone(scripted: Callable[..., Scripted]) -> None:
    server = scripted(200, JSON, EMPTY)
    address = Address.read(f"http://me:s%40cret@{server.address}")
    assert str(address) == f"http://{server.address}"
    assert Endpoint(address).rows(ANYTHING) == Rows(("x",), ())
    ((headers, body),) = server.sent
    assert headers["Authorization"] == "Basic bWU6c0BjcmV0"
    assert "cret" not in body


@pytest.mark.parametrize(
    "given",
    ["", "example.org", "ftp://u:pw@x/", "file:///etc/passwd", "http://u:pw@[x/", "http://"],
)
def test_an_address_that_is_none_is_refused_without_its_password(given: str) -> None:
    with pytest.raises(UsageError, match="no address of an endpoint") as error:
        Address.read(given)
    assert "pw" not in str(error.value)


def test_an_address_must_be_encoded() -> None:
    with pytest.raises(UsageError, match="must be encoded"):
        Address.read("http://127.0.0.1/a b")


CUT = {"Server": "Virtuoso/07.20", **JSON}


@pytest.mark.parametrize(
    "header", [{"X-SPARQL-MaxRows": "1"}, {"X-SQL-State": "S1TAT"}], ids=["rows", "time"]
)
def test_an_answer_that_virtuoso_cut_off_is_none(
    header: dict[str, str], scripted: Callable[..., Scripted]
) -> None:
    row = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{}]}}'
    server = scripted(200, {**CUT, **header}, row)
    with pytest.raises(QueryRefused, match=r"no more than 1 row|gave up"):
        Endpoint(Address.read(f"http://{server.address}")).rows(ANYTHING)


def test_what_values_bind_is_an_iri_in_virtuoso_too(scripted: Callable[..., Scripted]) -> None:
    text = "SELECT ?x (?x AS ?y) ?z FROM <urn:g> { VALUES ?x { <urn:a> } ?x ?p ?z }"
    literal = b'{"type": "literal", "value": "urn:a"}'
    row = b'"x": %s, "y": %s, "z": %s' % (literal, literal, literal)
    server = scripted(
        200, CUT, b'{"head": {"vars": ["x", "y", "z"]}, "results": {"bindings": [{%s}]}}' % row
    )
    found = Endpoint(Address.read(f"http://{server.address}")).rows(text)
    assert isinstance(found, Rows)
    (one,) = found.rows
    assert [str(term) for term in one] == ["<urn:a>", "<urn:a>", '"urn:a"']


@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_the_scripts_of_the_example_load_a_graph_and_serve_it(
    name: str, store: Store, tmp_path: Path
) -> None:
    program = needed(OXIGRAPH, "oxigraph")
    dump(store, tmp_path / "graph.nq")
    (tmp_path / "graph").mkdir()
    at = str(tmp_path / "graph" / "store")
    load = [program, "load", "--location", at, "--file", str(tmp_path / "graph.nq")]
    subprocess.run(load, check=True, capture_output=True)
    scripts = shipped("examples/endpoints")
    path = {"PATH": f"{Path(program).parent}{os.pathsep}{os.environ['PATH']}"}
    parts = ["bash", str(scripts / "parts.sh"), "graph", "parts", "100"]
    subprocess.run(parts, cwd=tmp_path, check=True, env={**os.environ, **path})
    assert len(list((tmp_path / "parts").iterdir())) > 1
    answers_of_parts(name, store, tmp_path)


@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_the_scripts_of_the_example_load_the_parts_of_a_build(
    name: str, tables: Tables, tmp_path: Path
) -> None:
    (tmp_path / "parts").mkdir()
    write_all(tables, ranges(tables), BASE, tmp_path / "parts")
    answers_of_parts(name, database.load(tables, BASE), tmp_path)


def answers_of_parts(name: str, store: Store, folder: Path) -> None:
    """Loaded by the script of a server, the parts in a folder give the answers of a store."""
    program = needed(OXIGRAPH, "oxigraph")
    if name == "virtuoso":
        needed(VIRTUOSO, "virtuoso")
    path = {"PATH": f"{Path(program).parent}{os.pathsep}{os.environ['PATH']}"}
    ports = [str(free_port()) for _ in range(2 if name == "virtuoso" else 1)]
    script = shipped("examples/endpoints") / f"{name}.sh"
    with running(["bash", str(script), "parts", "served", *ports], folder, **path) as process:
        assert process.stdout
        address = wait_for(process.stdout.readline().strip())
        for derived in (False, True):
            endpoint = Endpoint(Address.read(address), derived=derived)
            text = named("who-supports").bound({})
            found = endpoint.rows(text)
            assert found == Asker(store, derived=derived).rows(text)
            assert isinstance(found, Rows)
            assert found.rows
        process.terminate()
        process.wait(timeout=30)
