from __future__ import annotations

from datetime import date
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.errors import SourceError
from stancegraph.resolution import Gazetteer, countries


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@given(code=st.sampled_from(sorted(countries())))
def test_the_un_short_name_of_every_state_gives_its_own_code(code: str) -> None:
    gazetteer = Gazetteer.load()
    name = countries()[code].name
    assert gazetteer.resolve(name, usage="un").code == code
    assert gazetteer.resolve(code).code == code
    if name not in ("Congo", "Zanzibar"):
        for spelling in (name.upper(), name.lower(), f"The {name}", f"  {name} "):
            assert gazetteer.resolve(spelling).code == code


def test_the_names_of_iso_3166_give_their_codes(gazetteer: Gazetteer) -> None:
    for known in pycountry.countries:
        names = {known.name, getattr(known, "official_name", known.name)}
        for name in names - {"Congo"}:
            assert gazetteer.resolve(name).code == known.alpha_3, name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "USA"),
        ("uk", "GBR"),
        ("Korea, Rep.", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Republic of Korea", "KOR"),
        ("Egypt, Arab Rep.", "EGY"),
        ("Gambia, The", "GMB"),
        ("Hong Kong SAR, China", "HKG"),
        ("Iran, Islamic Republic of", "IRN"),
        ("Venezuela (Bolivarian Republic of)", "VEN"),
        ("St. Vincent & Grenadines", "VCT"),
        ("COTE D'IVOIRE", "CIV"),
        ("Türkiye", "TUR"),
        ("georgia", "GEO"),
        ("Guinea", "GIN"),
        ("Soviet Union", "SUN"),
        ("EU", "bloc:European Union"),
        ("league of arab states", "bloc:Arab League"),
        ("UN Human Rights Council", "organ:Human Rights Council"),
        ("NAM", "NAM"),
    ],
)
def test_usual_spellings_are_resolved(gazetteer: Gazetteer, name: str, code: str) -> None:
    assert gazetteer.resolve(name).code == code


@pytest.mark.parametrize(
    ("name", "says", "candidates"),
    [
        ("Congo", "two states bear the name", ("COG", "COD")),
        ("Korea", "two states bear the name", ("KOR", "PRK")),
        ("Chinese", "an adjective or people of CHN", ("CHN",)),
        ("Moscow", "a capital or seat of RUS", ("RUS",)),
        ("", "empty", ()),
        ("x" * 5000, "too long", ()),
    ],
)
def test_what_is_not_one_actor_is_refused_with_the_reason(
    gazetteer: Gazetteer, name: str, says: str, candidates: tuple[str, ...]
) -> None:
    refused = gazetteer.resolve(name)
    assert refused.code is None
    assert says in refused.reason
    assert refused.candidates == candidates
    assert not refused.near


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Kazahkstan", "Kazakhstan"),
        ("Untied States", "United States"),
        ("Phillipines", "Philippines"),
        ("Lybia", "Libya"),
        ("Nigera", "Nigeria"),
        ("Columbia", "Colombia"),
        ("Democratic Congo", "Democratic Republic of Congo"),
        ("Timor", "East Timor"),
        ("Carribean Community", "Caribbean Community"),
        ("UN Security Counsil", "UN Security Council"),
        ("Mission of Peru", "Peru"),
    ],
)
def test_an_unknown_name_is_never_guessed_but_shown_near_ones(
    gazetteer: Gazetteer, name: str, near: str
) -> None:
    refused = gazetteer.resolve(name)
    assert refused.code is None
    assert refused.near
    assert near in refused.candidates
    assert near in refused.reason


@pytest.mark.parametrize(
    ("name", "year", "code", "candidates"),
    [
        ("Soviet Union", 1985, "SUN", ()),
        ("Russia", 1985, "SUN", ()),
        ("Estonia", 1985, None, ("SUN",)),
        ("Russia", 1995, "RUS", ()),
        ("Germany", 1948, "DEU", ()),
        ("Germany", 1985, None, ("DEU", "DDR")),
        ("West Germany", 1985, "DEU", ()),
        ("East Germany", 1985, "DDR", ()),
        ("East Germany", 1995, None, ("DEU",)),
        ("Germany", 1995, "DEU", ()),
        ("Yemen", 1985, None, ("YEM", "YMD")),
        ("Democratic Yemen", 1985, "YMD", ()),
        ("Yemen", 1995, "YEM", ()),
        ("Czechoslovakia", 1985, "CSK", ()),
        ("Czechoslovakia", 1995, None, ("CZE", "SVK")),
        ("Czech Republic", 1995, "CZE", ()),
        ("Yugoslavia", 1985, "YUG", ()),
        ("Serbia", 1985, None, ("YUG",)),
        ("Zaire", 1985, "COD", ()),
        ("Congo", 1985, "COG", ()),
        ("Burma", 1985, "MMR", ()),
        ("Swaziland", 2000, "SWZ", ()),
        ("Türkiye", 2000, "TUR", ()),
        ("Zanzibar", 1985, None, ("ZAN", "TZA")),
    ],
)
def test_the_day_picks_the_state_that_existed(
    gazetteer: Gazetteer, name: str, year: int, code: str | None, candidates: tuple[str, ...]
) -> None:
    found = gazetteer.resolve(name, on=date(year, 6, 1))
    assert found.code == code
    assert found.candidates == candidates


@pytest.mark.parametrize("name", ["Atlantis", "Scotland", "…", "x"])
def test_nothing_is_proposed_that_only_rhymes(gazetteer: Gazetteer, name: str) -> None:
    refused = gazetteer.resolve(name)
    assert (refused.code, refused.reason, refused.candidates) == (None, "unknown name", ())


FORMER_NAMES = """
Dahomey BEN; Upper Volta BFA; Khmer Republic KHM; Democratic Kampuchea KHM; Ceylon LKA;
Burma MMR; Siam THA; Persia IRN; Swaziland SWZ; Zaire COD; Belgian Congo COD; Cape Verde CPV;
Czech Republic CZE; East Timor TLS; Portuguese Timor TLS; Gold Coast GHA; Basutoland LSO;
Bechuanaland BWA; Nyasaland MWI; Northern Rhodesia ZMB; Southern Rhodesia ZWE; Tanganyika TZA;
South West Africa NAM; British Honduras BLZ; British Guiana GUY; Dutch Guiana SUR;
Portuguese Guinea GNB; Spanish Guinea GNQ; French Guinea GIN; French Sudan MLI;
French Somaliland DJI; Transjordan JOR; Trucial States ARE; Ellice Islands TUV;
Gilbert Islands KIR; New Hebrides VUT; Western Samoa WSM; Malagasy Republic MDG;
Byelorussian SSR BLR; Ukrainian SSR UKR; Libyan Arab Jamahiriya LBY; United Arab Republic EGY;
the former Yugoslav Republic of Macedonia MKD; Mongolian People's Republic MNG;
Hungarian People's Republic HUN; Polish People's Republic POL; People's Republic of Angola AGO;
Federal Islamic Republic of the Comoros COM; Central African Empire CAF; Abyssinia ETH;
Muscat and Oman OMN; State of Bahrain BHR; Maldive Islands MDV; Turkey TUR; Macedonia MKD;
Soviet Union SUN; Czechoslovakia CSK; German Democratic Republic DDR; Democratic Yemen YMD;
Yugoslavia YUG; Serbia and Montenegro SCG; Spanish Sahara ESH; Netherlands Antilles ANT
"""


@pytest.mark.parametrize("entry", [one.strip() for one in FORMER_NAMES.split(";")])
def test_a_former_name_gives_the_state_that_bore_it(gazetteer: Gazetteer, entry: str) -> None:
    name, _, code = entry.rpartition(" ")
    assert gazetteer.resolve(" ".join(name.split())).code == code


def test_the_reason_of_a_dated_name_says_until_when_it_was_in_use(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Zaire").reason == "listed name, in use until 1997-05-16"


def test_a_capital_points_to_the_state_of_its_day(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Moscow", on=date(1985, 6, 1)).candidates == ("SUN",)
    assert gazetteer.resolve("Moscow", on=date(1995, 6, 1)).candidates == ("RUS",)


def test_a_refused_day_says_which_state_there_was(gazetteer: Gazetteer) -> None:
    reason = gazetteer.resolve("Georgia", on=date(1985, 6, 1)).reason
    assert "Georgia (GEO) exists from 1991-04-09" in reason
    assert "Union of Soviet Socialist Republics (SUN)" in reason


def test_un_usage_reads_short_names_as_un_lists_mean_them(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Congo", usage="un").code == "COG"
    assert gazetteer.resolve("Yemen", on=date(1985, 6, 1), usage="un").code == "YEM"


def test_names_of_a_users_file_are_found_and_replace_shipped_ones(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(
        "name,code\nThe Southern Kingdom,THA\nWakefield Group,bloc:Wakefield Group\nCongo,COD\n",
        encoding="utf-8",
    )
    gazetteer = Gazetteer.load(mine)
    found = gazetteer.find("The Southern Kingdom and the Wakefield Group met Congo and Japan.")
    assert [one.actor for one in found] == ["THA", "bloc:Wakefield Group", "COD", "JPN"]
    assert gazetteer.resolve("southern kingdom").code == "THA"
    assert gazetteer.resolve("Congo").code == "COD"
    assert gazetteer.resolve("Congo", usage="un").code == "COD"
    assert Gazetteer.load().resolve("Congo").code is None


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        ("name,code\nA Land,KEN\nAtlantis,ATL\n", "mine.csv, row 2", "'ATL' is no country code"),
        ("name,code\n,KEN\n", "mine.csv, row 1", "without a name"),
        ("name,code\nA Land,bloc:\n", "mine.csv, row 1", "'bloc:' is no country code"),
        ("country;iso\nA Land;KEN\n", "mine.csv", "no header name,code"),
        ("", "mine.csv", "the file is empty"),
    ],
)
def test_a_bad_names_file_is_an_error_that_names_the_row(
    tmp_path: Path, content: str, place: str, says: str
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        Gazetteer.load(mine)
    assert raised.value.at is not None
    assert raised.value.at.endswith(place)
    assert says in raised.value.what
    assert raised.value.hint


def test_a_names_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        Gazetteer.load(tmp_path / "absent.csv")
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"name,code\n\xff\xfe\x00,KEN\n")
    with pytest.raises(SourceError, match="binary"):
        Gazetteer.load(binary)


def test_the_shipped_gazetteer_is_loaded_once() -> None:
    assert Gazetteer.load() is Gazetteer.load()
