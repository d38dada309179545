"""The two joint statements of 29 October 2019 are two, each with all its reports."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from stancegraph.records import Coalition, DerivedPosition, Link, Statement
from stancegraph.resources import shipped
from stancegraph.store.build import in_memory
from stancegraph.store.options import Options
from stancegraph.tables import Tables

EXAMPLE = Path(str(shipped("examples"))) / "third-committee-2019"
SHARED = Path(__file__).parents[3] / "shared"
SECOND = """Rival speeches on Xinjiang at the United Nations

Example Gazette, October 30, 2019

NEW YORK, Oct. 30 (Example Gazette) -- At a meeting of the Third Committee of the UN General \
Assembly on Tuesday, Belarus made a joint statement on behalf of 53 countries. The statement \
praised China's record on human rights and welcomed the counter-terrorism measures in Xinjiang.

The United Kingdom made a joint statement on behalf of 23 countries at the meeting on Tuesday. It \
expressed concern about the treatment of Uighurs in Xinjiang.
"""
SHEETS = sorted((EXAMPLE / "signatories").glob("*.yaml"))


def of_the_day(tables: Tables) -> dict[str, pl.DataFrame]:
    """Spokesperson → the reports of the joint statement that he made that day."""
    joint = tables[Statement].filter(
        pl.col("spokesperson").is_not_null(), pl.col("date") == "2019-10-29"
    )
    links = tables[Link].filter(kind="statement")
    firsts = joint.select("spokesperson", item="id").join(links, on="item")
    return {
        speaker: links.filter(pl.col("same_as").is_in(part["same_as"].implode()))
        for (speaker,), part in firsts.group_by("spokesperson")
    }


def sizes(tables: Tables, reports: pl.DataFrame) -> list[str]:
    groups = tables[Statement].select("on_behalf_of", item="id").join(reports, on="item")
    names = tables[Coalition].select("size_text", group="id")
    return sorted(
        groups.select(group=pl.col("on_behalf_of").list.first()).join(names, on="group")[
            "size_text"
        ]
    )


def test_the_brief_the_lists_and_another_paper_tell_of_two_statements(tmp_path: Path) -> None:
    second = tmp_path / "gazette.txt"
    second.write_text(SECOND, encoding="utf-8")
    options = Options(issues=EXAMPLE / "issues.yaml", backend="pattern")
    tables = in_memory([EXAMPLE / "article.txt", second, *SHEETS], options)
    found = of_the_day(tables)
    assert set(found) == {"country/BLR", "country/GBR"}
    assert {speaker: reports["same_as"].n_unique() for speaker, reports in found.items()} == {
        "country/BLR": 1,
        "country/GBR": 1,
    }
    assert sizes(tables, found["country/BLR"]) == ["53", "54", "54"]
    assert sizes(tables, found["country/GBR"]) == ["23", "23", "23"]


def test_the_states_on_a_list_hold_what_the_brief_tells(tmp_path: Path) -> None:
    options = Options(issues=EXAMPLE / "issues.yaml", backend="pattern")
    tables = in_memory([EXAMPLE / "article.txt", *SHEETS], options)
    derived = tables[DerivedPosition].filter(
        pl.col("holder") == "country/ALB", pl.col("target_text").str.contains("Uighurs")
    )
    assert derived.height  # Albania is named by the list alone, the Uighurs by the brief alone


@pytest.mark.shared
def test_with_the_agency_report_and_the_lists_as_found_they_are_still_two() -> None:
    article = SHARED / "seed" / "xinhua-2019-10-30.txt"
    lists = SHARED / "data" / "signatories" / "lists.json"
    if not (article.is_file() and lists.is_file()):
        pytest.skip("the reference data is not there")
    options = Options(issues=EXAMPLE / "issues.yaml")
    tables = in_memory([article, EXAMPLE / "article.txt", lists, *SHEETS], options, skipped=[])
    found = of_the_day(tables)
    assert set(found) == {"country/BLR", "country/GBR"}
    assert found["country/BLR"]["same_as"].n_unique() == 1
    assert sizes(tables, found["country/BLR"]) == ["54", "54", "54", "54"]
    assert sizes(tables, found["country/GBR"]) == ["23", "23", "23"]
    # The letter of 50 is not the one of 37, nor is that of the 13 who joined it.
    letters = tables[Link].join(
        tables[Statement].filter(date="2019-07-12").select(item="id"), on="item"
    )
    assert "37" not in sizes(tables, letters)
