"""`stancegraph build` and `extract` on corpora: what they say, and how they end."""

import json
import re
import signal
import subprocess
import sys
import zipfile

import pytest

STATES = ("Kenya", "Peru", "Chile", "Norway", "Ghana")
TOWNS = ("Oslo", "Lima", "Accra", "Quito", "Dakar", "Turin", "Basel")


def report(n):
    state, town = STATES[n % len(STATES)], TOWNS[n % len(TOWNS)]
    return (
        f"{state} speaks in {town}\n\n"
        f"{town.upper()}, March {n % 28 + 1}, 2024 (Example Wire) -- {state} praised plan {n}.\n"
    )


@pytest.fixture
def corpus(tmp_path):
    """An archive of five reports and three documents that cannot be read."""
    path = tmp_path / "corpus.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(5):
            archive.writestr(f"news/{n}.txt", report(n))
        archive.writestr("news/empty.txt", " ")
        archive.writestr("news/latin.txt", "Perú".encode("latin-1"))
        archive.writestr("news/page.pdf", b"%PDF-1.7")
    return path


OPTIONS = ("--backend", "pattern")


def test_what_cannot_be_read_is_named_and_the_rest_is_built(run, tmp_path, corpus):
    ran = run("build", corpus, "--out", tmp_path / "graph", *OPTIONS)
    assert ran.exit_code == 4
    assert f"left out: {corpus}!news/empty.txt: the document is empty" in ran.stderr
    assert f"left out: {corpus}!news/latin.txt: byte 3 (0xfa) is not UTF-8" in ran.stderr
    assert f"left out: {corpus}!news/page.pdf: this is a PDF" in ran.stderr
    assert "3 places were left out; the rest was read" in ran.stderr
    assert "read 5 sources" in ran.stderr
    assert "holds 5 documents, 5 statements" in ran.stderr


def test_a_second_build_reads_nothing_and_says_again_what_is_left_out(run, tmp_path, corpus):
    run("build", corpus, "--out", tmp_path / "graph", *OPTIONS)
    ran = run("build", corpus, "--out", tmp_path / "graph", *OPTIONS)
    assert ran.exit_code == 4
    assert "nothing changed" in ran.stderr
    assert ran.stderr.count("left out: ") == 3


def test_extract_prints_the_positions_of_a_corpus(run, corpus):
    ran = run("extract", corpus, "--format", "jsonl", *OPTIONS)
    assert ran.exit_code == 4
    holders = sorted(json.loads(line)["holder"] for line in ran.stdout.splitlines())
    assert holders == ["CHL", "GHA", "KEN", "NOR", "PER"]


def test_a_dry_run_counts_the_documents_and_writes_nothing(run, tmp_path, corpus):
    ran = run("build", corpus, "--out", tmp_path / "graph", "--dry-run", *OPTIONS)
    assert ran.exit_code == 4
    head, row = ran.stdout.splitlines()
    assert head.split() == ["source", "reader", "bytes", "rows", "positions"]
    size = sum(len(report(n)) for n in range(5))
    assert row.split() == [str(corpus), "5", "articles", str(size)]
    assert ran.stderr.count("left out: ") == 3
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.zip"]


def test_a_folder_is_a_source_with_all_that_is_in_it(run, sources):
    (sources / "lake.jpg").write_bytes(b"\xff\xd8\xff")
    ran = run("build", sources, "--out", sources / "graph", *OPTIONS)
    assert ran.exit_code == 4
    assert "lake.jpg: no reader is known for .jpg" in ran.stderr
    assert "lake.txt: left out, as it is given twice or a fact sheet stands for it" in ran.stderr
    assert "holds 2 documents, 4 statements, 4 positions" in ran.stderr
    again = run("build", sources, "--out", sources / "graph", *OPTIONS)
    assert "nothing changed" in again.stderr


def test_rows_of_a_corpus_are_named_by_their_number(run, tmp_path):
    path = tmp_path / "corpus.jsonl"
    rows = [{"text": report(0), "author": "A"}, {"title": "none"}, {"text": report(1)}]
    path.write_text("\n".join(map(json.dumps, rows)))
    ran = run("build", path, "--out", tmp_path / "graph", *OPTIONS)
    assert ran.exit_code == 4
    assert f"left out: {path} row 2: the row has no text" in ran.stderr
    assert f"note: {path}: columns that are not used: author" in ran.stderr


def test_notes_alone_are_no_failure(run, tmp_path):
    path = tmp_path / "corpus.jsonl"
    rows = [{"text": report(0), "publisher": who} for who in ("Example Wire", "Late Press")]
    path.write_text(
        "\n".join(json.dumps(row | {"url": "https://e.org/" + row["publisher"][0]}) for row in rows)
    )
    ran = run("build", path, "--out", tmp_path / "graph", *OPTIONS)
    assert ran.exit_code == 0
    assert f"note: {path} row 2: a reprint of {path} row 1, and not read again" in ran.stderr
    assert run("validate", tmp_path / "graph").exit_code == 0


def test_nothing_that_can_be_read_is_an_error(run, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(" ")
    ran = run("build", tmp_path / "news", "--out", tmp_path / "graph", *OPTIONS)
    assert ran.exit_code == 3
    assert "news/a.txt: nothing could be read: the file is empty" in ran.stderr
    (tmp_path / "void").mkdir()
    ran = run("build", tmp_path / "void", "--out", tmp_path / "graph", *OPTIONS)
    assert ran.exit_code == 3
    assert f"{tmp_path}/void: there is no document in it" in ran.stderr


@pytest.mark.parametrize("name", ["absent.zip", "absent.jsonl", "absent"])
def test_a_corpus_that_is_not_there_is_an_error(run, tmp_path, name):
    ran = run("build", tmp_path / name, "--out", tmp_path / "graph", *OPTIONS)
    assert ran.exit_code == 3
    assert f"{name}: there is no such file" in ran.stderr


KILLED = """
import os, signal, sys
from stancegraph.store.finished import Finished

real, parts = Finished.keep, 0

def keep(*arguments):
    global parts
    kept = real(*arguments)
    parts += 1
    if parts == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return kept

Finished.keep = keep
from stancegraph.cli import main
main(sys.argv[1:])
"""


@pytest.mark.slow
def test_a_killed_build_goes_on_where_it_stopped(run, tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(json.dumps({"text": report(n)}) for n in range(100)))
    given = ("build", path, "--out", tmp_path / "graph", *OPTIONS)
    ended = subprocess.run([sys.executable, "-c", KILLED, *map(str, given)])
    assert ended.returncode == -signal.SIGKILL
    assert not (tmp_path / "graph").exists()
    ran = run(*given)
    assert ran.exit_code == 0
    told = re.search(r"read (\d+) sources, reused (\d+)\n", ran.stderr)
    assert told is not None
    read, reused = map(int, told.groups())
    assert read + reused == 100
    assert read > 0
    assert reused > 0
    run("build", path, "--out", tmp_path / "whole", *OPTIONS)
    one, two = (
        run("export", tmp_path / name, "--out", "-", "--format", "nq").stdout
        for name in ("graph", "whole")
    )
    assert one == two
    assert sorted(one.name for one in tmp_path.iterdir()) == ["corpus.jsonl", "graph", "whole"]
