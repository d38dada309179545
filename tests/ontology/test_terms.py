"""Records, ontology, shapes and context say the same; none knows a term that the others lack."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SH, SKOS, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import BNode, Node

from stancegraph.records import KINDS, As, Link, Property, Record, values
from stancegraph.vocabulary import NAMESPACES, expand, term

SG = NAMESPACES["sg"]
DAYS = {"sg:earliest", "sg:latest"}
"""Properties that no field carries: they follow from the partial dates of a record."""
ABSTRACT = {"sg:Meeting", "sg:PartialDate"}
"""Classes that no record names: one follows from a property, the other is a datatype."""
ANNOTATIONS = {"sg:plover", "sg:cameo"}
GROUPS = {"sg:ActScheme", "sg:SupportingAct", "sg:OpposingAct", "sg:NeutralAct"}

FIELDS = [
    pytest.param(kind, mapped, id=f"{kind.__name__}.{name}-{mapped.name}")
    for kind in KINDS
    for name, _, mapped in kind.mapped()
]
LINKED_ENUMS = (
    values.Act,
    values.Basis,
    values.Modality,
    values.Polarity,
    values.StatementKind,
    values.Tier,
)
RANGES = {
    As.STRING: {XSD.string},
    As.INTEGER: {XSD.integer},
    As.BOOLEAN: {XSD.boolean},
    As.PARTIAL: {URIRef(f"{SG}PartialDate")},
    As.IRI: {RDFS.Resource},
}


def iri(curie: str) -> URIRef:
    return URIRef(expand(curie))


def parts(graph: Graph, node: Node) -> Iterator[Node]:
    """The named members of a class expression."""
    if not isinstance(node, BNode):
        yield node
    for listing in (OWL.unionOf, OWL.oneOf):
        for head in graph.objects(node, listing):
            for member in Collection(graph, head):
                yield from parts(graph, member)


def ours(graph: Graph, *kinds: URIRef) -> set[str]:
    return {
        f"sg:{one.removeprefix(SG)}"
        for kind in kinds
        for one in graph.subjects(RDF.type, kind)
        if isinstance(one, URIRef) and one.startswith(SG)
    }


def used_properties() -> set[str]:
    linked = {mapped.name for mapped in Link.properties.values()}
    return {mapped.name for kind in KINDS for _, _, mapped in kind.mapped()} | linked


def domains(graph: Graph, name: str) -> set[Node]:
    predicate = RDFS.domain if name.startswith("sg:") else SDO.domainIncludes
    return set(graph.objects(iri(name), predicate))


def ranges(graph: Graph, name: str) -> set[Node]:
    predicate = RDFS.range if name.startswith("sg:") else SDO.rangeIncludes
    return {part for node in graph.objects(iri(name), predicate) for part in parts(graph, node)}


@pytest.mark.parametrize(("kind", "mapped"), FIELDS)
def test_the_domain_of_a_property_covers_the_records_that_use_it(
    ontology: Graph, kind: type[Record], mapped: Property
) -> None:
    classes = {
        wider
        for one in kind.classes
        for wider in ontology.transitive_objects(iri(one), RDFS.subClassOf)
    }
    assert domains(ontology, mapped.name) & classes


@pytest.mark.parametrize(("kind", "mapped"), FIELDS)
def test_the_range_of_a_property_fits_the_form_of_its_values(
    ontology: Graph, kind: type[Record], mapped: Property
) -> None:
    found = ranges(ontology, mapped.name)
    if mapped.form in RANGES:
        assert found == RANGES[mapped.form]
    elif mapped.form is As.LINK:
        assert found & {iri(name) for name in ours(ontology, OWL.Class)}
    else:
        enums = {iri(f"sg:{enum.__name__}") for enum in LINKED_ENUMS}
        assert found & (enums | {iri("sg:OtherSource")})


@pytest.mark.parametrize(("kind", "mapped"), FIELDS)
def test_a_property_is_for_links_or_for_literals_as_the_records_use_it(
    ontology: Graph, kind: type[Record], mapped: Property
) -> None:
    if mapped.name.startswith("sg:"):
        linked = mapped.form in (As.LINK, As.IRI, As.TERM)
        assert ((iri(mapped.name), RDF.type, OWL.ObjectProperty) in ontology) is linked
        assert ((iri(mapped.name), RDF.type, OWL.DatatypeProperty) in ontology) is not linked


def test_every_property_of_ours_is_used_and_none_is_missing(ontology: Graph) -> None:
    defined = ours(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)
    assert defined == {name for name in used_properties() if name.startswith("sg:")} | DAYS


def test_every_borrowed_term_is_used_and_none_is_missing(ontology: Graph) -> None:
    borrowed = {str(one) for one in ontology.subjects(SDO.domainIncludes)}
    assert borrowed == {expand(name) for name in used_properties() if not name.startswith("sg:")}


def test_every_class_of_ours_is_used_and_none_is_missing(ontology: Graph) -> None:
    used = {name for kind in KINDS for name in kind.classes if name.startswith("sg:")}
    enums = {f"sg:{enum.__name__}" for enum in LINKED_ENUMS}
    assert ours(ontology, OWL.Class, RDFS.Datatype) == used | enums | ABSTRACT


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.classes])
def test_a_record_is_typed_with_its_superclasses(ontology: Graph, kind: type[Record]) -> None:
    narrowest = iri(kind.classes[0])
    wider = set(ontology.transitive_objects(narrowest, RDFS.subClassOf))
    stated = {iri(name) for name in kind.classes}
    assert stated <= wider
    assert {one for one in wider if str(one).startswith(SG)} <= stated


@pytest.mark.parametrize("enum", LINKED_ENUMS)
def test_a_closed_list_has_the_same_values_everywhere(
    ontology: Graph, shapes: Graph, enum: type[StrEnum]
) -> None:
    wanted = {iri(term(value)) for value in enum}
    owner = iri(f"sg:{enum.__name__}")
    same = ontology.value(owner, OWL.equivalentClass)
    assert same is not None
    assert set(parts(ontology, same)) == wanted
    assert set(ontology.subjects(RDF.type, owner)) == wanted
    lists = [set(Collection(shapes, head)) for head in shapes.objects(None, SH["in"])]
    assert wanted in lists


def test_every_individual_is_a_value_of_the_records_or_groups_acts(ontology: Graph) -> None:
    wanted = {term(value) for enum in LINKED_ENUMS for value in enum} | {"sg:OtherSource"}
    assert ours(ontology, OWL.NamedIndividual) == wanted | GROUPS


@pytest.mark.parametrize(
    ("name", "enum"), [("sg:eventKind", values.EventKind), ("sg:unStatus", values.UnStatus)]
)
def test_a_closed_list_of_plain_strings_is_in_comment_and_shape(
    ontology: Graph, shapes: Graph, name: str, enum: type[StrEnum]
) -> None:
    comment = str(ontology.value(iri(name), RDFS.comment))
    assert all(value.value in comment for value in enum)
    shape = next(shapes.subjects(SH.path, iri(name)))
    head = shapes.value(shape, SH["in"])
    assert head is not None
    assert {str(one) for one in Collection(shapes, head)} == {value.value for value in enum}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.classes])
def test_every_property_of_a_record_has_a_shape_for_its_class(
    ontology: Graph, shapes: Graph, kind: type[Record]
) -> None:
    classes = [iri(name) for name in kind.classes]
    covered = {
        path
        for one in classes
        for shape in shapes.subjects(SH.targetClass, one)
        for part in shapes.objects(shape, SH.property)
        for path in shapes.objects(part, SH.path)
    }
    everywhere = {
        path
        for shape in shapes.subjects(SH.targetSubjectsOf)
        for part in shapes.objects(shape, SH.property)
        for path in shapes.objects(part, SH.path)
    }
    assert {iri(mapped.name) for _, _, mapped in kind.mapped()} <= covered | everywhere
    assert {iri(name) for name in DAYS} <= everywhere


def test_every_constraint_says_what_is_wrong(shapes: Graph) -> None:
    silent = {
        shape
        for shape in {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.objects(None, SH.property)}
        if shapes.value(shape, SH.message) is None
        and any(
            predicate in (SH.minCount, SH.maxCount, SH["class"], SH.datatype, SH["or"], SH.xone)
            for predicate in shapes.predicates(shape)
        )
    }
    inside = {
        part
        for listing in (SH["or"], SH.xone)
        for head in shapes.objects(None, listing)
        for member in Collection(shapes, head)
        for part in shapes.objects(member, SH.property)
    }
    assert silent <= inside


def test_the_shapes_name_no_term_that_the_ontology_lacks(ontology: Graph, shapes: Graph) -> None:
    named = {
        node
        for triple in shapes
        for node in triple
        if isinstance(node, URIRef) and node.startswith(SG)
    }
    assert named <= set(ontology.subjects())


def test_the_context_names_every_class_property_and_value(
    ontology: Graph, context: dict[str, object]
) -> None:
    defined = {
        entry["@id"] if isinstance(entry, dict) else entry
        for name, entry in context.items()
        if not name.startswith("@")
    }
    classes = {name for kind in KINDS for name in kind.classes}
    individuals = ours(ontology, OWL.NamedIndividual)
    assert defined >= used_properties() | DAYS | classes | individuals


def test_the_context_names_nothing_that_the_ontology_lacks(
    ontology: Graph, context: dict[str, object]
) -> None:
    for entry in context.values():
        name = entry["@id"] if isinstance(entry, dict) else str(entry)
        if name.startswith("sg:"):
            assert (iri(name), None, None) in ontology


def test_every_term_has_one_label_and_a_comment_of_one_or_two_sentences(ontology: Graph) -> None:
    terms = {one for one in ontology.subjects() if str(one).startswith(SG)}
    assert len(terms) > 100
    for one in terms:
        assert len(list(ontology.objects(one, RDFS.label))) == 1, one
        (comment,) = ontology.objects(one, RDFS.comment)
        assert str(comment).endswith("."), one


def test_every_property_has_exactly_one_domain_and_range(ontology: Graph) -> None:
    for name in ours(ontology, OWL.ObjectProperty, OWL.DatatypeProperty):
        wanted = 0 if name in DAYS else 1
        assert len(list(ontology.objects(iri(name), RDFS.domain))) == wanted, name
        assert len(list(ontology.objects(iri(name), RDFS.range))) == 1, name


def test_kinds_of_terms_do_not_mix(ontology: Graph) -> None:
    kinds = [
        ours(ontology, OWL.ObjectProperty),
        ours(ontology, OWL.DatatypeProperty),
        ours(ontology, OWL.AnnotationProperty),
        ours(ontology, OWL.Class),
        ours(ontology, RDFS.Datatype),
        ours(ontology, OWL.NamedIndividual),
    ]
    assert sum(map(len, kinds)) == len(set.union(*kinds))
    assert ours(ontology, OWL.AnnotationProperty) == ANNOTATIONS


def test_nothing_is_said_to_be_the_same_as_something_elsewhere(ontology: Graph) -> None:
    assert not list(ontology.subject_objects(OWL.sameAs))
    assert not list(ontology.subject_objects(OWL.imports))


def test_no_term_of_another_vocabulary_is_given_an_axiom(ontology: Graph) -> None:
    axioms = (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass)
    for axiom in axioms:
        for subject in ontology.subjects(axiom):
            assert isinstance(subject, BNode) or str(subject).startswith(SG)


@pytest.mark.parametrize("act", list(values.Act))
def test_an_act_stands_in_one_group_of_the_scheme(ontology: Graph, act: values.Act) -> None:
    one = iri(term(act))
    (group,) = ontology.objects(one, SKOS.broader)
    assert (group, SKOS.topConceptOf, iri("sg:ActScheme")) in ontology
    assert (one, SKOS.inScheme, iri("sg:ActScheme")) in ontology
    plover = {str(name) for name in ontology.objects(one, iri("sg:plover"))}
    assert plover <= {"ACCUSE", "AGREE", "REJECT", "REQUEST", "SANCTION", "SUPPORT"}
