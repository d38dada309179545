from pathlib import Path

import polars as pl
import pytest

from stancegraph.errors import UsageError
from stancegraph.export import View, export, sheet_yaml
from stancegraph.export.factsheet import FactSheets
from stancegraph.readers.factsheet import parse_sheet
from stancegraph.records import (
    Collection,
    Document,
    FactSheet,
    PartialDate,
    Position,
    Record,
    Statement,
)
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE

TEXT = (
    "Pakistan read out a statement on behalf of 46 countries, backing the plan.\n"
    "Norway and Chad opposed the plan. More than twenty states urged restraint.\n"
    'Ms. Lee of Fiji replied: "We regret Norway\'s words."\n'
    "A group of six members of the Council, Congo among them, had welcomed the plan in May.\n"
)
SHEET = """
document: {title: Debate on the plan, publisher: Example Wire, date: 2020-06-02, path: debate.txt}
events:
  - {id: debate, kind: meeting, label: morning debate, organ: Third Committee, date: 2020-06-01}
statements:
  - id: joint
    kind: joint
    spokesperson: Pakistan
    on_behalf_of: {count: 46, members: [Pakistan]}
    event: debate
    positions:
      - {quote: "Pakistan read out a statement on behalf of 46 countries, backing the plan.",
         polarity: support, target: the plan, act: endorse}
      - {quote: "Pakistan read out a statement on behalf of 46 countries, backing the plan.",
         holder: Pakistan, polarity: support, target: the plan, act: endorse}
  - id: two
    speakers: [Norway, Chad]
    date: 2020-06-01
    passages: [{quote: Norway and Chad opposed the plan.}]
    positions:
      - {quote: Norway and Chad opposed the plan., polarity: oppose, target: the plan}
      - {quote: More than twenty states urged restraint., polarity: support, target: restraint,
         holder: {more_than: 20, text: more than twenty states}, according_to: Norway}
  - id: reply
    kind: right_of_reply
    speakers: [{name: Ms. Lee, office: ambassador, speaks_for: Fiji}]
    in_reply_to: [two]
    positions:
      - {quote: 'We regret Norway''s words.', polarity: oppose, target: Norway's words,
         target_actor: Norway, target_statement: two, basis: stated, act: criticise}
  - kind: letter
    on_behalf_of: {members: [COG, {name: Chad, joined: 2020-05-03}]}
    date: 2020-05
    addressed_to: [Third Committee]
    passages: [{quote: "A group of six members of the Council, Congo among them"}]
    positions:
      - {quote: had welcomed the plan in May, polarity: support, target: the plan,
         basis: recorded, according_to: a diplomat, modality: conditional, tier: pronoun}
"""


def source(text: str | None, sha256: str = "cd" * 32, name: str = "debate.txt") -> Source:
    document = Document(
        id=Document.identify(sha256),
        label="Debate on the plan",
        sha256=sha256,
        name=name,
        publisher="Example Wire",
        date=PartialDate("2020-06-02"),
    )
    return Source(document, "facts.yaml", text)


def built(sheet: FactSheet, text: str | None) -> Collection:
    return assemble(sheet, source(text), Gazetteer.load())


def sheet_of(records: Collection) -> FactSheet:
    sheets = FactSheets(Tables.of(records, "key").merged(), Gazetteer.load())
    (document,) = sheets.documents()
    return sheets.sheet(document.id)


def everything(records: Collection) -> dict[type[Record], list[Record]]:
    return {kind: list(records.of(kind)) for kind in records.kinds()}


@pytest.mark.parametrize("text", [TEXT, None], ids=["with its text", "without a text"])
def test_a_sheet_built_again_gives_the_same_records(text: str | None) -> None:
    records = built(parse_sheet(SHEET, "facts.yaml"), text)
    again = parse_sheet(sheet_yaml(sheet_of(records)), "again.yaml")
    assert everything(built(again, text)) == everything(records)
    assert len(list(records.of(Statement))) == 4
    assert len(list(records.of(Position))) == 7


def test_statements_have_keys_in_reading_order_and_names_as_people_write_them() -> None:
    sheet = sheet_of(built(parse_sheet(SHEET, "facts.yaml"), TEXT))
    assert [one.id for one in sheet.statements] == ["s1", "s2", "s3", "s4"]
    assert sheet.statements[1].speakers == ("Norway", "Chad")
    assert sheet.statements[2].in_reply_to == ("s2",)
    assert sheet.events[0].id == sheet.statements[0].event == "e1"


def test_a_name_that_means_several_countries_is_given_as_a_code() -> None:
    sheet = sheet_of(built(parse_sheet(SHEET, "facts.yaml"), TEXT))
    members = sheet.statements[3].on_behalf_of.members
    assert [getattr(one, "name", one) for one in members] == ["COG", "Chad"]


def test_path_and_hash_are_given_where_the_text_is_at_hand() -> None:
    parsed = parse_sheet(SHEET, "facts.yaml")
    with_text = sheet_of(built(parsed, TEXT)).document
    assert (with_text.path, with_text.sha256) == ("debate.txt", "cd" * 32)
    without = sheet_of(built(parsed, None)).document
    assert (without.path, without.sha256) == (None, None)


def test_a_position_of_all_who_speak_is_one_entry() -> None:
    sheet = sheet_of(built(parse_sheet(SHEET, "facts.yaml"), TEXT))
    opposing = sheet.statements[1].positions[0]
    assert (opposing.holder, opposing.target) == (None, "the plan")
    assert opposing.quote == TEXT[opposing.start : opposing.end]


def test_several_documents_are_a_folder_of_sheets(tmp_path: Path) -> None:
    sheet, gazetteer = parse_sheet(SHEET, "facts.yaml"), Gazetteer.load()
    parts = [
        Tables.of(assemble(sheet, source(TEXT, sha256, name), gazetteer), sha256)
        for sha256, name in (("cd" * 32, "first.txt"), ("ef" * 32, "second.html"))
    ]
    view = View(parts[0].joined(parts[1]).merged(), BASE)
    with pytest.raises(UsageError, match="2 here have statements"):
        export(view, tmp_path / "facts.yaml")
    summary = export(view, tmp_path / "sheets", format="yaml")
    assert summary.counts == {"documents": 2, "statements": 8, "positions": 12}
    names = sorted(file.name for file in summary.path.glob("*.yaml"))
    assert names == ["first.yaml", "second.yaml"]
    for name in names:
        text = (summary.path / name).read_text(encoding="utf-8")
        assert len(parse_sheet(text, name).statements) == 4


def test_a_file_name_from_outside_stays_in_the_folder(view: View, tmp_path: Path) -> None:
    frame = view.tables[Document].with_columns(name=pl.lit("../../.bashrc"))
    tables = Tables({kind: view.tables[kind] for kind in view.tables} | {Document: frame})
    export(View(tables, view.base), tmp_path / "sheets", format="yaml")
    assert [file.name for file in (tmp_path / "sheets").glob("*.yaml")] == ["bashrc.yaml"]
