"""Tables become triples that say what the records say."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from stancegraph.rdf.triples import derived_ntriples, ntriples
from stancegraph.records import Collection, Person
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE, NAMESPACES, expand

SG, XSD = NAMESPACES["sg"], NAMESPACES["xsd"]


def triples(tables: Tables, base: str = BASE) -> set[tuple[str, str, str]]:
    text = "\n".join(line for part in ntriples(tables, base) for line in part)
    return {
        (q.subject.value.removeprefix(base), q.predicate.value, str(q.object))
        for q in parse(text.encode(), format=RdfFormat.N_TRIPLES)
    }


def test_links_values_and_literals_are_told_apart(tables: Tables) -> None:
    found = triples(tables)
    assert ("position/p1", f"{SG}holder", f"<{BASE}coalition/c>") in found
    assert ("position/p1", f"{SG}polarity", f"<{SG}Support>") in found
    assert ("position/p1", f"{SG}targetText", '"the water plan"') in found
    assert ("coalition/c", f"{SG}sizeMin", f'"54"^^<{XSD}integer>') in found
    assert ("coalition/c", f"{SG}complete", f'"false"^^<{XSD}boolean>') in found


def test_a_date_keeps_its_precision_and_gives_its_span(tables: Tables) -> None:
    found = triples(tables)
    assert ("membership/s", f"{SG}joined", f'"2019-11"^^<{XSD}gYearMonth>') in found
    assert ("membership/s", f"{SG}earliest", f'"2019-11-01"^^<{XSD}date>') in found
    assert ("event/e", f"{SG}latest", f'"2019-10-29"^^<{XSD}date>') in found


def test_a_meeting_is_an_event_and_a_meeting(tables: Tables) -> None:
    classes = {o for s, p, o in triples(tables) if s == "event/e" and p.endswith("#type")}
    assert classes == {f"<{SG}Event>", f"<{SG}Meeting>"}


def test_every_member_of_a_list_is_a_triple(tables: Tables) -> None:
    members = {o for s, p, o in triples(tables) if p == f"{SG}knownMember"}
    assert len(members) == 3


def test_another_base_moves_every_identifier(tables: Tables) -> None:
    there = "https://example.org/graph/id/"
    assert not any(BASE in part for triple in triples(tables, there) for part in triple)


def test_whole_texts_and_inferences_are_not_among_the_asserted(tables: Tables) -> None:
    found = triples(tables)
    assert not any("Belarus, for 54 countries, praised" in o and "Kari" in o for _, _, o in found)
    assert not any(p == f"{SG}inferredFrom" for _, p, _ in found)
    assert derived_ntriples(tables, BASE).str.contains("inferredFrom").any()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(label: str) -> None:
    records = Collection([Person(id="person/x", label=label)])
    (line,) = (
        line for part in ntriples(Tables.of(records, "key")) for line in part if "label" in line
    )
    (quad,) = parse(line.encode(), format=RdfFormat.N_TRIPLES)
    assert quad.predicate == NamedNode(expand("rdfs:label"))
    assert quad.object == Literal(label)


def test_no_records_give_no_triples() -> None:
    assert all(part.is_empty() for part in ntriples(Tables()))
