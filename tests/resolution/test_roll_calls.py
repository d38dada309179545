"""Roll calls of a fact sheet become votes cast in them."""

from __future__ import annotations

import pytest

from stancegraph.errors import DuplicateId
from stancegraph.readers.factsheet import parse_sheet
from stancegraph.records import (
    Attribution,
    Coalition,
    Collection,
    Document,
    Evidence,
    PartialDate,
    Position,
    RollCall,
    Statement,
)
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.gazetteer import Gazetteer

TEXT = (
    "The Fifth Committee approved the draft on lakes by a recorded vote of 101 in favour to 2 "
    "against (Bahrain, Palau), with 3 abstentions (Chad, Congo, Fiji).\n"
    "Later the draft on lakes was approved by 101 votes to 2, with 3 abstentions."
)
SHEET = """
document: {title: Lakes, date: 2023-11-02}
roll_calls:
  - organ: Fifth Committee
    session: "78"
    date: 2023-11-02
    resolution: A/C.5/78/L.9
    motion: draft on lakes
    in_favour: 101
    against: 2
    abstaining: 3
    outcome: adopted
    passages: [{quote: The Fifth Committee approved the draft on lakes}]
    votes:
      - choice: in_favour
        by: [{count: 101}]
        passages: [{quote: 101 in favour}, {quote: 101 votes}]
      - choice: against
        by: [Bahrain, Palau]
        tier: table
        passages: [{quote: "(Bahrain, Palau)"}]
      - {choice: abstaining, by: [Chad, Congo, Fiji], passages: [{quote: "(Chad, Congo, Fiji)"}]}
      - {choice: absent, by: [Nauru], passages: [{quote: Later}]}
"""


def build(sheet: str, text: str | None = TEXT, sha256: str = "ab" * 32) -> Collection:
    document = Document(
        id=Document.identify(sha256),
        label="Lakes",
        sha256=sha256,
        name="lakes.txt",
        date=PartialDate("2023-11-02"),
    )
    source = Source(document, "facts.yaml", text)
    return assemble(parse_sheet(sheet, "facts.yaml"), source, Gazetteer.load())


def votes(records: Collection) -> dict[str, Position]:
    return {one.holder.rpartition("/")[2]: one for one in records.of(Position)}


def test_a_roll_call_keeps_the_totals_and_what_was_voted_on():
    (call,) = build(SHEET).of(RollCall)
    assert call.id.startswith("roll-call/")
    assert call.label == "Fifth Committee: vote on draft on lakes, 2023-11-02"
    assert (call.organ, call.session) == ("organ/fifth-committee", "78")
    assert (call.yes, call.no, call.abstain, call.absent) == (101, 2, 3, None)
    assert (call.resolution, call.motion) == ("A/C.5/78/L.9", "draft on lakes")


def test_a_vote_is_a_recorded_position_without_a_statement():
    records = build(SHEET)
    (call,) = records.of(RollCall)
    vote = votes(records)["PLW"]
    assert (vote.polarity, vote.act, vote.basis, vote.tier) == (
        "oppose",
        "vote_no",
        "recorded",
        "table",
    )
    assert (vote.roll_call, vote.statement, vote.target_text) == (call.id, None, call.motion)
    assert str(vote.date) == "2023-11-02"
    assert list(records.of(Statement)) == []


def test_abstaining_is_neutral_and_absence_is_no_position():
    held = votes(build(SHEET))
    assert {held[code].polarity for code in ("TCD", "COG", "FJI")} == {"neutral"}
    assert "NRU" not in held


def test_a_side_that_is_only_counted_is_a_coalition():
    records = build(SHEET)
    (side,) = records.of(Coalition)
    assert (side.size_min, side.size_max, side.complete, side.members) == (101, 101, False, ())


def test_a_vote_that_two_passages_tell_has_the_evidence_of_both():
    records = build(SHEET)
    (side,) = records.of(Coalition)
    (vote,) = (one for one in records.of(Position) if one.holder == side.id)
    proofs = [records.get(Evidence, one) for one in vote.evidence]
    assert [one.exact for one in proofs if one] == ["101 in favour", "101 votes"]


def test_what_was_decided_is_the_position_of_the_organ():
    decision = votes(build(SHEET))["fifth-committee"]
    assert (decision.polarity, decision.act) == ("support", "endorse")
    rejected = votes(build(SHEET.replace("outcome: adopted", "outcome: rejected")))
    assert rejected["fifth-committee"].polarity == "oppose"


def test_a_veto_is_more_than_a_vote_against():
    sheet = SHEET.replace("choice: against", "choice: against\n        act: veto")
    assert votes(build(sheet))["BHR"].act == "veto"


def test_without_a_number_documents_do_not_share_a_roll_call():
    (one,), (other,) = (build(SHEET, sha256=h * 32).of(RollCall) for h in ("ab", "cd"))
    assert one.id != other.id


def test_with_its_number_a_roll_call_is_the_same_in_every_document():
    sheet = SHEET.replace("resolution:", "record_number: 4017\n    resolution:")
    first, second = (build(sheet.replace("4017", "'4017'"), sha256=h * 32) for h in ("ab", "cd"))
    assert [one.id for one in first.of(RollCall)] == [one.id for one in second.of(RollCall)]
    assert votes(first)["PLW"].id != votes(second)["PLW"].id
    assert next(first.of(Attribution)).reported_by != next(second.of(Attribution)).reported_by


def test_a_state_that_votes_twice_is_refused_with_its_place():
    sheet = SHEET.replace("by: [Chad, Congo, Fiji]", "by: [Chad, Congo, Chad]")
    with pytest.raises(DuplicateId, match="Chad votes twice") as error:
        build(sheet)
    assert "roll_calls/0/votes/2" in str(error.value)


def test_without_the_text_every_passage_is_an_entry_of_the_sheet():
    pointers = {one.pointer for one in build(SHEET, text=None).of(Evidence)}
    assert "roll_calls/0/votes/0/passages/1" in pointers
