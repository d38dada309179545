"""Agreement of pairs, period by period, and the published scores of the General Assembly."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from stancegraph.analysis.agreement import (
    MEASURES,
    VoteMatrix,
    agreement,
    agreement_matrix,
    joint_roll_calls,
    of_state,
    with_percentiles,
)
from stancegraph.analysis.selection import Selection
from stancegraph.errors import UsageError
from stancegraph.records import Position
from stancegraph.tables import Tables

WITH_CHINA = {
    "CUB": 1.0,
    "RUS": 0.964,
    "BLR": 0.857,
    "PAK": 0.857,
    "DEU": 0.25,
    "GBR": 0.25,
    "USA": 0.107,
}
"""Voeten agreement in the 14 roll calls on human rights of session 74 that were not unanimous."""


def with_state(table, state):
    return dict(of_state(table, state).frame.select("other", "agreement").rows())


def test_agreement_with_china_on_human_rights(human_rights):
    picked = Selection.of({"issue": "human-rights", "session": "74"})
    votes = VoteMatrix.of(human_rights, picked)
    assert votes.calls.filter(~pl.col("unanimous")).height == 14
    found = with_state(agreement(votes), "CHN")
    assert {code: round(found[code], 3) for code in WITH_CHINA} == WITH_CHINA


def test_a_pair_has_its_agreement_and_the_roll_calls_in_which_both_voted(votes):
    table = agreement(votes(USA="YNA.", CHN="YYNN", CUB="NY.N"))
    assert table.frame.rows() == [
        ("1", "CHN", "CUB", 0.5, 2),
        ("1", "CHN", "USA", pytest.approx((1 + 0 + 0.5) / 3), 3),
        ("1", "CUB", "USA", 0, 2),
    ]
    assert repr(table).startswith("<Table: 3 rows; voeten agreement of votes; ")
    assert "unanimous=left-out, absent=left-out, per=session, least=1" in repr(table)


def test_unanimous_roll_calls_are_left_out_unless_kept(votes):
    matrix = votes(USA="YYN", CHN="YYY", CUB=".YY")
    shares = {
        choice: agreement(matrix, "identical", unanimous=choice).frame.rows()[1]
        for choice in ("left-out", "kept")
    }
    assert shares["left-out"] == ("1", "CHN", "USA", 0, 1)
    assert shares["kept"] == ("1", "CHN", "USA", pytest.approx(2 / 3), 3)


def test_unanimous_means_all_states_and_not_only_those_compared(cast):
    tables = cast({"USA": "YY", "CHN": "YN", "CUB": "NN"})
    two = VoteMatrix.of(tables, Selection.of({"holder": ["USA", "CHN"]}))
    assert agreement(two).frame.row(0) == ("1", "CHN", "USA", 0.5, 2)


def test_an_absence_is_left_out_or_an_abstention(votes):
    matrix = votes(USA="Y.NY", CHN="YNNY", CUB="NYYY")
    assert agreement(matrix).frame.row(1) == ("1", "CHN", "USA", 1, 2)
    counted = agreement(matrix, absent="abstention").frame.row(1)
    assert counted == ("1", "CHN", "USA", pytest.approx(2.5 / 3), 3)


def test_periods_are_sessions_in_order_calendar_years_or_all(cast):
    tables = cast(
        {"USA": "YYYN", "CHN": "YNNN", "CUB": "NNYY"},
        sessions=["9", "10", "10", "ES-2"],
        days=["1999-12-30", "1999-12-31", "2000-01-01", "2000-01-02"],
    )
    matrix = VoteMatrix.of(tables)
    for per, expected in (
        ("session", [("9", 1, 1), ("10", 0, 2), ("ES-2", 1, 1)]),
        ("year", [("1999", 0.5, 2), ("2000", 0.5, 2)]),
        ("all", [("all", 0.5, 4)]),
    ):
        frame = agreement(matrix, per=per).frame.filter(a="CHN", b="USA")
        assert frame.select("period", "agreement", "roll_calls").rows() == expected


def test_roll_calls_without_a_session_or_a_date_are_in_no_period(cast):
    tables = cast(
        {"USA": "YYY", "CHN": "YNN"},
        sessions=["1", None, "1"],
        days=["2000-01-01", None, "2001-01-01"],
    )
    matrix = VoteMatrix.of(tables)
    assert agreement(matrix).frame["roll_calls"].to_list() == [1]
    assert agreement(matrix, per="year").frame["period"].to_list() == ["2001"]
    assert agreement(matrix, per="all").frame["roll_calls"].to_list() == [2]


def test_sessions_of_several_organs_are_not_one_period(cast):
    tables = cast({"USA": "YY", "CHN": "NN"}, organs=["assembly", "council"])
    matrix = VoteMatrix.of(tables)
    with pytest.raises(UsageError, match="several organs") as refused:
        agreement(matrix)
    assert "organ/assembly, organ/council" in (refused.value.hint or "")
    assert agreement(matrix, per="year").frame.height == 1
    one = VoteMatrix.of(tables, Selection.of({"organ": "organ/council"}))
    assert agreement(one).frame["roll_calls"].to_list() == [1]


@pytest.mark.parametrize(
    "options", [{"measure": "lott"}, {"per": "week"}, {"unanimous": "some"}, {"absent": "no"}]
)
def test_an_unknown_choice_is_refused_with_those_that_there_are(votes, options):
    with pytest.raises(UsageError) as refused:
        agreement(votes(USA="YN", CHN="NN"), **options)
    assert "one of: " in (refused.value.hint or "")


def test_one_state_and_no_vote_that_counts_make_no_pair(votes):
    assert agreement(votes(USA="YN")).frame.height == 0
    nothing = agreement(votes(USA="YN", CHN="YN"))
    assert nothing.frame.height == 0
    assert nothing.frame.columns == ["period", "a", "b", "agreement", "roll_calls"]
    assert agreement_matrix(votes(USA="Y", CHN="Y")).values.shape == (0, 0)


def test_pairs_with_few_joint_roll_calls_can_be_left_out(votes):
    matrix = votes(USA="YN.", CHN="YYN", CUB="NYY")
    assert agreement(matrix, least=3).frame.select("a", "b").rows() == [("CHN", "CUB")]
    assert agreement(matrix, least=4).frame.height == 0


def test_what_is_not_defined_is_null(votes):
    frame = agreement(votes(USA="YY", CHN="YY", CUB="NN"), "kappa").frame
    assert frame.rows() == [
        ("1", "CHN", "CUB", 0, 2),
        ("1", "CHN", "USA", None, 2),
        ("1", "CUB", "USA", 0, 2),
    ]


def test_the_matrix_has_the_numbers_of_the_table(human_rights):
    matrix = agreement_matrix(VoteMatrix.of(human_rights), "pi")
    table = agreement(VoteMatrix.of(human_rights), "pi", per="all").frame
    values = matrix.frame().unpivot(index="key", variable_name="b", value_name="value")
    both = table.join(values, left_on=("a", "b"), right_on=("key", "b"))
    assert both.height == table.height
    assert both.filter((pl.col("agreement") - pl.col("value")).abs() > 1e-12).height == 0
    assert np.array_equal(matrix.values, matrix.values.T, equal_nan=True)
    assert matrix.rows == matrix.columns == tuple(sorted(matrix.rows))


def test_joint_roll_calls_that_were_not_unanimous_count_where_both_voted(votes):
    matrix = joint_roll_calls(votes(USA="YNA.", CHN="YYNN", CUB="NY.N"))
    assert matrix.rows == ("CHN", "CUB", "USA")
    assert matrix.values.tolist() == [[3, 2, 3], [2, 2, 2], [3, 2, 3]]


def test_the_percentile_of_a_pair_counts_those_below_and_half_of_its_equals(votes):
    table = with_percentiles(agreement(votes(USA="YN", CHN="YY", CUB="NN", PRK="NN")))
    shares = {(a, b): (v, p) for _, a, b, v, _, p in table.frame.rows()}
    assert shares["CUB", "PRK"] == (1, pytest.approx(100 * 5.5 / 6))
    assert shares["CHN", "CUB"] == (0, pytest.approx(100 * 1 / 6))
    assert shares["CHN", "USA"] == (0.5, pytest.approx(100 * 3.5 / 6))


def test_percentiles_are_among_the_pairs_of_one_period(cast):
    tables = cast({"USA": "YN", "CHN": "YY", "CUB": "NN"}, sessions=["1", "2"])
    frame = with_percentiles(agreement(VoteMatrix.of(tables))).frame
    assert frame["percentile"].max() == pytest.approx(100 * 2.5 / 3)
    assert frame.group_by("period").agg(pl.col("percentile").mean())["percentile"].to_list() == [
        50,
        50,
    ]


def test_the_pairs_of_a_state_stand_closest_first(votes):
    table = of_state(agreement(votes(USA="YN", CHN="YY", CUB="NY", PRK="YN")), "USA")
    assert table.frame.select("state", "other", "agreement").rows() == [
        ("USA", "PRK", 1),
        ("USA", "CHN", 0.5),
        ("USA", "CUB", 0),
    ]
    assert "state=USA" in repr(table)


def test_the_order_of_rows_changes_nothing(human_rights):
    shuffled = human_rights[Position].sample(fraction=1, shuffle=True, seed=7)
    again = Tables({**{kind: human_rights[kind] for kind in human_rights}, Position: shuffled})
    for measure in MEASURES:
        expected = agreement(VoteMatrix.of(human_rights), measure).frame
        assert agreement(VoteMatrix.of(again), measure).frame.equals(expected)


@pytest.mark.shared
def test_published_agreement_of_south_korea_with_every_state_and_year(assembly, shared):
    published = pl.read_csv(shared / "agreement" / "south_korea_agreement.csv")
    table = agreement(VoteMatrix.of(assembly, voter="seat"))
    year = pl.col("period").cast(pl.Int64) + 1945
    found = of_state(table, "KOR").frame.with_columns(year=year)
    both = published.join(found, left_on=("iso3c", "year"), right_on=("other", "year"))
    assert both.height == published.height == 5_364
    assert both.select((pl.col("agreement") - pl.col("v_agree")).abs().max()).item() < 1e-6
    scores = {(row["other"], row["year"]): row["agreement"] for row in found.to_dicts()}
    for state, when, score in (
        ("USA", 1991, 0.368056),
        ("USA", 2019, 0.538462),
        ("RUS", 2019, 0.706897),
        ("CHN", 2019, 0.651685),
    ):
        assert scores[state, when] == pytest.approx(score, abs=5e-7)


@pytest.mark.shared
def test_states_that_never_changed_have_these_scores_without_joining_seats(assembly, shared):
    published = pl.read_csv(shared / "agreement" / "south_korea_agreement.csv")
    year = pl.col("period").cast(pl.Int64) + 1945
    found = of_state(agreement(VoteMatrix.of(assembly)), "KOR").frame.with_columns(year=year)
    both = published.join(found, left_on=("iso3c", "year"), right_on=("other", "year"))
    same = both.filter((pl.col("agreement") - pl.col("v_agree")).abs() < 1e-6)
    assert same.height == 5_355
    assert set(published.join(same, on=("iso3c", "year"), how="anti")["iso3c"]) == {"RUS", "SRB"}


@pytest.mark.shared
def test_the_share_of_identical_votes_is_the_one_of_qss(assembly, shared):
    """QSS counts an older vintage of the votes, whose year is the session + 1945 too."""
    path = shared / "agreement" / "qss_unvoting.csv"
    published = pl.read_csv(path, infer_schema_length=None, null_values="NA")
    table = agreement(VoteMatrix.of(assembly, voter="seat"), "identical")
    for state, column in (("USA", "PctAgreeUS"), ("RUS", "PctAgreeRUSSIA")):
        year = pl.col("period").cast(pl.Int64) + 1945
        found = of_state(table, state).frame.with_columns(year=year)
        both = published.join(found, left_on=("CountryAbb", "Year"), right_on=("other", "year"))
        same = (pl.col(column) - pl.col("agreement")).abs() < 1e-6
        assert both.height > 4_000
        assert both.select(same.mean()).item() > 0.6
        assert both.select(pl.corr(column, pl.col("agreement"))).item() > 0.97
