"""How long commands take beside the bare work that they cannot do without."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from stancegraph.resources import shipped

STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
ARTICLE = shipped("examples/third-committee-2019/article.txt")
BARE = """
import click, polars, pydantic, pyoxigraph, spacy, yaml
from stancegraph.extraction.parsing.spacy_backend import MODELS
for name in MODELS:
    if spacy.util.is_package(name):
        spacy.load(name, exclude=["ner", "senter"])
        break
"""


def run(*command: str | Path) -> None:
    subprocess.run(command, capture_output=True, check=True)


def test_help_beside_import_of_click(beside: Callable[..., None]) -> None:
    beside(
        lambda: run(STANCEGRAPH, "--help"),
        lambda: run(sys.executable, "-c", "import click"),
        wanted=1.5,
        rounds=20,
    )


def test_building_one_article_beside_imports_and_model(
    beside: Callable[..., None], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"

    def build() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        run(STANCEGRAPH, "build", ARTICLE, "--out", folder)

    beside(build, lambda: run(sys.executable, "-c", BARE), wanted=1.5)
