"""A graph is held against the shapes, quietly, without network, and with an answer that helps."""

from __future__ import annotations

import logging
import socket
import sys
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import XSD, Dataset, Graph, Literal, URIRef

from stancegraph.errors import MissingExtra, SourceError
from stancegraph.rdf.bridge import to_rdflib
from stancegraph.rdf.triples import derived_ntriples, ntriples, sorted_lines
from stancegraph.rdf.validation import Problem, validate
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE, NAMESPACES

SG = NAMESPACES["sg"]
POSITION = URIRef(f"{BASE}position/p1")


def quads(tables: Tables) -> list[Quad]:
    lines = [line for part in ntriples(tables) for line in part]
    return list(parse("\n".join(lines), format=RdfFormat.N_TRIPLES))


def test_the_graph_of_the_records_conforms(tables: Tables) -> None:
    report = validate(to_rdflib(tables))
    assert report.problems == ()
    assert report.conforms
    assert report.checked > 10


def test_derived_positions_conform_beside_the_asserted_graph(tables: Tables) -> None:
    lines = sorted_lines(derived_ntriples(tables))
    derived = parse("\n".join(lines), format=RdfFormat.N_TRIPLES)
    report = validate([*quads(tables), *derived])
    assert report.problems == ()
    assert report.checked > validate(quads(tables)).checked


@pytest.mark.parametrize("name", ["holder", "evidence", "polarity"])
def test_the_report_says_which_position_lacks_what(tables: Tables, name: str) -> None:
    graph = to_rdflib(tables)
    graph.remove((POSITION, URIRef(SG + name), None))
    report = validate(graph)
    assert not report.conforms
    (problem,) = report.problems
    assert (problem.focus, problem.path) == (str(POSITION), f"sg:{name}")
    assert (problem.value, problem.severity) == ("", "violation")
    assert f"sg:{name}" in problem.message


def test_a_wrong_value_is_shown(tables: Tables) -> None:
    graph = to_rdflib(tables)
    graph.add((POSITION, URIRef(f"{SG}tier"), URIRef(f"{SG}Guess")))
    graph.add((POSITION, URIRef(f"{SG}cue"), Literal(3)))
    values = {one.value for one in validate(graph).problems}
    assert {"sg:Guess", '"3"^^xsd:integer'} <= values


def test_problems_are_sorted_and_the_same_each_time() -> None:
    turtle = f"[] <{SG}holder> [] . [] a <{SG}Position> . <{BASE}a> a <{SG}Coalition> ."

    def problems() -> tuple[Problem, ...]:
        return validate(parse(turtle, format=RdfFormat.TURTLE)).problems

    assert len(problems()) > 10
    assert problems() == problems()
    assert list(problems()) == sorted(problems())
    assert {one.focus for one in problems()} == {"[]", f"{BASE}a"}


def test_a_graph_about_something_else_conforms_but_nothing_was_checked() -> None:
    triples = parse("<https://example.org/a> <https://example.org/b> 1 .", format=RdfFormat.TURTLE)
    report = validate(triples)
    assert report.conforms
    assert report.checked == 0


def test_the_graph_that_is_checked_stays_as_it_was(tables: Tables) -> None:
    graph = to_rdflib(tables)
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_typed_and_plain_strings_are_one(tables: Tables) -> None:
    graph = Graph()
    for subject, predicate, value in to_rdflib(tables):
        plain = isinstance(value, Literal) and value.datatype is None
        typed = Literal(str(value), datatype=XSD.string) if plain else value
        graph.add((subject, predicate, typed))
    assert validate(graph).conforms


def test_named_graphs_are_checked_with_the_default_graph(tables: Tables) -> None:
    dataset = Dataset()
    for triple in to_rdflib(tables):
        dataset.default_graph.add(triple)
    named = dataset.graph(URIRef("https://example.org/graph"))
    named.add((URIRef(f"{BASE}position/more"), URIRef(f"{SG}holder"), POSITION))
    focused = {one.focus for one in validate(dataset).problems}
    assert focused == {f"{BASE}position/more"}


def test_a_file_is_checked_in_the_format_of_its_suffix(tables: Tables, tmp_path: Path) -> None:
    graph = to_rdflib(tables)
    for suffix, name in (
        (".ttl", "turtle"),
        (".nt", "nt"),
        (".rdf", "xml"),
        (".jsonld", "json-ld"),
    ):
        path = tmp_path / f"graph{suffix}"
        graph.serialize(path, format=name, encoding="utf-8")
        assert validate(path).conforms
    broken = tmp_path / "broken.ttl"
    broken.write_text("<https://example.org/a> <https://example.org/b> .\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"broken\.ttl:1"):
        validate(broken)


def test_bad_literals_are_problems_and_not_noise_on_the_console(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    turtle = f"""
    PREFIX sg: <{SG}> PREFIX xsd: <{XSD}>
    <{BASE}a> sg:earliest "2019-02-30"^^xsd:date .
    <{BASE}b> a sg:Coalition ; sg:complete "maybe"^^xsd:boolean ; sg:sizeMin "ten"^^xsd:integer .
    """
    with caplog.at_level(logging.DEBUG, "rdflib.term"):
        problems = validate(parse(turtle, format=RdfFormat.TURTLE)).problems
    found = {(one.focus.removeprefix(BASE), one.path, one.value) for one in problems}
    assert ("a", "sg:earliest", '"2019-02-30"^^xsd:date') in found
    assert ("b", "sg:complete", '"maybe"^^xsd:boolean') in found
    assert ("b", "sg:sizeMin", '"ten"^^xsd:integer') in found
    assert not caplog.records
    assert capsys.readouterr() == ("", "")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    owl = NAMESPACES["owl"]
    turtle = f"<{BASE}o> a <{owl}Ontology> ; <{owl}imports> <https://example.org/other> ."
    assert validate(parse(turtle, format=RdfFormat.TURTLE)).conforms


def test_triple_terms_are_left_out() -> None:
    turtle = f"<{BASE}a> <{BASE}says> <<( <{BASE}b> <{SG}holder> <{BASE}c> )>> ."
    assert validate(parse(turtle, format=RdfFormat.TURTLE)).conforms


def test_a_problem_reads_as_a_line() -> None:
    problem = Problem("https://example.org/p", "sg:tier", "Give one.", "sg:Guess", "violation")
    assert str(problem) == "https://example.org/p sg:tier: Give one. (found sg:Guess)"
    whole = Problem("_:p", "", "Give it an IRI.", "", "violation")
    assert str(whole) == "_:p: Give it an IRI."


def test_without_pyshacl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(MissingExtra, match="pyshacl") as caught:
        validate(Graph())
    assert "stancegraph[validate]" in str(caught.value)
