"""Statements and letters: who made them, which is which, and who left."""

from __future__ import annotations

import pytest

LETTERS = (
    "In June, 22 countries sent a letter to the chair to express concern about the dam.\n"
    "A second letter to the same chair voiced support for the dam. It was signed by 37 countries "
    "at first and by 41 countries in the end.\n"
    "Oman withdrew from the second letter on June 18.\n"
    "Malta signed the letter of the 22 but did not join the statement of the 30."
)


@pytest.fixture(scope="module")
def sheet(read):
    return read(LETTERS, date="2021-09-20")


@pytest.fixture(scope="module")
def read(parser, gazetteer):
    from stancegraph.extraction import extract

    from .conftest import article

    return lambda text, date=None: extract(
        article(text, date, False), gazetteer, parser=parser, genre="news"
    )


def letters(sheet):
    return {one.on_behalf_of.count: one for one in sheet.statements if one.kind == "letter"}


def test_a_second_letter_is_of_those_who_sign_it_and_not_of_those_before(sheet):
    found = letters(sheet)
    assert {size: one.positions[0].polarity for size, one in found.items()} == {
        22: "oppose",
        41: "support",
    }


def test_a_letter_is_a_signature_on_record(sheet):
    for one in letters(sheet).values():
        assert [(p.act, p.basis) for p in one.positions] == [("sign", "recorded")]


def test_leaving_a_letter_is_a_statement_of_its_own_day(sheet):
    [left] = [one for one in sheet.statements if one.kind == "withdrawal"]
    assert (left.speakers, str(left.date), left.event) == (("OMN",), "2021-06-18", None)
    [position] = left.positions
    assert (position.act, position.target_statement) == ("withdraw", letters(sheet)[41].id)


def test_who_signed_one_thing_did_not_sign_what_it_stayed_away_from(sheet):
    [malta] = [one for one in sheet.statements if one.speakers == ("MLT",)]
    assert [(p.polarity, p.basis) for p in malta.positions] == [("neutral", "reported")]


def test_a_second_letter_without_signatures_is_nobodys(read):
    text = "Ten countries sent a letter to the chair to deplore the raid. "
    found = read(text + "A second letter voiced support for the dam.")
    assert [p.target for one in found.statements for p in one.positions] == ["raid"]


def test_it_means_those_on_whose_behalf_a_state_spoke(read):
    text = "Peru delivered a joint statement on behalf of 23 countries. It deplored the raid."
    [one] = [one for one in read(text).statements if one.positions]
    assert (one.on_behalf_of.count, one.spokesperson, one.positions[0].holder) == (23, "PER", None)


def test_it_is_the_statement_that_was_responded_to(read):
    text = (
        "Zhang Jun, China's envoy, responded to the Peruvian statement and rejected it as untrue."
    )
    statements = read(text).statements
    [answer] = [one for one in statements if one.positions]
    [position] = answer.positions
    assert (position.target, position.target_actor) == ("Peruvian statement", "PER")
    [answered] = [one for one in statements if one.known_from == answer.id]
    assert answer.in_reply_to == (answered.id,)
    assert position.target_statement == answered.id
