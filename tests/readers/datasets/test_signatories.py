"""Lists of signatories: what real lists taught, each a test.

The lists of 2019 come from the fact sheets of the example, those of later years from lists.yaml;
both name their sources.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest
import yaml

from stancegraph.errors import SourceError
from stancegraph.readers.outline import read_yaml
from stancegraph.records import (
    Coalition,
    DerivedPosition,
    Evidence,
    Membership,
    Position,
    RollCall,
    Statement,
)

from .recording import Recorded, record

HERE = Path(__file__).parent
SHEETS = HERE.parents[2] / "examples" / "third-committee-2019" / "signatories"
LATER: dict[str, list[str]] = yaml.safe_load((HERE / "lists.yaml").read_text(encoding="utf-8"))
COLUMNS = ["list", "date", "claimed", "name", "role", "joined", "left", "source"]
SHARED = HERE.parents[3] / "shared" / "data" / "signatories" / "lists.json"


def sheet(name: str) -> list[dict[str, str]]:
    """The members of a fact sheet's group, as rows of a table."""
    text = (SHEETS / f"{name}.yaml").read_text(encoding="utf-8")
    statement = read_yaml(text, name).value["statements"][0]
    members = statement["on_behalf_of"]["members"]
    return [one if isinstance(one, dict) else {"name": one} for one in members]


def table(folder: Path, *lists: tuple[dict[str, str], list[dict[str, str]]]) -> Path:
    """A CSV of lists; each is what all of its rows say, and the rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*COLUMNS, "title", "kind"], restval="")
    writer.writeheader()
    for shared, rows in lists:
        writer.writerows({**shared, **row} for row in rows)
    path = folder / "signatories.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def named(names: list[str], **roles: str) -> list[dict[str, str]]:
    return [{"name": name, "role": roles.get(name, "")} for name in names]


def spoken_by(speaker: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with the role of the state that read the statement out."""
    return [{**row, "role": "speaker" if row["name"].startswith(speaker) else ""} for row in rows]


def only_group(found: Recorded) -> dict[str, object]:
    (group,) = found[Coalition].iter_rows(named=True)
    return group


def members(found: Recorded, **wanted: object) -> set[str]:
    """Codes of the members of the only coalition with these values."""
    frame = found[Coalition]
    for column, value in wanted.items():
        frame = frame.filter(pl.col(column) == value)
    (ids,) = frame["members"].to_list()
    return {one.removeprefix("country/") for one in ids}


@pytest.fixture
def letter(tmp_path: Path) -> Recorded:
    """The letter of July 2019, with the days on which states joined and left."""
    told = {"list": "letter of July 2019", "date": "2019-07-12", "claimed": "50"}
    return record(table(tmp_path, (told, sheet("letter-of-50"))))


# -- the letter that grew from 37 to 50 ------------------------------------------------------------


def test_fifty_sign_of_fifty_one_that_are_named(letter: Recorded) -> None:
    group = only_group(letter)

    assert (group["size_min"], group["size_max"], group["complete"]) == (50, 50, True)
    assert len(members(letter)) == 51


def test_fifty_is_not_thirty_seven_and_thirteen(letter: Recorded) -> None:
    joined = dict(letter[Membership].group_by("joined").len().iter_rows())

    assert joined == {"2019-07-12": 37, "2019-07-26": 13, "2019": 1}
    (yemen,) = letter[Membership].filter(pl.col("member") == "country/YEM").iter_rows(named=True)
    assert (str(yemen["earliest"]), yemen["left"]) == ("2019-01-01", None)


def test_the_state_of_palestine_is_among_the_fifty(letter: Recorded) -> None:
    assert "PSE" in members(letter)


def test_a_withdrawal_is_a_statement_that_opposes_the_letter_left(letter: Recorded) -> None:
    statements = letter[Statement]
    signed = statements.filter(pl.col("kind") == "letter").row(0, named=True)
    left = statements.filter(pl.col("kind") == "withdrawal").row(0, named=True)
    position = letter[Position].filter(pl.col("act") == "withdraw").row(0, named=True)

    assert (left["speakers"], left["date"]) == (["country/QAT"], "2019-07-18")
    assert position["holder"] == "country/QAT"
    assert (position["polarity"], position["target"]) == ("oppose", signed["id"])
    assert position["statement"] == left["id"]


def test_who_left_had_signed_and_who_came_later_holds_it_from_then_on(letter: Recorded) -> None:
    derived = letter[DerivedPosition].select("holder", "date").iter_rows()
    dates = {holder.removeprefix("country/"): date for holder, date in derived}

    assert dates["QAT"] == "2019-07-12"
    assert dates["SRB"] == "2019-07-26"


def test_each_membership_is_attested_by_the_row_of_its_member(letter: Recorded) -> None:
    rows = {row["name"]: n for n, row in enumerate(sheet("letter-of-50"), start=1)}
    proof = letter[Membership].join(
        letter[Evidence].select(attested_by=pl.concat_list("id"), row="row", kind="kind"),
        on="attested_by",
    )
    serbia = proof.filter(pl.col("member") == "country/SRB").row(0, named=True)

    assert proof.height == 51
    assert (serbia["kind"], serbia["row"]) == ("row", rows["Serbia"])


def test_a_reconstruction_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "lists.json"
    told = {"claimed": 2, "names": ["Qatar", "Yemen"]}
    lists = {
        "2019-07-12_letter": told,
        "derived_2019-07-12": {**told, "source": "DERIVED: the later list minus those who joined"},
    }
    path.write_text(json.dumps(lists), encoding="utf-8")
    found = record(path)

    assert found[Coalition].height == 1
    assert found.dropped() == ["the list 'derived_2019-07-12' is derived from other lists"]


# -- known, claimed and missing --------------------------------------------------------------------


@pytest.fixture
def of_54(tmp_path: Path) -> Recorded:
    """The statement of 29 October 2019 that Belarus read out."""
    told = {"list": "54 of October", "date": "2019-10-29", "claimed": "54"}
    return record(table(tmp_path, (told, spoken_by("Belarus", sheet("statement-of-54")))))


def test_the_speaker_is_one_of_those_spoken_for(of_54: Recorded) -> None:
    assert of_54[Statement]["spokesperson"].to_list() == ["country/BLR"]
    assert "BLR" in members(of_54)


def test_what_is_not_named_stays_unknown(of_54: Recorded) -> None:
    group = only_group(of_54)

    assert (group["size_min"], group["size_max"], group["complete"]) == (54, 54, False)
    assert len(members(of_54)) == 33


def test_that_a_state_is_not_named_says_nothing_of_it(of_54: Recorded) -> None:
    holders = {one.removeprefix("country/") for one in of_54[DerivedPosition]["holder"]}

    assert holders == members(of_54)
    assert "CUB" not in holders


def test_a_state_of_the_group_that_spoke_itself_is_counted_once(
    tmp_path: Path, of_54: Recorded
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "document: {title: Speakers of the afternoon, date: 2019-10-29}\n"
        "statements:\n"
        + "".join(
            f"  - {{speakers: [{state}], positions: [{{polarity: support, target: a plan}}]}}\n"
            for state in ("Pakistan", "Russia")
        ),
        encoding="utf-8",
    )
    found = record(tmp_path / "signatories.csv", own)
    direct = found.holders(polarity="support") - {
        one.removeprefix("coalition/") for one in found[Coalition]["id"]
    }
    derived = {one.removeprefix("country/") for one in found[DerivedPosition]["holder"]}

    assert direct == {"PAK", "RUS"}
    assert direct < derived
    assert len(direct | derived) == len(members(of_54))


def test_a_group_called_after_another_of_its_members_is_the_same_set(tmp_path: Path) -> None:
    rows = sheet("statement-of-23")
    british = {"list": "the United Kingdom's 23", "claimed": "23"}
    american = {"list": "the US and 22 others", "claimed": "22 others"}
    found = record(
        table(
            tmp_path,
            (british, spoken_by("United Kingdom", rows)),
            (american, spoken_by("United States", rows)),
        )
    )
    first, second = found[Coalition]["members"].to_list()

    assert set(first) == set(second)
    assert found[Coalition]["size_min"].to_list() == [23, 23]
    assert set(found[Statement]["spokesperson"]) == {"country/GBR", "country/USA"}


def test_a_list_may_count_the_state_that_it_defends(tmp_path: Path) -> None:
    told = {"list": "45", "date": "2020-10-06", "claimed": "45"}
    found = record(table(tmp_path, (told, named(LATER["cuba 2020"], Cuba="speaker"))))

    assert "CHN" in members(found)
    assert only_group(found)["complete"]


def test_thirty_nine_are_thirty_eight_others_and_the_speaker(tmp_path: Path) -> None:
    told = {"list": "39", "date": "2020-10-06", "claimed": "38 others"}
    found = record(table(tmp_path, (told, named(LATER["germany 2020"], Germany="speaker"))))

    assert (only_group(found)["size_max"], only_group(found)["complete"]) == (39, True)
    assert len(members(found)) == 39


@pytest.mark.parametrize(
    ("claimed", "least", "most"),
    [("more than 30", 31, None), ("at least 30", 30, None), ("about 20", None, None),
     ("dozens", 24, None)],
)  # fmt: skip
def test_a_size_may_be_open(
    tmp_path: Path, claimed: str, least: int | None, most: int | None
) -> None:
    told = {"list": "some", "claimed": claimed}
    group = only_group(record(table(tmp_path, (told, named(["Fiji", "Samoa"])))))

    assert (group["size_min"], group["size_max"], group["complete"]) == (least, most, False)


# -- who is on one list and not on another ---------------------------------------------------------


def test_two_complete_lists_tell_who_signed_only_once(tmp_path: Path) -> None:
    july = {"list": "July", "date": "2019-07-08", "claimed": "22"}
    october = {"list": "October", "date": "2019-10-29", "claimed": "23"}
    found = record(
        table(tmp_path, (july, sheet("letter-of-22")), (october, sheet("statement-of-23")))
    )

    assert found[Coalition]["complete"].all()
    assert members(found, size_min=22) - members(found, size_min=23) == {"ESP", "CHE"}


def test_a_state_abstained_in_one_month_and_signed_in_the_same(tmp_path: Path) -> None:
    votes = tmp_path / "votes.json"
    lists = {
        "2022-10-06_HRC51_L6_against_19": {"names": LATER["against 2022"]},
        "2022-10-06_HRC51_L6_abstain_11": {"names": LATER["abstained 2022"]},
        "2022-10-06_HRC51_L6_in_favour_17": {"names": []},
        "2022-10-31_Canada_50": {"names": LATER["canada 2022"], "claimed": 50},
    }
    votes.write_text(json.dumps(lists), encoding="utf-8")
    found = record(votes)
    (call,) = found[RollCall].iter_rows(named=True)

    assert (call["yes"], call["no"], call["abstain"]) == (17, 19, 11)
    assert call["resolution"] == "A/HRC/51/L.6"
    assert "UKR" in found.holders(act="abstain")
    assert "UKR" in members(found)
    assert len(found.holders(act="vote_no")) == 19


def test_lists_of_two_years_differ_by_name(tmp_path: Path) -> None:
    before = {"list": "2022", "date": "2022-10-31", "claimed": "50"}
    after = {"list": "2023", "date": "2023-10-18", "claimed": "51"}
    found = record(
        table(
            tmp_path,
            (before, named(LATER["canada 2022"])),
            (after, named(LATER["united kingdom 2023"])),
        )
    )

    gone = members(found, size_min=50) - members(found, size_min=51)
    assert gone == {"BLZ", "SOM", "TUR"}


# -- sources that contradict each other, and misspell ----------------------------------------------


def test_of_two_sources_that_differ_both_stay(tmp_path: Path) -> None:
    one = {"list": "as the agency has it", "source": "agency"}
    other = {"list": "as the ministry has it", "source": "ministry"}
    found = record(
        table(tmp_path, (one, named(["Fiji", "Liberia"])), (other, named(["Fiji", "Libya"])))
    )

    both = {frozenset(ids) for ids in found[Coalition]["members"].to_list()}
    assert both == {frozenset({"country/FJI", "country/LBR"}),
                    frozenset({"country/FJI", "country/LBY"})}  # fmt: skip
    assert found.skips == ()


def test_a_size_that_is_not_that_of_the_names_is_told_and_not_repaired(tmp_path: Path) -> None:
    told = {"list": "three", "claimed": "3"}
    found = record(table(tmp_path, (told, named(["Fiji", "Samoa", "Tonga", "Palau"]))))

    assert found.kept() == ["the list 'three' claims 3 and names 4"]
    assert only_group(found)["size_text"] == "3 claimed, 4 named"
    assert len(members(found)) == 4


def test_a_count_of_abstentions_that_is_not_that_of_the_names_is_told(tmp_path: Path) -> None:
    path = tmp_path / "votes.json"
    names = {"names": ["Fiji", "Samoa", "Tonga"]}
    path.write_text(json.dumps({"2022-10-06_HRC51_L6_abstain_4": names}), encoding="utf-8")
    found = record(path)

    assert found.kept() == ["the list '2022-10-06_HRC51_L6_abstain_4' counts 4 and names 3"]
    assert found[RollCall]["abstain"].to_list() == [4]
    assert len(found.holders(act="abstain")) == 3


@pytest.mark.parametrize(
    ("printed", "near"),
    [
        ("Mentenegro", "Montenegro"),
        ("Kyrgyztan", "Kyrgyzstan"),
        ("Croatia Czech Republic", "Czech Republic or Croatia"),
    ],
)
def test_a_misspelling_is_told_with_what_is_near_and_never_guessed(
    tmp_path: Path, printed: str, near: str
) -> None:
    told = {"list": "three", "claimed": "3"}
    found = record(table(tmp_path, (told, named(["Fiji", printed, "Samoa"]))))
    (skip,) = found.skips

    assert (skip.what, skip.rows, skip.dropped) == (f"unknown name {printed!r}", (2,), True)
    assert skip.hint is not None
    assert skip.hint.startswith(f"did you mean {near}?")
    assert members(found) == {"FJI", "WSM"}
    assert (only_group(found)["size_max"], only_group(found)["complete"]) == (3, False)


def test_a_name_that_stands_for_nobody_still_counts_where_no_size_is_claimed(
    tmp_path: Path,
) -> None:
    found = record(table(tmp_path, ({"list": "two"}, named(["Fiji", "Ruritania"]))))

    assert (only_group(found)["size_max"], only_group(found)["complete"]) == (2, False)


def test_a_names_file_adds_what_is_missing(tmp_path: Path) -> None:
    path = table(tmp_path, ({"list": "two"}, named(["Fiji", "Mentenegro"])))
    names = tmp_path / "names.csv"
    names.write_text("name,code\nMentenegro,MNE\n", encoding="utf-8")
    found = record(path, names=names)

    assert members(found) == {"FJI", "MNE"}
    assert found.skips == ()


def test_members_of_a_bloc_stand_on_a_list_as_the_states_that_they_are(tmp_path: Path) -> None:
    told = {"list": "letter", "date": "2001-03-01"}
    names = named(["members of Benelux", "Fiji", "members of Ruritania"])
    found = record(table(tmp_path, (told, names)))

    assert members(found) == {"BEL", "FJI", "LUX", "NLD"}
    assert (only_group(found)["size_max"], only_group(found)["complete"]) == (5, False)
    (unknown,) = found.dropped()
    assert "'members of Ruritania' is refused: 'Ruritania' has no members" in unknown


def test_a_state_under_two_names_is_counted_once(tmp_path: Path) -> None:
    told = {"list": "two", "claimed": "2"}
    found = record(table(tmp_path, (told, named(["Russia", "Russian Federation", "Fiji"]))))

    assert members(found) == {"RUS", "FJI"}
    assert "'Russian Federation' names a state that is on the list already" in found.kept()


# -- files that are not as they should be ----------------------------------------------------------


def test_a_row_that_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = named(["Fiji", "", "Samoa"])
    rows[2]["joined"] = "last summer"
    found = record(table(tmp_path, ({"list": "two"}, rows)))

    assert sorted(found.dropped()) == [
        "Samoa, joined: 'last summer' is no date; write 2019, 2019-07 or 2019-10-29",
        "a row without a list or a name",
    ]
    assert members(found) == {"FJI", "WSM"}


def test_what_is_no_name_is_told_with_its_list_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lists.json"
    names = ["Fiji", 3, None, {"role": "speaker"}, {"name": "Samoa", "joined": "soon"}, "Ruritania"]
    path.write_text(json.dumps({"2019-10-29_letter": {"names": names}}), encoding="utf-8")
    found = record(path)

    assert members(found) == {"FJI", "WSM"}
    assert [skip.count for skip in found.skips] == [1, 1, 1, 1, 1]
    assert "the list '2019-10-29_letter': 'None' is no name" in found.dropped()
    assert "unknown name '3'" in found.dropped()
    assert {skip.unit for skip in found.skips} == {"list"}


def test_who_left_before_joining_is_told(tmp_path: Path) -> None:
    rows = [{"name": "Fiji", "joined": "2020", "left": "2019"}, {"name": "Samoa"}]
    found = record(table(tmp_path, ({"list": "two"}, rows)))

    assert found.dropped() == ["Fiji left (2019) before it joined (2020)"]


def test_a_list_with_two_sizes_is_refused(tmp_path: Path) -> None:
    rows = [{"name": "Fiji", "claimed": "2"}, {"name": "Samoa", "claimed": "3"}]

    with pytest.raises(SourceError, match="has claimed '2' and '3'"):
        record(table(tmp_path, ({"list": "two"}, rows)))


def test_a_list_without_names_and_size_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lists.json"
    lists = {"a": {"names": ["Fiji"]}, "b": {"names": [], "certainty": "list not found"}}
    path.write_text(json.dumps(lists), encoding="utf-8")

    assert record(path).dropped() == ["the list 'b' has neither names nor a size"]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the reference data in ../shared")
def test_every_name_of_the_reference_lists_stands_for_somebody() -> None:
    found = record(SHARED)
    lists = json.loads(SHARED.read_text(encoding="utf-8"))

    assert not [skip for skip in found.skips if skip.what.startswith("unknown name")]
    assert len(found.dropped()) == 8
    for name, told in lists.items():
        if told.get("claimed") and "HRC51_L6" not in name and not name.startswith("derived"):
            groups = found[Coalition].filter(pl.col("size_min") == told["claimed"])
            assert len(told["names"]) in groups["members"].list.len().to_list(), name
