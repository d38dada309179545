from __future__ import annotations

from collections import Counter
from datetime import date

import pycountry
import pytest

from stancegraph.resolution import countries
from stancegraph.resolution.countries import existing_instead, iso_codes

TODAY = date(2024, 1, 1)


def test_there_are_193_members_and_two_observers_today() -> None:
    today = Counter(row.un_status for row in countries().values() if row.exists_on(TODAY))
    assert today["member"] == 193
    assert [c for c, row in countries().items() if row.un_status == "observer"] == [
        "PSE",
        "RVN",
        "VAT",
    ]
    assert today["observer"] == 2


def test_every_territory_of_iso_3166_is_there_with_its_number() -> None:
    for known in pycountry.countries:
        row = countries()[known.alpha_3]
        assert row.m49 == known.numeric
        assert row.exists_on(TODAY)


def test_kosovo_has_the_user_assigned_code_and_no_status() -> None:
    assert countries()["XKX"].name == "Kosovo"
    assert countries()["XKX"].un_status == "none"
    assert countries()["XKX"].eu_code == "1A0"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("RUS", "Russian Federation"),
        ("USA", "United States of America"),
        ("VNM", "Viet Nam"),
        ("TUR", "Türkiye"),
        ("BOL", "Bolivia (Plurinational State of)"),
        ("PSE", "State of Palestine"),
        ("KOR", "Republic of Korea"),
        ("TWN", "Taiwan"),
    ],
)
def test_states_bear_the_short_names_of_the_un(code: str, name: str) -> None:
    assert countries()[code].name == name


def test_names_and_numbers_are_unique_and_successors_exist() -> None:
    table = countries().values()
    assert len({row.name for row in table}) == len(table)
    numbers = [row.m49 for row in table if row.m49]
    assert len(set(numbers)) == len(numbers)
    assert all(len(number) == 3 and number.isdigit() for number in numbers)
    assert {code for row in table for code in row.successors} <= set(countries())


@pytest.mark.parametrize(
    ("code", "when", "instead"),
    [
        ("RUS", date(1985, 1, 1), ("SUN",)),
        ("SRB", date(1985, 1, 1), ("YUG",)),
        ("SRB", date(2004, 1, 1), ("SCG",)),
        ("CSK", date(2019, 1, 1), ("CZE", "SVK")),
        ("YUG", date(2019, 1, 1), ("BIH", "HRV", "MKD", "MNE", "SRB", "SVN")),
        ("FRA", date(1985, 1, 1), ("FRA",)),
    ],
)
def test_a_state_that_did_not_exist_gives_way_to_those_that_did(
    code: str, when: date, instead: tuple[str, ...]
) -> None:
    assert existing_instead(code, when) == instead


def test_validity_includes_both_ends() -> None:
    soviet_union = countries()["SUN"]
    assert soviet_union.exists_on(date(1991, 12, 25))
    assert not soviet_union.exists_on(date(1991, 12, 26))
    assert countries()["RUS"].exists_on(date(1991, 12, 26))


@pytest.mark.parametrize("year", [1900, 1950, 1975, 1985, 1991, 2005, 2024])
def test_on_every_day_the_search_for_the_state_of_that_day_ends(year: int) -> None:
    when = date(year, 6, 1)
    for code in countries():
        assert all(countries()[one].exists_on(when) for one in existing_instead(code, when))


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("BOL", {"alpha_2": "BO", "numeric": "068"}),
        ("SUN", {"alpha_2": "SU", "numeric": "810"}),
        ("XKX", {}),
        ("bloc:European Union", {}),
    ],
)
def test_a_state_has_its_other_iso_codes(code: str, codes: dict[str, str]) -> None:
    assert iso_codes(code) == codes
