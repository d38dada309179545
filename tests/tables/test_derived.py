"""What a coalition holds is derived for its known members, by date."""

from datetime import date

import polars as pl

from stancegraph.records import DerivedPosition, PartialDate
from stancegraph.tables import Tables, derive


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
