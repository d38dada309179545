"""What is left out of an article, and what never is."""

from __future__ import annotations

import re

import pytest

from stancegraph.readers.boilerplate import content, without_ending
from stancegraph.readers.knowledge import knowledge

BODY = [
    "Ministers agree on a fund for small islands",
    "Ministers of eleven states agreed on Tuesday to set up a fund for small island states.",
    '"We asked for more," said the minister of Tuvalu.',
    "Canada and Japan said that they would pay a first share before the end of the year.",
]
RULES = knowledge("boilerplate")


def kept(blocks: list[str]) -> list[str]:
    return [text for text, keep in zip(blocks, content(blocks), strict=True) if keep]


@pytest.mark.parametrize("phrase", RULES["phrases"], ids=lambda p: p["example"])
def test_each_phrase_is_furniture_before_and_after_the_article(phrase):
    example = phrase["example"]
    assert re.search(phrase["pattern"], example, re.IGNORECASE)
    assert kept([BODY[0], example, *BODY[1:], example]) == BODY


@pytest.mark.parametrize("rule", RULES["blocks"], ids=lambda r: r["name"])
def test_each_kind_of_block_is_left_out(rule):
    assert kept([BODY[0], rule["example"], *BODY[1:], rule["example"]]) == BODY


@pytest.mark.parametrize("rule", RULES["blocks"], ids=lambda r: r["name"])
def test_inside_the_article_only_what_can_be_nothing_else_is_left_out(rule):
    blocks = [*BODY[:2], rule["example"], *BODY[2:]]
    assert (kept(blocks) == blocks) == (rule.get("where") == "edge")


@pytest.mark.parametrize("ending", RULES["endings"], ids=lambda e: e["example"])
def test_each_end_mark_is_cut_from_the_last_paragraph(ending):
    text = BODY[-1] + ending["example"]
    assert text[: without_ending(text)] == BODY[-1]


@pytest.mark.parametrize(
    "short",
    [
        "It failed.",
        "No.",
        '"No comments," she said.',
        '"Share the burden," said Fiji.',
        "“Print it,” he added.",
        "Twitter and Facebook were blocked, Iran said.",
        "Belarus",
        "The copyright law was rejected by Peru.",
        "Comments by Kenya will follow.",
    ],
)
def test_a_short_paragraph_of_the_article_stays(short):
    assert kept([*BODY[:2], short, *BODY[2:]]) == [*BODY[:2], short, *BODY[2:]]


@pytest.mark.parametrize(
    "last",
    [
        '"We will share the costs," she said.',
        "The copyright law was rejected by both chambers of the parliament in Lima.",
        "Peru said the posts along the border would be removed by the end of the month.",
        "Signatories: Belarus, Cuba and Fiji",
        "Subscribe to the view that talks help, the envoy asked of both of the sides.",
    ],
)
def test_a_last_paragraph_stays_though_it_looks_a_little_like_furniture(last):
    assert kept([*BODY, last]) == [*BODY, last]


def test_short_lines_after_the_comment_form_are_furniture():
    form = ["Leave a Reply", "Your Comment", "Captcha", "Our apps", "Weather in Nairobi today"]
    assert kept([*BODY, *form]) == BODY


def test_a_source_line_with_buttons_in_it_is_furniture():
    assert kept([BODY[0], "3 Comments Print Email Island Times, 4 May 2021", *BODY[1:]]) == BODY


def test_bylines_and_dates_stand_outside():
    lead = ["By Ana Lima and Tom Reed", "Published: 4 May 2021 10:15 GMT"]
    assert kept([BODY[0], *lead, *BODY[1:]]) == BODY


def test_nothing_but_furniture_is_no_content():
    assert kept(["Share", "Tweet", "Leave a Reply"]) == []
