"""Rows of tables: the state that held the seat on the day, by name or by code."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from stancegraph.resolution import Gazetteer
from stancegraph.resolution.seats import codes_of, resolve_row, seat_on

UNVOTES = Path(__file__).parents[3] / "shared/data/unvotes"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


FORMER = """
Russia 1950 SUN; Russia 1991-12-25 SUN; Russia 1991-12-26 RUS; USSR 1985 SUN;
Russian Federation 1985 SUN; Soviet Union 1946 SUN; Czechoslovakia 1985 CSK;
Czech Republic 1995 CZE; Slovak Republic 1995 SVK;
Yugoslavia 1985 YUG; Yugoslavia 2001 YUG; Yugoslavia 2004 SCG; Yugoslavia 2010 SRB;
Serbia and Montenegro 2005 SCG; Serbia and Montenegro 2010 SRB; Serbia 2010 SRB;
Montenegro 2010 MNE; German Democratic Republic 1985 DDR; East Germany 1985 DDR;
Federal Republic of Germany 1985 DEU; Federal Republic of Germany 1990-12-06 DEU;
West Germany 1975 DEU; Germany 1995 DEU;
Yemen Arab Republic 1985 YEM; Yemen Arab Republic 1990-12-06 YEM; Yemen 1955 YEM; Yemen 2010 YEM;
Democratic Yemen 1985 YMD; Yemen People's Republic 1989 YMD; South Yemen 1975 YMD;
Zaire 1985 COD; Congo (Leopoldville) 1962 COD; Congo (Brazzaville) 1962 COG;
Congo - Kinshasa 1961 COD; Congo - Brazzaville 1961 COG; Democratic Republic of the Congo 2010 COD;
Burma 1960 MMR; Myanmar (Burma) 1960 MMR; Myanmar 2010 MMR; Swaziland 2000 SWZ; Eswatini 1970 SWZ;
Turkey 1950 TUR; Türkiye 2023 TUR; Türkiye 1980 TUR; Upper Volta 1970 BFA; Burkina Faso 1970 BFA;
Dahomey 1965 BEN; Benin 1965 BEN; Zanzibar 1963 ZAN; Zanzibar 1964-04-25 ZAN;
Tanganyika 1962 TZA; Tanzania 1962 TZA; United Republic of Tanzania 1980 TZA;
United Arab Republic 1960 EGY; Egypt 1950 EGY; Syria 1955 SYR;
Byelorussian SSR 1960 BLR; Byelorussian Soviet Socialist Republic 1980 BLR; Belarus 1950 BLR;
Ukrainian SSR 1960 UKR; Ukrainian Soviet Socialist Republic 1980 UKR; Ukraine 1950 UKR;
Cape Verde 1980 CPV; Cabo Verde 1980 CPV; Ivory Coast 1970 CIV; Côte d’Ivoire 1961 CIV;
Macedonia 1995 MKD; The former Yugoslav Republic of Macedonia 2005 MKD; North Macedonia 1995 MKD;
Federation of Malaya 1960 MYS; Malaysia 1958 MYS; Ceylon 1960 LKA; Siam 1947 THA;
Khmer Republic 1972 KHM; Democratic Kampuchea 1980 KHM; Viet Nam 1980 VNM; Vietnam 1977-10-05 VNM;
Libyan Arab Jamahiriya 1990 LBY; Malagasy Republic 1965 MDG; Southern Yemen 1968 YMD;
Maldive Islands 1966 MDV; Persia 1946 IRN; Transjordan 1948 JOR; Western Samoa 1980 WSM;
East Timor 2002-11-04 TLS; Taiwan 1960 TWN; China 1972 CHN; Micronesia 1991-10-03 FSM;
Central African Empire 1978 CAF; Republic of Korea 1995 KOR; North Korea 1995 PRK
"""


@pytest.mark.parametrize("entry", [" ".join(one.split()) for one in FORMER.split(";")])
def test_a_state_is_that_of_its_day(gazetteer: Gazetteer, entry: str) -> None:
    name, day, code = entry.rsplit(" ", 2)
    when = date.fromisoformat(f"{day}-06-01" if len(day) == 4 else day)
    assert resolve_row(gazetteer, name, on=when).code == code


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Russia", "1985-06-01", "SUN"),
        ("USSR", "1985-06-01", "SUN"),
        ("Zaire", "1985-06-01", "COD"),
        ("Upper Volta", "1970-06-01", "BFA"),
        ("Zanzibar", "1964-01-01", "ZAN"),
        ("Estonia", "1985-06-01", None),
        ("Yugoslavia", "2010-06-01", None),
        ("Germany", "1985-06-01", None),
    ],
)
def test_a_name_in_a_text_is_no_seat(
    gazetteer: Gazetteer, name: str, day: str, code: str | None
) -> None:
    assert gazetteer.resolve(name, on=date.fromisoformat(day)).code == code


@pytest.mark.parametrize(
    ("code", "day", "state"),
    [
        ("NA", "1995-06-01", "NAM"),
        ("RU", "1985-06-01", "SUN"),
        ("RUS", "1985-06-01", "SUN"),
        ("RU", "2019-06-01", "RUS"),
        ("CS", "1985-06-01", "CSK"),
        ("CS", "2004-06-01", "SCG"),
        ("YU", "1985-06-01", "YUG"),
        ("DD", "1985-06-01", "DDR"),
        ("YD", "1985-06-01", "YMD"),
        ("XK", "2019-06-01", "XKX"),
        ("156", "2019-06-01", "CHN"),
        ("8", "2019-06-01", "ALB"),
        ("810", "1985-06-01", "SUN"),
        ("EST", "1985-06-01", None),
        ("ZZ", "1985-06-01", None),
        ("999", "1985-06-01", None),
    ],
)
def test_a_code_alone_is_enough(
    gazetteer: Gazetteer, code: str, day: str, state: str | None
) -> None:
    assert resolve_row(gazetteer, "Unheard-of", code, on=date.fromisoformat(day)).code == state


def test_a_code_without_a_day_is_that_of_today(gazetteer: Gazetteer) -> None:
    assert resolve_row(gazetteer, "", "NA").code == "NAM"
    assert resolve_row(gazetteer, "", "YU").code == "YUG"
    assert codes_of("CS") == ("CSK", "SCG")


def test_name_and_code_of_different_states_are_refused(gazetteer: Gazetteer) -> None:
    refused = resolve_row(gazetteer, "Niger", "NG", on=date(2000, 1, 1))
    assert refused.code is None
    assert refused.reason == "Niger is NER, but its code NG is NGA"
    assert resolve_row(gazetteer, "Niger", "?", on=date(2000, 1, 1)).code == "NER"


def test_a_code_tells_which_of_two_states_an_ambiguous_name_means(gazetteer: Gazetteer) -> None:
    day = date(1995, 1, 1)
    assert resolve_row(gazetteer, "Korea", on=day).code is None
    assert resolve_row(gazetteer, "Korea", "KR", on=day).code == "KOR"
    assert resolve_row(gazetteer, "Korea", "JP", on=day).code is None


def test_a_seat_ends_with_its_state() -> None:
    assert seat_on("YUG", date(2019, 1, 1)) == "SRB"
    assert seat_on("SRB", date(1980, 1, 1)) == "YUG"
    assert seat_on("CSK", date(2019, 1, 1)) is None
    assert seat_on("bloc:European Union", date(2019, 1, 1)) is None


@pytest.mark.shared
def test_every_name_of_the_vote_tables_is_a_state_on_every_day(gazetteer: Gazetteer) -> None:
    if not UNVOTES.exists():
        pytest.skip("the reference data is not at hand")
    with gzip.open(UNVOTES / "un_roll_calls.csv.gz", "rt", encoding="utf-8") as lines:
        days = {int(float(row["rcid"])): row["date"] for row in csv.DictReader(lines)}
    pairs = set()
    with gzip.open(UNVOTES / "un_votes.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            pairs.add((row["country"], row["country_code"], days[int(float(row["rcid"]))]))
    found: set[tuple[str, str | None]] = set()
    for name, code, number in pairs:
        day = date(1970, 1, 1) + timedelta(days=int(float(number)))
        found.add((name, resolve_row(gazetteer, name, code, on=day).code))
    by_name = Counter(name for name, _ in found)
    assert len(by_name) == 200
    assert None not in {code for _, code in found}
    assert {name for name, number in by_name.items() if number > 1} == {"Russia", "Yugoslavia"}
    assert len({code for _, code in found}) == 201
