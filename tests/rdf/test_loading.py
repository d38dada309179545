"""An RDF file becomes a store with its base, or is refused with the place and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from stancegraph.errors import SourceError, UnknownFormat
from stancegraph.export import View, export
from stancegraph.rdf.loading import add_derived, base_of, read_rdf
from stancegraph.rdf.reading import tables_from_rdf
from stancegraph.records import Position
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE, NAMESPACES

SG = NAMESPACES["sg"]
PREFIX = f"@prefix sg: <{SG}> .\n"


def test_a_store_without_derived_positions_can_be_given_them(
    tables: Tables, tmp_path: Path
) -> None:
    for suffix in ("ttl", "trig"):
        export(View(tables, BASE), tmp_path / f"graph.{suffix}")
    store, base = read_rdf(tmp_path / "graph.ttl")
    add_derived(store, tables_from_rdf(store, base), base)
    assert set(store) == set(read_rdf(tmp_path / "graph.trig")[0])


def test_a_file_is_read_into_a_folder(tables: Tables, tmp_path: Path) -> None:
    export(View(tables, BASE), tmp_path / "graph.ttl")
    store, base = read_rdf(tmp_path / "graph.ttl", tmp_path / "store")
    store.flush()
    del store
    found = tables_from_rdf(Store.read_only(str(tmp_path / "store")), base)
    assert found[Position].height == tables[Position].height


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<https://example.org/a> a sg:Country .", "default graph is an sg:Position"),
        ("<https://example.org/1> a sg:Position .", r"<https://example.org/1> is an sg:Position"),
        ("_:b a sg:Position .", "_:.* is an sg:Position, but"),
        (
            "<https://a.org/position/1> a sg:Position . <https://b.org/position/1> a sg:Position .",
            "different bases: https://a.org/ and https://b.org/",
        ),
    ],
)
def test_the_base_is_never_guessed(text: str, message: str) -> None:
    store = Store()
    store.load((PREFIX + text).encode(), RdfFormat.TURTLE)
    with pytest.raises(SourceError, match=message):
        base_of(store)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.nt", "<a:a> <a:b> <a:c> .\n<a:a> <a:b> c\n", r"a\.nt:2: this does not parse as N-T"),
        ("a.ttl", "# nothing\n", r"a\.ttl: this is no graph of stancegraph"),
        ("a.ttl", "\x00\x00", "does not parse as Turtle"),
        ("a.rdf", "<nothing/>", "graph of stancegraph|does not parse"),
        ("a.rdf", '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "entities"),
        ("a.jsonld", '{"@context": "https://example.org/c"}', "nothing is fetched"),
        (
            "a.trig",
            f"<https://a.org/g> {{ <https://a.org/position/1> a <{SG}Position> }}",
            "no node of its default graph",
        ),
    ],
)
def test_another_file_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        read_rdf(path)


def test_what_is_no_file_or_too_large_or_of_no_format_is_refused(tmp_path: Path) -> None:
    for name in ("none.ttl", "none.rdf"):
        with pytest.raises(SourceError, match="there is no such file"):
            read_rdf(tmp_path / name)
    (tmp_path / "a.ttl").write_text(PREFIX, encoding="utf-8")
    with pytest.raises(SourceError, match=r"too large: .* 10 are read at most"):
        read_rdf(tmp_path / "a.ttl", limit=10)
    with pytest.raises(UnknownFormat, match=r"\.csv"):
        read_rdf(tmp_path / "a.csv")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(SourceError, match="no regular file"):
        read_rdf(tmp_path / "folder.ttl")
