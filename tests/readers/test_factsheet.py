"""Fact sheets: what is read, and what is said about a faulty one."""

from __future__ import annotations

import hashlib
import json

import pytest

from stancegraph.errors import FactSheetError, SourceError, UnknownFormat
from stancegraph.readers import read
from stancegraph.records import PartialDate

ARTICLE = (
    "Chile backed the ban on Monday, and Spain said that it would vote against the whole text.\n"
)
SHEET = """\
document: {title: States differ over trawling ban, date: 2021-05-03}
events:
  - {id: talks, label: Ocean talks, meeting: 37, date: 2021-05}
statements:
  - on_behalf_of: {count: 14, members: [Chile, {name: NO, joined: 2021}]}
    event: talks
    positions:
      - {polarity: support, act: endorse, target: the ban, quote: backed the ban}
  - speakers: [Spain]
    positions:
      - {polarity: oppose, target: the ban}
"""


def with_position(line: str) -> str:
    return f"document: {{title: A}}\nstatements:\n  - positions:\n      - {line}\n"


def with_path(path: str, sha256: str | None = None) -> str:
    document = {"path": path, "date": "2021-05-03", **({"sha256": sha256} if sha256 else {})}
    return json.dumps({"document": document})


def test_a_sheet_is_read_with_its_name_and_hash(save):
    path = save("facts.yaml", SHEET)
    sheet = read(path)
    assert sheet.name == "facts.yaml"
    assert sheet.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert sheet.article is None
    assert sheet.sheet.statements[0].on_behalf_of.count == 14
    assert sheet.sheet.statements[0].positions[0].target == "the ban"


def test_dates_keep_their_precision_and_words_stay_words(save):
    sheet = read(save("facts.yaml", SHEET)).sheet
    member = sheet.statements[0].on_behalf_of.members[1]
    assert (member.name, member.joined) == ("NO", PartialDate("2021"))
    assert sheet.events[0].meeting == "37"
    assert sheet.events[0].date == PartialDate("2021-05")
    assert sheet.document.date == PartialDate("2021-05-03")


def test_json_and_yaml_give_the_same_sheet(save):
    sheet = read(save("facts.yaml", SHEET)).sheet
    text = sheet.model_dump_json()
    assert read(save("facts.json", text)).sheet == sheet
    assert read(save("json.yaml", text)).sheet == sheet


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            with_position("{polarity: maybe, target: the ban}"),
            "line 4: statements/0/positions/0/polarity: 'maybe': "
            "it should be 'support', 'oppose' or 'neutral'",
        ),
        (with_position("{target: x}"), "line 4: statements/0/positions/0/polarity: the field is"),
        (
            with_position("{polarity: oppose, target: x, start: 9, end: 3}"),
            "line 4: statements/0/positions/0: the end 3 does not lie behind the start 9",
        ),
        (with_position("{polarity: oppose, target: x, start: -1, end: 3}"), "positions/0/start"),
        (
            with_position("{polarity: oppose, target: x, holder: {count: many}}"),
            "positions/0/holder/count: 'many': it should be a whole number",
        ),
        (
            with_position("{polarity: oppose, target: x, holder: {count: 3, more_than: 2}}"),
            "positions/0/holder: give one of count, more_than",
        ),
        (with_position("{polarity: oppose, target: ' '}"), "target: ' ': nothing is written here"),
        (
            with_position("{polarity: oppose, target: x, target_event: e, target_statement: s}"),
            "positions/0: give one of target_statement and target_event",
        ),
        (
            with_position("{polarity: oppose, targt: x}"),
            "line 4: statements/0/positions/0/targt: there is no such field; did you mean target?",
        ),
        (
            "document:\n  title: A\n  colour: blue\n",
            "line 3: document/colour: there is no such field; the fields are date, language",
        ),
        ("document: {date: 2021-02-30}", "line 1: document/date: '2021-02-30'"),
        ("document: {date: tomorrow}", "'tomorrow' is no date; write 2019, 2019-07"),
        ("document: {title: null}\nevents: 3", "line 2: events: '3': it should be a list"),
        ("document: 3", "line 1: document: '3': it should have fields"),
        ("events: []", "document: the field is missing"),
        ("- a\n- b", "no fact sheet"),
        ("# nothing yet\n", "no fact sheet"),
        (f"document: {{title: {'x' * 20_001}}}", "x…': String should have at most 20000"),
    ],
)
def test_a_faulty_sheet_is_refused_with_place_value_and_what_is_allowed(save, text, complaint):
    path = save("facts.yaml", text)
    with pytest.raises(FactSheetError) as caught:
        read(path)
    assert complaint in str(caught.value)
    assert caught.value.at == str(path)
    assert len(str(caught.value)) < 1000


def test_a_faulty_group_is_no_failed_name(save):
    text = with_position("{polarity: oppose, target: x, holder: {count: many}}")
    with pytest.raises(FactSheetError) as caught:
        read(save("facts.yaml", text))
    assert "text" not in caught.value.what


def test_many_faults_are_counted_and_ten_are_shown(save):
    positions = "\n".join("      - {polarity: no, target: x}" for _ in range(13))
    text = f"document: {{title: A}}\nstatements:\n  - positions:\n{positions}\n"
    with pytest.raises(FactSheetError) as caught:
        read(save("facts.yaml", text))
    assert str(caught.value).count("'no'") == 10
    assert "and 3 more" in str(caught.value)


def test_the_article_of_a_sheet_is_read_as_by_itself(save):
    path = save("texts/brief.txt", ARTICLE)
    sha256 = hashlib.sha256(ARTICLE.encode()).hexdigest()
    sheet = read(save("facts.json", with_path("texts/brief.txt", sha256)))
    assert sheet.article == read(path, date=PartialDate("2021-05-03"))
    assert sheet.article.text == ARTICLE


def test_a_hash_that_differs_is_an_error_that_shows_both(save):
    save("brief.txt", ARTICLE)
    sha256 = hashlib.sha256(ARTICLE.encode()).hexdigest()
    with pytest.raises(FactSheetError, match="document/sha256") as caught:
        read(save("facts.json", with_path("brief.txt", "0" * 64)))
    assert sha256 in str(caught.value)
    assert "0" * 64 in str(caught.value)


@pytest.mark.parametrize("path", ["../brief.txt", "/etc/hostname", "a/../../brief.txt", "a\x00b"])
def test_an_article_outside_the_folder_is_refused(save, path):
    save("brief.txt", ARTICLE)
    with pytest.raises(FactSheetError, match="outside the folder"):
        read(save("sheets/facts.json", with_path(path)))


def test_a_link_out_of_the_folder_is_refused(save):
    outside = save("brief.txt", ARTICLE)
    sheet = save("sheets/facts.json", with_path("link.txt"))
    (sheet.parent / "link.txt").symlink_to(outside)
    with pytest.raises(FactSheetError, match="outside the folder"):
        read(sheet)


def test_links_in_a_circle_are_refused(save):
    sheet = save("facts.json", with_path("a.txt"))
    (sheet.parent / "a.txt").symlink_to(sheet.parent / "b.txt")
    (sheet.parent / "b.txt").symlink_to(sheet.parent / "a.txt")
    with pytest.raises(SourceError):
        read(sheet)


def test_a_sheet_is_no_article_of_a_sheet(save):
    with pytest.raises(FactSheetError, match="is a fact sheet"):
        read(save("facts.json", with_path("facts.json")))


def test_an_article_that_is_missing_or_of_no_known_kind_is_named(save):
    with pytest.raises(SourceError, match="no such file"):
        read(save("facts.json", with_path("brief.txt")))
    save("brief.doc", ARTICLE)
    with pytest.raises(UnknownFormat, match=r"\.doc"):
        read(save("facts.json", with_path("brief.doc")))
