"""Spark makes the graph that this machine makes, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

import stancegraph as sg
from stancegraph.cli import main
from stancegraph.errors import (
    DuplicateId,
    EvidenceMismatch,
    GraphError,
    MissingExtra,
    SourceError,
    StancegraphError,
    UnknownCountry,
    UsageError,
)
from stancegraph.records import Evidence, Position, Text
from stancegraph.store import parallel, parts
from stancegraph.store.build import Built, build, open_store
from stancegraph.store.engines import Local, engine_of
from stancegraph.store.engines.spark import Spark, jobs, triples
from stancegraph.store.manifest import Manifest
from stancegraph.store.options import Options
from stancegraph.tables import Tables

from .conftest import SHEET, reports, zipped

OPTIONS = Options(backend="pattern")
SPEECHES = Path(__file__).parents[4] / "shared/data/speeches/general_debate_session_74.tar.gz"
STANCEGRAPH = Path(sys.executable).with_name("stancegraph")


@dataclass(frozen=True)
class Outcome:
    """A graph, and the parts beside it."""

    folder: Path
    built: Built | None = None

    @classmethod
    def of(cls, corpus: Path, folder: Path, engine: Spark | Local) -> Outcome:
        graph, beside = folder / "graph", folder / "parts"
        return cls(folder, build([corpus], graph, OPTIONS, engine=engine, parts=beside))

    def manifest(self) -> Manifest:
        """Without its time."""
        return Manifest.read(self.folder / "graph").model_copy(update={"built_at": ""})

    def tables(self) -> dict[str, pl.DataFrame]:
        """Rows as they stand in the files."""
        files = sorted((self.folder / "graph" / "tables").iterdir())
        return {file.name: pl.read_parquet(file) for file in files}

    def parts(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in (self.folder / "parts").iterdir()}

    def quads(self) -> set[str]:
        return set(map(str, open_store(self.folder / "graph")))


def assert_same(one: Outcome, other: Outcome) -> None:
    """The tables row for row, the triples, and all that is told."""
    left, right = one.tables(), other.tables()
    assert left.keys() == right.keys()
    assert [name for name, frame in left.items() if not frame.equals(right[name])] == []
    assert one.quads() == other.quads()
    assert one.manifest() == other.manifest()


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Small batches, slices and parts, so that a small corpus makes many."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parallel, "BATCH", 2)
        patched.setattr(parts, "ROWS", 12)
        patched.setattr(triples, "SLICE", 12)
        patched.setattr(triples, "SIZE", 2_000)
        yield


@pytest.fixture(scope="module")
def local(corpus: Path, small: None, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What this machine makes of the corpus."""
    return Outcome.of(corpus, tmp_path_factory.mktemp("local"), Local())


# -- the same graph -------------------------------------------------------------------------------


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize("partitions", [1, 2, 7])
def test_the_tables_do_not_depend_on_engine_and_partitions(
    partitions: int, corpus: Path, local: Outcome, tmp_path: Path
) -> None:
    found = Outcome.of(corpus, tmp_path, Spark(partitions=partitions))
    assert_same(local, found)
    assert found.parts() == local.parts()
    assert found.built == replace(local.built, manifest=found.built.manifest)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["graph", "parts"]
    assert len(list((tmp_path / "parts").glob("asserted-positions-*"))) > 2


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not SPEECHES.is_file(), reason="the reference data is not here")
@pytest.mark.usefixtures("running")
def test_the_speeches_of_a_session_make_the_same_graph(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parallel, "BATCH", 16)
        patched.setattr(triples, "SLICE", 10_000)
        patched.setattr(triples, "SIZE", 1_000_000)
        for engine, folder in ((Local(), tmp_path / "local"), (Spark(), tmp_path / "spark")):
            build([SPEECHES], folder / "graph", OPTIONS, engine=engine)
    here, there = Outcome(tmp_path / "local"), Outcome(tmp_path / "spark")
    assert here.manifest().counts["documents"] == 195
    assert_same(here, there)


@pytest.mark.usefixtures("running")
def test_documents_that_fail_are_told_as_on_this_machine(corpus: Path, tmp_path: Path) -> None:
    given = ["build", str(corpus), "--backend", "pattern", "--out", str(tmp_path / "graph")]
    here = CliRunner().invoke(main, given)
    shutil.rmtree(tmp_path / "graph")
    there = CliRunner().invoke(main, [*given, "--engine", "spark"])
    assert here.exit_code == there.exit_code == 4
    assert here.stderr == there.stderr
    assert "bad/names.yaml" in there.stderr


@pytest.mark.usefixtures("running")
def test_python_builds_in_the_session_that_is_running(tmp_path: Path) -> None:
    graph = sg.build(
        zipped(tmp_path / "news.zip", reports(3)),
        out=tmp_path / "graph",
        backend="pattern",
        engine="spark",
        parts=tmp_path / "parts",
    )
    assert graph.positions(holder="KEN").height > 0
    assert list((tmp_path / "parts").glob("asserted-statements-*"))


@pytest.mark.usefixtures("running")
def test_an_addition_is_read_by_spark_too(corpus: Path, tmp_path: Path) -> None:
    later = zipped(tmp_path / "later.zip", {"later.txt": reports(30)["029.txt"]})
    build([corpus], tmp_path / "graph", OPTIONS)
    added = build([later], tmp_path / "graph", OPTIONS, add=True, engine=Spark())
    whole = build([corpus, later], tmp_path / "whole", OPTIONS)
    assert added.read == 1
    assert added.manifest.counts == whole.manifest.counts


# -- errors ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("running")
def test_a_source_that_is_given_by_name_and_fails_is_an_error(tmp_path: Path) -> None:
    sheet = tmp_path / "letter.yaml"
    sheet.write_text(SHEET.replace("Chad", "Atlantis"), encoding="utf-8")
    with pytest.raises(UnknownCountry, match="Atlantis"):
        build([sheet], tmp_path / "graph", OPTIONS, engine=Spark())
    assert not (tmp_path / "graph").exists()


@pytest.mark.usefixtures("running")
def test_a_corpus_of_which_nothing_can_be_read_is_an_error(tmp_path: Path) -> None:
    bad = zipped(tmp_path / "bad.zip", {"a.yaml": SHEET.replace("Chad", "Atlantis")})
    with pytest.raises(SourceError, match="nothing could be read"):
        build([bad], tmp_path / "graph", OPTIONS, engine=Spark())


def contradicting(tables: Tables) -> Tables:
    """A position that two sources tell differently."""
    other = (
        tables[Position].head(1).with_columns(polarity=pl.lit("neutral"), source_key=pl.lit("x"))
    )
    return tables.joined(Tables({Position: other}))


def misquoting(tables: Tables) -> Tables:
    """A passage that is not in its text."""
    wrong = pl.when(pl.col("kind") == "passage").then(pl.lit("never said")).otherwise("exact")
    return Tables({**tables, Evidence: tables[Evidence].with_columns(exact=wrong)})


def without_texts(tables: Tables) -> Tables:
    """Passages of texts that are not there."""
    return Tables({**tables, Text: tables[Text].clear()})


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(
    ("spoiled", "error"),
    [
        (contradicting, DuplicateId),
        (misquoting, EvidenceMismatch),
        (without_texts, EvidenceMismatch),
    ],
)
def test_tables_that_do_not_fit_together_are_the_same_error(
    spoiled, error: type[StancegraphError], tables: Tables, tmp_path: Path
) -> None:
    raw = spoiled(tables.only(["key"]))
    told = []
    for engine in (Local(), Spark()):
        files, written = (tmp_path / f"{type(engine).__name__}-{what}" for what in "ab")
        files.mkdir()
        written.mkdir()
        raw.write(files, "0")
        stored = Tables.read(sorted(files.iterdir()))
        with pytest.raises(error) as raised, engine:
            engine.write_triples(stored, OPTIONS, written, tmp_path, None, parts=True)
        told.append(str(raised.value))
    assert told[0] == told[1]


@pytest.mark.usefixtures("running")
def test_another_master_than_that_of_the_running_session_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"running on local\[2\] already"):
        sg.build(
            zipped(tmp_path / "n.zip", reports(1)),
            out=tmp_path / "g",
            engine="spark",
            master="local[7]",
            backend="pattern",
        )


@pytest.mark.usefixtures("running")
def test_a_node_that_reads_otherwise_is_told(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stancegraph.store.options.version", lambda _: "9.9")
    with pytest.raises(GraphError, match=r"a node reads otherwise .* not stancegraph 9\.9"):
        build([corpus], tmp_path / "graph", OPTIONS, engine=Spark())


@pytest.mark.usefixtures("running")
def test_a_node_without_the_package_is_told() -> None:
    from pyspark.sql import SparkSession

    def lacking(numbers: Iterator[int]) -> Iterator[object]:
        raise ModuleNotFoundError("No module named 'stancegraph'")

    lost = jobs.numbered(SparkSession.active(), 2, 2, lacking, jobs.OUTCOME)
    with pytest.raises(GraphError, match="No module named 'stancegraph'") as error:
        jobs.collected(lost, None, "reading")
    assert "install stancegraph there" in str(error.value)


# -- what is missing ------------------------------------------------------------------------------


@pytest.mark.usefixtures("spark")
def test_a_master_that_cannot_be_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no master 'lokal'") as error:
        engine_of("spark", master="lokal")
    assert "local[N]" in str(error.value)


def test_options_of_one_engine_are_refused_with_the_other() -> None:
    with pytest.raises(UsageError, match="only for Spark"):
        engine_of("local", master="local[2]")
    with pytest.raises(UsageError, match="shares out the work itself") as error:
        engine_of("spark", jobs=2)
    assert "--master local[2]" in str(error.value)
    with pytest.raises(UsageError, match="no engine 'dask'"):
        engine_of("dask")


def test_spark_needs_a_directory(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="need a directory"):
        sg.build(tmp_path / "n.zip", engine="spark")


@pytest.mark.parametrize("package", ["pyspark", "pyarrow"])
def test_without_the_extra_the_command_that_installs_it_is_told(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"pip install 'stancegraph\[spark\]'"):
        Spark()


@pytest.mark.usefixtures("spark")
def test_without_java_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="Java is not there") as error:
        Spark()
    assert "apt-get install default-jre-headless" in str(error.value)
    old = tmp_path / "bin" / "java"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n", encoding="utf-8")
    old.chmod(0o755)
    with pytest.raises(UsageError, match="needs Java 17 or newer, and Java is 8"):
        Spark()


def test_no_build_imports_spark_unless_it_is_asked_for() -> None:
    code = "import sys, stancegraph.graph, stancegraph.cli.build; print('pyspark' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


# -- what is cut off ------------------------------------------------------------------------------


@pytest.mark.usefixtures("running")
def test_a_job_that_is_cut_off_is_taken_up_again(
    corpus: Path, local: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(triples, "write", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Outcome.of(corpus, tmp_path, Spark())
    kept = sorted((tmp_path / ".graph.reading").iterdir())
    assert all(one.name.isdecimal() for one in kept)
    for lost in kept[:3]:
        shutil.rmtree(lost)
    (kept[3] / "about.json").write_text("{", encoding="utf-8")
    again = Outcome.of(corpus, tmp_path, Spark())
    assert 4 <= again.built.read <= 8
    assert again.built.read + again.built.reused == len(local.built.manifest.sources)
    assert again.parts() == local.parts()
    assert again.quads() == local.quads()


def executors(of: int) -> list[int]:
    """The processes of executors below a process."""
    parents: dict[int, int] = {}
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            number = int(path.name)
            parents[number] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if b"CoarseGrainedExecutorBackend" in (path / "cmdline").read_bytes():
                found.append(number)
        except OSError:  # it ended meanwhile
            continue
    return [one for one in found if of in _above(one, parents)]


def _above(process: int, parents: dict[int, int]) -> Iterator[int]:
    while process in parents:
        yield process
        process = parents[process]


@pytest.mark.slow
@pytest.mark.usefixtures("spark")
def test_a_cluster_that_loses_an_executor_makes_the_same_graph(tmp_path: Path) -> None:
    corpus = zipped(tmp_path / "news.zip", reports(72))
    there, log = tmp_path / "there", tmp_path / "log"
    command = [STANCEGRAPH, "build", corpus, "--backend", "pattern", "--out", there / "graph"]
    command += ["--engine", "spark", "--master", "local-cluster[2,1,1024]"]
    with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        while process.poll() is None and not read_so_far(there):
            time.sleep(0.02)
        left, right = executors(process.pid)
        os.kill(left, signal.SIGKILL)
        assert read_so_far(there) < 6
        assert process.wait() == 0, log.read_text()
        assert right
    here = Outcome.of(corpus, tmp_path / "here", Local())
    assert_same(here, Outcome(there))
    assert [one.name for one in there.iterdir()] == ["graph"]


def read_so_far(folder: Path) -> int:
    """The parts that a build has read."""
    return len(list((folder / ".graph.reading").glob("00????/about.json")))
