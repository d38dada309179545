"""States on one dimension: found again where there is one, whatever the names and the order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.analysis.agreement import VoteMatrix, correlations, scaling
from stancegraph.analysis.agreement.classification import classified
from stancegraph.errors import UsageError

LINE = ["AUS", "BRA", "CHN", "DEU", "EGY", "FRA", "GBR"]


def spatial(votes, flip=False):
    """Seven states on a line; each roll call parts them at one place."""
    lines = {
        state: "".join("NY"[(place > cut) ^ flip] * 2 for cut in range(6))
        for place, state in enumerate(LINE)
    }
    return votes(**lines)


def scores(table):
    return dict(table.frame.select("state", "score").rows())


def order(table):
    return table.frame.sort("score")["state"].to_list()


@pytest.mark.parametrize("method", ["svd", "optimal-classification"])
def test_the_order_on_a_line_is_found_again(votes, method):
    table = scaling(spatial(votes), method=method, anchor="GBR")
    assert order(table) == LINE
    assert order(scaling(spatial(votes), method=method, anchor="AUS")) == LINE[::-1]
    values = table.frame["score"]
    assert values.mean() == pytest.approx(0, abs=1e-12)
    assert values.std(ddof=0) == pytest.approx(1)


def test_perfect_voters_are_all_classified(votes):
    table = scaling(spatial(votes), method="optimal-classification")
    assert table.frame["correct"].to_list() == [1] * 7
    assert scaling(spatial(votes)).frame["correct"].null_count() == 7


def test_without_an_anchor_those_who_vote_no_are_positive(votes):
    assert order(scaling(spatial(votes))) == LINE[::-1]
    assert order(scaling(spatial(votes, flip=True))) == LINE


def relabelled(votes: VoteMatrix, names: dict[str, str], columns: list[int]) -> VoteMatrix:
    """The same votes under other names of the states, roll calls in another order."""
    new = sorted(names.values())
    back = {other: name for name, other in names.items()}
    rows = [votes.states.index(back[name]) for name in new]
    matrix = votes.votes.tocsr()[rows].tocsc()[:, columns]
    return replace(votes, states=tuple(new), votes=matrix, calls=votes.calls[columns])


@pytest.mark.parametrize("method", ["svd", "optimal-classification"])
@settings(max_examples=20)
@given(drawn=st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(human_rights, method, drawn):
    votes = VoteMatrix.of(human_rights)
    names = dict(zip(votes.states, drawn.sample(votes.states, len(votes.states)), strict=True))
    columns = drawn.sample(range(votes.calls.height), votes.calls.height)
    again = scores(scaling(relabelled(votes, names, columns), per="all"))
    own = scores(scaling(votes, per="all"))
    assert all(again[names[state]] == pytest.approx(own[state], abs=1e-6) for state in own)


def test_the_refinement_never_classifies_fewer_votes_than_the_start():
    drawn = np.random.default_rng(3)
    for _ in range(20):
        yeas = drawn.integers(-1, 2, (12, 20)).astype(np.int8)
        start = drawn.normal(size=12)
        ranks, share = classified(start, yeas)
        cast = (yeas >= 0).sum(axis=1)
        best = _most_classified(np.argsort(np.argsort(start)), yeas)
        assert sorted(ranks) == list(range(12))
        assert round(float(np.nansum(share * cast))) >= best
        assert round(float(np.nansum(share * cast))) == _most_classified(ranks, yeas)


def _most_classified(rank, yeas):
    """By hand: the best cut and side of each roll call."""
    found = 0
    for votes in yeas.T:
        found += max(
            sum(
                (votes[i] == (rank[i] >= cut)) if right else (votes[i] == (rank[i] < cut))
                for i in range(len(rank))
                if votes[i] >= 0
            )
            for cut in range(len(rank) + 1)
            for right in (True, False)
        )
    return found


def test_who_seldom_voted_is_not_placed(votes):
    matrix = votes(AUS="YYYYN", BRA="YYNNN", CHN="NNNNY", DEU="Y....")
    assert set(scores(scaling(matrix))) == {"AUS", "BRA", "CHN"}
    assert set(scores(scaling(matrix, least=0.2))) == {"AUS", "BRA", "CHN", "DEU"}
    with pytest.raises(UsageError, match="share from 0 to 1"):
        scaling(matrix, least=3)


def test_pairs_that_share_no_roll_call_are_placed_by_the_others(votes):
    matrix = votes(AUS="YYY...", BRA="...YYY", CHN="YYYYYY", DEU="NNNNNN", EGY="NNNNNY")
    found = scores(scaling(matrix))
    assert len(found) == 5
    assert found["AUS"] < 0 < found["DEU"]
    assert found["BRA"] < 0


def test_a_period_with_too_few_states_has_no_rows(votes):
    assert scaling(votes(AUS="YN", BRA="NY")).frame.height == 0
    assert scaling(votes(AUS="YY", BRA="YY", CHN="YY")).frame.height == 0


def test_an_anchor_must_have_voted(votes):
    with pytest.raises(UsageError, match="'USA' cast none"):
        scaling(spatial(votes), anchor="USA")
    with pytest.raises(UsageError, match="method cannot be 'pca'"):
        scaling(spatial(votes), method="pca")


def test_how_it_was_made_is_told(votes):
    told = repr(scaling(spatial(votes), anchor="GBR"))
    assert "method=svd, per=session, anchor=GBR, abstention=nay, least=0.25" in told


def test_on_human_rights_china_and_the_united_states_stand_apart(human_rights):
    found = scores(scaling(VoteMatrix.of(human_rights), anchor="USA"))
    assert found["CUB"] < found["PAK"] < found["MEX"] < found["DEU"] < found["USA"]
    assert found["CHN"] < 0


def test_correlations_with_other_scores(votes):
    table = scaling(spatial(votes), anchor="GBR")
    other = pl.DataFrame(
        {"period": ["1"] * 7, "state": LINE, "score": [-float(n**3) for n in range(7)]}
    )
    (row,) = correlations(table, other).frame.rows(named=True)
    assert row["spearman"] == pytest.approx(-1)
    assert -1 < row["pearson"] < -0.8
    assert (row["period"], row["states"]) == ("1", 7)


@pytest.fixture(scope="session")
def ideal_points(shared):
    path = shared / "agreement" / "idealpoints_all_apr2020.csv"
    frame = pl.read_csv(path, encoding="latin-1", infer_schema_length=None)
    return frame.select(
        period=pl.col("session").cast(pl.String), state="iso3c", score="IdealPoint"
    ).drop_nulls()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("method", "mean", "least", "rank"),
    [("svd", 0.95, 0.88, 0.96), ("optimal-classification", 0.9, 0.77, 0.94)],
)
def test_scores_go_with_the_published_ideal_points(
    assembly, ideal_points, method, mean, least, rank
):
    table = scaling(VoteMatrix.of(assembly, voter="seat"), method=method)
    found = correlations(table, ideal_points).frame
    assert found.height >= 73
    assert found["pearson"].abs().mean() > mean
    assert found["pearson"].abs().min() > least
    assert found["spearman"].abs().mean() > rank
