"""Lists of votes are held against the totals announced; both stay."""

import pytest

from stancegraph.records import FactSheet
from stancegraph.resolution.tallies import miscounts


def sheet(votes: list[dict[str, object]], **totals: int) -> FactSheet:
    call = {"organ": "Third Committee", "motion": "draft on ferries", "votes": votes, **totals}
    return FactSheet.model_validate({"document": {"title": "Ferries"}, "roll_calls": [call]})


def listed(choice: str, *names: object, tier: str = "table") -> dict[str, object]:
    return {"choice": choice, "by": list(names), "tier": tier}


@pytest.mark.parametrize("names", [["Kenya"], ["Kenya", "Peru", "Fiji"]])
def test_a_list_of_another_length_than_announced_is_told(names):
    (skip,) = miscounts(sheet([listed("in_favour", *names)], in_favour=2), "GA/1.txt")
    assert skip.at == "GA/1.txt"
    assert f"{len(names)} named in favour, 2 announced" in skip.what
    assert not skip.dropped


@pytest.mark.parametrize(
    "votes",
    [
        [listed("against", "Kenya", "Peru")],
        [listed("against", "Kenya", tier="explicit")],
        [listed("against", "Kenya"), listed("against", {"count": 2})],
        [listed("in_favour", "Kenya")],
        [],
    ],
    ids=["as announced", "named in prose", "others counted", "no total", "no list"],
)
def test_what_adds_up_or_cannot_is_not_told(votes):
    assert miscounts(sheet(votes, against=2), "a.txt") == ()


def test_nobody_names_more_than_the_total():
    votes = [listed("abstaining", "Kenya", "Peru", tier="explicit")]
    assert len(miscounts(sheet(votes, abstaining=1), "a.txt")) == 1
