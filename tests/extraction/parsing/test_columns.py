"""Pages in two columns are read column by column."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.extraction import extract
from stancegraph.extraction.parsing.columns import straightened

from ..conftest import found_in
from ..genres.conftest import document

PAGE = (Path(__file__).parents[1] / "data" / "two_columns.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def straight():
    found = straightened(document(PAGE))
    assert found is not None
    return found


def test_the_columns_follow_each_other(straight):
    paragraphs = [
        straight.article.text[block.start : block.end] for block in straight.article.blocks
    ]
    numbers = [one[:2] for one in paragraphs if one[2:4] == ". "]
    assert numbers == [str(n) for n in range(34, 47)]


def test_words_broken_at_the_end_of_a_line_are_whole(straight):
    assert "draft resolution on wells and boreholes in the Sahel." in straight.article.text
    assert "Australia has never opposed regional funds" in straight.article.text


def test_every_character_leads_back_to_the_page(straight):
    text, places = straight.article.text, straight.places
    assert len(text) == len(places)
    for block in straight.article.blocks:
        for i in range(block.start, block.end):
            assert text[i] == PAGE[places[i]] or text[i].isspace()


def test_positions_have_the_offsets_of_the_page(parser, gazetteer):
    found = found_in(extract(document(PAGE), gazetteer, parser=parser))
    rigs = next(one for one in found if one.holder == "BFA" and "rigs" in one.target)
    assert rigs.position.target_actor == "CAN"
    assert "drilling rigs" in PAGE[rigs.position.start : rigs.position.end]
    assert {one.statement.on_behalf_of for one in found} >= {"bloc:CARICOM"}


@pytest.mark.parametrize(
    "text",
    [
        "One column only.\n\nIts lines are short.\n",
        "Chair:            Ms. Oyelaran (Nigeria)\n" * 20,
        "alpha     beta\n" * 40,
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert straightened(document(text)) is None
