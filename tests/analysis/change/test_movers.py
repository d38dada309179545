"""Who moved: reversals, softenings, hardenings, joins and withdrawals, with their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stancegraph as sg
from stancegraph.analysis.change import movers, windows
from stancegraph.analysis.stances import Counting, stances
from stancegraph.errors import UsageError
from stancegraph.inference import complete
from stancegraph.records import (
    Attribution,
    Coalition,
    Collection,
    Country,
    Document,
    Evidence,
    Issue,
    Position,
    Statement,
)
from stancegraph.tables import Tables

from .making import stance, stances_of

EXAMPLE = Path(__file__).parents[3] / "examples" / "third-committee-2019"
DAYS = st.dates(date(2018, 12, 1), date(2020, 2, 1))
WHENS = st.one_of(DAYS, DAYS.map(lambda day: day.isoformat()[:7]))


def moves(rows: Sequence[dict[str, Any]], *wanted: str, **asked: Any) -> list[tuple[Any, ...]]:
    """The moves between stances, as kind and the columns wanted."""
    found = movers(stances_of(rows), Tables(), **asked).frame
    return found.select("kind", *wanted).rows()


# -- between stances ------------------------------------------------------------------------------


def test_a_reversal_leads_back_to_both_positions() -> None:
    rows = [stance("2019-07-12", value=1), stance("2019-10-29", value=-1, via="coalition:23")]
    (move,) = movers(stances_of(rows), Tables()).frame.iter_rows(named=True)

    assert move == {
        "actor": "CHN",
        "issue": "water-plan",
        "kind": "reversal",
        "before": 1,
        "after": -1,
        "day_before": date(2019, 7, 12),
        "day_after": date(2019, 10, 29),
        "position_before": "p0",
        "position_after": "p1",
        "via": "coalition:23",
        "certain": True,
        "evidence": [],
    }


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ([1, 1], []),
        ([-1, 1], ["reversal"]),
        ([1, -1, 1], ["reversal", "reversal"]),
        ([1, 0], ["softening"]),
        ([-1, 0, 0], ["softening"]),
        ([0, -1], ["hardening"]),
        ([1, 0, 1], ["softening", "hardening"]),
        ([1, 0, -1], ["softening", "reversal"]),
        ([0, 0], []),
        ([4, -2], ["reversal"]),
    ],
)
def test_a_move_is_named_by_where_it_leads(values: list[float], kinds: list[str]) -> None:
    rows = [stance(f"2019-0{n}-01", value=value) for n, value in enumerate(values, start=1)]

    assert [kind for (kind,) in moves(rows)] == kinds


def test_a_reversal_by_way_of_neutral_goes_back_to_the_side_left() -> None:
    rows = [stance(f"2019-0{n}", value=value) for n, value in ((1, 1), (2, 0), (3, -1))]

    assert moves(rows, "position_before", "position_after") == [
        ("softening", "p0", "p1"),
        ("reversal", "p0", "p2"),
    ]


def test_what_may_be_the_earlier_one_moves_nobody() -> None:
    assert moves([stance("2019", value=1), stance("2019-07-12", value=-1)]) == []
    assert moves([stance("2019-07-12", value=1), stance("2019-07-12", value=-1)]) == []
    assert moves([stance("2018", value=1), stance("2019-07-12", value=-1)]) == [("reversal",)]
    assert moves([stance(None, value=1), stance("2019-07-12", value=-1)]) == []


def test_one_move_is_told_once_however_many_follow() -> None:
    rows = [
        stance("2018-05-01", value=1),
        stance("2019", value=-1),
        stance("2019-07-12", value=-1),
        stance("2019-08-01", value=-1),
    ]

    assert moves(rows, "position_after", "day_after") == [("reversal", "p2", date(2019, 7, 12))]


def test_actors_and_issues_are_kept_apart() -> None:
    rows = [
        stance("2018", "CHN", 1),
        stance("2019", "USA", -1),
        stance("2020", "CHN", -1, issue="other-plan"),
    ]

    assert moves(rows) == []


def test_stances_of_one_year_are_one_by_their_mean() -> None:
    rows = [
        stance("2018-01-01", value=1),
        stance("2018-03-01", value=-1),
        stance("2018-09-01", value=1),
        stance("2019-02-01", value=0),
        stance("2019-03-01", value=-1),
    ]
    wanted = ("before", "after", "day_before", "day_after", "position_before", "position_after")

    (move,) = moves(rows, *wanted, per="years")
    days = (date(2018, 9, 1), date(2019, 2, 1))
    assert move == ("reversal", pytest.approx(1 / 3), -0.5, *days, "p0", "p4")


def test_a_mean_near_the_middle_can_count_as_neutral() -> None:
    rows = [*(stance("2018", value=one) for one in (1, 1, -1)), stance("2019", value=-1)]

    assert moves(rows, per="years") == [("reversal",)]
    assert moves(rows, per="years", neutral=0.5) == [("hardening",)]


def test_sides_that_cancel_are_neutral_whatever_rounding_leaves() -> None:
    rows = [stance("2018", value=one, weight=1 / 3) for one in (1, 1, 1, -1, -1, -1)]

    assert moves([*rows, stance("2019", value=1)], per="years") == [("hardening",)]


def test_december_and_january_of_two_years_are_two_months() -> None:
    rows = [stance("2018-12-31", value=1), stance("2019-12-31", value=-1)]

    assert moves(rows, per="months") == [("reversal",)]
    assert moves(rows, per="years") == [("reversal",)]


@given(
    rows=st.lists(
        st.tuples(WHENS, st.sampled_from(["CHN", "USA"]), st.sampled_from([1, 0, -1])), max_size=9
    ),
    seed=st.integers(0, 99),
)
@settings(max_examples=25)
def test_the_order_of_rows_does_not_matter(rows: list[tuple[Any, ...]], seed: int) -> None:
    given_ = stances_of(stance(*row) for row in rows)
    shuffled = given_.with_frame(given_.frame.sample(fraction=1, shuffle=True, seed=seed))

    for unit in ("days", "months"):
        one, other = (movers(each, Tables(), per=unit).frame for each in (given_, shuffled))
        assert one.equals(other)


@given(
    rows=st.lists(
        st.tuples(WHENS, st.sampled_from(["CHN", "USA"]), st.sampled_from([1, 0, -1])), max_size=9
    )
)
@settings(max_examples=25)
def test_every_move_goes_forward_and_changes_something(rows: list[tuple[Any, ...]]) -> None:
    found = movers(stances_of(stance(*row) for row in rows), Tables()).frame

    assert found.filter(pl.col("day_before") >= pl.col("day_after")).is_empty()
    assert found.filter(pl.col("before").sign() == pl.col("after").sign()).is_empty()
    assert not found.select("actor", "issue", "position_after", "kind").is_duplicated().any()


@pytest.mark.parametrize("asked", [{"per": "events"}, {"per": "fortnights"}, {"neutral": -1}])
def test_what_cannot_be_told_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        movers(stances_of([]), Tables(), **asked)


# -- the letter that grew from 37 to 50 -----------------------------------------------------------


@pytest.fixture(scope="module")
def letter() -> Tables:
    return sg.build(EXAMPLE / "signatories" / "letter-of-50.yaml").tables


@pytest.mark.parametrize("counting", Counting)
def test_thirteen_joined_one_may_have_and_one_withdrew(letter: Tables, counting: Counting) -> None:
    found = movers(stances(letter, counting=counting), letter).frame
    counts = found.group_by("kind", "certain").len().sort("kind", "certain")

    assert counts.rows() == [("join", False, 1), ("join", True, 13), ("withdrawal", True, 1)]


def test_who_withdrew_held_it_until_then(letter: Tables) -> None:
    found = movers(stances(letter), letter).frame.filter(pl.col("kind") == "withdrawal")
    (move,) = found.iter_rows(named=True)
    left = letter[Position].filter(pl.col("act") == "withdraw").row(0, named=True)

    assert (move["actor"], move["before"], move["after"]) == ("QAT", 1, None)
    assert (move["day_before"], move["day_after"]) == (date(2019, 7, 12), date(2019, 7, 18))
    assert move["position_before"].endswith("/QAT")
    assert move["position_after"] == left["id"]
    assert set(left["evidence"]) < set(move["evidence"])


def test_who_joined_held_nothing_on_the_day_of_the_letter(letter: Tables) -> None:
    found = movers(stances(letter), letter).frame
    (move,) = found.filter(pl.col("actor") == "SRB").iter_rows(named=True)

    assert (move["kind"], move["before"], move["after"]) == ("join", None, 1)
    assert (move["day_before"], move["day_after"]) == (date(2019, 7, 12), date(2019, 7, 26))
    assert move["via"].startswith("coalition:50")


def test_who_is_known_by_the_year_alone_may_have_signed_at_once(letter: Tables) -> None:
    found = movers(stances(letter), letter).frame
    (move,) = found.filter(~pl.col("certain")).iter_rows(named=True)

    assert (move["actor"], move["kind"], move["day_before"]) == ("YEM", "join", None)


def test_every_move_can_be_explained(letter: Tables) -> None:
    graph = sg.Graph(letter)
    for move in movers(stances(letter), letter).frame.iter_rows(named=True):
        ids = [one for one in (move["position_before"], move["position_after"]) if one]
        assert ids
        assert all(list(graph.explain(one)) for one in ids)
        assert set(move["evidence"]) <= set(letter[Evidence]["id"])


def test_joins_are_those_of_what_was_selected(letter: Tables) -> None:
    chosen = stances(letter)
    nothing = chosen.only(pl.col("position") == "none")

    assert movers(nothing, letter).frame.is_empty()


def test_a_withdrawal_is_no_reversal() -> None:
    """The letter and the withdrawal from it are about one issue here."""
    found = movers(stances(withdrawn()), withdrawn()).frame

    assert found.select("actor", "kind", "before", "after").rows() == [
        ("QAT", "withdrawal", 1.0, None)
    ]


@pytest.mark.parametrize("signed", ["2019-07-12", "2019-07", "2019"])
def test_a_letter_of_a_month_is_left_on_the_day_of_the_withdrawal(signed: str) -> None:
    tables = withdrawn(signed)
    (move,) = movers(stances(tables), tables).frame.iter_rows(named=True)

    assert move["day_after"] == date(2019, 7, 18)
    assert move["day_before"] <= move["day_after"]


def withdrawn(signed: str = "2019-07-12") -> Tables:
    """Qatar signs a letter with Serbia and takes its name back, told by a statement alone."""
    paper = Document(id="document/d", label="Letter", name="letter.txt", sha256="0" * 64)
    proof = Evidence(id="evidence/e", kind="entry", source=paper.id, pointer="statements/0")
    held = {
        "target": "issue/letter",
        "target_text": "the letter",
        "issue": "issue/letter",
        "basis": "recorded",
        "evidence": (proof.id,),
        "attribution": "attribution/a",
    }
    records = Collection(
        [
            paper,
            proof,
            Attribution(id="attribution/a", reported_by=paper.id),
            Issue(id="issue/letter", label="Letter"),
            *(
                Country(id=f"country/{code}", label=code, code=code, un_status="member")
                for code in ("QAT", "SRB")
            ),
            Coalition(
                id="coalition/c",
                label="two",
                size_min=2,
                size_max=2,
                size_text="2",
                complete=True,
                members=("country/QAT", "country/SRB"),
            ),
            Statement(
                id="statement/1",
                label="letter",
                kind="letter",
                on_behalf_of=("coalition/c",),
                date=signed,
            ),
            Statement(
                id="statement/2",
                label="withdrawal",
                kind="withdrawal",
                speakers=("country/QAT",),
                date="2019-07-18",
            ),
            Position(
                id="position/1",
                holder="coalition/c",
                polarity="support",
                issue_polarity="support",
                statement="statement/1",
                date=signed,
                **held,
            ),
            Position(
                id="position/2",
                holder="country/QAT",
                polarity="oppose",
                issue_polarity="oppose",
                act="withdraw",
                statement="statement/2",
                date="2019-07-18",
                **held,
            ),
        ]
    )
    return complete(Tables.of(records, "key"))


def test_windows_of_a_graph_hold_its_stances(letter: Tables) -> None:
    found = windows(stances(letter), "days", width=7)

    assert sum(len(window.stances.frame) for window in found) == stances(letter).frame.height
