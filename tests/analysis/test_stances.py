"""Positions as analyses count them."""

from __future__ import annotations

import polars as pl
import pytest

import stancegraph
from stancegraph.analysis.selection import Selection
from stancegraph.analysis.stances import COLUMNS, Counting, stances
from stancegraph.errors import UsageError
from stancegraph.inference import complete
from stancegraph.records import Coding, Collection, Link, Position, Statement
from stancegraph.tables import Tables


def told(tables, **rules):
    frame = stances(tables, **rules).frame
    return {(row["actor"], row["position"].split("/")[1][:2]): row for row in frame.to_dicts()}


def test_a_stance_has_who_what_which_way_and_where_it_comes_from(tables):
    found = stances(tables)
    assert tuple(found.frame.columns) == COLUMNS
    (row,) = found.frame.filter(pl.col("position") == "position/p3").to_dicts()
    assert (row["actor"], row["issue"], row["value"], row["weight"]) == ("NOR", "water-plan", -1, 1)
    assert (row["statement"], row["document"], row["event"]) == (
        "statement/s2",
        "document/d",
        "event/e",
    )
    assert (row["basis"], row["tier"], row["via"]) == ("stated", "pronoun", None)
    assert found.actors.filter(pl.col("key") == "NOR").row(0) == (
        "NOR",
        "country/NOR",
        "Norway",
        "country",
        "NOR",
    )
    assert found.issues.rows() == [("water-plan", "issue/water-plan", "Water plan")]


@pytest.mark.parametrize(
    ("counting", "weights"),
    [
        ("fractional", {"BLR": 1 / 54, "SRB": 1 / 54, "NOR": 2}),
        ("signatories", {"BLR": 1, "SRB": 1, "NOR": 2}),
        ("spokesperson", {"BLR": 1, "NOR": 2}),
        ("coalition", {"coalition:54": 1, "NOR": 2}),
    ],
)
def test_what_54_states_say_together_counts_as_the_rule_has_it(tables, counting, weights):
    found = stances(tables, counting=counting)
    sums = found.frame.group_by("actor").agg(pl.col("weight").sum())
    assert dict(sums.rows()) == pytest.approx(weights)
    joint = found.frame.filter(pl.col("actor") != "NOR")
    through = None if counting == "coalition" else "coalition:54"
    assert set(joint["via"]) == {through}


def test_a_group_without_a_known_member_stays_an_actor(records: Collection):
    tables = complete(Tables.of(records, "key"))
    unknown = tables[Position].with_columns(
        holder=pl.when(pl.col("id") == "position/p1")
        .then(pl.lit("coalition/c"))
        .otherwise("holder")
    )
    alone = Tables({**{kind: tables[kind] for kind in tables}, Position: unknown})
    from stancegraph.records import DerivedPosition

    bare = Tables(
        {**{k: alone[k] for k in alone}, DerivedPosition: tables[DerivedPosition].clear()}
    )
    found = stances(bare).frame
    assert dict(found.group_by("actor").agg(pl.col("weight").sum()).rows()) == {
        "coalition:54": 1,
        "NOR": 2,
    }


def test_persons_can_be_the_actors(tables):
    assert set(stances(tables, by="speaker").frame["actor"]) == {"Kari Lund"}


@pytest.mark.parametrize("counting", ["fractional", "signatories", "spokesperson", "coalition"])
def test_what_a_person_says_for_many_counts_once(tables, counting):
    statements = tables[Statement].with_columns(
        speakers=tables[Statement].filter(id="statement/s2")["speakers"].first()
    )
    spoken = Tables({**{kind: tables[kind] for kind in tables}, Statement: statements})
    found = stances(spoken, by="speaker", counting=counting).frame
    assert set(found["actor"]) == {"Kari Lund"}
    assert found["position"].to_list() == sorted(tables[Position]["id"])
    assert set(found["weight"]) == {1}
    assert found["via"].null_count() == found.height


def test_neutral_positions_lie_between_or_do_not_count(tables):
    neutral = tables[Position].with_columns(
        polarity=pl.lit("neutral"), issue_polarity=pl.lit("neutral")
    )
    bare = Tables({**{kind: tables[kind] for kind in tables}, Position: neutral})
    assert set(stances(bare, counting="coalition").frame["value"]) == {0}
    assert stances(bare, counting="coalition", neutral="left-out").frame.is_empty()


def test_a_coded_number_can_stand_for_the_polarity(records: Collection):
    records.add(Coding(id="coding/1", about="statement/s2", variable="force", value="4", number=4))
    records.add(Coding(id="coding/2", about="statement/s2", variable="mood", value="good"))
    tables = complete(Tables.of(records, "key"))
    found = stances(tables, qualifier="force").frame
    assert set(found["actor"]) == {"NOR"}
    assert set(found["value"]) == {4}
    with pytest.raises(UsageError, match="no variable 'mood' has numbers") as caught:
        stances(tables, qualifier="mood")
    assert "polarity, force" in str(caught.value)


@pytest.mark.parametrize(
    ("rule", "value", "complaint"),
    [
        ("counting", "twice", "counting cannot be 'twice'"),
        ("by", "mood", "by cannot be 'mood'"),
        ("neutral", "in", "neutral cannot be 'in'"),
    ],
)
def test_a_rule_that_does_not_exist_is_an_error(tables, rule, value, complaint):
    with pytest.raises(UsageError, match=complaint):
        stances(tables, **{rule: value})


def test_a_graph_without_positions_has_no_stances():
    found = stances(Tables())
    assert found.frame.is_empty()
    assert found.actors.is_empty()


def test_the_choices_stand_in_the_result_and_in_what_follows_from_it(tables):
    found = stances(tables, Selection.of({"basis": "stated"}), counting="coalition")
    assert "basis=stated; counting=coalition" in repr(found)
    part = found.only(pl.col("actor") == "NOR")
    assert part.actors["key"].to_list() == ["NOR"]
    assert part.made == found.made
    assert part.with_frame(part.frame.clear(), window="2019").made.options["window"] == "2019"


def test_rows_in_another_order_give_the_same_stances(tables):
    turned = Tables({kind: tables[kind].reverse() for kind in tables})
    for counting in ("fractional", "spokesperson", "coalition"):
        assert stances(turned, counting=counting).frame.equals(
            stances(tables, counting=counting).frame
        )


WIRE = (
    "54 states back canal plan\n\nExample Wire, March 5, 2024\n\nAt a meeting of the Second "
    "Committee on Monday, Cuba spoke on behalf of 54 countries, among them Peru, and praised the "
    "canal plan."
)
POST = (
    "Canal plan finds friends\n\nExample Post, March 6, 2024\n\nOn Monday, Cuba spoke on "
    "behalf of 53 countries at a meeting of the Second Committee and praised the canal plan."
)


@pytest.mark.parametrize("counting", list(Counting))
def test_what_two_papers_report_of_one_statement_counts_once(tmp_path, counting):
    for name, text in (("wire", WIRE), ("post", POST)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = stancegraph.build(sorted(tmp_path.iterdir()))
    once, each = (
        graph.stances(counting=counting, reports=reports).frame for reports in ("once", "each")
    )
    assert once.height > 0
    assert once.select("actor", "issue", "value").is_unique().all()
    assert once["statement"].n_unique() == 1
    assert each["statement"].n_unique() == 2
    assert set(once["actor"]) == (
        {"coalition:54"} if counting == "coalition" else set(each["actor"])
    )
    (first,) = graph.tables[Link].filter(pl.col("kind") == "statement")["same_as"].unique()
    assert set(once["statement"]) == {first}
