"""Roll calls on their way out of the graph: fact sheets, position lines, RDF."""

from __future__ import annotations

import pytest

from stancegraph.export import sheet_yaml
from stancegraph.export.factsheet import FactSheets
from stancegraph.export.lines import position_lines
from stancegraph.inference import complete
from stancegraph.rdf.bridge import to_rdflib
from stancegraph.rdf.validation import validate
from stancegraph.readers.factsheet import parse_sheet
from stancegraph.records import Collection, Document, FactSheet, PartialDate, Position, Record
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.tables import Tables

TEXT = (
    "The Security Council rejected the draft on lakes by 5 votes in favour to 4 against (Chad, "
    "France, Mali, Peru), with 6 abstentions. Chad, which had voted against, thanked Fiji."
)
SHEET = """
document: {title: Lakes, date: 2023-11-02, path: lakes.txt}
roll_calls:
  - organ: Security Council
    date: 2023-11-02
    motion: draft on lakes
    target_actor: Fiji
    in_favour: 5
    against: 4
    abstaining: 6
    outcome: rejected
    passages: [{quote: The Security Council rejected the draft on lakes}]
    votes:
      - {choice: in_favour, by: [{count: 5}], passages: [{quote: 5 votes in favour}]}
      - {choice: abstaining, by: [{count: 6, members: [Fiji]}], passages: [{quote: 6 abstentions}]}
      - choice: against
        by: [Chad]
        passages: [{quote: "4 against (Chad"}, {quote: "Chad, which had voted against"}]
      - {choice: against, by: [France], act: veto, passages: [{quote: France}], cue: 4 against}
      - {choice: against, by: [Mali, Peru], tier: table, passages: [{quote: "Mali, Peru"}]}
statements:
  - speakers: [Chad]
    positions: [{quote: thanked Fiji, polarity: support, target: Fiji, act: praise}]
"""


def built(sheet: str, text: str | None) -> Collection:
    document = Document(
        id=Document.identify("ab" * 32),
        label="Lakes",
        sha256="ab" * 32,
        name="lakes.txt",
        date=PartialDate("2023-11-02"),
    )
    source = Source(document, "facts.yaml", text)
    return assemble(parse_sheet(sheet, "facts.yaml"), source, Gazetteer.load())


def sheet_of(records: Collection) -> FactSheet:
    sheets = FactSheets(Tables.of(records, "key").merged(), Gazetteer.load())
    (document,) = sheets.documents()
    return sheets.sheet(document.id)


def everything(records: Collection) -> dict[type[Record], list[Record]]:
    return {kind: list(records.of(kind)) for kind in records.kinds()}


@pytest.mark.parametrize("text", [TEXT, None], ids=["with its text", "without a text"])
def test_a_sheet_with_votes_built_again_gives_the_same_records(text):
    records = built(SHEET, text)
    again = built(sheet_yaml(sheet_of(records)), text)
    assert everything(again) == everything(records)
    assert len(list(records.of(Position))) == 8


def test_a_document_with_nothing_but_votes_has_a_sheet():
    sheet = sheet_of(built(SHEET[: SHEET.index("statements:")], TEXT))
    assert sheet.statements == ()
    (call,) = sheet.roll_calls
    assert (call.organ, call.outcome, call.target_actor) == (
        "UN Security Council",
        "rejected",
        "Fiji",
    )


def test_a_position_line_for_each_passage_of_a_vote():
    tables = complete(Tables.of(built(SHEET, TEXT), "key"))
    lines = [one for one in position_lines(tables) if one["basis"] == "recorded"]
    chad = [TEXT[one["start"] : one["end"]] for one in lines if one["holder"] == "TCD"]
    assert chad == ["4 against (Chad", "Chad, which had voted against"]
    assert {one["statement"] for one in lines} == {None}
    assert {one["event"] for one in lines} == {
        "UN Security Council: vote on draft on lakes, 2023-11-02"
    }
    assert [one["holder"] for one in lines if one["act"] == "veto"] == ["FRA"]


def test_a_graph_of_votes_conforms():
    pytest.importorskip("pyshacl")
    report = validate(to_rdflib(complete(Tables.of(built(SHEET, TEXT), "key"))))
    assert report.problems == ()
    assert report.conforms
