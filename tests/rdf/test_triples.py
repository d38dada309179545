"""Tables become triples that say what the records say."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from stancegraph.rdf.triples import (
    asserted_in_order,
    derived_in_order,
    derived_ntriples,
    ntriples,
    sorted_lines,
)
from stancegraph.records import KINDS, Collection, Person
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
    assert sorted_lines(derived_ntriples(tables, BASE)).str.contains("inferredFrom").any()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(label: str) -> None:
    records = Collection([Person(id="person/x", label=label)])
    lines = sorted_lines(ntriples(Tables.of(records, "key")))
    (line,) = (line for line in lines if "label" in line)
    (quad,) = parse(line.encode(), format=RdfFormat.N_TRIPLES)
    assert quad.predicate == NamedNode(expand("rdfs:label"))
    assert quad.object == Literal(label)


def test_an_element_holds_the_lines_of_one_record(tables: Tables) -> None:
    for part in ntriples(tables):
        for lines in part:
            assert len({line.split(" ")[0] for line in lines.split("\n")}) == 1


def test_slices_of_any_size_give_the_same_lines(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [sorted_lines(make(tables)) for make in (ntriples, derived_ntriples)]
    monkeypatch.setattr("stancegraph.rdf.triples.SLICE", 1)
    parts = [sorted_lines(make(tables)) for make in (ntriples, derived_ntriples)]
    assert [list(lines) for lines in parts] == [list(lines) for lines in whole]
    assert len(list(ntriples(tables))) > len(KINDS)


@pytest.mark.parametrize("subjects", [1, 2, 7])
def test_lines_made_some_subjects_at_a_time_are_all_lines_in_order(
    tables: Tables, subjects: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [sorted_lines(make(tables, BASE)) for make in (ntriples, derived_ntriples)]
    monkeypatch.setattr("stancegraph.rdf.triples.SLICE", subjects)
    parts = [list(make(tables, BASE)) for make in (asserted_in_order, derived_in_order)]
    assert [list(pl.concat(part)) for part in parts] == [list(lines) for lines in whole]
    assert len(parts[0]) > 1


def test_names_that_begin_alike_keep_the_order_of_their_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ("person/a", "person/a-b", "person/a1", "person/ab")
    people = Tables.of(Collection([Person(id=one, label=one) for one in names]), "key")
    monkeypatch.setattr("stancegraph.rdf.triples.SLICE", 1)
    lines = list(pl.concat(asserted_in_order(people, BASE)))
    assert lines == sorted(lines)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_list_is_a_triple_for_each_of_its_elements(offices: list[str]) -> None:
    person = Person(id="person/x", label="Lee Ann", offices=tuple(offices))
    (record,) = (r for part in ntriples(Tables.of(Collection([person]), "key")) for r in part)
    lines = [line for line in record.split("\n") if expand("sg:office") in line]
    quads = parse("\n".join(lines), format=RdfFormat.N_TRIPLES)
    assert [quad.object for quad in quads] == [Literal(one) for one in dict.fromkeys(offices)]


def test_no_records_give_no_triples() -> None:
    assert all(part.is_empty() for part in ntriples(Tables()))
