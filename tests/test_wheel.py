"""The wheel holds all that the package needs: code, data, ontology and examples."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", folder / "site", wheel], check=True, capture_output=True)
    return folder / "site"


def run(installed: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = run(installed, "-c", "import stancegraph; print(stancegraph.__file__)")
    assert where.stdout.startswith(str(installed))
    done = run(installed, "-m", "stancegraph", "demo", "--out", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    assert "Pakistan" in done.stdout
    assert (tmp_path / "demo" / "graph" / "manifest.json").is_file()


def test_the_wheel_holds_data_and_nothing_of_the_tests(installed: Path) -> None:
    package = installed / "stancegraph"
    for kept in (
        "py.typed",
        "shipped/ontology/stance.ttl",
        "shipped/examples/third-committee-2019/article.txt",
        "query/named/who-supports.rq",
        "resolution/data/countries.csv",
    ):
        assert (package / kept).is_file(), kept
    assert not any(
        "tests" in path.parts for path in installed.rglob("*.py") if "stancegraph" in str(path)
    )
    assert not list(installed.rglob("*.parquet"))
