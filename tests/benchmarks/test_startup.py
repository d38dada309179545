"""How long the help takes beside a bare `import click` (at most 1.5 times as long is wanted).

Run with: pytest tests/benchmarks/test_startup.py
"""

import subprocess
import sys
from pathlib import Path

import pytest

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")


def run(*command):
    subprocess.run(command, capture_output=True, check=True)


@pytest.mark.benchmark(group="startup")
def test_help(benchmark):
    benchmark.pedantic(run, (STANCEGRAPH, "--help"), rounds=20, warmup_rounds=2)


@pytest.mark.benchmark(group="startup")
def test_import_of_click(benchmark):
    benchmark.pedantic(run, (sys.executable, "-c", "import click"), rounds=20, warmup_rounds=2)
