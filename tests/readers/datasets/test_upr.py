"""Recommendations of the Universal Periodic Review."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from stancegraph.records import Coding, Event, Evidence, Issue, Position, Statement

from .recording import Recorded, record

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "upr"
HEADER = "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session"
WATER = (
    'Chad,Africa,AU,"Bring clean water, soon, to all",Chile,GRULAC,,Accepted,4,'
    '"Right to water,Poverty",5'
)
COURT = "Chad,Africa,AU,Join the court,Norway,WEOG,,Noted,5,Justice,5"


def table(folder: Path, *rows: str, name: str = "5.csv", encoding: str = "utf-8",
          end: str = "\r") -> Path:  # fmt: skip
    path = folder / name
    path.write_bytes(end.join([HEADER, *rows]).encode(encoding))
    return path


def positions(found: Recorded) -> dict[tuple[str, str], tuple[str, str, str | None]]:
    """(holder, act) → polarity, target in words, code of the target actor."""
    columns = ("holder", "act", "polarity", "target_text", "target_actor")
    return {
        (holder.removeprefix("country/"), act): (
            polarity,
            text,
            actor.removeprefix("country/") if actor else None,
        )
        for holder, act, polarity, text, actor in found[Position].select(columns).iter_rows()
    }


def test_a_recommendation_is_a_call_and_the_answer_a_position_of_its_own(tmp_path: Path) -> None:
    found = record(table(tmp_path, WATER, COURT))

    assert found.skips == ()
    assert positions(found) == {
        ("CHL", "call_for"): ("support", "Bring clean water, soon, to all", "TCD"),
        ("TCD", "endorse"): ("support", "Bring clean water, soon, to all", None),
        ("NOR", "call_for"): ("support", "Join the court", "TCD"),
        ("TCD", "take_note"): ("neutral", "Join the court", None),
    }
    assert set(found[Position]["basis"]) == {"recorded"}


def test_both_meet_on_one_issue_that_is_narrower_than_the_tags(tmp_path: Path) -> None:
    found = record(table(tmp_path, WATER))
    (measure,) = found[Position]["issue"].unique()
    issues = {row["id"]: row for row in found[Issue].iter_rows(named=True)}

    assert issues[measure]["label"] == "Bring clean water, soon, to all"
    assert {issues[tag]["label"] for tag in issues[measure]["broader"]} == {
        "Right to water",
        "Poverty",
    }


def test_the_answer_replies_to_the_recommendation(tmp_path: Path) -> None:
    found = record(table(tmp_path, WATER))
    made, answered = found[Statement].sort("id").iter_rows(named=True)

    assert (made["speakers"], made["addressed_to"]) == (["country/CHL"], ["country/TCD"])
    assert (answered["speakers"], answered["addressed_to"]) == (["country/TCD"], ["country/CHL"])
    assert answered["in_reply_to"] == [made["id"]]


def test_the_session_is_a_meeting_with_the_month_in_which_it_was_held(tmp_path: Path) -> None:
    found = record(table(tmp_path, WATER))
    (event,) = found[Event].iter_rows(named=True)
    made, answered = found[Statement].sort("id").iter_rows(named=True)

    assert event["label"] == "Human Rights Council: Universal Periodic Review, session 5"
    assert (event["date"], made["date"]) == ("2009-05", "2009-05")
    assert answered["date"] is None


@pytest.mark.parametrize(
    ("response", "held"),
    [
        ("Accepted", {("endorse", "support")}),
        ("Rejected", {("reject", "oppose")}),
        ("General Response", {("take_note", "neutral")}),
        ("No Response", set()),
        ("Pending", set()),
    ],
)
def test_what_an_answer_amounts_to(
    tmp_path: Path, response: str, held: set[tuple[str, str]]
) -> None:
    found = record(table(tmp_path, COURT.replace("Noted", response)))
    own = found[Position].filter(pl.col("holder") == "country/TCD")

    assert set(own.select("act", "polarity").iter_rows()) == held


def test_a_pledge_is_a_commitment_of_the_state_itself(tmp_path: Path) -> None:
    row = "Chad,Africa,AU,Chad will join the court,Chad,Africa,AU,Voluntary Pledge,5,Justice,5"
    found = record(table(tmp_path, row))

    assert positions(found) == {("TCD", "commit"): ("support", "Chad will join the court", None)}


def test_the_grade_is_kept_and_the_evidence_is_the_row(tmp_path: Path) -> None:
    found = record(table(tmp_path, WATER, COURT))

    assert sorted(found[Coding].select("variable", "value", "number").iter_rows()) == [
        ("Action", "4", 4),
        ("Action", "5", 5),
    ]
    assert found[Evidence].select("kind", "row").sort("row").rows() == [("row", 1), ("row", 2)]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_any_line_end_is_read(tmp_path: Path, end: str) -> None:
    assert record(table(tmp_path, WATER, COURT, end=end))[Position].height == 4


def test_files_of_an_old_macintosh_are_read_in_its_encoding_and_told(tmp_path: Path) -> None:
    row = COURT.replace("Join the court", "Reform the Provedor de Justiça")
    found = record(table(tmp_path, WATER, row, encoding="mac-roman"))
    (skip,) = found.skips

    assert "Reform the Provedor de Justiça" in set(found[Position]["target_text"])
    assert (skip.what, skip.rows) == ("the file is not UTF-8; it was read as Mac Roman", (2,))
    assert not skip.dropped


def test_a_session_in_two_files_is_one_event_and_a_row_in_both_is_told(tmp_path: Path) -> None:
    found = record(
        table(tmp_path, WATER, COURT, name="first.csv"),
        table(tmp_path, COURT, COURT.replace("Norway", "Ghana"), name="second.csv"),
    )

    assert found[Event].height == 1
    assert found[Position].height == 8
    assert found.kept() == ["the same recommendation stands in an earlier row or file"]


def test_states_that_recommend_the_same_in_one_file_share_the_issue(tmp_path: Path) -> None:
    found = record(table(tmp_path, COURT, COURT.replace("Norway", "Ghana")))
    calls = found[Position].filter(pl.col("act") == "call_for")

    assert calls["holder"].n_unique() == 2
    assert calls["issue"].n_unique() == 1


def test_an_unknown_state_loses_its_call_but_not_the_answer(tmp_path: Path) -> None:
    found = record(table(tmp_path, WATER, COURT.replace("Norway", "&#40;Unknown&#41;")))
    (skip,) = found.skips

    assert (skip.what, skip.rows, skip.dropped) == ("unknown name '(Unknown)'", (2,), True)
    assert ("TCD", "take_note") in positions(found)
    assert found[Position].height == 3


def test_a_state_reviewed_before_it_existed_is_read_and_told(tmp_path: Path) -> None:
    row = COURT.replace("Chad", "South Sudan").removesuffix("5") + "11"
    found = record(table(tmp_path, row))

    assert found.dropped() == []
    assert found.kept() == ["South Sudan (SSD) exists from 2011-07-09"]
    assert positions(found)["NOR", "call_for"][2] == "SSD"


def test_rows_that_cannot_be_read_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    found = record(
        table(tmp_path, WATER, COURT.replace("Noted", "Maybe"), "Chad,Africa", ",,,,,,,,,,5")
    )

    assert found.dropped() == [
        "not 11 cells in the row",
        "a recommendation without states or text",
        "unknown response 'maybe'",
    ]
    assert found[Position].height == 2


@pytest.mark.shared
@pytest.mark.skipif(not FOLDER.exists(), reason="needs the reference data in ../shared")
def test_all_reference_recommendations_are_read() -> None:
    found = record(*sorted(FOLDER.glob("*.csv.gz")))
    acts = dict(found[Position].group_by("act").len().iter_rows())

    assert found[Evidence].height == 42_013
    assert acts == {"call_for": 41_057, "endorse": 30_472, "take_note": 10_594, "commit": 947}
    assert found.dropped() == ["unknown name '(Unknown)'"]
