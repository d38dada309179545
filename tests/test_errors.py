"""Errors say what, where and what to do, and end the command line in a fixed way."""

import inspect
import pickle
import re

import pytest

from stancegraph import errors
from stancegraph.errors import (
    AmbiguousName,
    GraphError,
    MissingExtra,
    SourceError,
    StancegraphError,
    UnknownCountry,
    UsageError,
)

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, StancegraphError)
]


def test_a_message_says_what_where_and_what_to_do() -> None:
    error = SourceError("the file is empty", at="brief.txt", hint="name another file")
    assert str(error) == "brief.txt: the file is empty\n  name another file"


def test_an_unknown_country_proposes_near_names() -> None:
    error = UnknownCountry("Atlantis", at="facts.yaml: statements/0", near=("Albania", "Antigua"))
    assert "facts.yaml: statements/0: unknown country or group: 'Atlantis'" in str(error)
    assert "did you mean Albania or Antigua?" in str(error)
    assert "--names" in str(error)


@pytest.mark.parametrize(
    ("kind", "code"), [(GraphError, 1), (UsageError, 2), (SourceError, 3), (AmbiguousName, 3)]
)
def test_each_branch_has_its_exit_code(kind: type[StancegraphError], code: int) -> None:
    assert kind.exit_code == code


@pytest.mark.parametrize(
    "error",
    [MissingExtra("spacy", "en"), UnknownCountry("Atlantis", at="x: y", near=("Albania",))],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_whole_out_of_a_worker(error: StancegraphError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert type(again) is type(error)
    assert str(again) == str(error)


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes() -> None:
    drawn = re.findall(r"(?m)^[│├└─ ]*([A-Z]\w+)", str(errors.__doc__).split("\n\n")[1])
    assert sorted(drawn) == sorted(kind.__name__ for kind in KINDS)
