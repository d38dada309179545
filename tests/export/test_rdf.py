from io import BytesIO

import pyoxigraph as ox
import pytest

from stancegraph.export import View, write
from stancegraph.vocabulary import derived_graph


def exported(view: View, format: str) -> bytes:
    stream = BytesIO()
    write(view, stream, format=format)
    return stream.getvalue()


FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
}


def quads(view: View, format: str) -> set[ox.Quad]:
    return set(ox.parse(exported(view, format), FORMATS[format]))


@pytest.mark.parametrize("format", ["ttl", "rdf"])
def test_every_triple_format_holds_the_same_asserted_triples(view: View, format: str) -> None:
    assert quads(view, format) == quads(view, "nt")


def test_quads_add_the_derived_graph_to_the_asserted_triples(view: View) -> None:
    assert quads(view, "trig") == quads(view, "nq")
    graph = ox.NamedNode(derived_graph(view.base))
    asserted = {quad for quad in quads(view, "nq") if quad.graph_name == ox.DefaultGraph()}
    derived = {quad for quad in quads(view, "nq") if quad.graph_name == graph}
    assert asserted == quads(view, "nt")
    assert asserted | derived == quads(view, "nq")
    assert any(str(quad.subject).endswith("position/rest/PAK>") for quad in derived)


def test_lines_are_sorted_and_stand_once(view: View) -> None:
    lines = exported(view, "nt").decode().splitlines()
    assert lines == sorted(set(lines))


def test_turtle_shortens_terms_and_identifiers(view: View) -> None:
    turtle = exported(view, "ttl").decode()
    assert "position:joint a sg:Position ;" in turtle
    assert "sg:holder coalition:c54 ;" in turtle


@pytest.mark.parametrize("format", [*FORMATS, "jsonld"])
def test_two_exports_are_byte_identical(view: View, format: str) -> None:
    assert exported(view, format) == exported(view, format)
