from __future__ import annotations

import pytest

from stancegraph.extraction.quotes import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we agree with this" and left.', ['"we agree with this"']),
        ("He said “we agree” and “we sign”.", ["“we agree”", "“we sign”"]),
        ('It is 5" wide.', []),
        ('He said “we agree" and left.', ['“we agree"']),
        ('He said "we agree” and left.', ['"we agree”']),
        ('"He said “no” to us," she said.', ['"He said “no” to us,"']),
        ('“It is 5"wide” he said.', ['“It is 5"wide”']),
        ("«Nous», he said.", ["«Nous»"]),
        ('""', []),
    ],
)
def test_quotations_are_found_with_their_marks(text, quoted):
    assert [text[q.start : q.end] for q in quotations(text)] == quoted


def test_an_open_quotation_runs_to_the_end_of_its_paragraph():
    [found] = quotations("“We shall see, and then we decide.")
    assert (found.start, found.end, found.is_full) == (0, 34, True)


def test_offsets_count_from_the_paragraphs_place_in_the_document():
    [found] = quotations('"Never" again', 100)
    assert (found.start, found.end, found.is_full) == (100, 107, False)
