"""What a vote was about is told by flags first and by words else."""

import polars as pl
import pytest

from stancegraph.readers.datasets.motions import kind_of_motion, title
from stancegraph.readers.knowledge import knowledge

ENTRIES = [(one["motion"], one["example"]) for one in knowledge("motions")["motions"]]


def kind(words: str) -> str:
    return str(pl.select(kind_of_motion(pl.lit(words))).item())


@pytest.mark.parametrize(("motion", "example"), ENTRIES)
def test_each_pattern_finds_its_example(motion: str, example: str) -> None:
    assert kind(example) == motion
    assert kind(example.upper()) == motion


@pytest.mark.parametrize(
    "words",
    [
        "To adopt the draft resolution on lighthouses.",
        "Safety of ferries : resolution",
        "To approve the report, which gives high priority to ports.",
        "",
    ],
)
def test_other_descriptions_are_of_the_whole_text(words: str) -> None:
    assert kind(words) == "whole text"


def test_a_long_description_is_cut_at_a_word() -> None:
    words = "the safety of ferries " * 20
    cut = str(pl.select(title(pl.lit(words))).item())
    assert cut.endswith("…")
    assert len(cut) <= 161
    assert words.startswith(cut[:-1])
    assert pl.select(title(pl.lit("  short\n title "))).item() == "short title"
