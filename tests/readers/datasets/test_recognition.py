"""A data file is known by its columns; what no reader knows is refused with what there is."""

from pathlib import Path

import pytest

from stancegraph.errors import SourceError, UnknownFormat
from stancegraph.readers.datasets import FORMATS, datasets, draft, reader_of
from stancegraph.readers.files import DataFile

SAMPLE = Path(__file__).parents[2] / "data" / "votes"


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("un_votes.csv", "unvotes"),
        ("un_roll_calls.csv", "unvotes"),
        ("un_roll_call_issues.csv", "unvotes"),
        ("undl_ga.csv", "undl"),
        ("undl_sc.csv", "undl"),
        ("undl.xml", "undl-marc"),
        ("README.md", None),
    ],
)
def test_the_beginning_of_a_file_tells_its_reader(name, reader):
    assert reader_of(DataFile.open(SAMPLE / name)) == reader


def test_the_name_of_the_file_does_not_matter(save):
    content = (SAMPLE / "undl_ga.csv").read_bytes()
    assert reader_of(DataFile.open(save("data.txt", content))) == "undl"


def test_a_table_that_no_reader_knows_is_refused_with_its_columns(save):
    file = DataFile.open(save("t.csv", "city,height\nLima,154\n"))
    with pytest.raises(UnknownFormat, match="city, height") as caught:
        reader_of(file)
    for name in FORMATS:
        assert name in str(caught.value)


def test_a_named_reader_is_taken_at_its_word(save):
    file = DataFile.open(save("t.csv", "city,height\nLima,154\n"))
    assert reader_of(file, "undl") == "undl"
    assert reader_of(file, "text") is None


def test_files_that_belong_together_are_one_dataset_and_others_their_own():
    names = ("undl_ga.csv", "un_votes.csv", "undl_sc.csv", "un_roll_calls.csv")
    files = [DataFile.open(SAMPLE / name) for name in names]
    found = datasets((file, reader_of(file) or "") for file in files)
    assert [[file.name for file in one.files] for one in found] == [
        ["undl_ga.csv"],
        ["un_votes.csv", "un_roll_calls.csv"],
        ["undl_sc.csv"],
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_table_is_called_empty(save, content):
    with pytest.raises(SourceError, match="the table is empty"):
        reader_of(DataFile.open(save("t.csv", content)))


def test_a_project_file_that_is_no_database_says_so(save):
    file = DataFile.open(save("t.dna", b"no database"))
    (dataset,) = datasets([(file, reader_of(file) or "")])
    with pytest.raises(SourceError, match="this is no database"):
        draft(dataset)


def test_a_file_that_is_given_twice_counts_once(save):
    again = save("again.csv", (SAMPLE / "undl_ga.csv").read_bytes())
    files = [DataFile.open(path) for path in (SAMPLE / "undl_ga.csv", again)]
    (found,) = datasets((file, "undl") for file in files)
    assert len(found.files) == 1


def test_a_file_that_changes_while_it_is_read_is_told(save):
    path = save("t.csv", "a,b\n1,2\n")
    file = DataFile.open(path)
    path.write_text("a,b\n3,4\n", encoding="utf-8")
    with pytest.raises(SourceError, match="changed"):
        file.read()


def test_a_damaged_archive_is_told(save):
    with pytest.raises(SourceError, match="gzip"):
        DataFile.open(save("t.csv.gz", b"\x1f\x8b\x08\x00 no archive"))


def test_an_archive_that_unpacks_to_too_much_is_refused(save, monkeypatch):
    import gzip

    from stancegraph.readers import files

    monkeypatch.setattr(files, "MAX_TABLE", 1000)
    file = DataFile.open(save("t.csv.gz", gzip.compress(b"a,b\n" * 1000)))
    with pytest.raises(SourceError, match="too large"):
        file.read()
