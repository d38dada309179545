"""Where paragraphs begin and end."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.readers.paragraphs import paragraphs

LONG = (
    "Norway and Chile tabled the draft on Monday, and after two hours of debate in which "
    "fourteen delegations took the floor the committee put off the decision until the spring. "
    "Nobody asked for a vote."
)
SECOND = (
    "The representative of Ghana said that her delegation could not accept the new wording, "
    "which she called a step back from what had been agreed in the working group last year."
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    "gap", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\r\r", " \n\t\n  ", "\n\u00a0\n"]
)
def test_blank_lines_and_single_line_ends_part_paragraphs(gap):
    assert cut(LONG + gap + SECOND) == [LONG, SECOND]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_broken_at_a_width_are_one_paragraph(width, end):
    text = "\n\n".join(textwrap.fill(p, width) for p in (LONG, SECOND)).replace("\n", end)
    assert [" ".join(p.split()) for p in cut(text)] == [LONG, SECOND]


def test_a_paragraph_that_goes_on_in_lower_case_is_one():
    text = f"{LONG}\nThe Philippines asked for\nmore time and a new text."
    assert cut(text) == [LONG, "The Philippines asked for\nmore time and a new text."]


def test_an_indented_line_begins_a_paragraph():
    text = textwrap.fill(LONG, 72, initial_indent="    ") + "\n"
    text += textwrap.fill(SECOND, 72, initial_indent="    ")
    assert [" ".join(p.split()) for p in cut(text)] == [LONG, SECOND]


def test_marks_of_headings_and_lists_stay_outside():
    assert cut("## Finance\n\n- Peru agreed.\n\n• Fiji did not.") == [
        "Finance",
        "Peru agreed.",
        "Fiji did not.",
    ]


@given(st.text(st.sampled_from('aA b.\n\r\t#-•\u2028\u00a0\u200f"')))
def test_paragraphs_hold_all_words_in_order(text):
    spans = list(paragraphs(text))
    ends = [0]
    for start, end in spans:
        assert ends[-1] <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        ends.append(end)
    inside = "".join(c for s, e in spans for c in text[s:e] if c.isalpha())
    assert inside == "".join(c for c in text if c.isalpha())
