"""Votes in columns become positions, each with its state, its motion and its row."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from stancegraph.inference import complete
from stancegraph.readers.skips import Skip
from stancegraph.records import (
    Attribution,
    Country,
    Document,
    Evidence,
    Issue,
    Position,
    RollCall,
)
from stancegraph.records.values import Act, Basis, Polarity, Tier
from stancegraph.store.options import Options
from stancegraph.store.reading import Found, Reading
from stancegraph.tables import Tables

SAMPLE = Path(__file__).parents[1] / "data" / "votes"
UNVOTES = [SAMPLE / f"un_{name}.csv" for name in ("votes", "roll_calls", "roll_call_issues")]

Read = Callable[..., Found]


def read(*paths: Path, **options: object) -> Found:
    reading = Reading(Options(**options))  # type: ignore[arg-type]  # as each test gives them
    found = [reading.found(opened) for opened in reading.open_all(paths)]
    tables = complete(Tables().joined(*(one.tables for one in found)))
    return Found(tables, tuple(skip for one in found for skip in one.skips))


def votes(found: Found, record: str) -> dict[str, str]:
    """State → act in the roll call of that number."""
    calls = {call.id: call for call in found.tables.records(RollCall)}
    return {
        one.holder.removeprefix("country/"): str(one.act)
        for one in found.tables.records(Position)
        if one.roll_call and calls[one.roll_call].record_number == record
    }


@pytest.fixture(scope="module")
def unvotes() -> Found:
    return read(*UNVOTES)


@pytest.fixture
def changed(tmp_path) -> Read:
    """Reads the table of the General Assembly with some of its text replaced."""

    def run(*changes: tuple[str, str], **options: object) -> Found:
        text = (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "ga.csv"
        path.write_text(text, encoding="utf-8")
        return read(path, **options)

    return run


def dropped(found: Found) -> list[Skip]:
    return [skip for skip in found.skips if skip.dropped]


def test_every_vote_is_one_position_that_is_recorded(unvotes):
    positions = list(unvotes.tables.records(Position))
    assert len(positions) == 16
    assert {one.basis for one in positions} == {Basis.RECORDED}
    assert {one.tier for one in positions} == {Tier.TABLE}
    assert all(one.statement is None and one.roll_call for one in positions)
    assert unvotes.skips == ()


def test_the_choice_is_the_polarity(unvotes):
    (vote,) = (one for one in unvotes.tables.records(Position) if one.holder == "country/CSK")
    assert (vote.polarity, vote.act) == (Polarity.NEUTRAL, Act.ABSTAIN)


@pytest.mark.parametrize(
    ("record", "states"),
    [
        ("3", {"NOR": "vote_yes", "SUN": "vote_no", "CSK": "abstain", "YUG": "vote_yes"}),
        ("4", {"ZAN": "vote_yes", "YEM": "vote_no", "SUN": "abstain", "DEU": "vote_yes"}),
        ("5994", {"NAM": "vote_yes", "RUS": "vote_no", "DEU": "vote_yes"}),
        ("6000", {"SRB": "vote_yes", "NAM": "abstain"}),
    ],
)
def test_a_name_means_the_state_of_its_day(unvotes, record, states):
    assert votes(unvotes, record) == states


def test_the_row_is_the_proof(unvotes):
    (document,) = unvotes.tables.records(Document)
    assert document.name == "un_votes.csv"
    rows = {one.id: one for one in unvotes.tables.records(Evidence)}
    assert sorted(one.row or 0 for one in rows.values()) == list(range(1, 17))
    lines = (SAMPLE / "un_votes.csv").read_text(encoding="utf-8").splitlines()
    for position in unvotes.tables.records(Position):
        proof = rows[position.evidence[0]]
        assert proof.source == document.id
        choice = {"vote_yes": "yes", "vote_no": "no", "abstain": "abstain"}[str(position.act)]
        assert lines[proof.row or 0].endswith(f",{choice}")


def test_one_attribution_serves_the_table(unvotes):
    (attribution,) = unvotes.tables.records(Attribution)
    assert {one.attribution for one in unvotes.tables.records(Position)} == {attribution.id}


def test_the_target_is_the_resolution_only_for_a_vote_on_the_whole_text(unvotes):
    calls = {call.id: call for call in unvotes.tables.records(RollCall)}
    for position in unvotes.tables.records(Position):
        call = calls[position.roll_call or ""]
        if call.record_number in ("4", "5994"):
            assert position.target == position.issue
            assert position.target == Issue.of_text(call.resolution or "")
            assert position.issue_polarity == position.polarity
        else:
            assert position.target == call.id
            assert position.issue is None


def test_tags_are_issues_of_the_roll_call_and_wider_than_the_text(unvotes):
    calls = {call.record_number: call for call in unvotes.tables.records(RollCall)}
    issues = {issue.id: issue for issue in unvotes.tables.records(Issue)}
    tags = ("issue/economic-development", "issue/human-rights")
    assert calls["5994"].issues == tags
    assert calls["5992"].issues == ("issue/human-rights",)
    assert issues["issue/text-a-res-72-50"].broader == tags
    assert issues["issue/human-rights"].label == "Human rights"


def test_totals_are_counted_where_none_are_announced(unvotes):
    calls = {call.record_number: call for call in unvotes.tables.records(RollCall)}
    call = calls["3"]
    assert (call.yes, call.no, call.abstain, call.absent) == (2, 1, 1, None)


def test_totals_that_are_announced_stay_and_are_held_against_the_votes(changed):
    found = changed((",2,1,1,1,5,", ",3,1,1,1,5,"))
    (call,) = found.tables.records(RollCall)
    assert call.yes == 3
    (skip,) = found.skips
    assert "3 in favour announced, 2 listed" in skip.what
    assert not skip.dropped


def test_to_be_absent_is_no_position(changed):
    found = changed()
    assert votes(found, "700001").keys() == {"NOR", "RUS", "KEN", "NAM"}
    (call,) = found.tables.records(RollCall)
    assert call.absent == 1


def test_the_table_and_the_record_tell_of_the_same_roll_call():
    found = read(SAMPLE / "undl_ga.csv", SAMPLE / "undl.xml")
    assert found.tables[RollCall].height == 1
    assert found.tables[Position].height == 8
    assert found.tables[Attribution].height == 2


def test_unknown_names_are_left_out_with_rows_and_what_is_near(changed):
    found = changed(("NAM,NAMIBIA", "XYZ,NAMIBYA"), ("KEN,KENYA", "XYZ,ATLANTIS"))
    told = {skip.what: skip for skip in dropped(found)}
    assert told["unknown name 'NAMIBYA'"].rows == (4,)
    assert "Namibia" in (told["unknown name 'NAMIBYA'"].hint or "")
    assert told["unknown name 'ATLANTIS'"].rows == (3,)
    assert votes(found, "700001").keys() == {"NOR", "RUS"}


def test_a_table_of_unknown_names_is_told_without_looking_for_near_ones_to_the_end(tmp_path):
    head, first, *_ = (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8").splitlines()
    rows = [first.replace("NOR,NORWAY", f",NORWAY{n}") for n in range(300)]
    path = tmp_path / "lands.csv"
    path.write_text("\n".join([head, first, *rows]), encoding="utf-8")
    told = dropped(read(path))
    assert sum(skip.count for skip in told) == len(told) == 300
    assert {skip.rows for skip in told} == {(n,) for n in range(2, 302)}
    guessed = {skip.rows[0] for skip in told if "did you mean" in (skip.hint or "")}
    assert guessed == {*range(2, 202)}


def test_a_names_file_gives_a_name_its_meaning(changed, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("name,code\nAtlantis,KEN\n", encoding="utf-8")
    found = changed(("KEN,KENYA", "XYZ,ATLANTIS"), names=names)
    assert "KEN" in votes(found, "700001")
    assert dropped(found) == []


def test_a_code_that_no_state_has_is_told_and_the_name_counts(changed):
    found = changed(("KEN,KENYA", "QQQ,KENYA"))
    assert "KEN" in votes(found, "700001")
    (skip,) = found.skips
    assert "QQQ" in skip.what
    assert (skip.rows, skip.dropped) == ((3,), False)


def test_a_code_serves_where_the_name_is_unknown(changed):
    found = changed(("KEN,KENYA", "KEN,THE REPUBLIC OF K."))
    assert "KEN" in votes(found, "700001")


def test_a_name_and_a_code_of_different_states_are_left_out(changed):
    found = changed(("KEN,KENYA", "PER,KENYA"))
    (skip,) = dropped(found)
    assert "KENYA is KEN, but its code is PER" in skip.what
    assert "KEN" not in votes(found, "700001")
    assert "PER" not in votes(found, "700001")


def test_a_vote_that_stands_twice_is_one_position_with_both_rows(changed):
    found = changed((",CUBA,X,", ",CUBA,Y,"), ("CUB,CUBA", "NOR,NORWAY"))
    (norway,) = (one for one in found.tables.records(Position) if one.holder == "country/NOR")
    assert [proof.rpartition("-")[2] for proof in norway.evidence] == ["1", "5"]
    assert any("Norway stands twice" in skip.what for skip in found.skips)
    assert dropped(found) == []


def test_a_vote_that_stands_twice_counts_once_in_the_totals(changed):
    found = changed((",CUBA,X,", ",CUBA,Y,"), ("CUB,CUBA", "NOR,NORWAY"))
    assert not any("announced" in skip.what for skip in found.skips)
    silent = (",2,1,1,1,5", ",,,,,")
    unannounced = changed((",CUBA,X,", ",CUBA,Y,"), ("CUB,CUBA", "NOR,NORWAY"), silent)
    assert unannounced.tables[RollCall]["yes"].to_list() == [2]


def test_both_votes_stay_where_a_state_votes_in_two_ways(changed):
    found = changed((",CUBA,X,", ",CUBA,N,"), ("CUB,CUBA", "NOR,NORWAY"))
    both = [one.polarity for one in found.tables.records(Position) if one.holder == "country/NOR"]
    assert sorted(both) == ["oppose", "support"]
    (skip,) = (one for one in found.skips if "in two ways" in one.what)
    assert (skip.rows, skip.dropped) == ((1, 5), False)


def test_a_codebook_that_knows_the_title_gives_the_issue(changed, tmp_path):
    codebook = tmp_path / "issues.yaml"
    codebook.write_text(
        """issues:
  - id: ferry-crews
    label: Ferry crews
    definition: Support means better conditions for crews.
    patterns: [{match: rights of ferry crews, sense: reversed}]
  - id: human-rights
    label: Human rights in general
    definition: Support means more of them.
    patterns: [{match: human rights}]
""",
        encoding="utf-8",
    )
    found = changed(issues=codebook)
    norway = next(one for one in found.tables.records(Position) if one.holder == "country/NOR")
    assert norway.target == "issue/text-a-res-74-900"
    assert (norway.issue, norway.issue_polarity) == ("issue/ferry-crews", Polarity.OPPOSE)
    labels = {issue.id: issue.label for issue in found.tables.records(Issue)}
    assert labels["issue/human-rights"] == "Human rights in general"


def test_the_label_of_a_state_is_its_short_name(unvotes):
    labels = {one.code: one.label for one in unvotes.tables.records(Country)}
    assert labels["SUN"] == "Union of Soviet Socialist Republics"
    assert labels["NAM"] == "Namibia"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("R/74/168", "A/RES/74/168", True),
        ("S/RES/82(1950)", "S/RES/82 (1950)", True),
        ("R/18/1950", "A/RES/18/1950", False),
        ("A/RES/74/168", "A/RES/74/169", False),
    ],
)
def test_a_text_is_one_issue_however_tables_write_its_symbol(one, other, same):
    assert (Issue.of_text(one) == Issue.of_text(other)) is same


def test_identifiers_of_votes_are_composed_as_records_do_it(unvotes):
    for one in unvotes.tables.records(Position):
        expected = Position.cast_by(one.roll_call or "", one.attribution, one.holder, one.polarity)
        assert one.id == expected


def test_absent_votes_alone_make_no_position(changed):
    text = [(f"{name},{vote},", f"{name},X,") for name, vote in (("NORWAY", "Y"), ("KENYA", "A"))]
    text += [("FEDERATION,N,", "FEDERATION,X,"), ("NAMIBIA,Y,", "NAMIBIA,X,")]
    found = changed(*text)
    assert found.tables[Position].height == 0
    assert found.tables[RollCall]["absent"].to_list() == [1]


SHARED = Path(__file__).parents[3] / "shared" / "data" / "unvotes"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference data ../shared is absent")
def test_the_votes_of_the_general_assembly_come_out_as_the_source_counts_them():
    reading = Reading(Options())
    (opened,) = reading.open_all(sorted(SHARED.glob("*.csv.gz")))
    found = reading.found(opened)
    positions, calls = found.tables[Position], found.tables[RollCall]
    assert found.skips == ()
    assert dict(positions["polarity"].value_counts().rows()) == {
        "support": 693_664,
        "neutral": 110_897,
        "oppose": 65_548,
    }
    assert positions["id"].n_unique() == 870_109
    assert calls["id"].n_unique() == 6_203
    assert calls.select(pl.col("yes", "no", "abstain").sum()).row(0) == (693_664, 65_548, 110_897)
    # 200 names; Germany and Yemen bear two each, Russia and Yugoslavia held their seats in turn.
    assert positions["holder"].n_unique() == 201
    day = calls.filter(pl.col("record_number") == "9101").row(0, named=True)
    assert day["session"] == "74"
    namibia = positions.filter(pl.col("holder") == "country/NAM")
    assert namibia.height == 2_455
    soviet = positions.filter(pl.col("holder") == "country/SUN")["latest"].max()
    assert str(soviet) < "1991-12-26"


def test_a_name_that_is_refused_on_several_days_is_told_once(tmp_path):
    text = (
        (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8").replace("KEN,KENYA", "SSD,SOUTH SUDAN")
    )
    head, *lines = text.splitlines()
    early = [line.replace("700001", "700002").replace("2019-12-18", "1999-12-18") for line in lines]
    older = [line.replace("700001", "700003").replace("2019-12-18", "1998-12-18") for line in lines]
    path = tmp_path / "ga.csv"
    path.write_text("\n".join([head, *lines, *early, *older]), encoding="utf-8")
    found = read(path)
    (skip,) = dropped(found)
    assert "'SOUTH SUDAN' is refused" in skip.what
    assert skip.rows == (8, 13)
    assert "SSD" in votes(found, "700001")
