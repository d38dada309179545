"""Who belongs to which bloc, and lists of countries that are made from it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from stancegraph.errors import UsageError
from stancegraph.records import Membership, PartialDate
from stancegraph.resolution import Gazetteer, countries
from stancegraph.resolution.datafiles import rows
from stancegraph.resolution.memberships import (
    blocs_with_members,
    listed,
    members,
    members_named,
    membership_records,
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("bloc", "number"),
    [
        ("African Group", 54),
        ("Asia-Pacific Group", 54),
        ("Eastern European Group", 23),
        ("GRULAC", 33),
        ("Western European and Others Group", 28),
        ("European Union", 27),
        ("Group of 77", 134),
        ("Non-Aligned Movement", 120),
        ("OIC", 57),
        ("Arab League", 22),
        ("GCC", 6),
        ("African Union", 55),
        ("CARICOM", 15),
        ("CELAC", 33),
        ("NATO", 32),
        ("OECD", 38),
        ("BRICS", 10),
        ("G7", 7),
        ("G20", 19),
        ("AOSIS", 39),
        ("Least Developed Countries", 44),
        ("Landlocked Developing Countries", 32),
        ("SCO", 10),
        ("Commonwealth", 56),
        ("Pacific Islands Forum", 18),
        ("Council of Europe", 46),
        ("OSCE", 57),
        ("OPEC", 12),
        ("Nordic-Baltic countries", 8),
    ],
)
def test_a_bloc_has_as_many_members_as_it_says(bloc: str, number: int) -> None:
    assert len(members(bloc, date(2025, 6, 30))) == number


def test_every_member_of_the_un_but_the_usa_is_in_one_regional_group() -> None:
    groups = ["African Group", "Asia-Pacific Group", "Eastern European Group", "GRULAC"]
    found = [
        code for group in [*groups, "Western European and Others Group"] for code in members(group)
    ]
    today = date(2025, 6, 30)
    states = {
        row.code
        for row in countries().values()
        if row.un_status == "member" and row.exists_on(today)
    }
    assert len(found) == len(set(found))
    assert states - set(found) == {"USA"}


@pytest.mark.parametrize(
    ("bloc", "day", "within", "without"),
    [
        ("European Union", "1957-12-31", "", "BEL GBR"),
        ("European Union", "1972-12-31", "BEL DEU", "GBR IRL DNK"),
        ("European Union", "2013-06-30", "BGR GBR", "HRV"),
        ("European Union", "2020-01-31", "GBR HRV", "NOR"),
        ("European Union", "2020-02-01", "HRV", "GBR"),
        ("NATO", "1999-03-11", "DEU TUR", "POL"),
        ("NATO", "2024-03-07", "FIN SWE", "AUT"),
        ("African Union", "1984-11-12", "ESH MAR", "NAM"),
        ("African Union", "2000-01-01", "ESH ZAF", "MAR"),
        ("African Union", "2017-02-01", "MAR SSD", "HTI"),
        ("Eastern European Group", "1985-01-01", "SUN CSK DDR YUG BLR", "RUS CZE EST"),
        ("Eastern European Group", "1995-01-01", "RUS CZE EST", "SUN CSK DDR YUG SRB"),
        ("Arab League", "1985-01-01", "YEM YMD", "COM"),
        ("Arab League", "2015-01-01", "SYR", "YMD"),
        ("Commonwealth", "1980-01-01", "GBR", "PAK ZAF ZWE"),
        ("Commonwealth", "1995-01-01", "PAK ZAF ZWE", "FJI"),
        ("Commonwealth", "2010-01-01", "FJI", "ZWE"),
        ("Group of 77", "2010-01-01", "CHN PSE", "MEX KOR ROU"),
        ("Non-Aligned Movement", "1990-01-01", "YUG CYP ARG", "MMR CHN"),
        ("G8", "2013-12-31", "RUS USA", "CHN"),
        ("G8", "2014-04-01", "", "RUS USA"),
        ("Least Developed Countries", "2000-01-01", "CPV MDV", "BWA SSD"),
        ("Warsaw Pact", "1985-01-01", "SUN DDR", "ALB YUG"),
        ("CIS", "2010-01-01", "UKR", "GEO EST"),
        ("ASEAN", "1998-01-01", "MMR", "KHM"),
    ],
)
def test_membership_is_that_of_the_day(bloc: str, day: str, within: str, without: str) -> None:
    found = set(members(bloc, date.fromisoformat(day)))
    assert set(within.split()) <= found
    assert not found & set(without.split())


def test_a_bloc_is_asked_for_by_its_name_or_by_its_key() -> None:
    assert members("bloc:Benelux") == members("Benelux") == ("BEL", "LUX", "NLD")


def test_the_arab_group_is_the_arab_league_at_the_un() -> None:
    assert members("Arab Group", date(1990, 1, 1)) == members("Arab League", date(1990, 1, 1))
    assert {one.group for one in membership_records("Arab Group")} == {"bloc/arab-group"}


def test_a_list_that_lacks_members_before_a_day_refuses_earlier_days() -> None:
    assert len(members("Group of 77", date(2008, 1, 1))) == 130
    with pytest.raises(UsageError, match="not all members of Group of 77 on 1990-01-01"):
        members("Group of 77", date(1990, 1, 1))


def test_a_bloc_without_a_list_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(UsageError, match="the members of 'Rio Group' are not known") as raised:
        members("Rio Group")
    assert "Visegrad Group" in (raised.value.hint or "")


@pytest.mark.parametrize(
    ("text", "bloc", "day"),
    [
        ("members of European Union", "European Union", None),
        ("Members of the EU", "European Union", None),
        ("member states of the EU on 2019-10-29", "European Union", date(2019, 10, 29)),
        ("the members of the European Communities at 1975-06", "European Union", date(1975, 6, 1)),
        ("members of OAU, in 1980", "African Union", date(1980, 1, 1)),
        ("  members of the   League of Arab States ", "Arab League", None),
    ],
)
def test_a_list_in_words_stands_for_the_members(
    gazetteer: Gazetteer, text: str, bloc: str, day: date | None
) -> None:
    found = members_named(text, gazetteer)
    assert found is not None
    assert (found.bloc, found.on) == (bloc, day)
    assert found.countries == members(bloc, day)


def test_the_date_of_the_list_counts_before_that_of_the_document(gazetteer: Gazetteer) -> None:
    for text, number in [("members of NATO on 1950", 12), ("members of NATO", 16)]:
        found = members_named(text, gazetteer, date(1990, 1, 1))
        assert found is not None
        assert len(found.countries) == number


@pytest.mark.parametrize("text", ["European Union", "France", "membership of NATO", "x" * 300, ""])
def test_other_words_are_no_list(gazetteer: Gazetteer, text: str) -> None:
    assert members_named(text, gazetteer) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("members of France", "'France' has no members: it is no group of states"),
        ("members of Atlantis", "'Atlantis' has no members: unknown name"),
        ("members of the Third Committee", "it is no group of states"),
        ("members of NATO on 2019-13", "2019-13"),
        ("members of NATO on 2019-02-30", "2019-02-30"),
        ("members of the Lima Group", "not known"),
    ],
)
def test_a_list_of_nobody_is_refused_with_the_reason(
    gazetteer: Gazetteer, text: str, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        members_named(text, gazetteer)


def test_a_list_of_countries_may_mix_names_and_groups(gazetteer: Gazetteer) -> None:
    assert listed(["Norway", "members of Benelux", "CHN"], gazetteer, None) == [
        "Norway",
        "BEL",
        "LUX",
        "NLD",
        "CHN",
    ]


def terms(bloc: str, code: str) -> list[tuple[str, str]]:
    return [
        (str(one.joined), str(one.left))
        for one in membership_records(bloc)
        if one.member == f"country/{code}"
    ]


def test_who_left_and_came_back_has_two_terms() -> None:
    assert terms("African Union", "MAR") == [("1963", "1984-11-12"), ("2017-01-30", "None")]


def test_a_suspended_member_takes_no_part_and_is_still_a_member() -> None:
    assert terms("Arab League", "SYR") == [("1945-03-22", "2011-11-15"), ("2023-05-07", "None")]
    assert terms("OIC", "AFG") == [("1969-09-25", "1980-01"), ("1989-03", "None")]
    assert terms("Commonwealth", "ZWE") == [("1980-04-18", "2002-03-18")]
    assert terms("African Union", "NER")[-1] == ("2011-03", "2023-08-21")
    assert "NER" in members("African Union", date(2024, 1, 1))


def test_a_record_of_a_membership_says_its_source() -> None:
    (one,) = (m for m in membership_records("European Union") if m.member == "country/HRV")
    assert one.joined == PartialDate("2013-07-01")
    assert one.left is None
    assert one.source == "Treaty of Accession 2011"


def test_records_have_identifiers_of_their_own() -> None:
    every = [one for bloc in blocs_with_members() for one in membership_records(bloc)]
    assert len({one.id for one in every}) == len(every) > 1500
    assert {type(one) for one in every} == {Membership}


def test_a_bloc_without_a_list_has_no_records() -> None:
    assert membership_records("Rio Group") == ()


@pytest.mark.parametrize(
    "row", list(rows("memberships.csv")), ids=lambda row: f"{row[0]}-{row[1]}-{row[4][:7]}"
)
def test_a_row_is_sound(row: list[str]) -> None:
    bloc, status, joined, left, codes, source = row
    assert bloc in {key for key, *_ in rows("blocs.csv")}
    assert status in ("member", "suspended", "complete", "same")
    assert source
    if status in ("member", "suspended"):
        states = codes.split()
        assert states
        assert set(states) <= set(countries())
        assert len(set(states)) == len(states)
    if joined and left:
        assert PartialDate(joined).earliest <= PartialDate(left).latest


@pytest.mark.parametrize("bloc", blocs_with_members())
def test_nobody_belongs_twice_on_a_day_or_before_or_after_existing(bloc: str) -> None:
    by_member: dict[str, list[Membership]] = {}
    for one in membership_records(bloc):
        by_member.setdefault(one.member.removeprefix("country/"), []).append(one)
    for code, found in by_member.items():
        state = countries()[code]
        for one in found:
            if one.joined and state.valid_until:
                assert one.joined.earliest.isoformat() <= state.valid_until
                assert one.left is not None
        ordered = sorted(found, key=lambda one: str(one.joined))
        for before, after in pairwise(ordered):
            assert before.left is not None
            assert after.joined is not None
            assert before.left.earliest < after.joined.latest + timedelta(days=1)
