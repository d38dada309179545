"""The command as a process of its own: exit codes, pipes, and what goes to which stream."""

import subprocess
import sys
from pathlib import Path

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")


def start(*arguments, **options):
    command = [str(STANCEGRAPH), *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, **options)


def test_a_reader_that_leaves_early_is_no_error(graph):
    process = start("export", graph, "--out", "-", "--format", "nt")
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stdin.close()
    process.stderr.close()


def test_the_exit_codes_reach_the_shell(graph):
    for arguments, code in (
        (["--version"], 0),
        (["resolve", "Congo"], 1),
        (["export", graph], 2),
        (["extract", "absent.txt"], 3),
    ):
        with start(*arguments) as process:
            process.communicate()
            assert process.returncode == code


def test_a_query_comes_through_a_pipe(graph):
    with start("query", graph, "-", "--format", "csv") as process:
        answer, told = process.communicate(b"SELECT (COUNT(*) AS ?n) { ?p a sg:Position }")
    assert answer.split() == [b"n", b"4"]
    assert told == b""
