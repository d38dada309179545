"""Sizes of coalitions keep what is known and no more."""

import pytest

from stancegraph.records.factsheet import Group
from stancegraph.resolution.groups import coalition_key, group_size, size, wording


@pytest.mark.parametrize(
    ("fields", "expected", "key", "label"),
    [
        ({"count": 54}, (54, 54, "54"), "coalition:54", "54 countries"),
        ({"more_than": 30}, (31, None, "more than 30"), "coalition:>30", "more than 30 countries"),
        ({"at_least": 30}, (30, None, "at least 30"), "coalition:>=30", "at least 30 countries"),
        ({"about": 20}, (None, None, "about 20"), "coalition:~20", "about 20 countries"),
        ({"text": "dozens"}, (24, None, "dozens"), "coalition:dozens", "dozens of countries"),
        ({"text": "some"}, (2, None, "some"), "coalition:some", "some countries"),
        ({"text": "a few"}, (2, None, "a few"), "coalition:a few", "a few countries"),
        (
            {"text": "like-minded states"},
            (None, None, "like-minded states"),
            "coalition:like-minded states",
            "like-minded states",
        ),
        ({"count": 3, "text": "the trio"}, (3, 3, "3"), "coalition:3", "the trio"),
    ],
)
def test_a_size_is_what_its_words_allow(
    fields: dict[str, object], expected: tuple[int | None, int | None, str], key: str, label: str
) -> None:
    group = Group.model_validate(fields)
    assert size(group, named=0) == expected
    assert coalition_key(expected[2]) == key
    assert wording(group, expected[2]) == label


def test_named_members_without_a_size_are_all() -> None:
    assert size(Group(members=("Chad", "Togo")), named=2) == (2, 2, "2")


@pytest.mark.parametrize(
    "fields", [{"count": 54}, {"more_than": 30}, {"about": 5}, {"text": "some"}]
)
def test_the_size_in_words_gives_the_fields_back(fields: dict[str, object]) -> None:
    assert group_size(size(Group.model_validate(fields), named=0)[2]) == fields
