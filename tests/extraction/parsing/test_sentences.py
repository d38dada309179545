from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.extraction.parsing.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Peru agreed. Chile did not.", ["Peru agreed.", "Chile did not."]),
        ("The U.S. statement was read.", ["The U.S. statement was read."]),
        ("He left the U.S. The talks went on.", ["He left the U.S.", "The talks went on."]),
        ("Mr. Lund and Gen. Ito met.", ["Mr. Lund and Gen. Ito met."]),
        ('"It is wrong." He left.', ['"It is wrong."', "He left."]),
        ('"We agree," she said. "We sign."', ['"We agree," she said.', '"We sign."']),
        ("On Oct. 30 it met.", ["On Oct. 30 it met."]),
        ("A title without an end\n\nA paragraph.", ["A title without an end", "A paragraph."]),
        ("Is it so? “No!” they said.", ["Is it so?", "“No!” they said."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, sentences):
    assert split(text) == sentences


@given(st.text(alphabet=st.sampled_from(list('Ab. !?"“”\n 1U.S')), max_size=80))
def test_sentences_are_in_order_and_leave_out_nothing_but_space(text):
    spans = list(sentence_spans(text))
    assert all(start < end for start, end in spans)
    assert spans == sorted(spans)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
