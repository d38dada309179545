"""Text is cleaned, measured, shortened and wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.plots.text import clean, shortened, width, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lake\ttreaty\n2019", "Lake treaty 2019"),
        ("\x1b[31mred\x00", "[31mred"),
        ("\u202eover\u202c \u2066and\u2069 out", "over and out"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "é"),
        (54, "54"),
    ],
)
def test_what_does_not_show_is_taken_out(text, shown):
    assert clean(text) == shown


def test_widths_are_those_of_helvetica():
    assert width("USA", 1000) == 722 + 667 + 667
    assert width("é", 10) == width("e", 10)
    assert width("中国", 10) == 20


def test_a_long_text_ends_with_an_ellipsis():
    assert shortened("China's measures in Xinjiang", 80, 10) == "China's measur…"
    assert shortened("USA", 80, 10) == "USA"


@given(st.text(max_size=80), st.floats(12, 300), st.sampled_from([8, 10, 18]))
def test_no_text_is_wider_than_its_limit(text, limit, size):
    limit = max(limit, size * 2)
    assert width(shortened(text, limit, size), size) <= limit + 1e-9
    assert all(width(line, size) <= limit + 1e-9 for line in wrapped(text, limit, size))


def test_lines_break_between_words():
    assert wrapped("who stands with whom", 60, 10) == ["who stands", "with whom"]
