"""Sentences that name some of those behind a statement, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stancegraph.extraction.naming import RULES, Naming
from stancegraph.records.factsheet import FactSheet, Group, Member

Read = Callable[..., FactSheet]
LEAD = (
    "GENEVA, Nov. 20 (Example Wire) -- Envoys differ over the canal, officials told the press. "
    "Cuba made a joint statement on behalf of 54 countries on October 3 and praised the canal plan."
)
LETTER = "In October, 22 countries sent a letter to the High Commissioner to praise the canal plan."


def members(sheet: FactSheet, count: int = 54) -> set[str]:
    """The known members of the group of that size."""
    (group,) = (
        one.on_behalf_of
        for one in sheet.statements
        if isinstance(one.on_behalf_of, Group) and one.on_behalf_of.count == count
    )
    return {one.name if isinstance(one, Member) else one for one in group.members}


def told(read: Read, *lines: str) -> FactSheet:
    return read("\n".join((LEAD, LETTER, *lines)), date="2024-11-20")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)
def test_each_rule_reads_its_example(read: Read, rule: Naming) -> None:
    sheet = told(read, rule.example)
    of_letter = "signatories" in rule.example
    expected = {"PER"} if "which" in rule.example else {"PER", "TCD"}
    assert members(sheet, 22 if of_letter else 54) == expected | (set() if of_letter else {"CUB"})


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Pakistan and Russia are among the 54 as well, so that the figures cannot be added.",
            {"PAK", "RUS"},
        ),
        ("The 54 include the United Kingdom, South Sudan and Mali.", {"GBR", "SSD", "MLI"}),
        ("The 54 states include Trinidad and Tobago, and Mali.", {"TTO", "MLI"}),
    ],
)
def test_lists_are_read_whole(read: Read, sentence: str, expected: set[str]) -> None:
    assert members(told(read, sentence)) == expected | {"CUB"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chad are not among the 54.",
        "Peru and Chad are among the 50.",
        "Peru and Chad are among the 54 countries that ratified the lake treaty.",
        "Peru and Chad are among the 54 members of the lake fund.",
        "The 54 countries include Peru and several others.",
        "The 54 countries include the host of the talks, Peru.",
        "The 54 proposals include Peru and Chad.",
        "Peru's envoys were among the 54.",
        "The 54 countries include members of the European Union.",
        "Among the 54 delegates were Peru and Chad.",
        "“Peru and Chad are among the 54,” he joked.",
    ],
)
def test_nobody_is_named_by(read: Read, sentence: str) -> None:
    assert members(told(read, sentence)) == {"CUB"}


def test_the_sentence_is_a_passage_of_the_statement(read: Read) -> None:
    text = "\n".join((LEAD, "Peru and Chad are among the 54."))
    sheet = read(text, date="2024-11-20")
    (statement,) = (one for one in sheet.statements if isinstance(one.on_behalf_of, Group))
    assert [text[one.start : one.end] for one in statement.passages][1:] == [
        "Peru and Chad are among the 54."
    ]


def test_of_two_letters_the_signatories_are_nobody_s(read: Read) -> None:
    other = "On October 9, 30 countries sent a letter to the High Commissioner to reject the plan."
    sheet = told(read, other, "The signatories include Peru and Chad.")
    assert (members(sheet, 22), members(sheet, 30)) == (set(), set())


def test_more_names_than_a_group_has_are_not_taken(read: Read) -> None:
    lead = LEAD.replace("54", "2")
    names = "Peru, Chad and Mali are among the 2."
    assert members(read(f"{lead}\n{names}", date="2024-11-20"), 2) == {"CUB"}


JOINT = "Cuba delivered a joint statement for 30 states"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", among them Peru and Chad, praising the canal plan.", {"PER", "TCD"}),
        (", including Peru, Chad and Mali, and praised the canal plan.", {"PER", "TCD", "MLI"}),
        (", among them Peru, praising the canal plan.", {"PER"}),
        (", among them Peru's neighbours, praising the canal plan.", set()),
        (", among them members of the European Union, praising the canal plan.", set()),
        (" and praised the canal plan among them Peru and Chad.", set()),
    ],
)
def test_some_of_a_number_are_named_in_the_same_sentence(
    read: Read, rest: str, expected: set[str]
) -> None:
    sheet = told(read, JOINT + rest)
    assert members(sheet, 30) == expected | {"CUB"}


def test_a_list_ends_with_its_and_so_that_the_speaker_is_no_part_of_it(read: Read) -> None:
    sheet = told(
        read, "On behalf of 30 states, including Peru and Chad, Mali praised the canal plan."
    )
    assert members(sheet, 30) == {"PER", "TCD", "MLI"}  # Mali as the one who speaks
    sheet = told(read, "On behalf of 31 states, including Peru, Mali praised the plan.")
    (statement,) = (one for one in sheet.statements if getattr(one.on_behalf_of, "count", 0) == 31)
    assert statement.spokesperson == "MLI"
