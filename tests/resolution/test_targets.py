"""Targets that differ only in form are one issue of their document."""

import pytest

from stancegraph.resolution.targets import content_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("their baseless accusation against China", "Baseless accusations against China"),
        ("Norway\u2019s fishing policies", "Norway's fishing policy"),
        ("such counter-terrorism measures", "the counter-terrorism measures"),
    ],
)
def test_the_same_content_words_are_one_issue(one: str, other: str) -> None:
    assert content_words(one) == content_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sanctions on Cuba", "sanctions on Iran"),
        ("attacks by Chad on Mali", "attacks by Mali on Chad"),
        ("the crisis", "the crises"),
        ("this", "that"),
    ],
)
def test_other_words_are_another_issue(one: str, other: str) -> None:
    assert content_words(one) != content_words(other)
