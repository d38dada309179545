"""A report that gives a letter or statement in full lets its sender speak."""

from __future__ import annotations

import pytest

from stancegraph.extraction.genres import Genre, recognise
from stancegraph.extraction.genres.handed_on import handed_on

from .conftest import document

LETTER = """Peru protests to the Council

Lima, 4 May (Andes Wire) -- The permanent representative of Peru to the UN sent a letter to the
Council on Monday.

{line}

I categorically reject the claim of the coastguard. We urge Chile to release the ferry and its crew
without delay. Our patience is not endless.
"""


@pytest.mark.parametrize(
    "line",
    [
        "The letter said:",
        "What follows is the full text of the Peruvian envoy's letter:",
        "The full text of the letter reads as follows:",
        "The letter reads as follows:",
    ],
)
def test_behind_the_announcing_line_the_sender_speaks(line, held, gazetteer):
    text = LETTER.format(line=line)
    turn = handed_on(document(text), gazetteer)
    assert turn is not None
    assert (turn.who.key, text[turn.start :][:16]) == ("PER", "I categorically ")
    found = [one for one in held(text) if one.position.start >= turn.start]
    assert [(one.holder, one.polarity) for one in found] == [("PER", "oppose"), ("PER", "support")]
    assert recognise(document(text), gazetteer) is Genre.NEWS


def test_a_minister_who_said_follows_the_colon_speaks_for_his_state(held):
    text = """Ferry released

Welcoming the news, the Foreign Minister of Norway said:

I welcome the release of the ferry. We should now redouble our efforts to mark the channel, which
all of us have worked for.

Notes to editors

The ferry was held for a month.
"""
    assert {one.holder for one in held(text)} == {"NOR"}


@pytest.mark.parametrize(
    "text",
    [
        # quotation marks make it a quotation
        LETTER.format(line="The letter said:").replace("I cate", "“I cate"),
        # nobody's letter
        "The letter of ten doctors said:\n\nWe reject the fee, and we ask all of you, our friends "
        "in every harbour of the coast, to do so with us without delay.\n",
        # a report goes on
        LETTER.format(line="The letter said:")
        + "Chile said no. Bolivia told reporters it was glad.\n",
        # too little for a letter
        "Peru's ambassador sent a letter.\n\nThe letter said:\n\nWe reject it.\n",
    ],
)
def test_quotations_strangers_and_mere_reports_are_nobodys_turn(text, gazetteer):
    assert handed_on(document(text), gazetteer) is None


def test_a_statement_whose_every_paragraph_is_printed_with_a_mark_is_handed_on(held):
    text = """Norway strongly condemns seizure of ferry

4 May 2021 – Foreign Minister Kari Dahl today issued the following statement:

“Norway condemns in the strongest possible terms the seizure of a ferry in the strait.

“We strongly urge the government of Chad to free the crew, who have been held for a whole month.
"""
    assert {one.holder for one in held(text)} == {"NOR"}
    assert len(held(text)) == 3
