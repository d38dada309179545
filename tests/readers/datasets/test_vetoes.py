"""Vetoes in the Security Council."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from stancegraph.records import Evidence, Issue, Position, RollCall

from .recording import record

FILE = Path(__file__).parents[4] / "shared" / "data" / "vetoes" / "unsc_vetoes_1946_sept2022.csv"
NAMES = """\
date,month,draft,meeting_record,agenda_item,crisis_topic,member_veto1,member_veto2,member_veto3
10/31/1977,10,S/12311/Rev.1,S/PV.2045,The question of South Africa,South Africa,France,UK,USA
3/16/1979,3,S/13162,S/PV.2129,The situation in South-East Asia,Cambodia,USSR,,
10/4/2011,10,S/2011/612,S/PV.6627,The situation in the Middle East,Syria,Russia,China,
12/18/2017,12,S/2017/1060,S/PV.8139,The situation in the Middle East,Israel-Palestine,USA,,
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "vetoes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_veto_is_a_vote_against_in_a_roll_call_of_the_security_council(tmp_path: Path) -> None:
    found = record(written(tmp_path, NAMES))
    positions = found[Position]

    assert found.skips == ()
    assert found[RollCall]["organ"].unique().to_list() == ["organ/un-security-council"]
    assert set(positions["act"]) == {"veto"}
    assert set(positions["polarity"]) == {"oppose"}
    assert set(positions["basis"]) == {"recorded"}
    assert found.holders() == {"FRA", "GBR", "USA", "SUN", "RUS", "CHN"}


def test_the_target_is_the_draft_and_its_topic_an_issue(tmp_path: Path) -> None:
    found = record(written(tmp_path, NAMES))
    targets = dict(found[Issue].select("id", "label").iter_rows())
    call = found[RollCall].filter(pl.col("resolution") == "S/2017/1060").row(0, named=True)

    assert set(found[Position]["target"]) <= targets.keys()
    assert [targets[one] for one in call["issues"]] == ["Israel-Palestine"]
    assert call["date"] == "2017-12-18"


def test_no_total_follows_from_the_vetoes_alone(tmp_path: Path) -> None:
    calls = record(written(tmp_path, NAMES))[RollCall]

    assert calls.select(pl.all_horizontal(pl.col("yes", "no", "abstain").is_null()).all()).item()


def test_the_evidence_is_the_row(tmp_path: Path) -> None:
    found = record(written(tmp_path, NAMES))
    proof = found[Position].select("holder", id=pl.col("evidence").list.first())
    rows = proof.join(found[Evidence], on="id").filter(pl.col("holder") == "country/SUN")

    assert rows.select("kind", "row").row(0) == ("row", 2)


FLAGS = """\
date,draft,meeting_record,agenda_item,China,France,Russia,USSR,USA,UK
1977-10-31,S/12311/Rev.1,S/PV.2045,The question of South Africa,0,1,0,0,1,1
1979-03-16,S/13162,S/PV.2129,The situation in South-East Asia,0,0,0,1,0,0
2011-10-04,S/2011/612,S/PV.6627,The situation in the Middle East,1,0,1,0,0,0
2017-12-18,S/2017/1060,S/PV.8139,The situation in the Middle East,0,0,0,0,1,0
"""


def test_both_vintages_say_the_same(tmp_path: Path) -> None:
    names = record(written(tmp_path, NAMES))
    flags = record(written(tmp_path, FLAGS))
    said = [
        set(found[Position].select("holder", "roll_call", "date").iter_rows())
        for found in (names, flags)
    ]

    assert said[0] == said[1]
    assert len(said[0]) == 7


def test_a_row_whose_names_and_flags_differ_is_told(tmp_path: Path) -> None:
    text = "date,draft,member_veto1,USA,UK\n1976-01-26,S/11940,USA,0,0\n"
    found = record(written(tmp_path, text))
    (skip,) = found.skips

    assert (skip.what, skip.rows) == ("the names of the vetoes differ from the flags", (1,))
    assert not skip.dropped
    assert found.holders() == {"USA"}


def test_a_preliminary_question_is_no_vote_on_the_draft(tmp_path: Path) -> None:
    text = (
        "date,draft,agenda_item,member_veto1\n"
        "1947-09-15,S/552,The question of the border preliminary question,USSR\n"
        "1947-09-15,S/552,The question of the border,USSR\n"
    )
    found = record(written(tmp_path, text))
    targets = {one.partition("/")[0] for one in found[Position]["target"]}

    assert targets == {"issue", "roll-call"}


def test_rows_without_a_date_or_a_veto_are_told(tmp_path: Path) -> None:
    text = "date,draft,member_veto1\n31/31/1990,S/1,USA\n1990-01-02,S/2,\n1990-01-03,S/3,USA\n"
    found = record(written(tmp_path, text))

    assert found.dropped() == ["'31/31/1990' is no date", "a veto of nobody"]
    assert found[Position].height == 2


@pytest.mark.shared
@pytest.mark.skipif(not FILE.exists(), reason="needs the reference data in ../shared")
def test_every_veto_of_the_reference_table_is_a_position() -> None:
    found = record(FILE)
    counts = dict(found[Position].group_by("holder").len().iter_rows())

    assert found[RollCall].height == 214
    assert found.dropped() == []
    assert counts == {
        "country/SUN": 90,
        "country/USA": 82,
        "country/RUS": 31,
        "country/GBR": 29,
        "country/CHN": 17,
        "country/FRA": 16,
    }
