"""Sponsors of drafts in catalogue records."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.sponsorships import split_names
from stancegraph.records import Coding, Issue, Position, Statement

from .recording import Recorded, record

FILE = (
    Path(__file__).parents[4]
    / "shared"
    / "data"
    / "sponsors"
    / "session78_third_committee_drafts.marcxml"
)


def field(tag: str, **parts: str) -> str:
    inside = "".join(f'<subfield code="{code}">{text}</subfield>' for code, text in parts.items())
    return f'<datafield tag="{tag}" ind1=" " ind2=" ">{inside}</datafield>'


def draft_record(symbol: str, *sponsors: str, kind: str = "draft resolution /", note: str = "",
                 subject: str = "WATER") -> str:  # fmt: skip
    fields = [
        field("191", a=symbol),
        field("245", a="Clean water for all :", b=kind),
        field("269", a="2023-11-08"),
        field("650", a=subject),
        *(field("710", a=sponsor) for sponsor in sponsors),
    ]
    if note:
        fields.append(field("515", a=note))
    return f"<record>{''.join(fields)}</record>"


def collection(folder: Path, *records: str) -> Path:
    path = folder / "drafts.xml"
    text = "".join(records)
    path.write_text(
        f'<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim">{text}'
        "</collection>",
        encoding="utf-8",
    )
    return path


def said(found: Recorded, kind: str) -> list[tuple[list[str], str | None]]:
    frame = found[Statement].filter(pl.col("kind") == kind).sort("label")
    speakers = ([one.rpartition("/")[2] for one in ids] for ids in frame["speakers"])
    return list(zip(speakers, frame["date"], strict=True))


def test_sponsors_make_one_statement_and_each_holds_a_position(tmp_path: Path) -> None:
    found = record(collection(tmp_path, draft_record("A/C.3/78/L.2", "Chile", "Norway", "Ghana")))

    assert found.skips == ()
    assert said(found, "sponsorship") == [(["CHL", "NOR", "GHA"], "2023-11-08")]
    assert found.holders(act="sponsor", polarity="support", basis="recorded") == {
        "CHL",
        "NOR",
        "GHA",
    }


def test_the_draft_is_an_issue_that_any_table_names_alike(tmp_path: Path) -> None:
    found = record(collection(tmp_path, draft_record("A/C.3/78/L.2", "Chile")))
    text = Issue.of_text("A/C.3/78/L.2")
    issue = found[Issue].filter(pl.col("id") == text).row(0, named=True)

    assert found[Position]["target"].to_list() == [text]
    assert issue["label"] == "A/C.3/78/L.2: Clean water for all : draft resolution"
    assert issue["broader"] == ["issue/water"]


def test_sponsors_that_a_note_adds_sponsor_too_on_a_day_that_is_not_known(tmp_path: Path) -> None:
    note = "Additional sponsors: Bolivia (Plurinational State of), Togo and Zambia (A/78/475)."
    found = record(collection(tmp_path, draft_record("A/C.3/78/L.2", "Chile", note=note)))

    assert said(found, "sponsorship") == [(["BOL", "TGO", "ZMB"], None), (["CHL"], "2023-11-08")]
    assert found[Coding].select("variable", "value").row(0) == ("note", note)


def test_a_sponsor_that_was_removed_withdraws_from_the_sponsorship(tmp_path: Path) -> None:
    note = (
        "Additional sponsors: Ecuador. - Ghana was removed from the list of sponsors of the draft"
        " resolution (A/78/475)."
    )
    found = record(collection(tmp_path, draft_record("A/C.3/78/L.2", "Chile", "Ghana", note=note)))
    sponsored = found[Statement].filter(pl.col("date").is_not_null()).row(0, named=True)
    left = found[Position].filter(pl.col("act") == "withdraw").row(0, named=True)

    assert said(found, "withdrawal") == [(["GHA"], None)]
    assert (left["holder"], left["polarity"], left["target"]) == (
        "country/GHA",
        "oppose",
        sponsored["id"],
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chad", ["Chad"]),
        ("Chad and Togo", ["Chad", "Togo"]),
        ("Chad, Bosnia and Herzegovina and Togo", ["Chad", "Bosnia and Herzegovina", "Togo"]),
        ("Chad, Peru and Trinidad and Tobago", ["Chad", "Peru", "Trinidad and Tobago"]),
        (
            "Saint Kitts and Nevis, Antigua and Barbuda and Sao Tome and Principe",
            ["Saint Kitts and Nevis", "Antigua and Barbuda", "Sao Tome and Principe"],
        ),
        ("Chad, Peru, and Togo", ["Chad", "Peru", "Togo"]),
    ],
)
def test_names_with_and_in_them_stay_whole(text: str, names: list[str]) -> None:
    assert split_names(text) == names


def test_a_group_of_states_may_sponsor(tmp_path: Path) -> None:
    records = collection(
        tmp_path, draft_record("A/C.3/78/L.2", "Group of 77", "UN. Group of African States")
    )
    holders = set(record(records)[Position]["holder"])

    assert holders == {"bloc/group-of-77", "bloc/african-group"}


def test_an_author_of_another_paper_is_no_sponsor(tmp_path: Path) -> None:
    found = record(
        collection(
            tmp_path,
            draft_record("A/C.3/78/L.1", "UN. Secretariat", kind="note /"),
            draft_record("A/C.3/78/L.2", "Chile", kind="amendment to draft resolution /"),
        )
    )

    assert found.dropped() == ["a record of a paper that is no draft and no amendment"]
    assert found.holders() == {"CHL"}


def test_a_name_that_stands_for_nobody_is_told_with_its_record(tmp_path: Path) -> None:
    found = record(
        collection(
            tmp_path,
            draft_record("A/C.3/78/L.2", "Chile"),
            draft_record("A/C.3/78/L.3", "Ir eland", "Chile"),
        )
    )
    (skip,) = found.skips

    assert (skip.what, skip.rows, skip.dropped) == ("unknown name 'Ir eland'", (2,), True)


def test_names_that_were_encoded_twice_are_put_right(tmp_path: Path) -> None:
    twice = "Türkiye".encode().decode("latin-1")
    found = record(collection(tmp_path, draft_record("A/C.3/78/L.2", twice, "Côte d'Ivoire")))

    assert found.holders() == {"TUR", "CIV"}
    assert found.kept() == ["text that was encoded twice is put right"]


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = collection(tmp_path, draft_record("A/C.3/78/L.2", "Chile"))
    text = path.read_text(encoding="utf-8")
    bomb = text.replace("<collection", '<!DOCTYPE c [<!ENTITY a "aaaa">]><collection', 1)
    path.write_text(bomb, encoding="utf-8")

    with pytest.raises(SourceError, match="document type"):
        record(path)


@pytest.mark.shared
@pytest.mark.skipif(not FILE.exists(), reason="needs the reference data in ../shared")
def test_the_sponsors_of_a_real_session_are_read() -> None:
    found = record(FILE)
    unknown = {skip.what for skip in found.skips if skip.what.startswith("unknown")}

    assert found[Position].height == 3146
    assert unknown == {
        "unknown name 'Ir eland'",
        "unknown name 'UN. General Assembly. 3rd Committee. Chair'",
    }
    assert found.holders(act="withdraw") == {"SDN"}
