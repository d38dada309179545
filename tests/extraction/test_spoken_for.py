"""States that one speaks for, by number, and reports of joint statements that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stancegraph.records.factsheet import FactSheet, Group

Read = Callable[..., FactSheet]
DATELINE = "GENEVA, Jan. 13 (Example Wire) -- The Second Committee met on Jan. 12 about the canal."


def parties(sheet: FactSheet) -> list[tuple[int | None, str | None, list[str]]]:
    """Size, spokesperson and targets of the statements made for groups."""
    return [
        (one.on_behalf_of.count, one.spokesperson, [each.target for each in one.positions])
        for one in sheet.statements
        if isinstance(one.on_behalf_of, Group)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan, speaking for 53 countries, praised the canal plan.",
        "Japan took the floor for 53 countries and praised the canal plan.",
        "Japan delivered a statement for 53 states, praising the canal plan.",
        "In a statement on behalf of 53 countries, Japan praised the canal plan.",
        "Japan made a joint statement on behalf of 53 countries, praising the canal plan.",
    ],
)
def test_who_speaks_for_a_number_of_states_is_their_spokesperson(read: Read, sentence: str) -> None:
    sheet = read(f"{DATELINE}\n{sentence}", date="2024-01-13")
    assert parties(sheet) == [(53, "JPN", ["canal plan"])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan praised the canal plan for 53 countries.",
        "Japan aligned itself with the statement made on behalf of 53 countries.",
        "Japan took the train for 53 stations and praised the canal plan.",
    ],
)
def test_nobody_speaks_for_states_by(read: Read, sentence: str) -> None:
    sheet = read(f"{DATELINE}\n{sentence}", date="2024-01-13")
    assert not any(one.spokesperson == "JPN" for one in sheet.statements)
