"""Targets that differ only in form are one issue, in all documents where their words allow it."""

import pytest

import stancegraph as sg
from stancegraph.resolution.targets import content_words, names_a_matter


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


@pytest.mark.parametrize(
    "target",
    [
        "human rights",
        "climate change",
        "the two-State solution",
        "sanctions on Iran",
        "the reform of the Security Council",
    ],
)
def test_words_that_name_a_matter_do_so_in_every_document(target: str) -> None:
    assert names_a_matter(target)


@pytest.mark.parametrize(
    "target",
    [
        "it",
        "their nuclear tests",
        "such economic sanctions",
        "the draft resolution",
        "the decision",
        "further measures by the parties",
        "deal",
    ],
)
def test_words_that_point_back_or_say_little_stay_in_their_document(target: str) -> None:
    assert not names_a_matter(target)


def test_two_reports_of_one_matter_share_its_issue(tmp_path) -> None:
    texts = {
        "one.txt": "Peru condemned the new nuclear tests.\n\nPeru rejected the draft resolution.\n",
        "two.txt": "Chile welcomed a nuclear test.\n\nChile backed the draft resolution.\n",
        "three.txt": "Ghana denounced nuclear tests.\n\nGhana rejected the draft resolution.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    positions = sg.build([tmp_path / name for name in texts]).positions()
    of_tests = positions.filter(positions["target_text"].str.contains("nuclear test"))
    assert of_tests.filter(of_tests["holder"].is_in(["CHL", "GHA"]))["issue"].n_unique() == 1
    of_drafts = positions.filter(positions["target_text"].str.contains("draft"))
    assert of_drafts["issue"].n_unique() == 3
