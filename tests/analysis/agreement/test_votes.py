"""Votes of a graph as a matrix of states and roll calls."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from stancegraph.analysis.agreement import VoteMatrix
from stancegraph.analysis.agreement.votes import last_holder
from stancegraph.analysis.selection import Selection
from stancegraph.errors import UsageError
from stancegraph.records import Position
from stancegraph.tables import Tables


def levels(votes: VoteMatrix) -> dict[str, list[int]]:
    return dict(zip(votes.states, votes.votes.toarray().tolist(), strict=True))


def test_yes_is_1_abstention_2_no_3_and_no_vote_0(cast):
    votes = VoteMatrix.of(cast({"USA": "NA.", "CHN": "Y.N"}))
    assert levels(votes) == {"CHN": [1, 0, 3], "USA": [3, 2, 0]}
    assert votes.votes.dtype == "int8"
    assert repr(votes).startswith("<VoteMatrix: 4 votes of 2 states in 3 roll calls; votes")


def test_roll_calls_stand_by_session_day_and_number_whatever_the_rows(cast):
    tables = cast(
        {"USA": "YNYY", "CHN": "YYNA"},
        sessions=["10", "9", "9", "ES-10"],
        days=["2000-01-01", "2000-01-03", "2000-01-02", "1999-01-01"],
    )
    votes = VoteMatrix.of(tables)
    assert votes.calls["session"].to_list() == ["9", "9", "10", "ES-10"]
    assert votes.calls["record_number"].to_list() == ["2", "1", "0", "3"]
    shuffled = Tables(
        {kind: tables[kind].sample(fraction=1, shuffle=True, seed=1) for kind in tables}
    )
    again = VoteMatrix.of(shuffled)
    assert again.calls.equals(votes.calls)
    assert levels(again) == levels(votes)


def test_of_several_votes_of_a_state_the_first_row_counts(cast):
    tables = cast({"USA": "(NYA)Y", "CHN": "(YN)(AY)"})
    assert levels(VoteMatrix.of(tables)) == {"USA": [3, 1], "CHN": [1, 2]}
    rows = tables[Position].reverse()
    again = Tables({**{kind: tables[kind] for kind in tables}, Position: rows})
    assert levels(VoteMatrix.of(again)) == {"USA": [3, 1], "CHN": [1, 2]}


def test_whether_a_roll_call_was_unanimous_follows_from_all_votes_and_totals(cast):
    tables = cast({"USA": "YYNY", "CHN": "YYNY", "CUB": "YYN."}, totals={3: (2, 1, 0)})
    assert VoteMatrix.of(tables).calls["unanimous"].to_list() == [True, True, True, False]
    tables = cast({"USA": "YY", "CHN": "YY", "CUB": "NY"})
    two = VoteMatrix.of(tables, Selection.of({"holder": ["USA", "CHN"]}))
    assert two.calls["unanimous"].to_list() == [False, True]
    assert levels(two) == {"CHN": [1, 1], "CUB": [0, 0], "USA": [1, 1]}


@pytest.mark.parametrize(
    ("selection", "records"),
    [
        ({"session": "2"}, ["2", "3"]),
        ({"session": ["1", "2"]}, ["0", "1", "2", "3"]),
        ({"issue": "water"}, ["0", "2"]),
        ({"issue": "water", "session": "2"}, ["2"]),
    ],
)
def test_roll_calls_are_chosen_by_session_and_issue(cast, selection, records):
    tables = cast(
        {"USA": "YYYY", "CHN": "YNYA"},
        sessions=["1", "1", "2", "2"],
        issues=[["water"], [], ["fire", "water"], ["fire"]],
    )
    votes = VoteMatrix.of(tables, Selection.of(selection))
    assert votes.calls["record_number"].to_list() == records
    assert votes.made.selection["session" if "session" in selection else "issue"]


def test_roll_calls_are_chosen_by_kind_of_motion(cast):
    tables = cast(
        {"USA": "YNYY", "CHN": "YYNA"},
        motions=["whole text of R/1", "paragraph of R/1", "amendment of R/2: WATER", "to adjourn"],
    )
    votes = VoteMatrix.of(tables)
    assert votes.calls["kind"].to_list() == ["whole text", "paragraph", "amendment", "other"]
    parts = VoteMatrix.of(tables, motions=["paragraph", "amendment"])
    assert parts.calls["record_number"].to_list() == ["1", "2"]
    assert "kind of motion=paragraph|amendment" in repr(parts)
    with pytest.raises(UsageError, match="kind of motion 'whim'") as refused:
        VoteMatrix.of(tables, motions="whim")
    assert refused.value.hint == "known: amendment, other, paragraph, whole text"


@pytest.mark.parametrize("given", [{"issue": "fire"}, {"session": "3"}, {"organ": "council"}])
def test_what_no_vote_bears_is_refused(cast, given):
    with pytest.raises(UsageError) as refused:
        VoteMatrix.of(cast({"USA": "Y", "CHN": "N"}, issues=[["water"]]), Selection.of(given))
    assert "known: " in (refused.value.hint or "")


def test_a_graph_without_votes_is_refused(tables):
    with pytest.raises(UsageError, match="holds no votes of states"):
        VoteMatrix.of(tables)


def test_the_states_that_held_one_seat_can_stand_in_one_row(cast):
    tables = cast({"SUN": "YN..", "RUS": "..YA", "USA": "NNNN", "YUG": "Y...", "SRB": "...N"})
    votes = VoteMatrix.of(tables, voter="seat")
    assert levels(votes) == {"RUS": [1, 3, 1, 2], "SRB": [1, 0, 0, 3], "USA": [3, 3, 3, 3]}
    assert "voter=seat" in repr(votes)
    assert last_holder("YUG") == last_holder("SCG") == "SRB"
    assert last_holder("CHN") == "CHN"


def absences(votes: VoteMatrix) -> dict[str, list[int]]:
    return levels(votes.with_absences(9))


def test_absent_is_who_voted_in_the_session_but_not_then(cast):
    tables = cast(
        {"USA": "YYYY", "CHN": "YN.Y", "CUB": "Y...", "NRU": "..Y."}, sessions=["1", "1", "1", "2"]
    )
    found = absences(VoteMatrix.of(tables))
    assert found["USA"] == [1, 1, 1, 1]
    assert found["CHN"] == [1, 3, 9, 1]
    assert found["CUB"] == [1, 0, 0, 0]  # gone after its last vote
    assert found["NRU"] == [0, 0, 1, 0]  # not there before its first, nor in session 2


def test_a_vote_that_is_not_selected_is_no_absence(cast):
    tables = cast({"USA": "YYYY", "CHN": "YN.Y", "CUB": "Y..N"})
    votes = VoteMatrix.of(tables, Selection.of({"holder": ["CHN", "USA"]}))
    assert absences(votes) == {"USA": [1, 1, 1, 1], "CHN": [1, 3, 9, 1], "CUB": [0, 0, 0, 0]}


def test_one_who_missed_the_votes_on_an_issue_was_there_all_the_same(cast):
    tables = cast({"USA": "YYY", "CHN": "Y.Y", "CUB": "YNY"}, issues=[[], ["water"], []])
    votes = VoteMatrix.of(tables, Selection.of({"issue": "water"}))
    assert absences(votes) == {"USA": [1], "CHN": [9], "CUB": [3]}


def test_memory_is_linear_in_the_votes(cast):
    drawn = np.random.default_rng(0)
    sizes = []
    for calls in (50, 100):
        lines = {f"S{n:02}": "".join(drawn.choice(list("YAN."), calls)) for n in range(20)}
        votes = VoteMatrix.of(cast(lines)).votes
        sizes.append((votes.data.nbytes + votes.indices.nbytes) / votes.nnz)
    assert sizes[0] == sizes[1] == 5


@pytest.mark.shared
def test_the_votes_of_the_general_assembly_are_all_there(assembly):
    votes = VoteMatrix.of(assembly)
    assert (votes.votes.nnz, len(votes.states), votes.calls.height) == (870_109, 201, 6_203)
    assert votes.calls["session"].n_unique() == 74
    assert set(votes.calls["kind"]) >= {"whole text", "paragraph", "amendment"}
    assert votes.calls.filter(pl.col("issues").list.contains("human-rights")).height == 1_015
