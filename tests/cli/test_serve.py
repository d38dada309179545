"""`stancegraph serve`: its address when it is ready, a clean end, and a word where it cannot."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")


@contextmanager
def serving(*arguments: object, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address that it prints."""
    command = [str(STANCEGRAPH), "serve", *map(str, arguments), "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, text=True, env={**os.environ, **environment}
    ) as process:
        assert process.stdout
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def descendants(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in listed.read_text().split()] if listed.exists() else []


def gone(processes: list[int]) -> bool:
    return not [one for one in processes if Path(f"/proc/{one}").exists()]


def test_the_address_is_printed_when_the_endpoint_answers(graph: Path) -> None:
    with serving(graph) as (_, address):
        assert address.startswith("http://127.0.0.1:")
        query = "SELECT%20(COUNT(*)%20AS%20?n)%20{?p%20a%20sg:Position}"
        with urlopen(f"{address}/sparql?query={query}") as response:  # noqa: S310  # our own
            (row,) = json.load(response)["results"]["bindings"]
    assert row["n"]["value"] == "4"


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_with_its_readers_and_its_files(
    graph: Path, tmp_path: Path, end: signal.Signals
) -> None:
    file = tmp_path / "one.ttl"
    file.write_text("<e:a> <e:b> <e:c> .", encoding="utf-8")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with serving(file, TMPDIR=str(scratch)) as (process, _):
        assert list(scratch.iterdir())
        readers = descendants(process.pid)
        process.send_signal(end)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 0, told
    assert "Traceback" not in told
    assert not list(scratch.iterdir())
    assert gone(readers)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
@pytest.mark.parametrize("busy", [False, True])
def test_readers_end_when_the_server_is_killed(graph: Path, busy: bool) -> None:
    with serving(graph, "--timeout", "2") as (process, address):
        readers = descendants(process.pid)
        assert len(readers) == 4
        host, _, port = address.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port))) as asking:
            if busy:
                triples = "%20".join(f"?a{n}%20?b{n}%20?c{n}%20." for n in range(20))
                runaway = f"ASK{{{triples}FILTER(?a0=?c19)FILTER(?a0!=?c19)}}"
                asking.sendall(f"GET /sparql?query={runaway} HTTP/1.1\r\n".encode())
                asking.sendall(b"Host: x\r\n\r\n")
                time.sleep(0.5)
            process.kill()
            process.wait()
        for _ in range(100):
            if gone(readers):
                return
            time.sleep(0.1)
    pytest.fail("readers are left")


def test_a_taken_port_is_told(graph: Path, run: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", graph, "--port", port)
    assert done.exit_code == 2
    assert f"the port {port} of 127.0.0.1 is taken" in done.stderr
    assert "--port" in done.stderr
    assert done.stdout == ""


def test_an_address_that_is_none_is_told(graph: Path, run: Callable[..., Any]) -> None:
    done = run("serve", graph, "--host", "no.such.host.invalid", "--port", 0)
    assert done.exit_code == 2
    assert "no.such.host.invalid" in done.stderr


def test_what_is_no_graph_is_told(tmp_path: Path, run: Callable[..., Any]) -> None:
    done = run("serve", tmp_path / "nowhere", "--port", 0)
    assert (done.exit_code, "stancegraph build" in done.stderr) == (1, True)
    done = run("serve", tmp_path, "--port", 0)
    assert (done.exit_code, "manifest.json" in done.stderr) == (1, True)
    (tmp_path / "manifest.json").write_text('{"format": 99}', encoding="utf-8")
    done = run("serve", tmp_path, "--port", 0)
    assert (done.exit_code, "update stancegraph" in done.stderr) == (1, True)
    done = run("serve", tmp_path / "nowhere.trig", "--port", 0)
    assert (done.exit_code, "nowhere.trig" in done.stderr) == (3, True)


def test_others_are_let_in_with_a_warning(graph: Path) -> None:
    with serving(graph, "--host", "0.0.0.0") as (process, address):  # noqa: S104  # that is the point
        assert address.startswith("http://0.0.0.0:")
        process.terminate()
        _, told = process.communicate(timeout=20)
    assert "warning: anyone who reaches 0.0.0.0 can read this graph" in told
