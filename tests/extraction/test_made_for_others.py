"""Statements that one state makes for others, in the words in which reports tell of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stancegraph.records.factsheet import FactSheet, FactSheetStatement, Group, Member
from stancegraph.records.values import StatementKind

Read = Callable[..., FactSheet]


def only(sheet: FactSheet) -> FactSheetStatement:
    (statement,) = sheet.statements
    return statement


def members(statement: FactSheetStatement) -> set[str]:
    group = statement.on_behalf_of
    assert isinstance(group, Group)
    return {one.name if isinstance(one, Member) else one for one in group.members}


@pytest.mark.parametrize(
    "text",
    [
        "A group of 20 countries rejected the draft, Norway said on its behalf.",
        "On behalf of 20 nations, including Fiji, Togo and Chad, Norway objected to Peru's plan.",
        "Norway delivered a joint statement for 20 states, among them Fiji, Togo and Chad, "
        "praising the plan.",
        "Norway presented a joint statement on behalf of 20 countries that backed the plan.",
        "Norway, speaking for 20 countries, objected to Chile's southern ceasefire proposal on "
        "Wednesday.",
        "20 countries, including Fiji, praised the plan in a joint statement delivered by Norway.",
        "Norway took the floor on Friday at a meeting of the Second Committee for 20 countries and "
        "praised the plan.",
    ],
)
def test_the_positions_are_those_of_the_group_and_one_speaks_for_it(read: Read, text: str) -> None:
    statement = only(read(text, date="2024-11-20"))
    assert statement.spokesperson == "NOR"
    assert "NOR" in members(statement)
    assert [one.holder for one in statement.positions] == [None]


def test_states_among_them_are_members_and_make_no_statement(read: Read) -> None:
    text = (
        "France delivered a joint statement for 9 states, among them Ethiopia, Senegal and Uganda, "
        "expressing support for the grain agreement, at the General Assembly on Jan. 15."
    )
    assert members(only(read(text, date="2018-01-15"))) == {"FRA", "ETH", "SEN", "UGA"}


def test_neighbours_of_a_state_among_them_are_no_members(read: Read) -> None:
    text = "Norway read a joint statement for 20 states, among them Peru's neighbours, on the plan."
    for statement in read(text).statements:
        assert "PER" not in members(statement)


def test_a_leader_belongs_to_the_group(read: Read) -> None:
    text = "In a joint statement, 12 countries led by Norway welcomed the plan. The 12 countries "
    statement = only(read(text + "also welcomed the buffer zone."))
    assert members(statement) == {"NOR"}
    assert [one.holder for one in statement.positions] == [None, None]


def test_two_groups_of_one_size_are_told_apart_by_who_speaks(read: Read) -> None:
    first, second = read(
        "Speaking on behalf of 4 countries, France rejected the dam. The 4 countries rejected the "
        "loans.\nGhana, speaking for 4 countries, welcomed the dam. The 4 countries welcomed the "
        "survey."
    ).statements
    assert (first.spokesperson, second.spokesperson) == ("FRA", "GHA")
    assert {one.polarity for one in first.positions} == {"oppose"}
    assert {one.polarity for one in second.positions} == {"support"}


@pytest.mark.parametrize(
    "text",
    [
        "A letter of 9 countries to the President of the Council, sent on Jan. 9, rejected a dam.",
        "9 countries rejected the dam in a letter to the President of the Council on Monday.",
    ],
)
def test_a_letter_of_counted_states_is_a_letter(read: Read, text: str) -> None:
    statement = only(read(text, date="2018-01-10"))
    assert statement.kind is StatementKind.LETTER
    assert statement.on_behalf_of == Group(count=9)
    assert [str(one.polarity) for one in statement.positions] == ["oppose"]


def test_what_one_state_says_in_a_letter_is_signed_by_nobody(read: Read) -> None:
    sheet = read("Peru rejected the dam in a letter to the President of the Council on Monday.")
    assert [str(one.basis) for one in only(sheet).positions] == ["reported"]


def test_support_that_is_withdrawn_is_opposition(read: Read) -> None:
    (position,) = only(read("Peru withdrew its support for the dam.")).positions
    assert str(position.polarity) == "oppose"


def test_who_speaks_at_a_body_does_not_decide_for_it(
    positions: Callable[..., list[object]],
) -> None:
    found = positions(
        "Speaking at the General Assembly on Monday, Ethiopian ambassador Tomas Valdez backed "
        "Uganda's ceasefire proposal.",
        date="2018-01-10",
    )
    assert [one.holder for one in found] == ["ETH"]  # type: ignore[attr-defined]  # a position


AMBASSADOR = (
    'Peru rejected the dam on Tuesday. "It costs too much," Ambassador Ana Diaz of Peru said.'
)


def test_what_stands_beside_it_in_a_paragraph_is_the_same_statement(read: Read) -> None:
    statement = only(read(AMBASSADOR, date="2024-11-20"))
    (speaker,) = statement.speakers
    assert getattr(speaker, "name", None) == "Ana Diaz"
    assert str(statement.date) == "2024-11-19"


@pytest.mark.parametrize("parted", ["Tuesday.\n", "Tuesday. Rain fell all day. "])
def test_what_stands_elsewhere_is_not(read: Read, parted: str) -> None:
    sheet = read(AMBASSADOR.replace("Tuesday. ", parted), date="2024-11-20")
    assert len(sheet.statements) == 2
