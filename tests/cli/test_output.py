"""What commands print is safe for terminals, readable in pipes, and never cut."""

from io import StringIO

import pytest
from rich.console import Console

from stancegraph.cli import output


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("bell \x07 and escape \x1b[31m", "bell \\x07 and escape \\x1b[31m"),
        ("turned \u202eround", "turned \\u202eround"),
        ("C1 \x9b31m", "C1 \\x9b31m"),
        ("<script> “quoted” [bold]", "<script> “quoted” [bold]"),
        ("مجلس الأمن\u200f", "مجلس الأمن\u200f"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ],
)
def test_only_characters_that_steer_are_escaped(text, shown):
    assert output.visible(text) == shown


def test_a_plain_table_is_aligned_and_complete(capsys):
    long = "the promotion and protection of human rights, " * 5
    output.table(["holder", "target", "basis"], [["CHN", long, "stated"], ["PAK", "x", "reported"]])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["holder", "target", "basis"]
    assert lines[1].startswith(f"CHN     {long.strip()}")
    assert lines[2].split() == ["PAK", "x", "reported"]


def test_cells_of_wide_characters_are_aligned_by_what_they_cover(capsys):
    output.table(["name", "code"], [["中国", "CHN"], ["Peru", "PER"]])
    assert capsys.readouterr().out.splitlines()[1:] == ["中国  CHN", "Peru  PER"]


def test_a_table_without_rows_is_its_head(capsys):
    output.table(["who", "what"], [])
    assert capsys.readouterr().out == "who  what\n"


def test_on_a_terminal_long_cells_are_folded_to_its_width(monkeypatch):
    screen = StringIO()
    monkeypatch.setattr(
        output, "console", lambda: Console(file=screen, force_terminal=True, width=40, markup=False)
    )
    output.table(["holder", "target"], [["CHN", "word " * 30], ["USA", "[red]"]])
    lines = screen.getvalue().splitlines()
    assert screen.getvalue().count("word") == 30
    assert "[red]" in screen.getvalue()
    assert len(lines) > 6


@pytest.mark.parametrize(("no_color", "bold"), [("", True), ("1", False)])
def test_no_color_is_respected(monkeypatch, no_color, bold):
    monkeypatch.setenv("NO_COLOR", no_color)
    assert output.styled(Console(file=StringIO(), force_terminal=True)) is bold


def test_progress_is_silent_where_nobody_watches(capsys):
    with output.progress(2) as begin:
        begin("a.txt")
        begin("b.txt")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("number", "text"), [(0, "0 rows"), (1, "1 row"), (1204, "1,204 rows")])
def test_counts_agree_with_their_noun(number, text):
    assert output.counted(number, "row") == text


def test_on_a_narrow_terminal_a_wide_table_becomes_blocks(monkeypatch):
    screen = StringIO()
    monkeypatch.setattr(
        output, "console", lambda: Console(file=screen, force_terminal=True, width=40, markup=False)
    )
    columns = ["holder", "target", "according_to", "publisher"]
    output.table(columns, [["CHN", "the working group's annual report", "", "Example Newswire"]])
    assert screen.getvalue() == (
        "holder        CHN\n"
        "target        the working group's annual report\n"
        "publisher     Example Newswire\n\n"
    )


class Screen(StringIO):
    """A terminal that keeps what it showed."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_progress_shows_sources_then_steps_with_their_rate(monkeypatch):
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    with output.progress(2) as begin:
        begin("a.txt")
        begin("b\x1b[31m.csv")
        for done in range(0, 900_000, 10_000):
            begin("writing triples", done, 900_000)
        begin("loading 900,000 triples", 0, 0)
    shown = screen.getvalue()
    assert "\x1b[31m" not in shown
    assert "loading 900,000 triples" in shown
