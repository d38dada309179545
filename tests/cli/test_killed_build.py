"""A build that is killed at any of its steps leaves a whole graph, and the next one cleans up."""

import signal
import subprocess
import sys

import pytest

KILLED = """
import os, signal, sys

moment, root = int(sys.argv[1]), sys.argv[2]
steps = 0

def watch(event, arguments):
    global steps
    if not arguments or not str(arguments[0]).startswith(root):
        return
    changes = event in ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree")
    if changes or (event == "open" and set(str(arguments[1])) & set("wax")):
        steps += 1
        if steps == moment:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
from stancegraph.cli import main
main(sys.argv[3:])
"""


@pytest.mark.slow
@pytest.mark.parametrize("add", [False, True])
def test_a_build_may_be_killed_at_any_step(run, sources, add):
    out = sources / "graph"
    old_sources, new_sources = [sources / "facts.yaml"], [sources / "letter.yaml"]
    whole = [*old_sources, *new_sources] if add else new_sources
    assert run("build", *whole, "--out", sources / "whole").exit_code == 0
    assert run("build", *old_sources, "--out", out).exit_code == 0

    def triples(folder):
        read = run("export", folder, "--out", "-", "--format", "nq")
        asked = run("query", folder, "-", "--format", "csv", stdin="SELECT * { ?s ?p ?o }")
        assert (read.exit_code, asked.exit_code) == (0, 0), read.stderr + asked.stderr
        return read.stdout, sorted(asked.stdout.splitlines())

    old, new = triples(out), triples(sources / "whole")
    moment, seen = 0, set()
    while True:
        moment += 1
        command = ["build", *new_sources, "--out", out, *(["--add"] if add else [])]
        script = [sys.executable, "-c", KILLED, str(moment), str(sources)]
        ended = subprocess.run([*script, *map(str, command)], stderr=subprocess.PIPE, text=True)
        if ended.returncode != -signal.SIGKILL:
            assert ended.returncode == 0, ended.stderr
            break
        found = triples(out)
        assert found in (old, new), f"killed at step {moment}"
        seen.add("old" if found == old else "new")
        assert run("build", *old_sources, "--out", out).exit_code == 0
        assert triples(out) == old, f"rebuilt after a kill at step {moment}"
        left = {path.name for path in sources.iterdir() if path.name.startswith(".")}
        assert left == set(), f"left after a kill at step {moment}"
    assert triples(out) == new
    assert "old" in seen
    assert moment > 4
