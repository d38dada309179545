from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.errors import SourceError
from stancegraph.resolution import Codebook, Match
from stancegraph.resolution.phrases import Phrase, words

TWO_SIDES = """
issues:
  - id: fishing-ban
    label: The fishing ban
    definition: Support means to back the ban.
    broader: [fisheries]
    patterns:
      - {match: fishing ban, sense: same}
      - {match: "criticism * of the ban", sense: reversed}
      - {match: "politici* the ban", sense: reversed}
      - {match: measures, sense: same, actor: NOR}
  - id: fisheries
    label: Fisheries
    definition: Support means to back the management of fish stocks.
    patterns:
      - {match: measures, sense: same}
"""


@pytest.fixture
def codebook(tmp_path: Path) -> Codebook:
    return load(tmp_path, TWO_SIDES)


def load(folder: Path, content: str) -> Codebook:
    path = folder / "issues.yaml"
    path.write_text(content, encoding="utf-8")
    return Codebook.load(path)


@pytest.mark.parametrize(
    ("target", "actor", "expected"),
    [
        ("the Fishing-Ban in the north", None, Match("fishing-ban", "same")),
        ("criticism of the ban", None, Match("fishing-ban", "reversed")),
        ("criticism by a few states of the ban", None, Match("fishing-ban", "reversed")),
        ("criticism by one two three four of the ban", None, None),
        ("politicising the ban", None, Match("fishing-ban", "reversed")),
        ("the measures", None, Match("fisheries", "same")),
        ("Norway's measures", "NOR", Match("fishing-ban", "same")),
        ("the measures", "ISL", Match("fisheries", "same")),
        ("whaling", None, None),
        ("", None, None),
    ],
)
def test_the_words_of_a_target_give_issue_and_sense(
    codebook: Codebook, target: str, actor: str | None, expected: Match | None
) -> None:
    assert codebook.match(target, actor) == expected


def test_the_phrase_with_the_most_words_wins(codebook: Codebook) -> None:
    found = codebook.match("criticism of the ban and other measures")
    assert found == Match("fishing-ban", "reversed")


def test_an_entry_is_found_by_its_id(codebook: Codebook) -> None:
    assert list(codebook) == ["fishing-ban", "fisheries"]
    assert codebook["fishing-ban"].broader == ("fisheries",)
    assert codebook["fishing-ban"].definition.startswith("Support means")
    assert "whaling" not in codebook
    assert len(codebook) == 2


ISSUE = "issues:\n  - {id: a-b, label: A, definition: Support means A."


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        ("", "issues.yaml", "the file is empty"),
        ("- id: a", "issues.yaml", "no issues"),
        ("issues: []", "issues.yaml", "no issues"),
        ("issues: [a]", "issue 1", "no mapping"),
        ("issues:\n  - {id: A b, label: A, definition: B}", "issue 1", "'A b' is no id"),
        ("issues:\n  - {label: A, definition: B}", "issue 1", "no id"),
        ("issues:\n  - {id: a, label: A}", "issue 1 (a)", "no definition"),
        ("issues:\n  - {id: a, label: [5], definition: B}", "issue 1 (a)", "no label"),
        (ISSUE + ", patern: []}", "issue 1", "unknown: patern"),
        (ISSUE + ", patterns: x}", "issue 1 (a-b)", "lists"),
        (ISSUE + ", patterns: [{match: '*'}]}", "issue 1 (a-b), pattern 1", "at least one word"),
        (ISSUE + ", patterns: [{match: '* a'}]}", "issue 1 (a-b), pattern 1", "beginning or end"),
        (ISSUE + ", patterns: [{match: a, sense: no}]}", "issue 1 (a-b), pattern 1", "the sense"),
        (ISSUE + ", patterns: [{match: a, actor: Chile}]}", "issue 1 (a-b), pattern 1", "no actor"),
        (ISSUE + ", patterns: [{match: a}, {match: A!, sense: reversed}]}", "a-b", "two senses"),
        (ISSUE + "}\n  - {id: a-b, label: A, definition: B}", "issues.yaml", "two issues"),
        (ISSUE + ", broader: c}", "a-b", "the broader issue 'c' is not here"),
        (ISSUE + ", broader: a-b}", "a-b", "broader than itself"),
        ("issues: &x [*x]", "issues.yaml", "aliases"),
        ("issues: !!python/object/apply:os.getcwd []", "issues.yaml", "are not read"),
        ("issues: [2019-99-99]", "issue 1", "no mapping"),
        ("[" * 20_000, "issues.yaml", "nested deeper"),
    ],
)
def test_a_bad_codebook_is_an_error_that_names_the_entry(
    tmp_path: Path, content: str, place: str, says: str
) -> None:
    with pytest.raises(SourceError) as raised:
        load(tmp_path, content)
    assert raised.value.at is not None
    assert raised.value.at.endswith(place)
    assert says in raised.value.what


def test_a_codebook_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        Codebook.load(tmp_path / "absent.yaml")
    with pytest.raises(SourceError, match="too large"):
        load(tmp_path, "# " + "x" * 1_000_001)


def test_many_wildcards_do_not_multiply_the_work() -> None:
    # With backtracking this would take longer than the age of the universe.
    phrase = Phrase.parse(" * ".join(["a"] * 30 + ["b"]))
    assert not phrase.is_in(["a"] * 5_000)


@given(st.lists(st.sampled_from(["ban", "of", "the", "fish"]), min_size=1, max_size=6))
def test_a_phrase_is_in_its_own_words(parts: list[str]) -> None:
    text = " ".join(parts)
    assert Phrase.parse(text).is_in(words(f"before {text} after"))
