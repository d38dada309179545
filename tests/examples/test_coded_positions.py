"""A coded table builds by its mapping, and its questions get the answers that stand beside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.graph import Graph
from stancegraph.query.named import from_file
from stancegraph.readers.datasets.mapping_file import Mapping
from stancegraph.resources import shipped

EXAMPLE = shipped("examples/coded-positions")
QUERIES = sorted((EXAMPLE / "queries").glob("*.rq"))


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
@pytest.mark.parametrize("source", ["harbour.csv", "harbour.mapping.yaml"])
def test_a_question_gets_its_answer(source: str, query: Path) -> None:
    graph = Graph.build(EXAMPLE / source)
    answer = graph.asker().serialized(from_file(query).bound({}), "csv").decode()
    expected = EXAMPLE / "queries" / "expected" / f"{query.stem}.csv"

    assert answer.split() == expected.read_text(encoding="utf-8").split()


def test_the_error_shown_is_the_one_given(tmp_path: Path) -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"error: harbour\.mapping\.yaml: (.+)", readme)
    mapping = (EXAMPLE / "harbour.mapping.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "harbour.mapping.yaml"
    wrong.write_text(mapping.replace('"0": neutral', '"0": lukewarm'), encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        Graph.build(wrong)
    assert caught.value.what == shown


def test_the_readme_names_every_part_of_a_mapping() -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")

    for part in Mapping.model_fields:
        assert f"| `{part}` |" in readme
