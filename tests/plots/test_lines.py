"""Agreement of pairs over time: a line each, its name at the end, and gaps."""

import itertools
from datetime import date

import polars as pl
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Table
from stancegraph.errors import UsageError
from stancegraph.plots import agreement_lines, style
from stancegraph.plots.lines import Axes, _labels, _points


def frame(rows, period=pl.Int64):
    schema = {"period": period, "a": pl.String, "b": pl.String, "agreement": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


ROWS = [(1, "RUS", "USA", 0.2), (2, "RUS", "USA", 0.3), (4, "RUS", "USA", 0.5)]
OTHER = [(one, "GBR", "USA", 0.8) for one in range(1, 5)]


def test_a_line_ends_before_a_period_without_a_number_and_begins_anew():
    known = frame(ROWS + OTHER)
    points = _points(
        known, [("GBR", "USA"), ("RUS", "USA")], Axes.of([1, 2, 3, 4], known["agreement"])
    )
    stretches = [point["stretch"] for point in points]
    assert len(set(stretches[:4])) == 1
    assert stretches[4] == stretches[5] != stretches[6]
    assert [point["alone"] for point in points] == [False] * 6 + [True]


def test_names_stand_at_the_ends_and_do_not_overlap():
    pairs = [(letter, "USA") for letter in "ABCDEFGH"]
    known = frame([(1, a, b, 0.5) for a, b in pairs])
    labels, _ = _labels(_points(known, pairs, Axes.of([1], known["agreement"])), pairs)
    places = sorted(label["y"] for label in labels)
    assert all(below - above >= 14.99 for above, below in itertools.pairwise(places))


def test_every_pair_is_named_and_the_axis_too(texts):
    table = Table(frame(ROWS + OTHER), Made("voeten agreement of votes"))
    shown = texts(agreement_lines(table, period="session"))
    assert {"RUS – USA", "GBR – USA", "Session", "Agreement"} <= set(shown)
    assert any("voeten agreement of votes" in text for text in shown)


def test_lines_differ_by_colour_and_dash(attributes):
    drawn = agreement_lines(frame(ROWS + OTHER))
    assert {style.LINES[0][0], style.LINES[1][0]} <= attributes(drawn, "stroke")
    assert ",".join(map(str, style.LINES[1][1])) in attributes(drawn, "stroke-dasharray")


@pytest.mark.parametrize(
    ("periods", "kind", "shown"),
    [
        (["2", "10", "9"], pl.String, "By year, 2 to 10; a gap where a pair has no number"),
        (["all"], pl.String, "By year, all to all; a gap where a pair has no number"),
        ([date(1990, 9, 1), date(1991, 9, 1)], pl.Date,
         "By year, 1990-09-01 to 1991-09-01; a gap where a pair has no number"),
        ([1990, 1990.5], pl.Float64, "By year, 1990.0 to 1990.5; a gap where a pair has no number"),
    ],
)  # fmt: skip
def test_periods_are_numbers_texts_or_dates(periods, kind, shown, texts):
    rows = [(period, "A", "B", 0.5) for period in periods]
    assert shown in texts(agreement_lines(frame(rows, kind), period="year"))


def test_a_missing_number_is_a_gap_and_not_nought():
    rows = [(1, "A", "B", 0.5), (2, "A", "B", None), (3, "A", "B", float("nan"))]
    agreement_lines(frame(rows))
    with pytest.raises(UsageError, match="no pair has a number"):
        agreement_lines(frame(rows[1:]))


def test_the_order_of_rows_does_not_matter():
    rows = ROWS + OTHER
    assert agreement_lines(frame(rows)).svg() == agreement_lines(frame(rows[::-1])).svg()


def test_more_pairs_than_can_be_told_apart_are_refused():
    rows = [(1, letter, "USA", 0.5) for letter in "ABCDEFGHI"]
    with pytest.raises(UsageError, match=r"9 pairs[\s\S]*up to 8"):
        agreement_lines(frame(rows))


def test_two_numbers_in_one_period_are_refused():
    with pytest.raises(UsageError, match="two numbers"):
        agreement_lines(frame([ROWS[0], ROWS[0]]))
