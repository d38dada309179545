"""Who joined or left a letter after others had made it, and what only sounds like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stancegraph.extraction.joining import examples
from stancegraph.records import Coalition, DerivedPosition, Evidence, Membership
from stancegraph.records.factsheet import FactSheet, Group, Member
from stancegraph.store.build import in_memory
from stancegraph.store.options import Options

Read = Callable[..., FactSheet]
LETTER = (
    "In October, 22 countries sent a letter to the President of the Human Rights Council to "
    "express concern about harbour fees."
)
JOINT = (
    "GENEVA, Nov. 20 (Example Wire) -- Envoys differ over the canal, officials told the press. "
    "Cuba made a joint statement on behalf of 54 countries on October 3 and praised the canal plan."
)


def members(sheet: FactSheet, place: int = 0) -> dict[str, tuple[str | None, str | None]]:
    """Who is known of the group of a statement: when each joined and left."""
    groups = [one.on_behalf_of for one in sheet.statements if isinstance(one.on_behalf_of, Group)]
    found = [one if isinstance(one, Member) else Member(name=one) for one in groups[place].members]
    return {
        one.name: (
            str(one.joined) if one.joined else None,
            str(one.left) if one.left else None,
        )
        for one in found
    }


def told(read: Read, *lines: str) -> FactSheet:
    return read("\n".join(lines), date="2024-11-20")


@pytest.mark.parametrize("rule", examples(), ids=lambda rule: rule["rule"])
def test_each_rule_finds_what_its_example_shows(read: Read, rule: dict[str, str]) -> None:
    day = "2024-11-01"
    expected = (day, None) if rule["change"] == "joined" else (None, day)
    assert members(told(read, LETTER, rule["example"])) == {rule["finds"]: expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Albania later withdrew its name from the letter.", {"ALB": (None, "2024")}),
        ("Chile has since added its signature to the letter.", {"CHL": ("2024", None)}),
        (
            "Peru and Ghana were among those who later signed on.",
            {"PER": ("2024", None), "GHA": ("2024", None)},
        ),
        (
            "Norway joined the letter on Nov. 5, bringing the number of signatories to 24.",
            {"NOR": ("2024-11-05", None)},
        ),
        ("On November 7, Qatar withdrew its signature.", {"QAT": (None, "2024-11-07")}),
        ("Fiji said it had signed the letter of the 22 on Nov. 2.", {"FJI": ("2024-11-02", None)}),
    ],
)
def test_a_change_is_dated_as_far_as_the_text_tells(
    read: Read, sentence: str, expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert members(told(read, LETTER, sentence)) == expected


def test_a_statement_is_joined_as_a_letter_is(read: Read) -> None:
    sheet = told(read, JOINT, "Liberia joined the statement on November 1.")
    assert members(sheet) == {"CUB": (None, None), "LBR": ("2024-11-01", None)}


def test_who_joined_may_leave_again(read: Read) -> None:
    sheet = told(
        read,
        LETTER,
        "Qatar joined the letter on November 1.",
        "Qatar withdrew from the letter on November 9.",
    )
    assert members(sheet) == {"QAT": ("2024-11-01", "2024-11-09")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway did not join the letter.",
        "Norway refused to sign the letter.",
        "Norway will join the letter on November 30.",
        "Norway may withdraw from the letter.",
        "Norway was asked to sign the letter.",
        "Norway called on Chile to sign the letter.",
        "Norway joined a letter of its own to the Council.",
        "Norway joined another statement on the plan.",
        "Norway signed Sweden's letter.",
        "Norway signed the second letter.",
        "Norway joined the letter by Sweden.",
        "Norway joined the European Union on November 1.",
        "Norway joined the talks on November 1.",
        "Norway withdrew its troops from the strait.",
        "Norway withdrew from the treaty on November 1.",
        "Norway pulled out of the talks.",
        "Norway took its name off the market.",
        "Norway signed on to the treaty.",
        "Norway added its support to the plan.",
        "Norway signed on November 1.",
        "If Norway joined the letter, others would follow.",
        "Thirteen more countries joined the letter on November 1.",
        "Norway joined the letter of the 50 on November 1.",
    ],
)
def test_nobody_joins_or_leaves_by(read: Read, sentence: str) -> None:
    assert members(told(read, LETTER, sentence)) == {}


def test_of_two_letters_none_is_chosen_unless_a_number_tells_them_apart(read: Read) -> None:
    other = "On October 9, 50 countries sent a letter to the High Commissioner to praise the fees."
    vague = told(read, LETTER, other, "Norway joined the letter on November 1.")
    assert (members(vague), members(vague, 1)) == ({}, {})
    plain = told(read, LETTER, other, "Norway joined the letter of the 50 on November 1.")
    assert (members(plain), members(plain, 1)) == ({}, {"NOR": ("2024-11-01", None)})


def test_nobody_joins_what_is_told_of_later_or_by_one_state(read: Read) -> None:
    assert members(told(read, "Norway joined the letter on November 1.", LETTER)) == {}
    alone = told(read, "Chile sent a letter to the High Commissioner.", "Norway joined the letter.")
    assert not any(isinstance(one.on_behalf_of, Group) for one in alone.statements)


def test_more_names_than_the_letter_has_do_not_break_the_document(read: Read) -> None:
    lead = (
        "Two countries, Chile and Peru, sent a letter to the President of the Human Rights Council."
    )
    found = told(read, lead, "Norway joined the letter on November 1.")
    assert all(
        len(one.on_behalf_of.members) <= (one.on_behalf_of.count or 99)
        for one in found.statements
        if isinstance(one.on_behalf_of, Group)
    )


def test_the_graph_has_the_membership_with_its_sentence_and_what_follows(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    sentence = "Norway joined the letter on Nov. 5."
    (tmp_path / "a.txt").write_text(
        f"Letter grows\n\nGENEVA, Nov. 20, 2024 (Example Wire) -- {LETTER}\n\n{sentence}\n"
    )
    tables = in_memory([tmp_path / "a.txt"], Options())
    (one,) = tables.records(Membership)
    assert (one.member, str(one.joined)) == ("country/NOR", "2024-11-05")
    told_in = {row.exact for row in tables.records(Evidence) if row.id in one.attested_by}
    assert sentence in told_in
    (coalition,) = tables.records(Coalition)
    assert (coalition.size_text, coalition.members) == ("22", ("country/NOR",))
    (derived,) = tables.records(DerivedPosition)
    assert (derived.holder, derived.polarity, str(derived.date)) == (
        "country/NOR",
        "oppose",
        "2024-11-05",
    )
