"""What states said beside how they voted."""

from __future__ import annotations

import polars as pl
import pytest

from stancegraph.analysis.agreement import (
    agreement_in_words,
    said_and_voted,
    words_and_votes,
)
from stancegraph.errors import UsageError
from stancegraph.graph import Graph
from stancegraph.resources import shipped


def test_agreement_in_words_is_that_of_mean_stances_on_shared_issues(said):
    stances = said(
        "CHN rights +1", "CHN rights -1", "USA rights -1", "CHN water +1", "USA water +1",
        "USA fire -1",
    )  # fmt: skip
    table = agreement_in_words(stances)
    # On rights 0 and −1; the smaller weight of each issue is 1.
    assert table.frame.rows() == [("all", "CHN", "USA", pytest.approx((0.5 + 1) / 2), 2)]
    assert "agreement in words of stances" in repr(table)


def test_an_issue_counts_as_much_as_the_one_who_said_less_on_it(said):
    stances = said(
        "CHN rights +1 weight=0.01", "USA rights -1", "CHN water +1", "USA water +1"
    )  # fmt: skip
    (row,) = agreement_in_words(stances).frame.rows()
    assert row[3] == pytest.approx(1 / 1.01)


def test_votes_are_no_words(said):
    stances = said(
        "CHN rights +1", "USA rights -1 event=roll-call/1", "CUB rights +1 event=event/1"
    )
    assert agreement_in_words(stances).frame.rows() == [("all", "CHN", "CUB", 1, 1)]


def test_words_have_years_and_no_sessions(said):
    stances = said("CHN a +1 2019-05-01", "USA a -1 2019-06-01", "USA a +1 2020-01-01", "CHN b +1")
    assert agreement_in_words(stances, per="year").frame.rows() == [("2019", "CHN", "USA", 0, 1)]
    with pytest.raises(UsageError, match="no session"):
        agreement_in_words(stances, per="session")


def test_a_variable_on_another_scale_is_refused(said):
    with pytest.raises(UsageError, match="from −1 to 1"):
        agreement_in_words(said("CHN a 3", "USA a 2"))


def test_nothing_said_is_no_pair(said):
    frame = agreement_in_words(said()).frame
    assert (frame.height, frame.columns[-2:]) == (0, ["agreement", "shared_issues"])


def test_those_who_part_most_stand_first(said, votes):
    stances = said("CHN a +1", "USA a -1", "CUB a +1", "PRK a +1")
    matrix = votes(CHN="YYNN", USA="YYNN", CUB="YYNY", FRA="NNYY")
    table = words_and_votes(stances, matrix, per="all")
    assert table.frame.select("a", "b", "words", "votes", "difference").rows() == [
        ("CHN", "USA", 0, 1, -1),
        ("CUB", "USA", 0, 0.75, -0.75),
        ("CHN", "CUB", 1, 0.75, 0.25),
    ]
    assert table.frame["roll_calls"].to_list() == [4, 4, 4]
    assert "words beside votes" in repr(table)
    assert "words qualifier=polarity" in repr(table)


BESIDE = shipped("examples/third-committee-2019")


@pytest.fixture(scope="module")
def both():
    sources = [
        BESIDE / "facts.yaml",
        *sorted((BESIDE / "signatories").glob("*.yaml")),
        *sorted(shipped("examples/human-rights-votes").glob("*.csv")),
    ]
    return Graph.build(sources, issues=BESIDE / "issues.yaml").tables


def test_serbia_spoke_with_one_side_on_xinjiang_and_voted_with_the_other(both):
    table = said_and_voted(both, "xinjiang-measures", voted="human-rights", least=10)
    top = table.frame.head(20)
    assert top.select((pl.col("a") == "SRB") | (pl.col("b") == "SRB")).to_series().all()
    germany = table.frame.filter(a="DEU", b="SRB").row(0, named=True)
    assert germany["words"] == 0
    assert germany["votes"] > 0.7
    assert table.made.selection == {"issue": "xinjiang-measures", "issue of votes": "human-rights"}


def test_issues_without_votes_and_unknown_ones_are_refused(both):
    with pytest.raises(UsageError, match="no vote is about the issue 'xinjiang-measures'"):
        said_and_voted(both, "xinjiang-measures")
    with pytest.raises(UsageError, match="'moon'"):
        said_and_voted(both, "moon")
    with pytest.raises(UsageError, match="issue by issue"):
        said_and_voted(both, [])


def test_issues_stand_in_one_table(both):
    issues = ["xinjiang-measures", "access-to-xinjiang"]
    table = said_and_voted(both, issues, voted="human-rights", until="2019")
    assert set(table.frame["issue"]) <= set(issues)
    assert table.frame.columns[0] == "issue"
    differences = table.frame["difference"].abs()
    assert (differences.diff().drop_nulls() < 1e-9).all()
