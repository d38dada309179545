"""What can be served: graph directories, RDF files, and a word on everything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

import stancegraph
from stancegraph.errors import GraphError, SourceError, UnknownFormat
from stancegraph.vocabulary import BASE, derived_graph
from stancegraph.web.source import opened

LETTER = """
document: {title: Letter of two states on lakes, publisher: Example Archive, date: 2024-02}
statements:
  - kind: letter
    on_behalf_of: {count: 2, members: [Chad, Niger]}
    positions:
      - {polarity: support, act: sign, target: lake treaty, basis: recorded}
"""


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Builds the graph of a letter, signed by a state or two."""

    def build(members: str = "Chad, Niger") -> Path:
        letter = LETTER.replace("Chad, Niger", members)
        (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
        stancegraph.build(tmp_path / "letter.yaml", out=tmp_path / "graph")
        return tmp_path / "graph"

    return build


def test_a_graph_directory_is_served_as_it_lies_there(build: Callable[..., Path]) -> None:
    folder = build()
    with opened(folder) as source:
        assert source.store == folder / "store"
        assert (source.name, source.base) == ("graph", BASE)
        assert source.counts["positions"] == 1
        assert source.triples > 10
        assert source.graphs[derived_graph(BASE)] > 0
        before = source.version()
        build("Chad, Peru")
        assert source.version() not in (None, before)


def test_a_graph_with_an_addition_cut_off_is_served_from_its_tables(
    build: Callable[..., Path],
) -> None:
    folder = build()
    (folder / "adding").touch()
    with opened(folder) as source:
        assert source.store != folder / "store"
        store = Store.read_only(str(source.store))
        assert sum(1 for _ in store) == source.triples + sum(source.graphs.values())
    assert not source.store.exists()


@pytest.mark.parametrize(
    ("suffix", "format", "quads"),
    [
        (".trig", RdfFormat.TRIG, 9),
        (".nq", RdfFormat.N_QUADS, 9),
        (".ttl", RdfFormat.TURTLE, 6),
        (".nt", RdfFormat.N_TRIPLES, 6),
        (".rdf", RdfFormat.RDF_XML, 6),
    ],
)
def test_an_rdf_file_is_served_from_a_store_that_goes_at_the_end(
    lakes: Path, tmp_path: Path, suffix: str, format: RdfFormat, quads: int
) -> None:
    whole = Store()
    whole.load(path=str(lakes), format=RdfFormat.TRIG)
    whole.update("DELETE WHERE { ?s <http://example.org/1> ?o }")  # RDF/XML cannot name it
    whole.update('INSERT DATA { <e:s> <e:p> "o" }')
    path = tmp_path / f"file{suffix}"
    graph = {} if format.supports_datasets else {"from_graph": DefaultGraph()}
    whole.dump(str(path), format=format, **graph)
    with opened(path) as source:
        store = Store.read_only(str(source.store))
        assert sum(1 for _ in store) == quads
        assert source.triples == 6
        assert list(source.graphs.values()) == [1] * (quads - 6)
        assert source.version() is None
    assert not source.store.exists()


def test_what_cannot_be_served_is_told_with_what_to_do(
    build: Callable[..., Path], tmp_path: Path
) -> None:
    folder = build()
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.ttl").write_text("<a> <b>", encoding="utf-8")
    (tmp_path / "table.csv").write_text("a,b", encoding="utf-8")
    cases: list[tuple[str, type[Exception], str]] = [
        ("nowhere", GraphError, "stancegraph build"),
        ("empty", GraphError, "no manifest.json"),
        ("broken.ttl", SourceError, "does not parse"),
        ("nowhere.ttl", SourceError, "nowhere.ttl"),
        ("table.csv", UnknownFormat, "one of .json"),
    ]
    for name, kind, told in cases:
        with pytest.raises(kind, match=told), opened(tmp_path / name):
            pass
    manifest = folder / "manifest.json"
    written = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**written, "format": 99}), encoding="utf-8")
    with pytest.raises(GraphError, match="update stancegraph"), opened(folder):
        pass
    manifest.write_text(json.dumps(written), encoding="utf-8")
    (folder / "store").rename(tmp_path / "elsewhere")
    with pytest.raises(GraphError, match="build the graph anew"), opened(folder):
        pass
