"""Position lines from files: what is read, and how a bad one is told."""

import json

import pytest

from stancegraph.analysis.evaluation.lines import check_passages, read_lines
from stancegraph.errors import SourceError

GOOD = {
    "doc": "lake",
    "holder": "coalition:12",
    "members": ["KEN"],
    "polarity": "support",
    "target": "lake treaty",
    "target_actor": None,
    "basis": "reported",
    "start": 10,
    "end": 25,
}
TEXT = "In Geneva Kenya praised the  lake treaty for 12 states. Peru did not."


def written(folder, *lines):
    path = folder / "gold.jsonl"
    texts = (one if isinstance(one, str) else json.dumps(one) for one in lines)
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_lines_are_read_with_their_numbers_and_blank_ones_passed_over(tmp_path):
    path = written(tmp_path, GOOD, "", {**GOOD, "holder": "PER", "an": "unknown field"})
    lines = read_lines(path, passages=True)
    assert [(one.holder, one.number) for one in lines] == [("coalition:12", 1), ("PER", 3)]
    assert lines[0].members == ("KEN",)
    assert lines[0].passage == (10, 25)


def test_a_line_separator_inside_a_string_ends_no_line(tmp_path):
    odd = json.dumps({**GOOD, "target": "lake\u2028treaty"}, ensure_ascii=False)
    assert [one.target for one in read_lines(written(tmp_path, odd))] == ["lake\u2028treaty"]


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ('{"doc": "lake"', "EOF"),
        ("[" * 5000, "recursion"),
        ("[1, 2]", "object"),
        ({**GOOD, "polarity": "in favour"}, "polarity"),
        ({**GOOD, "holder": ""}, "holder"),
        ({"doc": "lake", "polarity": "oppose", "start": 1, "end": 2}, "holder"),
        ({**GOOD, "start": "10"}, "start"),
        ({**GOOD, "start": -1}, "start"),
        ({**GOOD, "end": 10}, "the end 10 does not lie behind the start 10"),
        ({**GOOD, "end": None}, "given together or not at all"),
        ({**GOOD, "start": None, "end": None}, "start and end are missing"),
        ({**GOOD, "members": "KEN"}, "members"),
        ('{"doc": "\\ud800", "holder": "KEN", "polarity": "oppose"}', "hex escape at column 16"),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path, bad, complaint):
    path = written(tmp_path, GOOD, bad)
    with pytest.raises(SourceError) as told:
        read_lines(path, passages=True)
    assert f"{path}:2" in str(told.value)
    assert complaint in str(told.value)


def test_a_line_of_a_system_needs_no_passage(tmp_path):
    lines = read_lines(written(tmp_path, {**GOOD, "start": None, "end": None}))
    assert lines[0].passage is None


def test_a_quote_that_begins_the_passage_holds_whatever_the_blanks(tmp_path):
    path = written(tmp_path, {**GOOD, "quote": "Kenya praised the lake treaty"})
    check_passages(read_lines(path), {"lake": TEXT}, path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"quote": "Peru praised the lake"}, "begins 'Kenya praised the lak', not 'Peru"),
        ({"end": 700}, "the end 700 lies behind the end of lake, which has 69 characters"),
    ],
)
def test_a_passage_of_another_version_of_the_text_is_an_error(tmp_path, change, complaint):
    path = written(tmp_path, {**GOOD, **change})
    with pytest.raises(SourceError) as told:
        check_passages(read_lines(path), {"lake": TEXT}, path)
    assert f"{path}:1: " in str(told.value)
    assert complaint in str(told.value)


def test_what_lies_in_no_text_at_hand_is_not_checked(tmp_path):
    path = written(tmp_path, {**GOOD, "end": 700})
    check_passages(read_lines(path), {"river": "Short."}, path)
