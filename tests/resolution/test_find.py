from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.resolution import Form, Gazetteer, countries
from stancegraph.resolution.datafiles import rows


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def named(gazetteer: Gazetteer, text: str, **options: date) -> list[tuple[str, str]]:
    return [(one.text, one.actor) for one in gazetteer.find(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. told us that US aid goes on.", [("U.S.", "USA"), ("US", "USA")]),
        ("NORWAY and CHINA agreed; so did THE UNITED STATES.", ["NOR", "CHN", "USA"]),
        ("The Republic of Korea and the Democratic People's Republic of Korea", ["KOR", "PRK"]),
        ("South Korea, North Korea and South Sudan, not Sudan", ["KOR", "PRK", "SSD", "SDN"]),
        ("Guinea, Equatorial Guinea, Guinea-Bissau, Papua New Guinea", "GIN GNQ GNB PNG".split()),
        ("Niger and Nigeria share the Niger Delta story", ["NER", "NGA"]),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("Samoa is not American Samoa.", ["WSM", "ASM"]),
        ("Ireland, not Northern Ireland, objected.", ["IRL"]),
        ("the Democratic Republic of the Congo and the Congo", ["COD"]),
        ("Côte d’Ivoire, Cote d'Ivoire and CÔTE D'IVOIRE", ["CIV"] * 3),
        ("Türkiye, Turkiye and TÜRKIYE", ["TUR"] * 3),
        ("México, Việt Nam and PANAMÁ", ["MEX", "VNM", "PAN"]),
        ("Burma, Swaziland, Czechia and Cabo Verde", ["MMR", "SWZ", "CZE", "CPV"]),
        ("Kosovo, Taiwan, Palestine and the Holy See", ["XKX", "TWN", "PSE", "VAT"]),
        ("Belize, for the G-77/CHINA, urged restraint.", ["BLZ", "bloc:Group of 77"]),
        ("The Group of 77 and China, with China, agreed.", ["bloc:Group of 77", "CHN"]),
        ("the African Union, the EU and ASEAN", "African Union,European Union,ASEAN".split(",")),
        ("Moscow, Beijing and the White House replied.", ["RUS", "CHN", "USA"]),
        ("Russia's and Russians' wishes", [("Russia", "RUS"), ("Russians", "RUS")]),
        ("the United\nStates and the United \n  Kingdom", ["USA", "GBR"]),
        ("the US-China talks", ["USA", "CHN"]),
    ],
)
def test_names_are_found_longest_first(
    gazetteer: Gazetteer, text: str, expected: list[str] | list[tuple[str, str]]
) -> None:
    found = named(gazetteer, text)
    actors = [actor for _, actor in found]
    if expected and isinstance(expected[0], tuple):
        assert found == expected
    else:
        wanted = [
            one if one.isupper() and len(one) == 3 else f"bloc:{one.removeprefix('bloc:')}"
            for one in expected
            if isinstance(one, str)
        ]
        assert actors == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Let us meet them in the china shop and eat turkey.",
        "Michael Jordan met Chad Smith and Georgia Brown.",
        "Atlanta, Georgia, lies inland.",
        "The Congo flows west; Koreans and Dominicans live abroad.",
        "He read the Washington Post near the Persian Gulf.",
        "The exhibition in Moscow moved to the Paris Agreement hall.",
        "MOSCOW, Oct. 30 (Agency) -- It snowed.",
        "BEIJING (Agency) — It snowed.",
        "The West Bank\n\nUnited\n\nStates",
        "The pro-Russian rebels and two Chinese-American poets met.",
        "Chinadaily and Iranians2 are no words.",
        "",
    ],
)
def test_what_is_no_state_is_not_found(gazetteer: Gazetteer, text: str) -> None:
    assert named(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("King Abdullah of Jordan met the envoy.", "JOR"),
        ("Jordan condemned the raid.", "JOR"),
        ("Jordan Foreign Minister Ayman Safadi condemned the raid.", "JOR"),
        ("Jordan Condemns Raid on Border Post", "JOR"),
        ("President Deby of Chad spoke.", "TCD"),
        ("But Georgia rejected the claim.", "GEO"),
        ("Officials in Georgia's foreign ministry objected.", "GEO"),
        ("On Monday Israel rejected the claim.", "ISR"),
        ("He told Jordan Tuesday that aid would end.", "JOR"),
    ],
)
def test_a_state_with_the_name_of_persons_is_found_where_it_acts(
    gazetteer: Gazetteer, text: str, code: str
) -> None:
    assert [actor for _, actor in named(gazetteer, text)] == [code]


def test_the_day_chooses_between_the_meanings_of_a_name(gazetteer: Gazetteer) -> None:
    text = "Congo and Yemen abstained; Germany did not."
    assert named(gazetteer, text, on=date(1985, 1, 1)) == [("Congo", "COG")]
    assert named(gazetteer, text, on=date(2019, 1, 1)) == [("Yemen", "YEM"), ("Germany", "DEU")]
    assert named(gazetteer, "The Soviet Union is history.", on=date(2019, 1, 1)) == [
        ("Soviet Union", "SUN")
    ]


@pytest.mark.parametrize(
    ("text", "year", "actors"),
    [
        ("Croatia and France objected.", 1985, ["FRA"]),
        ("Russia and France objected.", 1985, ["SUN", "FRA"]),
        ("Russia and France objected.", 1995, ["RUS", "FRA"]),
        ("Kazakh and Polish envoys met.", 1985, ["POL"]),
        ("Moscow rejected the charge.", 1985, ["SUN"]),
        ("Moscow rejected the charge.", 1995, ["RUS"]),
        ("Belgrade rejected the charge.", 1985, ["YUG"]),
        ("Belgrade rejected the charge.", 2004, ["SCG"]),
        ("Sino-Soviet talks resumed.", 1985, ["CHN", "SUN"]),
        ("Russo-Polish talks resumed.", 1985, ["POL"]),
        ("Ukraine and Kosovo were invited.", 1999, ["UKR"]),
        ("Ukraine and Kosovo were invited.", 2009, ["UKR", "XKX"]),
        ("Yugoslavia had been a member.", 2019, ["YUG"]),
        ("The EU and NATO replied.", 1960, ["bloc:European Union", "bloc:NATO"]),
    ],
)
def test_a_state_that_did_not_exist_yet_is_no_mention_on_that_day(
    gazetteer: Gazetteer, text: str, year: int, actors: list[str]
) -> None:
    assert [actor for _, actor in named(gazetteer, text, on=date(year, 6, 1))] == actors


def test_un_usage_reads_an_ambiguous_short_name_as_un_texts_mean_it(gazetteer: Gazetteer) -> None:
    text = "Mr. Okoko (Congo) thanked Koreans and the Virgin Islands."
    assert gazetteer.find(text) == []
    assert [one.actor for one in gazetteer.find(text, usage="un")] == ["COG"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Comoros, Congo, Costa Rica, Croatia, Cuba", "COG"),
        ("Cuba, Congo, Costa Rica, Croatia, Comoros", None),
        ("Comoros, Congo, Costa Rica", None),
        ("Congo, Democratic Republic of the Congo", "COG"),
        ("Comoros, Congo and Costa Rica, with Croatia; Cuba", None),
    ],
)
def test_congo_in_a_list_as_the_un_writes_them_is_the_republic(
    gazetteer: Gazetteer, text: str, says: str | None
) -> None:
    (found,) = [one.actor for one in gazetteer.find(text) if one.text == "Congo"] or [None]
    assert found == says


def test_a_surname_met_with_a_first_name_stays_a_surname(gazetteer: Gazetteer) -> None:
    text = "Michael Jordan bought a club. Jordan paid in cash."
    assert named(gazetteer, text) == []
    assert named(gazetteer, "Jordan paid in cash.") == [("Jordan", "JOR")]


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("Sino-", 0),
        ("Georgia, ", 1),
        ("JORDAN ", 1),
        ("Jordan Peterson ", 0),
        ("Congo, ", 1),
        ("U. S. ", 1),
        ("Co\u0302te d'Ivoire ", 1),
    ],
)
def test_a_line_of_fifty_thousand_hard_names_is_read_to_its_end(
    gazetteer: Gazetteer, phrase: str, number: int
) -> None:
    assert len(gazetteer.find(phrase * 50_000)) == number * 50_000


def test_a_group_of_friends_is_a_bloc_of_its_own(gazetteer: Gazetteer) -> None:
    text = "Speaking for the Group of Friends of the Rule of Law, he thanked the chair."
    assert named(gazetteer, text) == [
        ("Group of Friends of the Rule of Law", "bloc:Group of Friends of the Rule of Law")
    ]


SNIPPETS = st.lists(
    st.one_of(
        st.sampled_from([row[2] for row in rows("names.csv")]),
        st.sampled_from([row[0] for row in rows("stop_phrases.csv")]),
        st.sampled_from([" ", ", ", "\n", "\n\n", "-", "'s ", ".", "G-77/", "in ", "the ", "of "]),
        st.text(max_size=6),
    ),
    max_size=25,
).map("".join)


@given(text=SNIPPETS)
def test_mentions_never_overlap_and_offsets_give_their_text(text: str) -> None:
    gazetteer = Gazetteer.load()
    position = 0
    for one in gazetteer.find(text):
        assert position <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert isinstance(one.form, Form)
        position = one.end


IN_TEXT = sorted(
    row.name
    for row in countries().values()
    # Ambiguous names are no mentions; Antarctica and Réunion are looked for in tables only.
    if row.code not in ("COG", "ZAN", "ATA", "REU")
)


@given(name=st.sampled_from(IN_TEXT))
def test_a_name_found_in_a_sentence_is_the_one_that_resolve_gives(name: str) -> None:
    gazetteer = Gazetteer.load()
    (found,) = gazetteer.find(f"Yesterday {name} abstained.")
    assert found.actor == gazetteer.resolve(name).code
    assert found.text == name


@pytest.mark.parametrize("key", ["bloc:OPEC+", "bloc:OPEC", "organ:WHO", "bloc:European Union"])
def test_a_group_is_resolved_by_its_key_and_by_the_name_in_it(key: str) -> None:
    gazetteer = Gazetteer.load()
    assert gazetteer.resolve(key).code == key
    assert gazetteer.resolve(key.partition(":")[2]).code == key


def test_a_shared_name_is_that_of_the_one_state_among_those_named_without_doubt(
    gazetteer: Gazetteer,
) -> None:
    text = "Congolese officials met a Korean envoy."
    assert gazetteer.find(text) == []
    found = gazetteer.find(text, among=frozenset({"COD", "KOR", "PRK"}))
    assert [one.actor for one in found] == ["COD"]
