"""The roll call matrix as scaling packages read it."""

from __future__ import annotations

import csv
import json

import pytest

from stancegraph.analysis.agreement import VoteMatrix, rollcall_tables
from stancegraph.errors import UsageError


@pytest.fixture
def matrix(cast) -> VoteMatrix:
    tables = cast(
        {"USA": "YNAY", "CHN": "Y.NA", "CUB": "N..."},
        sessions=["1", "1", "1", "2"],
        issues=[["water", "fire"], [], [], []],
    )
    return VoteMatrix.of(tables)


def test_yea_is_1_nay_0_missing_null_and_no_member_9(matrix):
    found = rollcall_tables(matrix)
    assert found.votes.columns == ["state", "rc_0", "rc_1", "rc_2", "rc_3"]
    assert found.votes.rows() == [
        ("CHN", 1, None, 0, None),
        ("CUB", 0, 9, 9, 9),
        ("USA", 1, 0, None, 1),
    ]
    assert repr(found).startswith("<RollCalls: 3 x 4; roll call matrix of votes")


def test_an_abstention_can_be_a_nay(matrix):
    found = rollcall_tables(matrix, abstention="nay")
    assert found.votes.row(0) == ("CHN", 1, None, 0, 0)
    assert found.made.options["abstention"] == "nay"
    with pytest.raises(UsageError, match="abstention cannot be 'yea'"):
        rollcall_tables(matrix, abstention="yea")


def test_states_and_roll_calls_stand_beside(matrix):
    found = rollcall_tables(matrix)
    assert found.states.rows() == [
        ("CHN", "China", 3, 4),
        ("CUB", "Cuba", 1, 1),
        ("USA", "United States of America", 4, 4),
    ]
    assert found.calls["roll_call"].to_list() == found.votes.columns[1:]
    assert found.calls["issues"].to_list() == ["fire; water", "", "", ""]


def test_roll_calls_without_a_number_of_their_own_bear_the_end_of_their_identifier(cast):
    tables = cast({"USA": "YN"}, organs=["assembly", "council"])
    calls = VoteMatrix.of(tables)
    same = calls.calls.with_columns(record_number="session")
    from dataclasses import replace

    found = rollcall_tables(replace(calls, calls=same))
    assert found.votes.columns == ["state", "rc_0000", "rc_0001"]


def test_the_tables_are_written_with_na_for_what_is_missing(matrix, tmp_path):
    paths = rollcall_tables(matrix).write(tmp_path / "new")
    assert [path.name for path in paths] == [
        "votes.csv",
        "states.csv",
        "roll_calls.csv",
        "made.json",
    ]
    with paths[0].open(encoding="utf-8", newline="") as rows:
        assert list(csv.reader(rows))[1] == ["CHN", "1", "NA", "0", "NA"]
    assert json.loads(paths[3].read_text())["options"]["codes"] == "1|0|NA|9"


def test_every_vote_on_human_rights_is_in_the_matrix(human_rights):
    found = rollcall_tables(VoteMatrix.of(human_rights), abstention="nay").votes.drop("state")
    cast = sum((found[name] < 2).sum() for name in found.columns)
    assert (found.shape, cast) == ((192, 14), 2558)
