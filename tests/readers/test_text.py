"""Plain-text articles."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.readers import read
from stancegraph.readers.files import load
from stancegraph.readers.languages import language
from stancegraph.readers.text import read_page, read_text
from stancegraph.records import PartialDate
from stancegraph.records.article import BlockKind

HEADLINE = "Island states ask for a climate fund"
LEAD = "Eleven island states on Tuesday asked the assembly to set up a fund for rebuilding homes."
QUOTE = '"We cannot wait for another storm," the envoy of Tonga said.'
LAST = "Norway welcomed the proposal, while the United States asked for time to study the costs."
STORY = f"""{HEADLINE}

2 Comment(s)Print E-mail Island Times, March 4, 2021
Adjust font size:

APIA, March 4 (Pacific Wire) -- {LEAD}

{QUOTE}

{LAST} Enditem

Follow Island Times on Twitter and Facebook to join the conversation.
Print E-mail Bookmark and Share

No comments.
  • Your Comment
"""


def blocks(article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks]


def test_an_article_is_its_headline_and_paragraphs_without_the_page_around_them(save):
    article = read(save("story.txt", STORY))
    assert blocks(article) == [HEADLINE, LEAD, QUOTE, LAST]
    assert [b.kind for b in article.blocks] == [BlockKind.HEADLINE] + [BlockKind.PARAGRAPH] * 3


def test_the_stored_text_is_the_file_unchanged(save):
    data = b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode() + b"\x07 \xe2\x80\x8f"
    article = read(save("story.txt", data))
    assert article.text == data.decode()[1:]
    assert blocks(article)[:4] == [HEADLINE, LEAD, QUOTE, LAST]


def test_the_lines_around_an_article_tell_title_publisher_date_and_language(save):
    document = read(save("story.txt", STORY)).document
    assert document.label == HEADLINE
    assert document.publisher == "Island Times"
    assert document.date == PartialDate("2021-03-04")
    assert document.language == "en"
    assert document.name == "story.txt"
    assert document.id == f"document/{document.sha256[:20]}"


def test_without_a_headline_the_label_is_the_file_name(save):
    article = read(save("story.txt", f"{LEAD}\n\n{LAST}\n"))
    assert article.document.label == "story.txt"
    assert blocks(article) == [LEAD, LAST]


def test_the_agency_of_the_dateline_is_the_publisher_where_no_line_names_one(save):
    article = read(save("story.txt", f"{HEADLINE}\n\nAPIA, March 4 (Reuters) - {LEAD}\n"))
    assert article.document.publisher == "Reuters"


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("story.txt", None, None),
        ("story.txt", "2021", "2021-03-04"),
        ("story.txt", "2021-03-05", "2021-03-04"),
        ("story-2021-03-06.txt", None, "2021-03-04"),
        ("story-2021-03-06.txt", "2020", "2020-03-04"),
        ("story-2021-02-30.txt", None, None),
    ],
)
def test_a_dateline_takes_its_year_from_elsewhere(save, name, given, expected):
    path = save(name, f"{HEADLINE}\n\nAPIA, March 4 (Pacific Wire) -- {LEAD}\n")
    article = read(path, date=given and PartialDate(given))
    assert article.document.date == (expected and PartialDate(expected))


def test_a_date_given_fills_in_and_does_not_replace(save):
    given = PartialDate("2000-01-01")
    assert read(save("a.txt", LEAD), date=given).document.date == given
    assert read(save("b.txt", STORY), date=given).document.date == PartialDate("2021-03-04")


def test_a_hard_wrapped_article_keeps_its_offsets(save):
    text = "\n\n".join(textwrap.fill(p, 60) for p in (HEADLINE, LEAD, LAST))
    article = read(save("story.txt", text))
    assert [" ".join(b.split()) for b in blocks(article)] == [HEADLINE, LEAD, LAST]
    assert article.text == text


def test_a_speech_of_one_paragraph_a_line_is_cut_at_the_lines(save):
    assert blocks(read(save("speech.txt", f"{LEAD}\n{LAST}\n{LEAD}\n"))) == [LEAD, LAST, LEAD]


@pytest.mark.parametrize(
    "text",
    [
        "Les États insulaires ont demandé mardi la création d'un fonds pour le climat. " * 5,
        "Inselstaaten forderten am Dienstag einen Fonds, um Häuser wieder aufzubauen. " * 5,
        "Kenya.",
    ],
)
def test_a_language_is_named_only_where_it_is_clearly_english(text):
    assert language(text) is None


def test_two_readings_are_equal(save):
    path = save("story.txt", STORY)
    assert read_text(load(path)) == read_text(load(path))


LINES = st.sampled_from(
    [HEADLINE, LEAD, QUOTE, LAST, "Share", "Enditem", "PARIS — ", "No comments.", "", " ", "#", "©"]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r\n\r\n".join)))
def test_blocks_lie_inside_the_text_in_order_and_apart(text):
    end = 0
    for block in read_page(text).blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        end = block.end


@given(st.lists(st.sampled_from([LEAD, QUOTE, LAST]), min_size=1))
def test_no_paragraph_of_an_article_is_lost(paragraphs):
    text = "\n\n".join(paragraphs)
    page = read_page(text)
    assert [text[b.start : b.end] for b in page.blocks] == paragraphs
