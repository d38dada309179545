"""A bloc that holds a position brings its members into the graph, and they hold it by its date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stancegraph.errors import NameRefused
from stancegraph.graph import Graph
from stancegraph.inference import complete
from stancegraph.records import Bloc, Country, FactSheet, Membership, Position
from stancegraph.records.sources import Document
from stancegraph.resolution import Gazetteer
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.tables import Tables


def graph(date: str | None, *statements: dict[str, Any], **more: Any) -> Graph:
    document = {"title": "Debate on river tolls", "publisher": "Example Wire", "date": date}
    sheet = FactSheet.model_validate({"document": document, "statements": statements, **more})
    source = Document(
        id="document/d", label="Debate", name="d", sha256="0" * 64, date=sheet.document.date
    )
    records = assemble(sheet, Source(source, "sheet.yaml"), Gazetteer.load())
    return Graph(complete(Tables.of(records, "sheet")))


def statement(who: Any, date: str | None = None, polarity: str = "support") -> dict[str, Any]:
    return {
        "kind": "joint",
        "on_behalf_of": who,
        "date": date,
        "positions": [{"polarity": polarity, "act": "endorse", "target": "the river tolls"}],
    }


def holders(found: Graph) -> set[str]:
    return set(found.positions()["holder"]) - set(found.positions(direct=True)["holder"])


@pytest.mark.parametrize(
    ("date", "within", "without", "number"),
    [
        ("1970-05-04", "FRA LUX", "GBR POL", 6),
        ("2013-06-30", "GBR", "HRV", 27),
        ("2013-07-01", "GBR HRV", "NOR", 28),
        ("2020-02-01", "HRV", "GBR", 27),
        ("2013", "GBR HRV", "NOR", 28),
    ],
)
def test_the_members_of_that_day_hold_what_a_bloc_holds(
    date: str, within: str, without: str, number: int
) -> None:
    found = holders(graph("2024-01-01", statement("European Union", date)))
    assert set(within.split()) <= found
    assert not found & set(without.split())
    assert len(found) == number


def test_a_position_without_a_date_is_held_by_those_without_dates_only() -> None:
    assert holders(graph(None, statement("European Union"))) == set()
    assert len(holders(graph(None, statement("Nordic countries")))) == 5


def test_who_joins_a_bloc_does_not_join_what_it_said_before() -> None:
    found = holders(graph("2024-01-01", statement("ASEAN", "1990-03-04")))
    assert found == {"BRN", "IDN", "MYS", "PHL", "SGP", "THA"}


def test_a_suspended_member_does_not_hold_what_the_bloc_says() -> None:
    found = graph("2024-01-01", statement("Arab League", "2012-01-22", "oppose"))
    assert "SYR" not in holders(found)
    assert "EGY" in holders(found)


def test_a_member_that_came_back_holds_what_was_said_in_its_terms() -> None:
    said = [statement("African Union", day) for day in ("1980-01-01", "2000-01-01", "2018-01-01")]
    for entry, words in zip(said, ("tolls", "dams", "locks"), strict=True):
        entry["positions"][0]["target"] = words
    found = graph("2024-01-01", *said).positions(holder="MAR")
    assert sorted(found["date"]) == ["1980-01-01", "2018-01-01"]


def test_what_is_derived_says_from_what_and_through_whom() -> None:
    (row,) = (
        graph("2019-05-05", statement("Benelux", "2019-05-04"))
        .positions(holder="NLD")
        .rows(named=True)
    )
    assert (row["via"], row["date"], row["polarity"]) == ("bloc:Benelux", "2019-05-04", "support")


def test_only_blocs_that_hold_something_bring_their_members() -> None:
    entry = statement("Norway", "2019-05-04")
    entry["positions"][0]["target_actor"] = "European Union"
    found = graph("2019-05-05", entry).tables
    assert found[Bloc].height == 1
    assert found[Membership].height == 0
    assert list(found[Country]["code"]) == ["NOR"]


def test_two_documents_may_name_one_bloc() -> None:
    one = graph("2019-05-05", statement("European Union", "2019-05-04"))
    assert one.tables[Membership].height == 28
    assert one.validate().conforms


def test_a_bloc_whose_members_are_not_known_stands_alone() -> None:
    found = graph("2019-05-05", statement("Rio Group", "2019-05-04"))
    assert (found.tables[Membership].height, holders(found)) == (0, set())


def test_the_members_of_a_bloc_may_be_listed_as_members_of_a_coalition() -> None:
    members = ["Norway", "members of European Union"]
    found = graph("2013-06-30", statement({"count": 28, "members": members}, "2013-06-29"))
    assert {"GBR", "NOR", "POL"} <= holders(found)
    assert "HRV" not in holders(found)
    later = graph("2019-01-01", statement({"members": ["members of EU on 2013-06-30"]}))
    assert "HRV" not in holders(later)


def test_the_members_of_a_bloc_may_vote_in_a_list() -> None:
    call = {
        "organ": "General Assembly",
        "date": "2019-12-18",
        "motion": "the river tolls as a whole",
        "votes": [{"choice": "in_favour", "by": ["members of Benelux", "Chad"]}],
    }
    found = graph("2019-12-18", roll_calls=[call])
    assert set(found.positions(direct=True)["holder"]) == {"BEL", "LUX", "NLD", "TCD"}
    assert set(found.tables[Position]["basis"]) == {"recorded"}


def test_a_list_of_nobody_is_refused_with_its_place() -> None:
    with pytest.raises(NameRefused, match="'Atlantis' has no members") as raised:
        graph("2019-01-01", statement({"members": ["members of Atlantis"]}))
    assert raised.value.at == "sheet.yaml: statements/0/on_behalf_of"


def test_a_bloc_in_a_text_brings_its_members(tmp_path: Path) -> None:
    text = (
        "States differ over tolls\n\nGENEVA, March 3, 2021 (Example Wire) -- "
        "The European Union on Wednesday welcomed the river tolls.\n"
    )
    (tmp_path / "brief.txt").write_text(text, encoding="utf-8")
    found = Graph.build(tmp_path / "brief.txt", backend="pattern", date="2021-03-03")
    assert "bloc:European Union" in set(found.positions(direct=True)["holder"])
    assert len(holders(found)) == 27


def test_the_members_of_a_bloc_in_the_graph_are_asked_for_by_day() -> None:
    found = graph("2024-01-01", statement("European Union", "2019-10-29"))

    def members(**parameters: str) -> list[object]:
        rows = found.query("bloc-members", bloc="bloc/european-union", **parameters)
        return [row["member_label"] for row in rows]

    assert len(members()) == 28
    assert len(members(on="1985-06-01")) == 10
    assert len(members(on="2020-02-01")) == 27
    assert members(country="HRV", on="2013-06-30") == []
    assert members(country="members of Benelux", on="1958-01-01") == [
        "Belgium",
        "Luxembourg",
        "Netherlands",
    ]
