"""Stances told again count once for a document, a day, a week, a month, a year."""

import pytest

from stancegraph.analysis.networks import Duplicates
from stancegraph.analysis.networks.duplicates import without_duplicates

LINES = (
    "A x 1 2019-01-07 document=1",  # Monday
    "A x 1 2019-01-07 document=2",
    "A x 1 2019-01-13 document=2",  # Sunday of the same week
    "A x 1 2019-01-31 document=2",
    "A x 1 2020-01-06 document=3",  # the same week and month of the next year
    "A x -1 2019-01-07 document=1",
    "B x 1 2019-01-07 document=1",
    "A x 1 document=4",
    "A x 1 document=5",
)


@pytest.mark.parametrize(
    ("once", "left"),
    [
        ("include", 9),
        ("document", 7),
        ("day", 7),
        ("week", 6),
        ("month", 5),
        ("year", 5),
        ("once", 3),
    ],
)
def test_each_unit_counts_a_stance_once(said, once, left):
    kept = without_duplicates(said(*LINES).frame, Duplicates(once))
    assert kept.height == left
    assert set(kept["actor"]) == {"A", "B"}


def test_of_several_alike_the_one_of_the_greatest_weight_stays(said):
    told = said("A x 1 2019-01-07 weight=0.1", "A x 1 2019-01-08", "A x 1 2019-01-09")
    assert without_duplicates(told.frame, Duplicates.ONCE)["position"].to_list() == ["position/001"]
