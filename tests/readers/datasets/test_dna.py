"""Project files of the Discourse Network Analyzer."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.project import Paper
from stancegraph.records import (
    Coding,
    Document,
    Evidence,
    Issue,
    Organ,
    Person,
    Position,
    Statement,
    Text,
)

from .recording import Recorded, record

HERE = Path(__file__).parent
FILE = HERE.parents[3] / "shared" / "data" / "dna" / "sample.dna"
shared = pytest.mark.skipif(not FILE.exists(), reason="needs the reference data in ../shared")


def written(folder: Path, *changes: str) -> Path:
    path = folder / "bay.dna"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((HERE / "dna_project.sql").read_text(encoding="utf-8"))
        for change in changes:
            database.execute(change)
        database.commit()
    return path


@pytest.fixture
def found(tmp_path: Path) -> Recorded:
    return record(written(tmp_path))


def held(found: Recorded) -> Iterator[tuple[str, str, str]]:
    """Label of the holder, polarity and words of each position."""
    labels = dict(
        pl.concat(found[kind].select("id", "label") for kind in (Organ, Person)).iter_rows()
    )
    for holder, polarity, text in (
        found[Position].select("holder", "polarity", "target_text").iter_rows()
    ):
        yield labels.get(holder, holder), polarity, text


def coded(found: Recorded, about: str) -> dict[str, tuple[str, int | None]]:
    rows = found[Coding].filter(pl.col("about") == about)
    return {
        variable: (value, number)
        for variable, value, number in rows.select("variable", "value", "number").iter_rows()
    }


def test_organisations_hold_positions_and_persons_where_there_is_none(found: Recorded) -> None:
    dam = "A dam should be built."

    assert sorted(held(found)) == [
        ("Harbour Watch", "oppose", dam),
        ("Harbour Watch", "support", dam),
        ("Tom Pool", "oppose", dam),
        ("country/FJI", "oppose", dam),
    ]


def test_the_person_speaks_for_the_organisation(found: Recorded) -> None:
    persons = {row["label"]: row for row in found[Person].iter_rows(named=True)}
    labels = dict(found[Organ].select("id", "label").iter_rows())
    speakers = {one for ids in found[Statement]["speakers"] for one in ids}

    assert labels[persons["Ann Reed"]["speaks_for"]] == "Harbour Watch"
    assert persons["Tom Pool"]["speaks_for"] is None
    assert {one["id"] for one in persons.values()} <= speakers


def test_offsets_count_code_points_and_quote_the_text(found: Recorded) -> None:
    texts = dict(found[Text].select("id", "text").iter_rows())
    quoted = set(found[Evidence]["exact"])

    for row in found[Evidence].iter_rows(named=True):
        assert texts[row["source"]][row["start"] : row["end"]] == row["exact"]
    assert "Ms. Reed of Harbour Watch wants the dam." in quoted
    assert "Fiji does not." in quoted


@given(st.text(alphabet="aé水🌊", min_size=1), st.data())
def test_spans_in_units_are_the_same_words_in_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, upto = (len(text[:place].encode("utf-16-le")) // 2 for place in (start, end))

    assert Paper(1, "A title", text, 0, {}).span(before, upto) == (start, end)


def test_an_integer_qualifier_agrees_above_zero_and_keeps_its_number(found: Recorded) -> None:
    numbers = found[Coding].filter(pl.col("variable") == "strength").row(0, named=True)
    position = found[Position].filter(pl.col("statement") == numbers["about"]).row(0, named=True)

    assert (numbers["value"], numbers["number"]) == ("-3", -3)
    assert position["polarity"] == "oppose"


def test_every_variable_of_a_statement_is_kept(found: Recorded) -> None:
    claims = found[Coding].filter(pl.col("variable") == "statement id", pl.col("value") == "1")

    assert coded(found, claims["about"].item()) == {
        "statement type": ("Claim", None),
        "statement id": ("1", 1),
        "coder": ("Coder A", None),
        "person": ("Ann Reed", None),
        "organization": ("Harbour Watch", None),
        "concept": ("A dam should be built.", None),
        "agreement": ("true", 1),
        "sure": ("false", 0),
    }


def test_attributes_are_said_of_organisations_persons_and_concepts(found: Recorded) -> None:
    watch = found[Organ].filter(pl.col("label") == "Harbour Watch")["id"].item()
    reed = found[Person].filter(pl.col("label") == "Ann Reed")["id"].item()
    dam = found[Issue].filter(pl.col("label").str.contains("dam"))["id"].item()

    assert coded(found, watch) == {"Type": ("NGO", None)}
    assert coded(found, reed) == {"Alias": ("A. R.", None)}
    assert coded(found, dam) == {"Notes": ("Any size of dam.", None)}


def test_a_concept_may_be_narrower_than_another(found: Recorded) -> None:
    issues = {row["label"]: row for row in found[Issue].iter_rows(named=True)}

    assert issues["A dam should be built."]["broader"] == [issues["Works in the bay"]["id"]]


def test_documents_keep_their_fields_and_date(found: Recorded) -> None:
    hearing = found[Document].filter(pl.col("label") == "Hearing on the bay").row(0, named=True)

    assert hearing["date"] == "2005-01-26"
    assert {name: value for name, (value, _) in coded(found, hearing["id"]).items()} == {
        "author": "Clerk",
        "coder": "Coder A",
        "section": "12",
        "source": "Record",
        "type": "hearing",
    }
    letters = found[Document].filter(pl.col("label") == "Letters").row(0, named=True)
    assert (letters["date"], coded(found, letters["id"])["time"]) == (
        "2005-02-02",
        ("12:45:30", None),
    )


def test_a_statement_without_actor_and_qualifier_is_a_coded_passage(found: Recorded) -> None:
    note = found[Coding].filter(pl.col("variable") == "note").row(0, named=True)
    passage = found[Evidence].filter(pl.col("id") == note["about"]).row(0, named=True)

    assert (passage["exact"], note["value"]) == ("Waves 🌊", "A picture for the eye.")
    assert found.kept() == [
        "a statement of the type 'Annotation' has no actor, concept and qualifier"
    ]


def test_a_span_outside_its_document_is_told(found: Recorded) -> None:
    (skip,) = (one for one in found.skips if one.dropped)

    assert (skip.what, skip.rows) == ("the span of a statement lies outside its document", (6,))


def test_passwords_of_coders_are_not_read(found: Recorded) -> None:
    assert not [value for value in found[Coding]["value"] if "secret" in value]


def test_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    record(path)

    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [one.name for one in tmp_path.iterdir()] == ["bay.dna"]


def test_two_documents_with_the_same_words_are_two(tmp_path: Path) -> None:
    again = record(written(tmp_path, "UPDATE DOCUMENTS SET Text = 'The same.'"))

    assert again[Document].height == 2


@pytest.mark.parametrize(
    "changes",
    [
        ("DROP TABLE ENTITIES",),
        ("DROP TABLE CODERS", "CREATE VIEW CODERS AS SELECT 1 AS ID, 'x' AS Name"),
        ("DROP TABLE CODERS", "CREATE VIRTUAL TABLE CODERS USING fts5(ID, Name)"),
        ("ALTER TABLE DOCUMENTS DROP COLUMN Section",),
        ("UPDATE STATEMENTS SET Start = 'here'",),
    ],
)
def test_a_project_of_another_form_is_refused(tmp_path: Path, changes: tuple[str, ...]) -> None:
    with pytest.raises(SourceError):
        record(written(tmp_path, *changes))


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:6000])

    with pytest.raises(SourceError):
        record(path)


# -- published numbers of the reference project ----------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> Recorded:
    return record(FILE)


def stances(found: Recorded) -> pl.DataFrame:
    """Actor, concept and agreement of each statement, with the section of its document."""
    sections = found[Coding].filter(pl.col("variable") == "section")
    proof = found[Evidence].select("id", document="source")
    return (
        found[Position]
        .select("holder", "issue", "polarity", id=pl.col("evidence").list.first())
        .join(proof, on="id")
        .join(sections.select(document="about", section="value"), on="document", how="left")
        .join(found[Organ].select(holder="id", actor="label"), on="holder")
        .join(found[Issue].select(issue="id", concept="label"), on="issue")
    )


def pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """For each two actors: products of counts, of the same and of different polarity."""
    counts = rows.group_by("actor", "concept", "polarity").len("n")
    both = counts.join(counts, on="concept", suffix="_2")
    both = both.filter(pl.col("actor") != pl.col("actor_2"))
    product = (pl.col("n") * pl.col("n_2")).cast(pl.Int64)
    agree = pl.col("polarity") == pl.col("polarity_2")
    activity = rows.group_by("actor").len("a")
    return (
        both.group_by("actor", "actor_2")
        .agg(
            ignored=product.sum(),
            congruence=product.filter(agree).sum(),
            conflict=product.filter(~agree).sum(),
        )
        .join(activity, on="actor")
        .join(activity.rename({"actor": "actor_2", "a": "a_2"}), on="actor_2")
        .with_columns(average=(pl.col("a") + pl.col("a_2")) / 2)
    )


def normalised(rows: pl.DataFrame) -> float:
    edges = pairs(rows)
    return float((edges["congruence"] / edges["average"]).sum())


@pytest.mark.shared
@shared
def test_the_sample_has_its_statements_and_its_two_mode_network(sample: Recorded) -> None:
    rows = stances(sample)

    assert (sample[Statement].height, sample[Document].height) == (40, 7)
    assert (rows["actor"].n_unique(), rows["concept"].n_unique()) == (7, 6)
    assert rows.select("actor", "concept").unique().height == 22


@pytest.mark.shared
@shared
def test_the_networks_between_organisations_have_their_published_sums(sample: Recorded) -> None:
    rows = stances(sample)
    edges = pairs(rows)

    assert edges["ignored"].sum() == 276
    assert edges.filter(pl.col("ignored") > 0).height == 2 * 21
    assert (edges["congruence"].sum(), edges["conflict"].sum()) == (160, 116)
    assert normalised(rows) == pytest.approx(25.802436, abs=1e-6)
    two = edges.filter(pl.col("actor") == "Senate", pl.col("actor_2") == "Sierra Club")
    assert two.select("ignored", "congruence", "conflict").row(0) == (7, 2, 5)


@pytest.mark.shared
@shared
def test_parts_of_the_sample_have_their_published_sums(sample: Recorded) -> None:
    rows = stances(sample)
    without = rows.filter(
        pl.col("concept") != "There should be legislation to regulate emissions.",
        ~pl.col("actor").is_in(["Senate", "Sierra Club"]),
    )

    assert normalised(without) == pytest.approx(9.809524, abs=1e-6)
    assert normalised(rows.filter(pl.col("section") == "1")) == pytest.approx(4.8)
