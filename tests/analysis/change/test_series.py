"""Series over windows: sides of an issue, and mean positions of actors."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.analysis.change import Windows, sides, standing, windows
from stancegraph.analysis.results import Table
from stancegraph.errors import UsageError

from .making import stance, stances_of


def yearly() -> Windows:
    return windows(
        stances_of(
            [
                stance("2017", "CHN", 1),
                stance("2017", "CHN", 1, weight=0.5),
                stance("2017", "USA", -1),
                stance("2019", "CHN", 0),
                stance("2019", "CHN", -1, issue="other-plan", weight=3.0),
            ]
        )
    )


def test_each_window_has_each_side_even_if_nobody_takes_it() -> None:
    found = sides(yearly(), "water-plan").frame.select(
        "label", "side", "stances", "actors", "weight"
    )

    assert found.rows() == [
        ("2017", "support", 2, 1, 1.5),
        ("2017", "neutral", 0, 0, 0.0),
        ("2017", "oppose", 1, 1, 1.0),
        ("2018", "support", 0, 0, 0.0),
        ("2018", "neutral", 0, 0, 0.0),
        ("2018", "oppose", 0, 0, 0.0),
        ("2019", "support", 0, 0, 0.0),
        ("2019", "neutral", 1, 1, 1.0),
        ("2019", "oppose", 0, 0, 0.0),
    ]


def test_where_an_actor_stands_is_the_weighted_mean() -> None:
    found = standing(yearly()).frame.select("label", "actor", "mean", "weight", "stances")

    assert found.rows() == [
        ("2017", "CHN", 1.0, 1.5, 2),
        ("2017", "USA", -1.0, 1.0, 1),
        ("2019", "CHN", -0.75, 4.0, 2),
    ]
    assert standing(yearly(), "other-plan").frame["mean"].to_list() == [-1.0]


@given(values=st.lists(st.sampled_from([1, 0, -1]), min_size=1, max_size=12))
@settings(max_examples=25)
def test_no_stance_is_lost_on_the_way_to_a_side(values: list[int]) -> None:
    rows = (stance(f"20{n:02}", value=value) for n, value in enumerate(values, start=10))
    found = sides(windows(stances_of(rows), "years")).frame

    assert found["stances"].sum() == len(values)
    counts = dict(found.group_by("side").agg(pl.col("stances").sum()).iter_rows())
    told = {1: "support", 0: "neutral", -1: "oppose"}
    assert counts == {side: values.count(value) for value, side in told.items()}


@pytest.mark.parametrize("series", [sides, standing])
def test_an_issue_that_nobody_spoke_of_is_an_error(series: Callable[..., Table]) -> None:
    with pytest.raises(UsageError, match="no stance is about 'peace'"):
        series(yearly(), "peace")


@pytest.mark.parametrize("series", [sides, standing])
def test_of_no_stances_there_is_no_series(series: Callable[..., Table]) -> None:
    assert series(windows(stances_of([]))).frame.is_empty()


def test_a_series_says_how_it_was_made() -> None:
    made = sides(yearly(), "water-plan").made

    assert made.what == "sides of windows of stances"
    assert (made.options["issue"], made.options["unit"]) == ("water-plan", "years")
