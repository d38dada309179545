"""A Spark session: the one that is running, or one of our own that leaves nothing behind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stancegraph.errors import MissingExtra, UsageError
from stancegraph.store.spool import PREFIX

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OWN = "local[*]"
"""Where Spark runs if nobody says: in a JVM of this machine, on all its cores."""
JAVA = 17
"""The oldest Java that Spark 4 runs on."""
_MASTER = re.compile(
    r"local(\[(\*|\d+)(, *\d+)?\])?|local-cluster\[\d+, *\d+, *\d+\]|yarn|spark://\S+|k8s://\S+"
)


def check(master: str | None) -> None:
    """Raise MissingExtra or UsageError where Spark cannot be started, before anything is read."""
    if master is not None and not _MASTER.fullmatch(master):
        raise UsageError(
            f"Spark has no master {master!r}",
            hint="masters: local[N], local-cluster[N,CORES,MB], spark://HOST:PORT, yarn, k8s://…",
        )
    try:
        import pyarrow  # noqa: F401  # Spark needs it and does not bring it
        import pyspark  # noqa: F401
    except ImportError as error:
        raise MissingExtra(error.name or "pyspark", "spark") from error
    found = _java()
    if found is None or found < JAVA:
        what = "is not there" if found is None else f"is {found}"
        raise UsageError(
            f"Spark needs Java {JAVA} or newer, and Java {what}",
            hint="install it (Debian: apt-get install default-jre-headless), or set JAVA_HOME",
        )


def _java() -> int | None:
    """The version of the Java that Spark would take; none where there is none."""
    home = os.environ.get("JAVA_HOME")
    program = shutil.which(Path(home, "bin", "java") if home else "java")
    if program is None:
        return None
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)  # noqa: S603  # the Java of this machine
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return int(found[1]) if found else None


@contextmanager
def running(master: str | None, scratch: Path) -> Iterator[SparkSession]:
    """A session; one that is started here keeps its files in `scratch`, and ends with the block.

    Raises UsageError where another master is asked for than that of the session that is running,
    and where the master does not answer.
    """
    there = _running()
    if there is not None:
        if master not in (None, there.sparkContext.master):
            raise UsageError(
                f"Spark is running on {there.sparkContext.master} already",
                hint="leave the master out, or stop that session",
            )
        yield _tuned(there.newSession())
        return
    scratch.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}spark-", dir=scratch))
    try:
        with _started(master or OWN, folder) as session:
            yield session
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _running() -> SparkSession | None:
    from pyspark.errors import PySparkRuntimeError
    from pyspark.sql import SparkSession

    try:
        return SparkSession.active()
    except PySparkRuntimeError:
        return None


@contextmanager
def _started(master: str, folder: Path) -> Iterator[SparkSession]:
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    here = master.startswith("local")
    log = folder / "spark.log"
    conf = SparkConf(loadDefaults=False).setAll(list(_settings(master, folder, here).items()))
    # Only while Spark starts: it asks for them then, and hands them on.
    environment = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable} if here else {}
    if master.startswith("local-cluster"):  # else its workers write into the package of Spark
        environment["SPARK_TESTING"] = "1"
    with log.open("wb") as messages, _environment(environment), quiet():
        try:
            gateway = launch_gateway(conf, {"stderr": messages, "stdout": messages})
        except Exception as error:
            raise _failed(master, log) from error
        try:
            session = SparkSession(SparkContext(conf=conf, gateway=gateway))
        except Exception as error:
            _end(gateway)
            raise _failed(master, log) from error
    try:
        yield _tuned(session)
    finally:
        with suppress(Exception):  # of a JVM that is gone nothing is left to end
            session.stop()
        _end(gateway)


def _tuned(session: SparkSession) -> SparkSession:
    """A row is large: some thousand rows of a table. There are as many tasks as are asked for."""
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "16")
    session.conf.set("spark.sql.adaptive.enabled", "false")
    return session


def _settings(master: str, folder: Path, here: bool) -> dict[str, str]:
    """What is asked of Spark; the rest is as its own files say."""
    settings = {
        "spark.master": master,
        "spark.app.name": "stancegraph",
        "spark.log.level": "WARN",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        # A node has a process a core.
        "spark.executorEnv.POLARS_MAX_THREADS": "1",
    }
    if here:
        settings |= {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.local.dir": str(folder / "local"),
            "spark.driver.extraJavaOptions": f'-XX:-UsePerfData "-Djava.io.tmpdir={folder}"',
        }
    return settings


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def quiet() -> Iterator[None]:
    """Spark warns of versions of pandas, of which nothing here makes use."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _end(gateway: Any) -> None:
    """End the JVM, which Spark would keep as long as this process."""
    from pyspark import SparkContext

    SparkContext._gateway = SparkContext._jvm = None
    SparkContext._active_spark_context = None
    with suppress(Exception):  # the JVM may be gone
        gateway.shutdown()
    process = gateway.proc
    process.stdin.close()
    process.wait()


def _failed(master: str, log: Path) -> UsageError:
    """What the messages of Spark say is wrong."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    causes = [line.partition("Caused by: ")[2] for line in lines if "Caused by: " in line]
    told = [line for line in lines if re.search(r"(Exception|Error)[^ ]*: ", line)]
    what = causes[-1:] or told[:1] or lines[-1:] or ["it tells no reason"]
    return UsageError(
        f"Spark did not start on {master}: {what[0].strip()}",
        hint="name another with --master; local[2] needs no cluster",
    )
