"""A collection holds each identifier once."""

import pytest

from stancegraph.errors import DuplicateId
from stancegraph.records import Bloc, Collection, Evidence, Person


def person(*offices: str) -> Person:
    return Person(id="person/1", label="Ana Ruiz", speaks_for="country/ESP", offices=offices)


def test_an_equal_record_changes_nothing() -> None:
    records = Collection([person("envoy"), person("envoy")])
    assert len(records) == 1


def test_offices_of_one_person_are_united() -> None:
    records = Collection([person("minister"), person("envoy")])
    assert records.get(Person, "person/1") == person("envoy", "minister")


def test_another_label_under_a_taken_identifier_is_an_error() -> None:
    records = Collection([Bloc(id="bloc/gcc", label="GCC")])
    with pytest.raises(DuplicateId, match=r"bloc/gcc.*label"):
        records.add(Bloc(id="bloc/gcc", label="Gulf"))


def test_the_error_says_where() -> None:
    text = "The text of the document."
    first = Evidence.passage("document/1", text, 0, 8)
    records = Collection([first])
    with pytest.raises(DuplicateId, match=r"facts\.yaml: statements/0"):
        records.add(first.model_copy(update={"end": 9}), at="facts.yaml: statements/0")


def test_what_must_be_new_is_refused_under_a_taken_identifier() -> None:
    records = Collection([Bloc(id="bloc/gcc", label="GCC")])
    with pytest.raises(DuplicateId, match=r"facts\.yaml: it stands twice\n  remove one"):
        records.add_new(
            Bloc(id="bloc/gcc", label="GCC"), "it stands twice", at="facts.yaml", hint="remove one"
        )
