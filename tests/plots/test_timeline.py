"""Positions over time: support upwards, opposition downwards, labels that do not collide."""

from itertools import combinations

import polars as pl
import pytest

from stancegraph.errors import UsageError
from stancegraph.plots import lanes, style, timeline
from stancegraph.plots.text import width
from stancegraph.plots.timeline import _counted, _span, _unit


def test_support_is_above_the_line_and_opposition_below(stances):
    for mark in lane(stances(40)).marks:
        assert (mark["base"] > mark["y"]) == (mark["side"] == 1)
        assert (mark["base"] < mark["y"]) == (mark["side"] == -1)


@pytest.mark.parametrize("number", [20, 60, 190])
def test_labels_do_not_overlap(stances, number):
    labels = lane(stances(number, days=30)).labels
    boxes = [
        (one["x"], one["y"] - 5, one["x"] + width(one["label"], 10), one["y"] + 5) for one in labels
    ]
    for one, other in combinations(boxes, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def lane(given):
    every, _ = _unit(given.frame["earliest"])
    counted = _counted(given, given.frame, every)
    return lanes.lane(counted, 200, 90 / counted["actors"].max(), *_span(counted["when"]))


@pytest.mark.parametrize(("days", "unit"), [(12, "day"), (60, "month"), (900, "year")])
def test_the_unit_of_time_is_the_finest_that_is_readable(stances, days, unit, texts):
    given = stances(190, days=days)
    shown = texts(timeline(given))
    assert f"Number of actors a {unit}: support upwards, opposition downwards" in shown


def test_sides_differ_by_colour_dash_and_shape(stances, texts, attributes):
    drawn = timeline(stances(30))
    assert {"support", "neutral", "oppose"} <= set(texts(drawn))
    assert {style.SUPPORT, style.OPPOSE} <= attributes(drawn, "stroke")
    assert ",".join(map(str, style.SIGN_DASHES[-1])) in attributes(drawn, "stroke-dasharray")


def test_few_actors_are_named_and_many_counted(stances, texts):
    shown = " ".join(texts(timeline(stances(40, days=2))))
    assert "actors" in shown
    assert "AAA" in " ".join(texts(timeline(stances(2))))


def test_positions_without_a_date_are_told(stances, texts):
    given = stances(9)
    undated = given.frame.with_columns(
        earliest=pl.when(pl.col("actor") == "AAA").then(None).otherwise("earliest")
    )
    assert "Not shown, for want of a date: 1 position." in texts(
        timeline(given.with_frame(undated))
    )


def test_without_any_date_there_is_nothing_to_draw(stances):
    given = stances(3)
    undated = given.frame.with_columns(earliest=pl.lit(None, pl.Date))
    with pytest.raises(UsageError, match=r"has a date[\s\S]*--date"):
        timeline(given.with_frame(undated))


def test_one_day_is_drawn(stances, texts):
    assert "1 Jan 2019" in texts(timeline(stances(5, days=1)))
