"""What a coalition holds is derived for its known members, by date."""

from datetime import date

import polars as pl

from stancegraph.inference import derive
from stancegraph.records import (
    Coalition,
    Collection,
    DerivedPosition,
    Link,
    Membership,
    PartialDate,
    Record,
)
from stancegraph.records.values import LinkKind
from stancegraph.tables import Tables


def test_each_known_member_holds_the_position_of_its_coalition(tables: Tables) -> None:
    by_holder = {p.holder: p for p in tables.records(DerivedPosition)}
    belarus = by_holder["country/BLR"]
    assert (belarus.via, belarus.inferred_from) == ("coalition/c", "position/p1")
    assert belarus.id == "position/p1/BLR"
    assert belarus.date == PartialDate("2019-10-29")


def test_who_had_left_before_does_not_hold_it(tables: Tables) -> None:
    assert "country/QAT" not in set(tables[DerivedPosition]["holder"])


def test_who_joined_later_holds_it_from_then(tables: Tables) -> None:
    (serbia,) = (p for p in tables.records(DerivedPosition) if p.holder == "country/SRB")
    assert serbia.date == PartialDate("2019-11")
    row = tables[DerivedPosition].row(by_predicate=pl.col("holder") == "country/SRB", named=True)
    assert (row["earliest"], row["latest"]) == (date(2019, 11, 1), date(2019, 11, 30))


def test_positions_of_single_states_derive_nothing(tables: Tables) -> None:
    assert set(tables[DerivedPosition]["inferred_from"]) == {"position/p1"}


def test_nothing_is_derived_from_nothing() -> None:
    assert derive(Tables()).height == 0


# -- coalitions that several documents tell of ----------------------------------------------------


def linked(tables: Tables, *others: Record) -> Tables:
    """The small graph, with another report of the same coalition."""
    kept = {kind: tables[kind] for kind in tables if kind is not Link}
    report = Tables.of(Collection(others), "other")
    rows = [
        Link(id=Link.identify(one), kind=LinkKind.COALITION, item=one, same_as="coalition/c")
        for one in ("coalition/c", "coalition/b")
    ]
    links = Tables.of(Collection(rows), "reconciliation")
    return Tables({kind: pl.concat([kept[kind], report[kind]]) for kind in kept}).joined(links)


REPORT = Coalition(
    id="coalition/b",
    label="53 countries",
    size_min=53,
    size_max=53,
    size_text="53",
    complete=False,
    members=("country/NOR", "country/QAT"),
)


def test_whom_another_report_names_holds_what_the_coalition_said(tables: Tables) -> None:
    found = derive(linked(tables, REPORT)).filter(inferred_from="position/p1")
    by_holder = {row["holder"]: row for row in found.to_dicts()}
    assert by_holder["country/NOR"]["via"] == "coalition/c"
    assert by_holder["country/NOR"]["id"] == "position/p1/NOR"
    assert found["id"].is_unique().all()
    assert set(by_holder) == {"country/BLR", "country/NOR", "country/SRB"}


def test_who_left_did_so_whichever_report_tells_it(tables: Tables) -> None:
    again = Membership(id="membership/b", member="country/QAT", group="coalition/b")
    found = derive(linked(tables, REPORT, again))
    assert "country/QAT" not in set(found["holder"])


def test_who_came_back_holds_it_again(tables: Tables) -> None:
    back = Membership(
        id="membership/b",
        member="country/QAT",
        group="coalition/b",
        joined=PartialDate("2019-10-25"),
    )
    found = derive(linked(tables, REPORT, back)).filter(inferred_from="position/p1")
    assert "country/QAT" in set(found["holder"])
