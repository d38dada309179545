"""Cohesion of blocs, with the members that they had on the day."""

from __future__ import annotations

import pytest

from stancegraph.analysis.agreement import VoteMatrix, cohesion, cohesion_of_roll_calls
from stancegraph.errors import UsageError

FOUR = ("USA", "CHN", "CUB", "PRK")


@pytest.mark.parametrize(
    ("choices", "rice", "index"),
    [
        ("YYYY", 1, 1),
        ("YYYN", 0.5, (3 - 0.5) / 4),
        ("YYNN", 0, (2 - 1) / 4),
        ("YYYA", 1, (3 - 0.5) / 4),
        ("YNAA", 0, (2 - 1) / 4),
        ("YAN.", 0, 0),
        ("AAAA", None, 1),
        ("YAAA", None, (3 - 0.5) / 4),
        ("Y...", None, None),
    ],
)
def test_rice_leaves_abstentions_out_and_the_agreement_index_counts_them(
    votes, choices, rice, index
):
    states = {state: f"{choice}Y" for state, choice in zip(FOUR, choices, strict=True)}
    frame = cohesion_of_roll_calls(votes(**states, FRA="YN"), FOUR).frame
    assert frame.select("rice", "agreement_index").row(0) == pytest.approx((rice, index))


def test_a_roll_call_tells_how_the_members_voted(votes):
    table = cohesion_of_roll_calls(votes(USA="YN", CHN="YA", CUB="NN"), ["CHN", "USA"])
    assert table.frame.select("yes", "abstain", "no").rows() == [(2, 0, 0), (0, 1, 1)]
    assert "bloc=CHN|USA, unanimous=kept" in repr(table)


def test_the_mean_of_a_period_is_over_the_roll_calls_in_which_it_is_defined(cast):
    tables = cast({"USA": "YYA.", "CHN": "YNAY", "CUB": "N..."}, sessions=["1", "1", "1", "2"])
    table = cohesion(VoteMatrix.of(tables), {"two": ["USA", "CHN"]})
    assert table.frame.rows() == [("1", "two", 0.5, pytest.approx((1 + 0.25 + 1) / 3), 3, 2)]


def test_members_are_those_of_the_day(cast):
    days = ["1972-12-31", "1973-01-01", "2020-01-31", "2020-02-01"]
    states = {"FRA": "YYYY", "GBR": "NNNN", "USA": "NNNN"}
    frame = cohesion_of_roll_calls(VoteMatrix.of(cast(states, days=days)), "European Union").frame
    assert frame["yes"].to_list() == [1, 1, 1, 1]
    assert frame["no"].to_list() == [0, 1, 1, 0]


def test_days_on_which_members_are_not_known_are_left_out(cast):
    tables = cast({"FRA": "YY", "BEL": "YN", "USA": "NN"}, days=["1950-01-01", "1960-01-01"])
    table = cohesion(VoteMatrix.of(tables), "EU", per="year")
    assert table.frame.select("period", "bloc", "rice").rows() == [("1960", "EU", 0)]


def test_unanimous_roll_calls_are_kept_unless_left_out(votes):
    matrix = votes(FRA="YY", BEL="YN", USA="YN")
    states = ["BEL", "FRA"]
    assert cohesion_of_roll_calls(matrix, states).frame["rice"].to_list() == [1, 0]
    assert cohesion_of_roll_calls(matrix, states, unanimous="left-out").frame["rice"].to_list() == [
        0
    ]


def test_several_blocs_stand_below_each_other(human_rights):
    frame = cohesion(VoteMatrix.of(human_rights), ["EU", "ASEAN"]).frame
    assert frame["bloc"].to_list() == ["EU", "ASEAN"]
    assert frame["rice"].to_list() == [1, pytest.approx(0.925214, abs=1e-6)]
    assert frame["members"].to_list() == [28, pytest.approx(136 / 14)]


def test_an_unknown_bloc_and_a_state_without_votes_are_refused(votes):
    matrix = votes(FRA="YY", BEL="YN")
    with pytest.raises(UsageError, match="'Atlantis' are not known"):
        cohesion(matrix, "Atlantis")
    with pytest.raises(UsageError, match="'BRA' cast none"):
        cohesion_of_roll_calls(matrix, ["BRA", "FRA"])
