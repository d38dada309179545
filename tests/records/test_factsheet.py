"""What a fact sheet may say is checked before anything is resolved."""

from typing import Any

import pytest
from pydantic import ValidationError

from stancegraph.records.factsheet import FactSheet, Group, Member, Span


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"start": 4}, "belong together"),
        ({"start": 9, "end": 4}, "does not lie behind"),
        ({"start": 4, "end": 4}, "does not lie behind"),
        ({"start": -1, "end": 4}, "greater than or equal to 0"),
    ],
)
def test_a_span_that_goes_nowhere_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Span(**fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "give a size"),
        ({"count": 54, "more_than": 30}, "give one of"),
        ({"count": 0}, "greater than or equal to 1"),
    ],
)
def test_a_group_has_one_size(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Group(**fields)


def test_nobody_leaves_before_joining() -> None:
    with pytest.raises(ValidationError, match="Qatar left"):
        Member.model_validate({"name": "Qatar", "joined": "2019-07-12", "left": "2019-07-08"})


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(ValidationError, match="pubisher"):
        FactSheet.model_validate({"document": {"pubisher": "Example Wire"}})
