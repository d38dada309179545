"""One report from beginning to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.extraction import extract
from stancegraph.readers.files import load
from stancegraph.readers.text import read_text
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import FactSheet, FactSheetStatement, Group, Speaker
from stancegraph.resolution.assemble import Source, assemble

from .conftest import found_in

BRIEF = Path(__file__).parent / "data" / "seabed_brief.txt"


@pytest.fixture(scope="module")
def article():
    return read_text(load(BRIEF), date=PartialDate("2019-11-14"))


@pytest.fixture(scope="module")
def sheet(article, gazetteer, parser) -> FactSheet:
    return extract(article, gazetteer, parser=parser)


def statement(sheet: FactSheet, **wanted: object) -> FactSheetStatement:
    """The one statement whose fields have these values."""
    [found] = [s for s in sheet.statements if all(getattr(s, k) == v for k, v in wanted.items())]
    return found


def test_the_meeting_and_the_letter_are_the_events(sheet):
    meeting, letter = sheet.events
    assert ("Second Committee" in meeting.label, str(meeting.date)) == (True, "2019-11-13")
    assert (letter.kind, str(letter.date)) == ("letter", "2019-06")


def test_headline_and_lead_are_one_statement_of_an_open_coalition(sheet):
    found = statement(sheet, on_behalf_of=Group(text="dozens"))
    assert [p.target for p in found.positions] == ["seabed mining at UN committee", "seabed mining"]
    assert (found.kind, found.speakers) == ("remark", ())


def test_a_joint_statement_has_spokesperson_size_and_one_known_member(sheet):
    found = statement(sheet, kind="joint")
    assert found.on_behalf_of == Group(count=41, members=("PRT",))
    assert (found.spokesperson, found.speakers) == ("PRT", ("PRT",))
    assert [(p.polarity, p.act) for p in found.positions] == [
        ("support", "praise"),
        ("oppose", "condemn"),
        ("support", "praise"),
        ("oppose", "concern"),
        ("oppose", "reject"),
        ("oppose", "call_for_end"),
    ]
    assert len(found.passages) == 3


def test_those_who_are_told_to_stop_accusing_are_some_states_on_the_coalitions_word(sheet):
    joint = statement(sheet, kind="joint")
    told = statement(sheet, on_behalf_of=Group(text="some"), known_from=joint.id)
    [position] = told.positions
    assert (position.target_actor, position.according_to) == ("PLW", "41 countries")
    assert told.id in joint.in_reply_to


def test_named_states_of_individual_statements_have_one_of_their_own(sheet):
    group = statement(sheet, on_behalf_of=Group(at_least=12, members=("CHL", "KEN")))
    chile, kenya = statement(sheet, speakers=("CHL",)), statement(sheet, speakers=("KEN",))
    assert [p.target for p in group.positions] == ["panel's findings", "moratorium"]
    assert {s.kind for s in (group, chile, kenya)} == {"national"}
    assert chile.positions == kenya.positions == ()
    assert chile.event == group.event == sheet.events[0].id


def test_the_envoys_sentences_are_one_reply(sheet):
    envoy = Speaker(
        name="Sela Tavita", office="permanent representative to the UN", speaks_for="TON"
    )
    found = statement(sheet, speakers=(envoy,))
    france = statement(sheet, speakers=("FRA",))
    assert france.id in found.in_reply_to
    assert france.known_from == found.id
    assert {p.according_to for p in france.positions} == {"TON"}
    assert {p.according_to for p in found.positions} == {None}
    assert [p.act for p in found.positions if p.target_statement == france.id][:1] == ["deny"]
    assert len(found.passages) >= 5


def test_free_indirect_speech_is_reported_and_carried(sheet):
    [free] = [o for o in found_in(sheet) if o.target == "French control of the fishing grounds"]
    assert (free.holder, free.position.basis, free.position.tier) == ("TON", "reported", "carried")


def test_a_letter_is_recorded_dated_and_addressed(sheet):
    found = statement(sheet, kind="letter")
    [position] = found.positions
    assert found.on_behalf_of == Group(count=18)
    assert str(found.date) == "2019-06"
    assert found.addressed_to == ("organ:President of the Human Rights Council",)
    assert (position.polarity, position.basis, position.target_actor) == (
        "support",
        "recorded",
        "TON",
    )


def test_others_than_states_hold_nothing(sheet):
    assert {one.holder for one in found_in(sheet)} == {
        "coalition:dozens",
        "coalition:41",
        "coalition:12",
        "coalition:18",
        "coalition:some",
        "TON",
        "FRA",
    }


def test_every_evidence_is_a_sentence_of_the_text(sheet, article):
    for one in found_in(sheet):
        words = article.text[one.position.start : one.position.end]
        assert words[0].isupper() or words[0] == '"'
        assert one.position.cue.lower() in words.lower()


def test_the_same_article_gives_the_same_sheet(article, gazetteer, parser, sheet):
    assert extract(article, gazetteer, parser=parser) == sheet


def test_the_sheet_becomes_records(sheet, article, gazetteer):
    source = Source(document=article.document, name=BRIEF.name, text=article.text)
    assert len(assemble(sheet, source, gazetteer)) > len(found_in(sheet))


def test_an_empty_article_gives_an_empty_sheet(read):
    assert read("").statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway ran" + " and ran" * 2000 + ".",
        '"' * 500 + "Norway condemned" + '"' * 501,
        "Minister " * 3000 + "of Norway condemned the raid.",
        "\u202eNorway\u202c condemned \x00 the <script>raid</script>.",
        "((((((((Norway,,,,,,,,,,,and,,,,,",
    ],
)
def test_hostile_text_breaks_nothing(read, text):
    sheet = read(text)
    assert all(text[p.start : p.end] for s in sheet.statements for p in s.positions)
