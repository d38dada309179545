"""The three tables of unvotes are one source, and each of their traps comes out right."""

import gzip
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.datasets import VoteDraft, datasets, draft, reader_of
from stancegraph.readers.files import DataFile

SAMPLE = Path(__file__).parents[2] / "data" / "votes"
NAMES = ("un_votes.csv", "un_roll_calls.csv", "un_roll_call_issues.csv")

Drafted = Callable[..., VoteDraft]


def drafted_of(*paths: Path) -> VoteDraft:
    files = [DataFile.open(path) for path in paths]
    (dataset,) = datasets((file, reader_of(file) or "") for file in files)
    made = draft(dataset)
    assert isinstance(made, VoteDraft)
    return made


@pytest.fixture
def changed(tmp_path: Path) -> Drafted:
    """Drafts the sample with other lines in one of its files."""

    def read(name: str, old: str, new: str) -> VoteDraft:
        for one in NAMES:
            text = (SAMPLE / one).read_text(encoding="utf-8")
            if one == name:
                assert old in text
                text = text.replace(old, new)
            (tmp_path / one).write_text(text, encoding="utf-8")
        return drafted_of(*(tmp_path / one for one in NAMES))

    return read


def sample() -> VoteDraft:
    return drafted_of(*(SAMPLE / name for name in NAMES))


def call(made: VoteDraft, number: str) -> dict[str, object]:
    return made.calls.row(by_predicate=pl.col("call") == number, named=True)


def test_votes_find_their_roll_calls_although_the_numbers_are_written_differently():
    made = sample()
    assert made.skips == ()
    assert made.votes.height == 16
    assert set(made.votes["call"]) == set(made.calls["call"])


def test_the_order_of_the_files_does_not_matter():
    other = drafted_of(*(SAMPLE / name for name in reversed(NAMES)))
    assert other.file.name == "un_votes.csv"
    assert other.votes.equals(sample().votes)


def test_gzip_gives_the_same(tmp_path):
    for name in NAMES:
        packed = gzip.compress((SAMPLE / name).read_bytes())
        (tmp_path / f"{name}.gz").write_bytes(packed)
    made = drafted_of(*(tmp_path / f"{name}.gz" for name in NAMES))
    assert made.votes.equals(sample().votes)


def test_dates_are_days_since_1970_or_iso_dates(changed):
    assert call(sample(), "5992")["date"] == "2017-12-04"
    assert call(sample(), "3")["date"] == "1950-11-02"
    made = changed("un_roll_calls.csv", "5.0,0,-7000.0", "5.0,0,1950-11-02")
    assert call(made, "3")["date"] == "1950-11-02"


def test_a_date_that_is_none_is_told_and_the_vote_kept(changed):
    made = changed("un_roll_calls.csv", "5.0,0,-7000.0", "5.0,0,soon")
    assert call(made, "3")["date"] is None
    (skip,) = made.skips
    assert (skip.rows, skip.dropped) == ((1,), False)


def test_the_code_of_namibia_is_a_code():
    votes = sample().votes
    assert set(votes.filter(votes["name"] == "Namibia")["code"]) == {"NA"}


@pytest.mark.parametrize(
    ("number", "motion", "whole"),
    [
        ("3", "amendment of R/5/401: LIGHTHOUSES, UPKEEP", False),
        ("4", "whole text of R/18/1950: LIGHTHOUSES", True),
        ("5", "procedural motion of R/18/77: ELECTIONS", False),
        ("5994", "whole text of R/72/50: FERRIES", True),
    ],
)
def test_only_a_vote_on_the_whole_text_is_about_the_resolution(number, motion, whole):
    told = call(sample(), number)
    assert (told["motion"], told["whole"]) == (motion, whole)


def test_paragraphs_of_one_resolution_are_roll_calls_of_their_own():
    parts = [call(sample(), number) for number in ("5992", "5993")]
    assert {part["resolution"] for part in parts} == {"R/72/50"}
    assert all(str(part["motion"]).startswith("paragraph of R/72/50: ") for part in parts)
    assert not any(part["whole"] for part in parts)


def test_a_blank_resolution_is_none():
    told = call(sample(), "6000")
    assert told["resolution"] is None
    assert told["whole"] is False


def test_issue_tags_are_kept_all_of_them():
    assert call(sample(), "5994")["issues"] == ["Economic development", "Human rights"]
    assert call(sample(), "4")["issues"] is None


def test_a_vote_without_its_roll_call_is_left_out_and_told(changed):
    made = changed("un_votes.csv", "3.0,Norway", "12.0,Norway")
    (skip,) = made.skips
    assert (skip.at, skip.rows, skip.dropped) == ("un_votes.csv", (1,), True)
    assert "no roll call" in skip.what
    assert made.votes.height == 15


def test_an_unknown_vote_is_left_out_and_told(changed):
    made = changed("un_votes.csv", "RU,no\n3.0,Cz", "RU,perhaps\n3.0,Cz")
    (skip,) = made.skips
    assert (skip.what, skip.rows) == ("unknown vote 'perhaps'", (2,))
    assert made.votes.height == 15


def test_a_roll_call_that_stands_twice_counts_once(changed):
    made = changed("un_roll_calls.csv", "\n5,18.0", "\n4.0,18.0")
    kinds = {skip.what for skip in made.skips}
    assert "the roll call stands twice; the first row counts" in kinds
    assert call(made, "4")["title"] == "LIGHTHOUSES"


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (["un_votes.csv"], "the table of roll calls is missing"),
        (["un_votes.csv", "un_roll_call_issues.csv"], "the table of roll calls is missing"),
        (["un_roll_calls.csv"], "the table of votes is missing"),
    ],
)
def test_a_table_without_the_others_is_refused_with_what_to_add(given, missing):
    with pytest.raises(SourceError, match=missing) as caught:
        drafted_of(*(SAMPLE / name for name in given))
    assert "in the same command" in str(caught.value)


def test_issues_may_be_left_out():
    made = drafted_of(SAMPLE / "un_votes.csv", SAMPLE / "un_roll_calls.csv")
    assert made.calls["issues"].is_null().all()


def test_two_tables_of_votes_at_once_are_refused(tmp_path):
    other = tmp_path / "more.csv"
    other.write_text("rcid,country,country_code,vote\n3,Peru,PE,yes\n", encoding="utf-8")
    with pytest.raises(SourceError, match="are both the table of votes"):
        drafted_of(other, SAMPLE / "un_votes.csv", SAMPLE / "un_roll_calls.csv")
