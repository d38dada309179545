"""Voting data of the UN Digital Library: both organs, all vintages, CSV and MARCXML."""

from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.datasets import VoteDraft, datasets, draft, reader_of
from stancegraph.readers.files import DataFile
from stancegraph.records import PartialDate

SAMPLE = Path(__file__).parents[2] / "data" / "votes"


def read(path: Path, date: str | None = None) -> VoteDraft:
    file = DataFile.open(path)
    (dataset,) = datasets([(file, reader_of(file) or "")])
    made = draft(dataset, PartialDate(date) if date else None)
    assert isinstance(made, VoteDraft)
    return made


@pytest.fixture
def changed(tmp_path):
    """Drafts a sample with some of its text replaced."""

    def drafted(name: str, *changes: tuple[str, str], date=None) -> VoteDraft:
        text = (SAMPLE / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read(tmp_path / name, date)

    return drafted


def test_the_general_assembly():
    made = read(SAMPLE / "undl_ga.csv")
    assert made.skips == ()
    assert made.calls.to_dicts() == [
        {
            "call": "700001",
            "organ": "UN General Assembly",
            "date": "2019-12-18",
            "resolution": "A/RES/74/900",
            "title": "Rights of ferry crews",
            "issues": ["FERRIES", "HUMAN RIGHTS"],
            "yes": 2,
            "no": 1,
            "abstain": 1,
            "absent": 1,
            "session": "74",
            "record": "700001",
            "motion": "whole text of A/RES/74/900: Rights of ferry crews",
            "whole": True,
        }
    ]
    assert made.votes.select("name", "code", "choice", "row").rows() == [
        ("NORWAY", "NOR", "in_favour", 1),
        ("RUSSIAN FEDERATION", "RUS", "against", 2),
        ("KENYA", "KEN", "abstaining", 3),
        ("NAMIBIA", "NAM", "in_favour", 4),
        ("CUBA", "CUB", "absent", 5),
    ]


def test_the_security_council_has_a_description_and_no_session():
    (told,) = read(SAMPLE / "undl_sc.csv").calls.to_dicts()
    assert told["organ"] == "UN Security Council"
    assert told["session"] is None
    assert told["motion"] == "whole text of S/RES/990 (1962): The lighthouse question"


@pytest.mark.parametrize("code", ["X", "NV", "nv", ""])
def test_a_state_that_did_not_vote_is_absent(changed, code):
    made = changed("undl_ga.csv", (",CUBA,X,", f",CUBA,{code},"))
    assert made.votes["choice"].to_list()[-1] == "absent"
    assert made.skips == ()


def test_a_vintage_without_the_note_reads_the_same(tmp_path):
    lines = (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("vote_note")
    older = [
        ",".join(cells[:place] + cells[place + 1 :]) for line in lines if (cells := line.split(","))
    ]
    (tmp_path / "older.csv").write_text("\n".join(older), encoding="utf-8")
    assert read(tmp_path / "older.csv").calls.equals(read(SAMPLE / "undl_ga.csv").calls)


def test_a_note_stands_with_the_motion(changed):
    made = changed("undl_ga.csv", ("FERRIES|HUMAN RIGHTS,,", "FERRIES|HUMAN RIGHTS,recorded,"))
    assert made.calls["motion"][0].endswith("Rights of ferry crews (recorded)")


def test_without_a_session_it_is_that_of_the_symbol(changed):
    made = changed("undl_ga.csv", (",74,A/RES", ",,A/RES"))
    assert made.calls["session"].to_list() == ["74"]


def test_a_blank_date_is_filled_in_and_a_wrong_one_told(changed):
    assert changed("undl_ga.csv", (",2019-12-18,", ",,"), date="2019").calls["date"][0] == "2019"
    made = changed("undl_ga.csv", (",2019-12-18,", ",2019-13-18,"))
    assert made.calls["date"].to_list() == [None]
    (skip,) = made.skips
    assert (skip.count, skip.dropped) == (5, False)


def test_rows_of_one_vote_that_say_different_things_are_told(changed):
    made = changed("undl_ga.csv", ("KENYA,A,2019-12-18", "KENYA,A,2019-12-19"))
    assert made.calls["date"].to_list() == ["2019-12-18"]
    assert any("different things" in skip.what for skip in made.skips)


def test_a_total_that_is_no_number_is_told(changed):
    made = changed("undl_ga.csv", (",2,1,1,1,5,", ",two,1,1,1,5,"))
    assert made.calls["yes"].to_list() == [None]
    assert any("total_yes is no number" in skip.what for skip in made.skips)


def test_a_vote_of_an_organ_that_nothing_tells_is_left_out(changed):
    made = changed(
        "undl_ga.csv",
        ("A/RES/74/900,A/C.3/74/L.90,A/74/390,A/74/PV.50", ",,,"),
    )
    assert made.votes.height == 0
    (skip,) = made.skips
    assert (skip.count, skip.dropped) == (5, True)


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        ("A/HRC/RES/41/9", "Human Rights Council"),
        ("A/C.3/74/L.90", "Third Committee"),
        ("S/2019/961", "UN Security Council"),
        ("a/res/74/900", "UN General Assembly"),
    ],
)
def test_the_symbol_tells_the_organ(changed, symbol, organ):
    made = changed("undl_ga.csv", ("A/RES/74/900", symbol))
    assert made.calls["organ"].to_list() == [organ]


def test_a_record_in_marcxml_says_the_same_as_the_table():
    record, table = read(SAMPLE / "undl.xml"), read(SAMPLE / "undl_ga.csv")
    same = ["call", "organ", "date", "resolution", "issues", "yes", "no", "abstain", "session"]
    assert record.skips == ()
    assert record.calls.select(same).equals(table.calls.select(same))
    assert record.votes.select("name", "choice").equals(table.votes.select("name", "choice"))


def test_a_state_that_was_not_eligible_did_not_vote(changed):
    made = changed("undl.xml", ('code="a">1<', 'code="b">9<'))
    assert made.votes["choice"].to_list()[0] == "absent"


def test_a_record_without_votes_is_told(changed):
    made = changed("undl.xml", ("</record>", "</record><record></record>"))
    (skip,) = made.skips
    assert (skip.rows, skip.dropped) == ((2,), True)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("</collection>", "", "no XML"),
        ("<collection", '<!DOCTYPE x [<!ENTITY e "y">]><collection', "document type"),
    ],
)
def test_xml_that_is_broken_or_defines_entities_is_refused(changed, old, new, what):
    with pytest.raises(SourceError, match=what):
        changed("undl.xml", (old, new))
