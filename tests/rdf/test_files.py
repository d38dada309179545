"""RDF files from outside are read without network, or refused with the place and a way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stancegraph.errors import SourceError, UnknownFormat
from stancegraph.rdf.files import CONTEXT, quads

TRIPLE = "<https://example.org/a> <https://example.org/b> <https://example.org/c> "


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", TRIPLE + "."),
        ("a.TTL", TRIPLE + "."),
        ("a.nt", TRIPLE + "."),
        ("a.nq", TRIPLE + "<https://example.org/g> ."),
        ("a.trig", f"<https://example.org/g> {{ {TRIPLE} }}"),
        (
            "a.rdf",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns:x="https://example.org/"><r:Description r:about="https://example.org/a">'
            '<x:b r:resource="https://example.org/c"/></r:Description></r:RDF>',
        ),
        (
            "a.jsonld",
            '{"@id": "https://example.org/a",'
            ' "https://example.org/b": {"@id": "https://example.org/c"}}',
        ),
    ],
)
def test_every_format_is_read(tmp_path: Path, name: str, text: str) -> None:
    (quad,) = quads(write(tmp_path, name, text))
    assert quad.object.value == "https://example.org/c"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ttl", TRIPLE + ".\n\n<x y> .", r"a\.ttl:3: this does not parse as Turtle"),
        ("a.ttl", "<relative> <https://example.org/b> 1 .", r"a\.ttl:1: .*absolute IRI"),
        ("a.jsonld", '{\n "@id": }', r"a\.jsonld:2: this is no JSON"),
        ("a.jsonld", "[" * 200_000, "nested too deeply"),
        ("a.nt", "  \n", "empty"),
        ("a.nt", "\x00", "byte 0 is zero"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        list(quads(write(tmp_path, name, text)))


def test_what_is_no_rdf_by_its_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"\.docx"):
        list(quads(write(tmp_path, "a.docx", "text")))


def test_a_missing_or_large_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(quads(tmp_path / "none.ttl"))
    with pytest.raises(SourceError, match="too large"):
        list(quads(write(tmp_path, "a.nt", TRIPLE + "."), limit=10))


def test_json_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_bytes(b'{"a": "\xff"}')
    with pytest.raises(SourceError, match="byte 7 is not UTF-8"):
        list(quads(path))


def test_entities_in_xml_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE r:RDF [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r:RDF/>'
    with pytest.raises(SourceError, match="entities"):
        list(quads(write(tmp_path, "a.rdf", bomb)))


@pytest.mark.parametrize(
    "node",
    [
        {"@context": "https://example.org/context.jsonld"},
        {"@context": ["https://example.org/context.jsonld", {}]},
        {"@context": {"@import": "https://example.org/context.jsonld"}},
        {"@context": {"a": {"@id": "x:a", "@context": "https://example.org/context.jsonld"}}},
        {"@graph": [{"@context": "context.jsonld"}]},
    ],
)
def test_a_context_that_lies_elsewhere_is_refused(tmp_path: Path, node: object) -> None:
    with pytest.raises(SourceError, match="nothing is fetched") as caught:
        list(quads(write(tmp_path, "a.jsonld", json.dumps(node))))
    assert CONTEXT in str(caught.value)


@pytest.mark.parametrize("context", [CONTEXT, [CONTEXT, {"note": "https://example.org/note"}]])
def test_the_shipped_context_is_at_hand(tmp_path: Path, context: object) -> None:
    node = {"@context": context, "id": "https://example.org/p", "type": "Position", "tier": "Table"}
    found = {quad.object.value for quad in quads(write(tmp_path, "a.jsonld", json.dumps(node)))}
    ontology = "https://w3id.org/stancegraph/ontology#"
    assert found == {f"{ontology}Position", f"{ontology}Table"}
