"""Windows: each stance where its date says, none lost in silence."""

from __future__ import annotations

from collections import Counter
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.analysis.change import Dating, Unit, windows
from stancegraph.errors import UsageError

from .making import stance, stances_of

CALENDAR = [unit for unit in Unit if unit is not Unit.EVENTS]
DAYS = st.dates(date(2017, 11, 1), date(2020, 3, 1))
WHENS = st.one_of(
    DAYS, DAYS.map(lambda day: day.isoformat()[:7]), DAYS.map(lambda day: str(day.year)), st.none()
)


def members(found: object) -> list[list[str]]:
    return [window.stances.frame["position"].to_list() for window in found]  # type: ignore[attr-defined]


# -- partitions -----------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("dating", [Dating.WITHIN, Dating.MIDPOINT])
@settings(max_examples=20)
@given(whens=st.lists(WHENS, max_size=12), width=st.integers(1, 4))
def test_windows_side_by_side_lose_and_double_nothing(
    unit: Unit, dating: Dating, whens: list[str | date | None], width: int
) -> None:
    given_ = stances_of(stance(when) for when in whens)
    found = windows(given_, unit, width=width, dating=dating)
    counted = Counter(one for window in members(found) for one in window)

    assert set(counted.values()) <= {1}
    assert len(counted) + found.undated + found.unplaced == len(whens)
    assert found.undated == whens.count(None)
    if dating is Dating.MIDPOINT or unit is Unit.EVENTS:
        assert not found.unplaced


@pytest.mark.parametrize("unit", CALENDAR)
@pytest.mark.parametrize("dating", Dating)
@settings(max_examples=20)
@given(whens=st.lists(WHENS, max_size=8), width=st.integers(1, 4), step=st.integers(1, 5))
def test_a_window_holds_what_its_days_say(
    unit: Unit, dating: Dating, whens: list[str | date | None], width: int, step: int
) -> None:
    given_ = stances_of(stance(when) for when in whens)
    found = windows(given_, unit, width=width, step=step, dating=dating)

    for window in found:
        first, last = pl.col("earliest"), pl.col("latest")
        middle = pl.col("earliest") + pl.duration(days=(last - first).dt.total_days() // 2)
        rule = {
            Dating.WITHIN: (first >= window.begin) & (last <= window.end),
            Dating.MIDPOINT: middle.is_between(window.begin, window.end),
            Dating.OVERLAP: (first <= window.end) & (last >= window.begin),
        }[dating]
        assert window.stances.frame.equals(given_.frame.filter(rule))


@settings(max_examples=20)
@given(whens=st.lists(WHENS, max_size=8), seed=st.integers(0, 99))
@pytest.mark.parametrize("unit", Unit)
def test_the_order_of_rows_does_not_matter(
    unit: Unit, whens: list[str | date | None], seed: int
) -> None:
    given_ = stances_of(stance(when) for when in whens)
    shuffled = given_.frame.sample(fraction=1, shuffle=True, seed=seed)

    one, other = (
        windows(given_.with_frame(frame), unit, width=2, step=1)
        for frame in (given_.frame, shuffled)
    )
    assert one.spans.equals(other.spans)
    assert one.frame.equals(other.frame)


# -- calendar units -------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", [Unit.WEEKS, Unit.MONTHS])
def test_december_and_january_of_two_years_never_share_a_window(unit: Unit) -> None:
    whens = ("2018-01-01", "2018-12-31", "2019-12-31", "2020-01-01")
    found = windows(stances_of(stance(when) for when in whens), unit)

    assert [window for window in members(found) if len(window) > 1] == (
        [["p2", "p3"]] if unit is Unit.WEEKS else []
    )


def test_windows_that_overlap_share_their_stances() -> None:
    whens = ("2019-01-05", "2019-02-05", "2019-03-05")
    found = windows(stances_of(stance(when) for when in whens), "months", width=2, step=1)

    assert [window.label for window in found] == ["2019-01/2019-02", "2019-02/2019-03"]
    assert members(found) == [["p0", "p1"], ["p1", "p2"]]
    assert (found[1].begin, found[1].end) == (date(2019, 2, 1), date(2019, 3, 31))


def test_an_empty_stretch_stays_a_window() -> None:
    found = windows(stances_of([stance("2017"), stance("2019")]), "years")

    assert members(found) == [["p0"], [], ["p1"]]


def test_what_falls_between_windows_is_counted() -> None:
    whens = ("2019-01-05", "2019-02-05", "2019-03-05")
    found = windows(stances_of(stance(when) for when in whens), "months", step=2)

    assert members(found) == [["p0"], ["p2"]]
    assert found.unplaced == 1
    assert found.made.options["unplaced"] == "1"


def test_a_year_is_in_no_month_unless_asked_for() -> None:
    given_ = stances_of([stance("2019"), stance("2019-03-01"), stance(None)])
    found = windows(given_, "months")

    assert members(found) == [["p1"]]
    assert (found.unplaced, found.undated) == (1, 1)
    assert len(windows(given_, "months", dating="overlap")) == 12


def test_windows_may_begin_before_the_first_stance() -> None:
    found = windows(stances_of([stance("2019-05-01")]), "months", width=3, since="2019-01")

    assert [(window.label, len(window.stances.frame)) for window in found] == [
        ("2019-01/2019-03", 0),
        ("2019-04/2019-06", 1),
    ]
    assert found.made.options["since"] == "2019-01-01"


# -- events ---------------------------------------------------------------------------------------


def test_a_joint_statement_is_one_event() -> None:
    joint = [stance("2019-07-12", actor, statement="s1") for actor in ("BLR", "EGY", "PAK")]
    single = [stance(f"2019-07-{day}", statement=f"s{day}") for day in (13, 14)]
    found = windows(stances_of([*joint, *single]), "events", width=2)

    assert members(found) == [["p0", "p1", "p2", "p3"], ["p4"]]
    assert [(window.begin.day, window.end.day) for window in found] == [(12, 13), (14, 14)]


def test_a_roll_call_is_one_event() -> None:
    votes = [stance("2019-12-18", actor, event="roll-call/1") for actor in ("BLR", "EGY", "PAK")]

    assert len(windows(stances_of(votes), "events")) == 1


def test_windows_of_events_move_on_by_their_step() -> None:
    days = [20, 3, 11, 27, 1, 15, 8]
    given_ = stances_of(stance(date(2019, 2, day), statement=f"s{day}") for day in days)
    found = windows(given_, "events", width=4, step=2)
    shown = [sorted(window.stances.frame["earliest"].dt.day()) for window in found]

    order = sorted(days)
    assert shown == [order[:4], order[2:6], order[4:]]


# -- edges ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", Unit)
def test_without_dated_stances_there_are_no_windows(unit: Unit) -> None:
    found = windows(stances_of([stance(None)]), unit)

    assert (len(found), list(found), found.undated) == (0, [], 1)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"unit": "fortnights"}, "unit cannot be 'fortnights'"),
        ({"dating": "guess"}, "dating cannot be 'guess'"),
        ({"width": 0}, "window of 0"),
        ({"step": 0}, "steps of 0"),
        ({"since": "soon"}, "no date"),
    ],
)
def test_what_cannot_be_a_window_is_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        windows(stances_of([stance("2019")]), **asked)  # type: ignore[arg-type]


def test_a_window_says_how_it_was_made() -> None:
    (window,) = windows(stances_of([stance("2019-05-01")]), "months")

    assert window.stances.made.options["window"] == "2019-05"
    assert window.stances.made.options["dating"] == "within"
