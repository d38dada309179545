"""Which positions count: every filter, and what is no filter."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import stancegraph as sg
from stancegraph.analysis.filters import FILTERS
from stancegraph.analysis.selection import Selection
from stancegraph.analysis.stances import stances
from stancegraph.errors import UsageError
from stancegraph.inference import complete
from stancegraph.records import Coding, Collection, RollCall
from stancegraph.tables import Tables

BY = {
    "holder": {"NOR": "p2 p3", "Norway": "p2 p3", "country/BLR": "p1", "members of NATO": "p2 p3"},
    "holder_kind": {"country": "p1 p2 p3"},
    "bloc": {"NATO": "p2 p3", "CIS": "p1"},
    "issue": {"water-plan": "p1 p2 p3", "Water plan": "p1 p2 p3"},
    "issue_polarity": {"support": "p1", "oppose": "p2 p3"},
    "polarity": {"oppose": "p2 p3"},
    "act": {"praise": "p1"},
    "basis": {"stated": "p3", "recorded": ""},
    "modality": {"asserted": "p1 p2 p3", "draft": ""},
    "tier": {"pronoun": "p3"},
    "target_actor": {"BLR": ""},
    "event": {"Third Committee: discussion on water": "p1 p2 p3"},
    "organ": {"organ:Third Committee": "p1 p2 p3"},
    "session": {},
    "motion": {},
    "statement_kind": {"joint": "p1", "national": "p2 p3"},
    "spokesperson": {"BLR": "p1"},
    "according_to": {"NOR": ""},
    "source": {"brief.txt": "p1 p2 p3", "Example Wire": "p1 p2 p3"},
}


def named(tables, **chosen):
    found = stances(tables, Selection.of(**chosen), counting="coalition").frame
    return " ".join(sorted(one.removeprefix("position/") for one in found["position"]))


def test_every_filter_is_tried():
    assert set(BY) == set(FILTERS)


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [(name, value, left) for name, cases in BY.items() for value, left in cases.items()],
)
def test_a_filter_lets_through_what_bears_the_value(tables, name, value, left):
    found = stances(tables, Selection.of({name: value})).frame
    joint = found.filter(pl.col("via").is_not_null())
    single = found.filter(pl.col("via").is_null())
    assert ("p1" in left) == bool(joint.height)  # as its known members hold it
    told = {one.removeprefix("position/") for one in single["position"]}
    assert told == set(left.split()) - {"p1"}


@pytest.mark.parametrize("name", sorted(set(FILTERS)))
def test_a_value_that_nothing_bears_is_an_error_that_lists_what_there_is(tables, name):
    with pytest.raises(UsageError, match=r"nothing has the|has no members"):
        stances(tables, Selection.of({name: "no such thing"}))
    with pytest.raises(UsageError, match=r"nothing has the|has no members"):
        stances(tables, Selection.of(exclude={name: "no such thing"}))


def test_near_names_are_proposed(tables):
    with pytest.raises(UsageError) as caught:
        stances(tables, Selection.of({"issue": "water-plans"}))
    assert "water-plan" in str(caught.value)


def test_what_is_excluded_is_left_out_and_the_rest_stays(tables):
    assert named(tables, exclude={"basis": "stated"}) == "p1 p2"
    assert named(tables, exclude={"spokesperson": "BLR"}) == "p2 p3"


@pytest.mark.parametrize(
    ("since", "until", "left"),
    [
        ("2019-10-29", None, "p1 p2 p3"),
        ("2019-10-30", None, ""),
        (None, "2019-10-28", ""),
        ("2019", "2019-10", "p1 p2 p3"),
    ],
)
def test_a_period_holds_what_touches_it(tables, since, until, left):
    assert named(tables, since=since, until=until) == left


@pytest.mark.parametrize(
    ("since", "until", "complaint"),
    [("2020", "2019", "ends .* before it begins"), ("soon", None, "soon")],
)
def test_a_period_must_be_one(since, until, complaint):
    with pytest.raises(UsageError, match=complaint):
        Selection.of(since=since, until=until)


def test_a_coded_variable_is_a_filter(records: Collection):
    records.add(Coding(id="coding/1", about="statement/s2", variable="section", value="1"))
    records.add(Coding(id="coding/2", about="document/d", variable="desk", value="north"))
    tables = complete(Tables.of(records, "key"))
    assert named(tables, include={"section": "1"}) == "p2 p3"
    assert named(tables, exclude={"section": "1"}) == "p1"
    assert named(tables, include={"desk": "north"}) == "p1 p2 p3"
    with pytest.raises(UsageError, match="nothing has the section '2'"):
        named(tables, include={"section": "2"})
    with pytest.raises(UsageError, match="no filter 'mood'") as caught:
        named(tables, include={"mood": "good"})
    assert "desk, event" in str(caught.value)


def test_a_variable_that_bears_the_name_of_a_filter_is_one_too(records: Collection):
    records.add(Coding(id="coding/1", about="statement/s2", variable="source", value="Herald"))
    tables = complete(Tables.of(records, "key"))
    assert named(tables, include={"source": "Herald"}) == "p2 p3"
    assert named(tables, include={"source": ["Herald", "brief.txt"]}) == "p1 p2 p3"
    with pytest.raises(UsageError, match="nothing has the source 'Times'"):
        named(tables, include={"source": "Times"})


def test_a_selection_tells_what_was_chosen():
    chosen = Selection.of({"issue": "a"}, {"basis": ["stated", "reported"]}, "2019", "2020-05")
    assert chosen.told() == {
        "issue": "a",
        "not basis": "stated|reported",
        "from": "2019",
        "to": "2020-05",
    }


def test_votes_are_found_by_session_motion_and_what_their_roll_call_is_about():
    sample = Path(__file__).parents[1] / "data" / "votes"
    graph = sg.build(sorted(sample.glob("un_*.csv")))
    every = graph.stances().frame
    assert set(every["basis"]) == {"recorded"}
    calls = graph.tables[RollCall]
    for column in ("session", "motion"):
        parts = [graph.stances(**{column: one}).frame.height for one in calls[column].unique()]
        assert sum(parts) == every.height
    tags = calls.explode("issues")["issues"].drop_nulls().unique()
    assert len(tags)
    for tag in tags:
        about = calls.filter(pl.col("issues").list.contains(tag))["id"]
        assert set(graph.stances(issue=tag).frame["event"]) <= set(about)
