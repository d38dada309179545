"""Any table of coded positions, by a mapping beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.records import Coding, Document, Evidence, Issue, Organ, Position, Statement

from .recording import Recorded, record

ROWS = """\
country,topic,stance,when,area,coder
Norway,a quota for herring,1,2023-04-02,Fisheries,A
Iceland,a quota for herring,-1,2023-04-05,Fisheries,B
Russia,a quota for herring,0,2023-04,Fisheries,
Chile,a ban on deep-sea mining,1,2023-05,Seabed,A
"""
MAPPING = """\
table: stances.csv
document: {title: Stances at sea, publisher: Example Institute, date: 2024}
columns: {holder: country, target: topic, polarity: stance, date: when, issue: area}
values:
  polarity: {"1": support, "-1": oppose, "0": neutral}
fixed: {basis: stated}
keep: [coder]
"""


def written(folder: Path, mapping: str = MAPPING, rows: str = ROWS) -> Path:
    (folder / "stances.csv").write_text(rows, encoding="utf-8")
    path = folder / "stances.mapping.yaml"
    path.write_text(mapping, encoding="utf-8")
    return path


def said(found: Recorded) -> set[tuple[str, str, str]]:
    rows = found[Position].select("holder", "polarity", "target_text").iter_rows()
    return {(holder.rpartition("/")[2], polarity, text) for holder, polarity, text in rows}


def test_each_row_is_a_position_as_the_mapping_says(tmp_path: Path) -> None:
    found = record(written(tmp_path))

    assert found.skips == ()
    assert said(found) == {
        ("NOR", "support", "a quota for herring"),
        ("ISL", "oppose", "a quota for herring"),
        ("RUS", "neutral", "a quota for herring"),
        ("CHL", "support", "a ban on deep-sea mining"),
    }
    assert set(found[Position]["basis"]) == {"stated"}
    assert found[Statement]["date"].sort().to_list() == [
        "2023-04", "2023-04-02", "2023-04-05", "2023-05",
    ]  # fmt: skip


def test_the_table_is_the_document_and_each_row_its_evidence(tmp_path: Path) -> None:
    found = record(written(tmp_path))

    assert found[Document].select("label", "publisher", "date", "name").rows() == [
        ("Stances at sea", "Example Institute", "2024", "stances.csv")
    ]
    assert found[Evidence]["row"].sort().to_list() == [1, 2, 3, 4]
    assert found[Position]["attribution"].n_unique() == 1


def test_targets_are_issues_of_the_table_under_the_wider_ones_it_names(tmp_path: Path) -> None:
    found = record(written(tmp_path))
    issues = {row["label"]: row for row in found[Issue].iter_rows(named=True)}

    assert issues["a quota for herring"]["broader"] == [issues["Fisheries"]["id"]]
    assert issues["a quota for herring"]["scope"] == found[Document]["id"].item()


def test_further_columns_are_kept_as_codings(tmp_path: Path) -> None:
    found = record(written(tmp_path))

    assert sorted(found[Coding].select("variable", "value").iter_rows()) == [
        ("coder", "A"),
        ("coder", "A"),
        ("coder", "B"),
    ]


def test_the_table_finds_its_mapping_and_both_given_are_one_source(tmp_path: Path) -> None:
    mapping = written(tmp_path)
    table = tmp_path / "stances.csv"

    for paths in ((table,), (table, mapping), (mapping,)):
        assert said(record(*paths)) == said(record(mapping))
        assert record(*paths)[Position].height == 4


@pytest.mark.parametrize("told", ["", 'delimiter: ";"\n'])
def test_cells_may_be_separated_by_semicolons(tmp_path: Path, told: str) -> None:
    found = record(written(tmp_path, MAPPING + told, ROWS.replace(",", ";")))

    assert found.skips == ()
    assert found[Position].height == 4


def test_a_table_without_its_mapping_says_what_is_missing(tmp_path: Path) -> None:
    written(tmp_path).unlink()

    with pytest.raises(SourceError, match=r"the mapping stances\.mapping\.yaml is missing"):
        record(tmp_path / "stances.csv", reader="coded-table")


def test_a_cell_without_a_meaning_is_told_with_its_rows(tmp_path: Path) -> None:
    found = record(written(tmp_path, rows=ROWS.replace(",0,", ",?,")))
    (skip,) = found.skips

    assert (skip.what, skip.rows, skip.dropped) == (
        "unknown polarity '?'", (3,), True,
    )  # fmt: skip
    assert found[Position].height == 3


def test_a_wrong_column_does_not_flood_the_report(tmp_path: Path) -> None:
    rows = "who,what,how\n" + "".join(f"Fiji,a treaty {n},{n}\n" for n in range(50))
    mapping = "table: stances.csv\ncolumns: {holder: who, target: what, polarity: how}\n"
    found = record(written(tmp_path, mapping, rows))

    assert len(found.skips) == 21
    assert sum(skip.count for skip in found.skips) == 50
    assert found.skips[-1].what == "unknown polarity in 30 further cells"


def test_a_cell_that_means_null_is_no_position(tmp_path: Path) -> None:
    found = record(written(tmp_path, MAPPING.replace('"0": neutral', '"0": null')))

    assert found.skips == ()
    assert found[Position].height == 3


def test_words_of_a_closed_list_need_no_values(tmp_path: Path) -> None:
    mapping = "table: stances.csv\ncolumns: {holder: who, target: what, polarity: how}\n"
    found = record(written(tmp_path, mapping, "who,what,how\nFiji,a treaty,support\n"))

    assert said(found) == {("FJI", "support", "a treaty")}


def test_a_name_that_stands_for_nobody_is_told_with_its_row(tmp_path: Path) -> None:
    found = record(written(tmp_path, rows=ROWS.replace("Chile", "Chilly")))
    (skip,) = found.skips

    assert (skip.what, skip.rows) == ("unknown name 'Chilly'", (4,))


def test_bodies_of_the_table_may_hold_positions(tmp_path: Path) -> None:
    rows = ROWS.replace("Chile", "Herring Boat Owners")
    found = record(written(tmp_path, MAPPING + "bodies: true\n", rows))

    assert found[Organ]["label"].to_list() == ["Herring Boat Owners"]
    assert found.skips == ()


def test_a_codebook_gives_the_issue_and_turns_the_polarity(tmp_path: Path) -> None:
    codebook = tmp_path / "issues.yaml"
    codebook.write_text(
        "issues:\n"
        "  - id: free-fishing\n"
        "    label: Free fishing\n"
        "    definition: Support means to want no limits on the catch.\n"
        "    patterns: [{match: quota, sense: reversed}]\n"
        "  - id: fisheries\n"
        "    label: Fisheries and the sea\n"
        "    definition: Support means nothing; the issue only holds others.\n",
        encoding="utf-8",
    )
    found = record(written(tmp_path), issues=codebook)
    rows = found[Position].select("holder", "issue", "polarity", "issue_polarity").iter_rows()
    norway = next(row for row in rows if row[0] == "country/NOR")
    labels = dict(found[Issue].select("id", "label").iter_rows())

    assert norway[1:] == ("issue/free-fishing", "support", "oppose")
    assert labels["issue/fisheries"] == "Fisheries and the sea"


def test_rows_without_holder_or_target_are_left_out_and_wrong_dates_told(tmp_path: Path) -> None:
    rows = ROWS + ",a treaty,1,2020,,\nFiji,,1,2020,,\nFiji,a treaty,1,soon,,\n"
    found = record(written(tmp_path, rows=rows))

    assert found.dropped() == ["no holder", "no target"]
    assert found.skips[-1].what == "the date is no date; the row is kept without one"
    assert found[Position].height == 5


@pytest.mark.parametrize(
    ("mapping", "complaint"),
    [
        (
            MAPPING.replace("target: topic", "targett: topic"),
            "line 3: columns/targett: there is no such field; did you mean target?",
        ),
        (
            MAPPING.replace('"0": neutral', '"0": lukewarm'),
            "line 5: values/polarity/0: 'lukewarm': it should be 'support', 'oppose' or 'neutral'",
        ),
        (MAPPING.replace("holder: country, ", ""), "no holder: name its column"),
        (MAPPING.replace("basis: stated", "date: 2023"), "date is given twice"),
        (
            MAPPING.replace("polarity: stance, ", "").replace("basis", "polarity: support, basis"),
            "values of polarity, but no column",
        ),
        (MAPPING.replace("stances.csv", "../stances.csv"), "outside the folder"),
        (MAPPING.replace("country", "nation"), "the table has no column 'nation'"),
        (MAPPING.replace("stances.csv", "other.csv"), "there is no 'other.csv' here"),
    ],
)
def test_a_wrong_mapping_says_where_and_what_may_stand_there(
    tmp_path: Path, mapping: str, complaint: str
) -> None:
    with pytest.raises(SourceError) as caught:
        record(written(tmp_path, mapping))

    assert complaint in str(caught.value)
