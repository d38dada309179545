"""Tables hold the records without loss, and unite what several sources say."""

from pathlib import Path

import polars as pl
import pytest

from stancegraph.errors import DuplicateId, EvidenceMismatch, GraphError
from stancegraph.records import KINDS, Collection, Evidence, Person, Position, Record, Statement
from stancegraph.records.values import Polarity
from stancegraph.tables import SOURCE, Tables, check_evidence, schema


def test_records_survive_tables_and_files(records: Collection, tmp_path: Path) -> None:
    Tables.of(records, "key").write(tmp_path, "0")
    back = Tables.read(tmp_path.iterdir())
    for kind in records.kinds():
        assert list(back.records(kind)) == list(records.of(kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_every_kind_has_a_table_with_all_its_fields(kind: type[Record]) -> None:
    assert set(schema(kind)) >= set(kind.model_fields)
    assert Tables()[kind].columns == list(schema(kind))


def test_offices_of_one_person_unite_across_sources(records: Collection) -> None:
    other = Person(
        id="person/p", label="Kari Lund", speaks_for="country/NOR", offices=("minister",)
    )
    joined = Tables.of(records, "a").joined(Tables.of(Collection([other]), "b")).merged()
    (person,) = joined.records(Person)
    assert person.offices == ("envoy", "minister")


def test_the_same_source_twice_is_one(records: Collection) -> None:
    once = Tables.of(records, "a")
    twice = once.joined(Tables.of(records, "b")).merged()
    for kind in records.kinds():
        assert list(twice.records(kind)) == list(once.records(kind))


def test_sources_that_disagree_under_one_identifier_are_an_error(records: Collection) -> None:
    position = next(records.of(Position))
    turned = position.model_copy(update={"polarity": Polarity.NEUTRAL})
    both = Tables.of(records, "a").joined(Tables.of(Collection([turned]), "b"))
    with pytest.raises(DuplicateId, match=position.id):
        _ = both.merged()[Position]


def test_what_two_sources_share_is_united_and_the_rest_stays_as_it_was(
    records: Collection,
) -> None:
    person = next(records.of(Person)).model_copy(update={"offices": ("minister", "envoy")})
    other = Person(id="person/x", label="Lee Ann", offices=("pilot", "envoy"))
    first, second = Collection([person, other]), Collection([person])
    merged = Tables.of(first, "a").joined(Tables.of(second, "b")).merged()
    assert [one.offices for one in merged.records(Person)] == [
        ("envoy", "minister"),
        ("pilot", "envoy"),
    ]


def test_tables_in_files_are_read_one_by_one(records: Collection, tmp_path: Path) -> None:
    Tables.of(records, "key").write(tmp_path, "0")
    tables = Tables.read(sorted(tmp_path.iterdir()))
    (tmp_path / "positions.0.parquet").write_bytes(b"PAR1")
    assert list(tables.records(Statement)) == list(records.of(Statement))
    with pytest.raises(GraphError, match="a table is damaged"):
        _ = tables[Position]


def test_only_the_rows_asked_for_are_read(records: Collection, tmp_path: Path) -> None:
    Tables.of(records, "key").write(tmp_path, "0")
    tables = Tables.read(tmp_path.iterdir())
    wanted = next(records.of(Position))
    assert tables.where(Position, pl.col("id") == wanted.id)["id"].to_list() == [wanted.id]
    assert list(tables.merged().records(Position, pl.col("id") == wanted.id)) == [wanted]
    assert tables.where(Position).height == len(list(records.of(Position)))


def test_spilled_tables_hold_files_instead_of_frames(records: Collection, tmp_path: Path) -> None:
    tables = Tables.of(records, "key")
    names = tables.spill(tmp_path, "0")
    assert names == sorted(path.name for path in tmp_path.iterdir())
    assert list(tables.records(Position)) == list(records.of(Position))
    for path in tmp_path.iterdir():
        path.unlink()
    with pytest.raises(GraphError):
        _ = tables[Evidence]


def test_rows_of_a_source_can_be_taken_out_again(records: Collection) -> None:
    extra = Tables.of(Collection([Person(id="person/x", label="Lee Ann")]), "b")
    joined = Tables.of(records, "a").joined(extra)
    assert {key for kind in joined for key in joined[kind][SOURCE]} == {"a", "b"}
    assert [p.label for p in joined.only(["b"]).records(Person)] == ["Lee Ann"]
    assert joined.only(["a"])[Statement].height == 2


def test_a_passage_that_its_text_does_not_contain_is_found(records: Collection) -> None:
    tables = Tables.of(records, "key")
    check_evidence(tables)
    first = next(records.of(Evidence))
    wrong = Collection([first.model_copy(update={"exact": "Something else."})])
    others = Collection(
        r for kind in records.kinds() if kind is not Evidence for r in records.of(kind)
    )
    with pytest.raises(EvidenceMismatch, match=r"Something else\."):
        check_evidence(Tables.of(others, "key").joined(Tables.of(wrong, "key")))
